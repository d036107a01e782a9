import {
  bindMigrationAwareSqlAdapterFactory,
  type ColumnType,
  ColumnTypeEnum,
  DriverAdapterError,
  type ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import type { Database, SqlValue } from 'sql.js';
import { refusedSql } from './refused-sql.ts';

const info = { provider: 'sqlite', adapterName: 'sql.js' } as const;

/**
 * Prisma's door to a SQLite database, over sql.js.
 *
 * @param connect the open database; asked again for each connection, since a reset replaces it
 * @param openEmpty a database in memory, in which the engine plays the migrations back to compare
 */
export function sqliteAdapter(connect: () => Database, openEmpty: () => Database): ErrorCapturingSqlMigrationAwareDriverAdapterFactory {
  return bindMigrationAwareSqlAdapterFactory({
    ...info,
    connect: () => Promise.resolve(driver(connect(), () => undefined)),
    connectToShadowDb: () => {
      const shadow = openEmpty();
      return Promise.resolve(driver(shadow, () => shadow.close()));
    },
  });
}

function driver(database: Database, dispose: () => void): SqlDriverAdapter {
  database.run('PRAGMA foreign_keys = ON');
  const queryable = {
    ...info,
    queryRaw: (query: SqlQuery) => attempt(() => queryRows(database, query)),
    executeRaw: (query: SqlQuery) => attempt(() => execute(database, query)),
  };
  return {
    ...queryable,
    executeScript: (script) => attempt(() => executeScript(database, script)),
    startTransaction: () =>
      attempt((): Transaction => {
        database.run('BEGIN');
        return {
          ...queryable,
          options: { usePhantomQuery: false },
          commit: () => attempt(() => void database.run('COMMIT')),
          rollback: () => attempt(() => void database.run('ROLLBACK')),
        };
      }),
    getConnectionInfo: () => ({ supportsRelationJoins: false }),
    dispose: () => Promise.resolve(dispose()),
  };
}

function queryRows(database: Database, query: SqlQuery): SqlResultSet {
  if (query.sql.includes('_prisma_migrations') && !tableExists(database, '_prisma_migrations')) return { columnNames: [], columnTypes: [], rows: [] };
  const statement = database.prepare(query.sql);
  try {
    statement.bind(argumentsOf(query));
    const rows: SqlValue[][] = [];
    while (statement.step()) rows.push(statement.get());
    const columnNames = statement.getColumnNames();
    const columnTypes = columnNames.map((name, index) => typeOf(name, rows.map((row) => row[index])));
    return { columnNames, columnTypes, rows: rows.map((row) => row.map((value, index) => fromSqlite(value, columnTypes[index]))) };
  } finally {
    statement.free();
  }
}

/** The engine hands a whole migration over as one statement without arguments. */
function execute(database: Database, query: SqlQuery): number {
  if (query.args.length === 0) database.exec(query.sql);
  else database.run(query.sql, argumentsOf(query));
  return database.getRowsModified();
}

/** Each statement is prepared and begun, as the native engine does it; what SQLite does not take is told in that engine's words. */
function executeScript(database: Database, script: string): void {
  const statements = database.iterateStatements(script);
  for (;;) {
    const rest = statements.getRemainingSQL();
    let next: ReturnType<typeof statements.next>;
    try {
      next = statements.next();
    } catch (reason) {
      throw reason instanceof Error ? new Error(refusedSql(reason.message, rest, (sql) => refusalOf(database, sql))) : reason;
    }
    if (next.done) return;
    next.value.step();
  }
}

function refusalOf(database: Database, sql: string): string | undefined {
  try {
    database.prepare(sql).free();
    return undefined;
  } catch (reason) {
    return reason instanceof Error ? reason.message : String(reason);
  }
}

function tableExists(database: Database, name: string): boolean {
  return database.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [name]).length > 0;
}

/** Prisma keeps a moment as milliseconds since 1970. */
function argumentsOf({ args, argTypes }: SqlQuery): SqlValue[] {
  return args.map((value, index): SqlValue => {
    const scalar = argTypes[index]?.scalarType;
    if (scalar === 'datetime' && typeof value === 'string') return Date.parse(value);
    if (value instanceof Date) return value.getTime();
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (scalar === 'int' && typeof value === 'string') return Number.parseInt(value, 10);
    if (value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array) return value;
    return typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
  });
}

const momentColumns: readonly string[] = ['started_at', 'finished_at', 'rolled_back_at'];

/** sql.js does not tell what a column was declared as; its values, and the names in `_prisma_migrations`, say enough. */
function typeOf(column: string, values: readonly (SqlValue | undefined)[]): ColumnType {
  if (momentColumns.includes(column)) return ColumnTypeEnum.DateTime;
  for (const value of values) {
    if (value === null || value === undefined) continue;
    if (typeof value === 'string') return ColumnTypeEnum.Text;
    if (value instanceof Uint8Array) return ColumnTypeEnum.Bytes;
    return Number.isInteger(value) ? ColumnTypeEnum.Int64 : ColumnTypeEnum.Double;
  }
  return ColumnTypeEnum.Int32;
}

function fromSqlite(value: SqlValue, type: ColumnType | undefined): unknown {
  if (type === ColumnTypeEnum.DateTime && typeof value === 'number') return new Date(value).toISOString();
  if (type === ColumnTypeEnum.Int64 && typeof value === 'number') return String(value);
  if (type === ColumnTypeEnum.Text && value !== null) return String(value);
  return value;
}

/** What SQLite refuses goes to the engine as SQLite said it. */
async function attempt<Result>(work: () => Result): Promise<Result> {
  try {
    return await work();
  } catch (reason) {
    const message = reason instanceof Error ? reason.message : String(reason);
    const extendedCode = extendedCodeOf(message);
    // The engine takes a message that begins with these words for a table of its own that is missing (P1014), also when a
    // migration's SQL names one; behind a blank it reports the migration that failed.
    throw new DriverAdapterError({ kind: 'sqlite', extendedCode, message: message.replace(/^no such (table|column)/, ' $&'), originalCode: String(extendedCode), originalMessage: message });
  }
}

/** SQLite's number for what it refused in these words. */
export const extendedCodeOf = (message: string): number => extendedCodes.find(([, pattern]) => pattern.test(message))?.[0] ?? 1;

/** sql.js throws messages without SQLite's extended codes; each of these messages belongs to one. */
const extendedCodes: readonly (readonly [code: number, pattern: RegExp])[] = [
  [2067, /^UNIQUE constraint failed/],
  [1299, /^NOT NULL constraint failed/],
  [787, /^FOREIGN KEY constraint failed/],
  [275, /^CHECK constraint failed/],
  [19, /constraint failed/],
  [11, /^database disk image is malformed|^malformed database schema/],
  [26, /^file is not a database/],
];
