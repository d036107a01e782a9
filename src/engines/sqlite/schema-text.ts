import type { Connection } from './connection.ts';
import { identifier, quoteText } from './identifiers.ts';

/** What `.schema` prints: the CREATE statements in the order of creation; a pattern names tables. */
export function schemaText(connection: Connection, pattern: string | undefined, withoutSystem = false): string {
  const wanted = pattern === undefined ? '' : `lower(tbl_name) ${/[*?[]/.test(pattern) ? 'GLOB' : 'LIKE'} ${quoteText(pattern.toLowerCase())} AND `;
  const system = withoutSystem ? "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND " : '';
  return connection
    .query(`SELECT sql, type, name FROM main.sqlite_schema WHERE ${wanted}${system}type != 'meta' AND sql IS NOT NULL ORDER BY rowid`)
    .map(([sql, type, name]) => `${createStatement(String(sql))}${type === 'view' ? columnsComment(connection, String(name)) : ''};\n`)
    .join('');
}

/** A table whose name had to be quoted may be SQLite's own shadow table, so its statement must not fail on a second run. */
export function createStatement(sql: string): string {
  return /^CREATE TABLE ['"]/.test(sql) ? `CREATE TABLE IF NOT EXISTS ${sql.slice('CREATE TABLE '.length)}` : sql;
}

function columnsComment(connection: Connection, view: string): string {
  const columns = connection.query('SELECT name FROM pragma_table_info(?)', [view]).map(([name]) => identifier(String(name)));
  return columns.length === 0 ? '' : `\n/* ${identifier(view)}(${columns.join(',')}) */`;
}
