import { openSqlite, type SqliteEngine } from './engine.ts';
import { joinOutput } from './join-output.ts';
import type { SqliteDoor } from './sqlite-door.ts';
import { sqliteProgram } from './sqlite-program.ts';

/**
 * The door without a worker, for Node. A stop reaches it between two pieces of output; a query that never ends
 * and never gives a row is only stopped where the engine runs in a worker.
 */
export function sqliteInProcess(loadWasm: () => Promise<Uint8Array>): SqliteDoor {
  let started: Promise<SqliteEngine> | undefined;
  const engine = () => (started ??= openSqlite(loadWasm));
  const views = new WeakMap<Uint8Array, ReturnType<SqliteEngine['inspect']>>();
  return {
    program: sqliteProgram(async () => (await engine()).version, async (call, output, signal) => {
      const killed = { code: 130, file: undefined };
      const cli = (await engine()).cli(call);
      const pieces = joinOutput(cli, () => cli.return(killed));
      for (;;) {
        const next = pieces.next();
        if (next.done === true) return next.value;
        output[next.value.stream](next.value.bytes);
        // Only a turn of the event loop lets an abort arrive.
        await new Promise<void>((resolve) => {
          setTimeout(resolve, 0);
        });
        if (!signal.aborted) continue;
        pieces.return(killed);
        return undefined;
      }
    }),
    async inspect(bytes) {
      const view = views.get(bytes) ?? (await engine()).inspect(bytes);
      views.set(bytes, view);
      return view;
    },
    rows: async (bytes, table, offset, limit) => (await engine()).rows(bytes, table, offset, limit),
    compare: async (before, after) => (await engine()).compare(before, after),
    execute: async (bytes, sql) => (await engine()).execute(bytes, sql),
    close: () => undefined,
  };
}
