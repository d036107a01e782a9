import initSqlJs from 'sql.js';
import type { DatabaseComparison } from '../../domain/row-diff.ts';
import type { DatabaseView, SqlOutcome } from '../../domain/schema.ts';
import { runCli, type CliCall, type CliEnd } from './cli.ts';
import { openConnection, SqlFailure, type Connection } from './connection.ts';
import { compareConnections } from './database-comparison.ts';
import type { DotOutput } from './dot-commands.ts';
import { readRows, readSchema } from './inspector.ts';
import { runSql } from './sql-box.ts';

/** SQLite over values: bytes in, data or new bytes out. Nothing is kept between two calls. */
export interface SqliteEngine {
  /** What `sqlite3 -version` prints. */
  readonly version: string;
  readonly inspect: (bytes: Uint8Array) => DatabaseView;
  readonly rows: (bytes: Uint8Array, table: string, offset: number, limit: number) => SqlOutcome;
  readonly compare: (before: Uint8Array, after: Uint8Array) => DatabaseComparison;
  /** `bytes` are the given ones, by identity, when nothing was written. */
  readonly execute: (bytes: Uint8Array, sql: string) => { readonly outcome: SqlOutcome; readonly bytes: Uint8Array };
  /** The sqlite3 command line: pulls its output piece by piece, returns how it ended. */
  readonly cli: (call: CliCall) => Generator<DotOutput, CliEnd>;
}

/**
 * Starts SQLite.
 *
 * @param loadWasm gives the bytes of sql.js's `sql-wasm.wasm`: read from node_modules in Node, fetched in a page
 */
export async function openSqlite(loadWasm: () => Promise<Uint8Array>): Promise<SqliteEngine> {
  const wasm = await loadWasm();
  const sqlJs = await initSqlJs({ wasmBinary: new Uint8Array(wasm).buffer });
  const open = (bytes: Uint8Array) => openConnection(sqlJs, bytes);

  const reading = <Result>(bytes: Uint8Array, work: (connection: Connection) => Result): Result | { type: 'error'; message: string } => {
    let connection: Connection | undefined;
    try {
      connection = open(bytes);
      return work(connection);
    } catch (reason) {
      if (!(reason instanceof SqlFailure)) throw reason;
      return { type: 'error', message: reason.message };
    } finally {
      connection?.close();
    }
  };

  const versionOf = (connection: Connection) => connection.query('SELECT sqlite_version(), sqlite_source_id()')[0]?.join(' ') ?? '';
  const version = reading(new Uint8Array(0), versionOf);
  return {
    version: typeof version === 'string' ? version : version.message,
    inspect: (bytes) => reading(bytes, (connection): DatabaseView => ({ type: 'schema', schema: readSchema(connection) })),
    rows: (bytes, table, offset, limit) => reading(bytes, (connection): SqlOutcome => ({ type: 'rows', page: readRows(connection, table, offset, limit) })),
    compare(before, after) {
      const schemas = { before: reading(before, readSchema), after: reading(after, readSchema) };
      for (const when of ['before', 'after'] as const) {
        const schema = schemas[when];
        if ('message' in schema) return { type: 'error', message: `The database as it was ${when} cannot be read: ${schema.message}.` };
      }
      return reading(before, (old) => reading(after, (next) => compareConnections(old, next)));
    },
    execute(bytes, sql) {
      const done = reading(bytes, (connection) => {
        const outcome = runSql(connection, sql);
        return { type: 'ran' as const, outcome, bytes: finished(connection) ?? bytes };
      });
      return done.type === 'ran' ? { outcome: done.outcome, bytes: done.bytes } : { outcome: done, bytes };
    },
    cli: (call) => runCli(open, call),
  };
}

/** A file that is no database cannot be exported, and was not changed. */
function finished(connection: Connection): Uint8Array | undefined {
  try {
    return connection.finish();
  } catch (reason) {
    if (reason instanceof SqlFailure) return undefined;
    throw reason;
  }
}
