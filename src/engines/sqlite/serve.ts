import type { SqliteEngine } from './engine.ts';
import { joinOutput } from './join-output.ts';
import type { FromSqlite, ToSqlite } from './protocol.ts';

/** The engine's side of the door: takes each message, answers by `post`. It blocks its thread while it works. */
export function serveSqlite(engine: Promise<SqliteEngine>, post: (message: FromSqlite) => void): (message: ToSqlite) => Promise<void> {
  return async (message) => {
    const { id } = message;
    try {
      post(answer(await engine, message, post));
    } catch (reason) {
      post({ type: 'crashed', id, message: reason instanceof Error ? reason.message : String(reason) });
    }
  };
}

function answer(engine: SqliteEngine, message: ToSqlite, post: (message: FromSqlite) => void): FromSqlite {
  const { id } = message;
  switch (message.type) {
    case 'version':
      return { type: 'version', id, version: engine.version };
    case 'inspect':
      return { type: 'inspected', id, view: engine.inspect(message.bytes) };
    case 'rows':
      return { type: 'rows', id, outcome: engine.rows(message.bytes, message.table, message.offset, message.limit) };
    case 'compare':
      return { type: 'compared', id, comparison: engine.compare(message.before, message.after) };
    case 'execute': {
      const { outcome, bytes } = engine.execute(message.bytes, message.sql);
      return { type: 'executed', id, outcome, changed: bytes === message.bytes ? undefined : bytes };
    }
    case 'cli': {
      const pieces = joinOutput(engine.cli(message.call), () => undefined);
      let next = pieces.next();
      while (next.done !== true) {
        post({ type: 'output', id, ...next.value });
        next = pieces.next();
      }
      return { type: 'ended', id, end: next.value };
    }
  }
}
