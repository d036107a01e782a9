import { PGlite } from '@electric-sql/pglite';
import { runPsql } from './psql.ts';
import type { Dial } from './client.ts';
import type { Socket } from './wire.ts';

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

/** A server in memory, which lets anybody in with any password. */
export async function startServer(): Promise<{ readonly server: PGlite; readonly dial: Dial }> {
  const server = await PGlite.create();
  return { server, dial: () => socketTo(server) };
}

/** The greeting is answered here; all else by the server. */
function socketTo(server: PGlite): Socket {
  let stage: 'greeting' | 'password' | 'open' = 'greeting';
  let outgoing: Uint8Array = new Uint8Array(0);
  const say = (bytes: readonly number[] | Uint8Array): void => {
    outgoing = new Uint8Array([...outgoing, ...bytes]);
  };
  return {
    write(bytes) {
      if (stage === 'open') return say(server.execProtocolRawSync(bytes));
      if (stage === 'greeting') {
        stage = 'password';
        return say([0x52, 0, 0, 0, 8, 0, 0, 0, 3]);
      }
      stage = 'open';
      say([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);
    },
    read(most) {
      const bytes = outgoing.subarray(0, most);
      outgoing = outgoing.subarray(bytes.length);
      return bytes;
    },
    close: () => undefined,
  };
}
