import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A PostgreSQL server of this machine, on loopback, with a data folder of its own. */
export interface NativePostgres {
  /** The variables by which clients find it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Makes the database `shop` anew. */
  freshDatabase(): void;
  stop(): Promise<void>;
}

const MISSING = 'Native PostgreSQL is missing: install it with apt-get install postgresql (its programs initdb, postgres and psql are used; no service has to run).';
const USER = 'app';
const PASSWORD = 'secret';

/**
 * Starts a server, as its own user when the tests run as root, which PostgreSQL refuses.
 *
 * @throws with what to install when this machine has no PostgreSQL
 */
export async function startNativePostgres(): Promise<NativePostgres> {
  const bin = programFolder();
  const folder = mkdtempSync(join(tmpdir(), 'headway-postgres-'));
  const owner = process.getuid?.() === 0 ? plainUser() : undefined;
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, PASSWORD);
  if (owner !== undefined) for (const path of [folder, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const data = join(folder, 'data');
  must(join(bin, 'initdb'), ['-D', data, '-U', USER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], { ...owner, cwd: folder });
  const port = await freePort();
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`, '-c', 'fsync=off', '-c', 'timezone=UTC', '-c', 'max_prepared_transactions=8'], { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('ready to accept connections')) resolve();
    });
    server.on('exit', () => reject(new Error(`The native PostgreSQL server did not start:\n${said}`)));
  });
  const variables = { PGPORT: String(port), PGPASSWORD: PASSWORD };
  const psql = ['-h', '127.0.0.1', '-p', String(port), '-U', USER, '-d', 'postgres', '-q', '-v', 'ON_ERROR_STOP=1'];
  return {
    variables,
    freshDatabase: () => must(join(bin, 'psql'), [...psql, '-c', 'SET client_min_messages = error', '-c', 'DROP DATABASE IF EXISTS shop WITH (FORCE)', '-c', 'CREATE DATABASE shop'], { env: { ...process.env, ...variables } }),
    stop: () =>
      new Promise((resolve) => {
        server.removeAllListeners('exit');
        server.on('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        server.kill('SIGINT');
      }),
  };
}

/** Where the server's programs are: on the PATH, or where Debian keeps them, the newest first. */
function programFolder(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...versions.map((version) => join(root, version, 'bin'))];
  const found = folders.find((folder) => ['initdb', 'postgres', 'psql'].every((name) => existsSync(join(folder, name))));
  if (found === undefined) throw new Error(MISSING);
  return found;
}

/** The user `nobody`, which owns nothing. */
function plainUser(): { uid: number; gid: number } {
  const [, , uid, gid] = /^nobody:.*$/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[0].split(':') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('PostgreSQL does not run as root, and there is no user nobody.');
  return { uid: Number(uid), gid: Number(gid) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No port is free.'))));
    });
  });
}

function must(program: string, args: readonly string[], options: { uid?: number; gid?: number; cwd?: string; env?: NodeJS.ProcessEnv }): void {
  const { status, stderr, error } = spawnSync(program, args, { ...options, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
}
