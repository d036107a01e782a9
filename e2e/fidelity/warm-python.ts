import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A Python of this machine that has imported Flask and Alembic, and runs each of their lines in a process forked from it. */
export interface WarmPython {
  /** What to put first on the PATH: the programs that ask it, then those of the Python that it is. */
  readonly bin: string;
  stop(): Promise<void>;
}

/** @param bin folder with the native `python`, `flask` and `alembic` */
export async function startWarmPython(bin: string): Promise<WarmPython> {
  const folder = mkdtempSync(join(tmpdir(), 'headway-warm-'));
  const socket = join(folder, 'socket');
  // As those programs name it.
  const [, python = ''] = /^#!(.*)/.exec(readFileSync(join(bin, 'flask'), 'utf8')) ?? [];
  const client = readFileSync(join(import.meta.dirname, 'warm_client.py'), 'utf8').replace('<programs>', bin).replace('<socket>', socket);
  for (const name of ['flask', 'alembic']) {
    writeFileSync(join(folder, name), `#!${python} -IS\n${client}`);
    chmodSync(join(folder, name), 0o755);
  }
  // Streams of the kind that a line has, for what Python reads of them at its start.
  const server = spawn(python, [join(import.meta.dirname, 'warm_python.py'), socket], { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'], PYTHONDONTWRITEBYTECODE: '1', LC_ALL: 'C.UTF-8' } });
  await ready(server);
  return {
    bin: `${folder}${delimiter}${bin}`,
    async stop() {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    server.stdout?.once('data', () => resolve());
    server.once('exit', (code) => reject(new Error(`The native Python that imports Flask and Alembic ended with ${code}.`)));
    server.once('error', reject);
  });
}
