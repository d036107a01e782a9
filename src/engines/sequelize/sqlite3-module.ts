import { Buffer } from 'buffer/index.js';
import { EventEmitter } from '../node/event-emitter.ts';
import path from 'path-browserify';
import type { BindParams, Statement as SqlStatement } from 'sql.js';
import type { DatabaseFiles, OpenDatabase } from './database-files.ts';

const OPEN_CREATE = 4;
const CONSTANTS = { OPEN_READONLY: 1, OPEN_READWRITE: 2, OPEN_CREATE, OPEN_FULLMUTEX: 65_536, OPEN_URI: 64, OPEN_SHAREDCACHE: 131_072, OPEN_PRIVATECACHE: 262_144, VERSION: '3.49.1', SOURCE_ID: '' };

/** What it needs of the process that uses it. */
export interface Sqlite3World {
  readonly loop: { setImmediate(callback: () => void): void };
  cwd(): string;
}

type Done = (this: Statement, error: Error | null, value?: unknown) => void;
type Parameters = readonly unknown[] | Readonly<Record<string, unknown>>;

/** What `this` is in a callback of node-sqlite3. */
class Statement {
  readonly sql: string;
  lastID = 0;
  changes = 0;

  constructor(sql: string) {
    this.sql = sql;
  }
}

/**
 * The package `sqlite3` over sql.js, for Sequelize: node-sqlite3 is native code, which a browser cannot load. It has the
 * part of its interface that Sequelize uses, and the shape of its errors.
 */
export function createSqlite3(files: DatabaseFiles, { loop, cwd }: Sqlite3World): unknown {
  class Database extends EventEmitter {
    readonly filename: string;
    open = false;
    #opened: OpenDatabase | undefined;

    constructor(filename: string, mode?: unknown, callback?: unknown) {
      super();
      this.filename = filename;
      const done = [mode, callback].find((each) => typeof each === 'function') as ((this: Database, error: Error | null) => void) | undefined;
      const creates = typeof mode !== 'number' || (mode & OPEN_CREATE) !== 0;
      this.#opened = files.open(isMemory(filename) ? ':memory:' : path.resolve(cwd(), filename), creates);
      this.open = this.#opened !== undefined;
      const error = this.open ? null : sqliteError('unable to open database file');
      loop.setImmediate(() => {
        if (done !== undefined) done.call(this, error);
        else if (error !== null) this.emit('error', error);
        if (error === null) this.emit('open');
      });
    }

    run(sql: string, ...args: unknown[]): this {
      return this.#first(sql, args, (statement) => {
        while (statement.step());
      });
    }

    all(sql: string, ...args: unknown[]): this {
      return this.#first(sql, args, rowsOf);
    }

    get(sql: string, ...args: unknown[]): this {
      return this.#first(sql, args, (statement) => (statement.step() ? rowOf(statement) : undefined));
    }

    each(sql: string, ...args: unknown[]): this {
      const callbacks = args.filter((arg) => typeof arg === 'function') as ((error: Error | null, value?: unknown) => void)[];
      return this.all(sql, ...args.filter((arg) => typeof arg !== 'function'), (error: Error | null, rows: unknown[] = []) => {
        if (error !== null) return callbacks[0]?.(error);
        for (const row of rows) callbacks[0]?.(null, row);
        callbacks[1]?.(null, rows.length);
      });
    }

    /** All statements of a text. */
    exec(sql: string, callback?: Done): this {
      return this.#later(sql, callback, ({ connection }) => void connection.exec(sql));
    }

    close(callback?: (error: Error | null) => void): this {
      loop.setImmediate(() => {
        this.#opened?.close();
        this.#opened = undefined;
        this.open = false;
        callback?.(null);
        this.emit('close');
      });
      return this;
    }

    /** Everything is in order here: one statement runs after the other. */
    serialize(work?: () => unknown): void {
      work?.();
    }

    parallelize(work?: () => unknown): void {
      work?.();
    }

    configure(): void {}

    interrupt(): void {}

    /** The first statement of a text, and no other: node-sqlite3 prepares no more than that. */
    #first(sql: string, args: unknown[], work: (statement: SqlStatement) => unknown): this {
      const callback = typeof args.at(-1) === 'function' ? (args.pop() as Done) : undefined;
      const [given] = args;
      const parameters = args.length > 1 || given === undefined || typeof given !== 'object' || given === null ? args : (given as Parameters);
      return this.#later(sql, callback, ({ connection }) => {
        const statement = connection.prepare(sql);
        try {
          statement.bind(bound(parameters));
          return work(statement);
        } finally {
          statement.free();
        }
      });
    }

    #later(sql: string, callback: Done | undefined, work: (opened: OpenDatabase) => unknown): this {
      loop.setImmediate(() => {
        const self = new Statement(sql);
        try {
          if (this.#opened === undefined) throw Object.assign(new Error('SQLITE_MISUSE: Database is closed'), { errno: 21, code: 'SQLITE_MISUSE' });
          const { connection } = this.#opened;
          const value = attempt(() => work(this.#opened as OpenDatabase));
          if (!READS_ONLY.test(sql)) this.#opened.wrote();
          self.changes = connection.getRowsModified();
          self.lastID = Number(connection.exec('SELECT last_insert_rowid()')[0]?.values[0]?.[0] ?? 0);
          callback?.call(self, null, value);
        } catch (error) {
          if (!(error instanceof Error) || !('errno' in error)) throw error;
          if (callback === undefined) this.emit('error', error);
          else callback.call(self, error);
        }
      });
      return this;
    }
  }

  const module = { ...CONSTANTS, Database, Statement, verbose: () => module, cached: { Database: (...args: [string]) => new Database(...args) } };
  return module;
}

const READS_ONLY = /^\s*(?:SELECT|EXPLAIN|PRAGMA\s+[\w.]+\s*(?:\([^)]*\))?\s*;?\s*$|PRAGMA\s+foreign_keys\s*=)/i;

function isMemory(filename: string): boolean {
  return filename === ':memory:' || filename === '';
}

function bound(parameters: Parameters): BindParams {
  if (Array.isArray(parameters)) return parameters.map(valueOf);
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, valueOf(value)]));
}

/** As node-sqlite3 binds it. */
function valueOf(value: unknown): string | number | Uint8Array | null {
  switch (typeof value) {
    case 'string':
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'bigint':
      return Number(value);
    case 'undefined':
    case 'function':
    case 'symbol':
      return null;
    case 'object':
      if (value === null || value instanceof Uint8Array) return value;
      return value instanceof Date ? value.getTime() : (value as { toString(): string }).toString();
  }
}

function rowsOf(statement: SqlStatement): unknown[] {
  const rows: unknown[] = [];
  while (statement.step()) rows.push(rowOf(statement));
  return rows;
}

function rowOf(statement: SqlStatement): unknown {
  const row = statement.getAsObject() as Record<string, unknown>;
  for (const [name, value] of Object.entries(row)) if (value instanceof Uint8Array) row[name] = Buffer.from(value);
  return row;
}

function attempt<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (reason) {
    throw sqliteError(reason instanceof Error ? reason.message : String(reason));
  }
}

/** sql.js throws messages without their codes; each of these messages belongs to one code. */
const CODES: readonly (readonly [errno: number, code: string, pattern: RegExp])[] = [
  [5, 'SQLITE_BUSY', /^database is locked/],
  [6, 'SQLITE_LOCKED', /^database table is locked/],
  [8, 'SQLITE_READONLY', /^attempt to write a readonly database/],
  [11, 'SQLITE_CORRUPT', /^database disk image is malformed|^malformed database schema/],
  [14, 'SQLITE_CANTOPEN', /^unable to open database/],
  [18, 'SQLITE_TOOBIG', /^string or blob too big/],
  [19, 'SQLITE_CONSTRAINT', /constraint failed/],
  [20, 'SQLITE_MISMATCH', /^datatype mismatch/],
  [25, 'SQLITE_RANGE', /column index out of range/],
  [26, 'SQLITE_NOTADB', /^file is not a database/],
];

function sqliteError(message: string): Error {
  const [errno, code] = CODES.find(([, , pattern]) => pattern.test(message)) ?? [1, 'SQLITE_ERROR'];
  return Object.assign(new Error(`${code}: ${message}`), { errno, code });
}
