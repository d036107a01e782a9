import { dumpLiteral } from './cli-values.ts';
import { SqlFailure, type Connection } from './connection.ts';
import { identifier, quoteIdentifier, quoteText } from './identifiers.ts';
import { createStatement } from './schema-text.ts';

/** What `.dump` prints: SQL that makes the database again. Patterns choose objects by name. */
export function* dumpDatabase(connection: Connection, patterns: readonly string[]): Generator<string> {
  yield 'PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n';
  const wanted = patterns.length === 0 ? 'true' : patterns.map((pattern) => `name LIKE ${quoteText(pattern)} ESCAPE '\\'`).join(' OR ');
  try {
    const tables = connection.query(`SELECT name, sql FROM sqlite_schema WHERE (${wanted}) AND type='table' AND sql NOT NULL ORDER BY tbl_name='sqlite_sequence', rowid`);
    for (const [name, sql] of tables) yield* dumpTable(connection, String(name), String(sql));
    const others = connection.query(`SELECT sql FROM sqlite_schema WHERE (${wanted}) AND sql NOT NULL AND type IN ('index','trigger','view')`);
    for (const [sql] of others) yield `${String(sql)};\n`;
  } catch (reason) {
    if (!(reason instanceof SqlFailure)) throw reason;
    yield `/**** ERROR: (${reason.code}) ${reason.message} *****/\nROLLBACK; -- due to errors\n`;
    return;
  }
  yield 'COMMIT;\n';
}

function* dumpTable(connection: Connection, name: string, sql: string): Generator<string> {
  if (name === 'sqlite_sequence') yield 'DELETE FROM sqlite_sequence;\n';
  else if (name.startsWith('sqlite_stat')) yield 'ANALYZE sqlite_schema;\n';
  else if (name.startsWith('sqlite_')) return;
  else yield `${createStatement(sql)};\n`;
  // Generated columns are not written: they make themselves.
  const columns = connection.query("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0", [name]).map(([column]) => quoteIdentifier(String(column)));
  const statement = connection.prepare(`SELECT ${columns.join(',')} FROM ${quoteIdentifier(name)}`);
  try {
    for (let row = statement?.step(); row !== undefined; row = statement?.step()) {
      yield `INSERT INTO ${identifier(name)} VALUES(${row.map(dumpLiteral).join(',')});\n`;
    }
  } finally {
    statement?.free();
  }
}
