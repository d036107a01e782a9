import type initSqlJs from 'sql.js';
import type { SqlValue } from '../../domain/schema.ts';

type SqlJs = Awaited<ReturnType<typeof initSqlJs>>;

/**
 * An open database in memory. The bytes that it was opened from are never changed.
 * Values come as SQLite stores them: an INTEGER as a bigint, a REAL as a number, so that 1 and 1.0 stay apart.
 */
export interface Connection {
  /** One statement, ready to step. Undefined where the text holds none, only blanks and comments. Throws `SqlFailure`. */
  readonly prepare: (sql: string) => Prepared | undefined;
  /** All rows of one statement. Throws `SqlFailure`. */
  readonly query: (sql: string, parameters?: readonly (string | number)[]) => SqlValue[][];
  /** The file as it is now, or undefined when nothing in it changed. What was never committed is rolled back. */
  readonly finish: () => Uint8Array | undefined;
  /** True while a transaction is open. */
  readonly inTransaction: () => boolean;
  readonly close: () => void;
}

export interface Prepared {
  readonly columns: readonly string[];
  /** The next row, or undefined at the end. Throws `SqlFailure`. */
  readonly step: () => SqlValue[] | undefined;
  readonly free: () => void;
}

/** What SQLite refused, in its own words. */
export class SqlFailure extends Error {
  /** SQLite's result code: 1 for an error in the SQL, 19 for a constraint, 26 when the file is no database. */
  readonly code: number;

  constructor(message: string) {
    super(message);
    this.code = resultCode(message);
  }
}

/** Opens a database file; no bytes are an empty database. A file that is none fails at the first statement, as in SQLite. */
export function openConnection(sqlJs: SqlJs, bytes: Uint8Array): Connection {
  const logged = bytes[WAL_FLAGS] === 2;
  const database = attempt(() => new sqlJs.Database(logged ? withoutLog(bytes) : bytes));
  const connection: Connection = {
    prepare(sql) {
      const statement = attempt(() => {
        try {
          return database.prepare(sql);
        } catch (reason) {
          if (reason === 'Nothing to prepare') return undefined;
          throw reason;
        }
      });
      if (statement === undefined) return undefined;
      const exact = withExactIntegers(statement);
      return {
        columns: attempt(() => statement.getColumnNames()),
        step: () => attempt(() => (statement.step() ? exact.get(null, { useBigInt: true }) : undefined)),
        free: () => {
          statement.free();
        },
      };
    },
    query(sql, parameters = []) {
      return attempt(() => {
        const statement = database.prepare(sql);
        try {
          statement.bind([...parameters]);
          const rows: SqlValue[][] = [];
          while (statement.step()) rows.push(withExactIntegers(statement).get(null, { useBigInt: true }));
          return rows;
        } finally {
          statement.free();
        }
      });
    },
    inTransaction() {
      try {
        database.run('BEGIN; ROLLBACK');
        return false;
      } catch {
        // A transaction does not begin inside another.
        return true;
      }
    },
    finish() {
      try {
        database.run('ROLLBACK');
      } catch {
        // No transaction was open.
      }
      if (connection.query('PRAGMA page_count')[0]?.[0] === 0n) return undefined;
      const after = attempt(() => database.export());
      // The export is a backup, which always leaves rollback-journal mode and fresh counters behind.
      if (logged) after.set([2, 2], WAL_FLAGS);
      return differs(bytes, after) ? after : undefined;
    },
    close() {
      database.close();
    },
  };
  return connection;
}

/** Offset of the two bytes in the file's header that say how it is journaled: 1 rollback, 2 write-ahead log. */
const WAL_FLAGS = 18;

/** There is no shared memory here for a write-ahead log; without it the same file reads and writes as any other. */
function withoutLog(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy.set([1, 1], WAL_FLAGS);
  return copy;
}

/** Parts of the header that a backup rewrites without any change in content: counters and the library's version. */
const COUNTERS: readonly (readonly [from: number, to: number])[] = [[18, 20], [24, 28], [40, 44], [92, 100]];

function differs(before: Uint8Array, after: Uint8Array): boolean {
  if (before.length !== after.length) return true;
  for (let at = 0; at < before.length; at += 1) {
    if (before[at] !== after[at] && !COUNTERS.some(([from, to]) => at >= from && at < to)) return true;
  }
  return false;
}

/** sql.js takes this option, its type declaration does not know it. */
interface ExactIntegers {
  get(parameters: null, config: { useBigInt: true }): (SqlValue)[];
}

function withExactIntegers(statement: object): ExactIntegers {
  if (!hasGet(statement)) throw new Error('sql.js has changed: a statement has no get()');
  return statement;
}

function hasGet(statement: object): statement is ExactIntegers {
  return 'get' in statement && typeof statement.get === 'function';
}

function attempt<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (reason) {
    if (reason instanceof SqlFailure) throw reason;
    throw new SqlFailure(reason instanceof Error ? reason.message : String(reason));
  }
}

/** sql.js throws messages without their codes; each of these messages belongs to one code. */
function resultCode(message: string): number {
  return CODES.find(([, pattern]) => pattern.test(message))?.[0] ?? 1;
}

const CODES: readonly (readonly [code: number, pattern: RegExp])[] = [
  [5, /^database is locked/],
  [6, /^database table is locked/],
  [7, /^out of memory/],
  [8, /^attempt to write a readonly database/],
  [11, /^database disk image is malformed|^malformed database schema/],
  [13, /^database or disk is full/],
  [18, /^string or blob too big/],
  [19, /constraint failed/],
  [20, /^datatype mismatch/],
  [26, /^file is not a database/],
];
