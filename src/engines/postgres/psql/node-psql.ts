import { nodePostgresFiles } from '../node-postgres-files.ts';
import { createPostgresServers } from '../server.ts';
import type { Dial } from './client.ts';
import { runPsql } from './psql.ts';

/** What a call wrote, and its exit code. */
export interface PsqlOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface PsqlCall {
  readonly args: readonly string[];
  readonly stdin?: string | undefined;
  readonly files?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Runs `psql` against a server, as `app` in `shop`, with the version that the recorded calls were made with. */
export function psqlOver(dial: Dial, { args, stdin, files = {}, variables = {} }: PsqlCall): PsqlOutcome {
  const written = { stdout: '', stderr: '' };
  const encoder = new TextEncoder();
  const code = runPsql(args, {
    variables: { PGHOST: '127.0.0.1', PGUSER: 'app', PGPASSWORD: 'secret', PGDATABASE: 'shop', ...variables },
    login: 'app',
    version: '18.6',
    dial,
    readFile: (path) => (files[path] === undefined ? 'missing' : encoder.encode(files[path])),
    stdin: stdin === undefined ? undefined : encoder.encode(stdin),
    stdout: (text) => (written.stdout += text),
    stderr: (text) => (written.stderr += text),
    now: () => 0,
  });
  return { code, ...written };
}

/** A server of the kind that environments have, in memory. */
export async function startServer(): Promise<{ readonly dial: Dial; readonly endProcess: () => void }> {
  const servers = createPostgresServers(nodePostgresFiles(), () => undefined);
  await servers.start('dev-a', { set: [], remove: [] }, 'shop', () => undefined);
  return { dial: (host, port) => (host !== '127.0.0.1' ? 'unknown host' : port === 5432 ? (servers.connect() ?? 'refused') : 'refused'), endProcess: () => void servers.endProcess() };
}
