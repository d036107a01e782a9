import type { SqlOutcome, SqlValue } from '../../domain/schema.ts';
import { SqlFailure, type Connection } from './connection.ts';
import { splitStatements } from './statements.ts';

/** Rows that the SQL box fetches of one statement. */
const ROW_LIMIT = 1000;

/**
 * Runs SQL as a person typed it, one or more statements, and tells what the last one that returns rows returned,
 * or how many rows were changed. What was committed before an error stays.
 */
export function runSql(connection: Connection, sql: string): SqlOutcome {
  const before = totalChanges(connection);
  let outcome: SqlOutcome | undefined;
  try {
    for (const statement of splitStatements(sql)) {
      const refused = outsideFile(statement.sql);
      if (refused !== undefined) return { type: 'error', message: refused };
      outcome = runStatement(connection, statement.sql) ?? outcome;
    }
  } catch (reason) {
    if (!(reason instanceof SqlFailure)) throw reason;
    return { type: 'error', message: reason.message };
  }
  if (connection.inTransaction()) return { type: 'error', message: 'The transaction was never committed, so it was rolled back.' };
  return outcome ?? { type: 'done', changedRows: totalChanges(connection) - before };
}

/** Statements that reach into another file; here a process has one database file. */
export function outsideFile(sql: string): string | undefined {
  if (/^attach\b/i.test(sql)) return 'ATTACH is not supported here: one database file at a time';
  return /^vacuum\b[^;]*\binto\b/i.test(sql) ? 'VACUUM INTO is not supported here; cp copies a database file' : undefined;
}

function runStatement(connection: Connection, sql: string): SqlOutcome | undefined {
  const statement = connection.prepare(sql);
  if (statement === undefined) return undefined;
  try {
    const rows: SqlValue[][] = [];
    let row = statement.step();
    while (row !== undefined && rows.length < ROW_LIMIT) {
      rows.push(row);
      row = statement.step();
    }
    if (statement.columns.length === 0) return undefined;
    const page = { columns: statement.columns, rows, total: rows.length, offset: 0 };
    return { type: 'rows', page: row === undefined ? page : { ...page, more: true } };
  } finally {
    statement.free();
  }
}

function totalChanges(connection: Connection): number {
  return Number(connection.query('SELECT total_changes()')[0]?.[0] ?? 0);
}
