import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PsqlCall, PsqlOutcome } from './node-psql.ts';

/** A PostgreSQL server of this machine, on loopback, with the user `app` and a database `shop` for each call. */
export interface NativePostgres {
  readonly version: string;
  psql(call: PsqlCall): PsqlOutcome;
  stop(): void;
}

/** @param setup makes the database what every call finds */
export async function startNativePostgres(setup: string): Promise<NativePostgres> {
  const programs = nativePrograms();
  const folder = mkdtempSync(join(tmpdir(), 'headway-postgres-'));
  const data = join(folder, 'data');
  const work = join(folder, 'work');
  mkdirSync(work);
  // PostgreSQL refuses to run as root.
  const asServer = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  if (asServer.length > 0) {
    chmodSync(folder, 0o755);
    mkdirSync(data, { mode: 0o700 });
    execFileSync('chown', ['postgres', data]);
  }
  const run = (program: string, ...args: string[]): void => {
    const [first = '', ...rest] = [...asServer, join(programs, program), ...args];
    execFileSync(first, rest, { stdio: 'ignore', cwd: '/' });
  };
  const port = await freePort();
  run('initdb', '-D', data, '-U', 'app', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8', '--no-sync');
  run('pg_ctl', '-D', data, '-w', '-l', join(data, 'log'), '-o', `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c timezone=UTC -c fsync=off`, 'start');
  const env = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HOME: work, PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: 'app', PGDATABASE: 'shop' };
  const psql = (args: readonly string[], variables: Readonly<Record<string, string>>, input: string) =>
    spawnSync(join(programs, 'psql'), args, { argv0: 'psql', cwd: work, encoding: 'utf8', input, env: { ...env, ...variables } });
  psql(['-X', '-q', '-d', 'postgres', '-c', 'CREATE DATABASE shop'], {}, '');
  const shown = (text: string): string => text.replaceAll(String(port), '5432').replaceAll(join(programs, 'psql'), 'psql');
  return {
    version: psql(['--version'], {}, '').stdout,
    psql({ args, stdin = '', files = {}, variables = {} }) {
      const prepared = psql(['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', '-'], {}, setup);
      if (prepared.status !== 0) throw new Error(prepared.stderr);
      for (const [path, text] of Object.entries(files)) writeFileSync(join(work, path), text);
      const { stdout, stderr, status } = psql(['-X', ...args], variables, stdin);
      for (const path of Object.keys(files)) rmSync(join(work, path));
      return { code: status ?? -1, stdout: shown(stdout), stderr: shown(stderr) };
    },
    stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Debian keeps each version's programs in a folder of its own. */
function nativePrograms(): string {
  const root = '/usr/lib/postgresql';
  const versions: string[] = existsSync(root) ? readdirSync(root).filter((version: string) => existsSync(join(root, version, 'bin/postgres'))) : [];
  const newest = versions.sort((a: string, b: string) => Number(b) - Number(a))[0];
  if (newest === undefined) throw new Error('A PostgreSQL server of the machine is needed. Install it: apt-get install postgresql');
  return join(root, newest, 'bin');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
