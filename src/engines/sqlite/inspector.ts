import type { Column, DatabaseSchema, ForeignKey, Index, RowPage, SqlValue, Table } from '../../domain/schema.ts';
import type { Connection } from './connection.ts';
import { quoteIdentifier } from './identifiers.ts';

/** What SQLite says about a database: its own tables left out, Alembic's version table read. Throws `SqlFailure`. */
export function readSchema(connection: Connection): DatabaseSchema {
  const objects = connection.query("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  const sqlOf = new Map(objects.map(([type, name, sql]) => [`${text(type)} ${text(name)}`, sql === null ? undefined : text(sql)]));
  const names = (kind: string) => objects.filter(([type]) => type === kind).map(([, name]) => text(name));
  const tables = names('table').map((name): Table => ({
    name,
    columns: readColumns(connection, name),
    foreignKeys: readForeignKeys(connection, name),
    indexes: readIndexes(connection, name, (index) => sqlOf.get(`index ${index}`)),
    rowCount: countRows(connection, name),
    sql: sqlOf.get(`table ${name}`) ?? '',
  }));
  return {
    tables,
    views: names('view').map((name) => ({ name, sql: sqlOf.get(`view ${name}`) ?? '' })),
    revisions: readRevisions(connection, tables),
  };
}

/** One page of a table's rows, in the order that SQLite gives them. Throws `SqlFailure`. */
export function readRows(connection: Connection, table: string, offset: number, limit: number): RowPage {
  const quoted = quoteIdentifier(table);
  const statement = connection.prepare(`SELECT * FROM ${quoted}`);
  const columns = statement?.columns ?? [];
  statement?.free();
  const rows = connection.query(`SELECT * FROM ${quoted} LIMIT ? OFFSET ?`, [limit, offset]);
  return { columns, rows, total: countRows(connection, table), offset };
}

function readColumns(connection: Connection, table: string): Column[] {
  // name, type, notnull, default, pk, hidden: 2 and 3 mean generated, 1 a virtual table's hidden column.
  return pragma(connection, 'table_xinfo', table)
    .filter(([, , , , , , hidden]) => hidden !== 1n)
    .map(([, name, type, notNull, defaultSql, position, hidden]) => ({
      name: text(name),
      type: text(type),
      nullable: notNull === 0n,
      defaultSql: defaultSql === null || defaultSql === undefined ? undefined : text(defaultSql),
      primaryKeyPosition: Number(position),
      generated: hidden === 2n || hidden === 3n,
    }));
}

function readForeignKeys(connection: Connection, table: string): ForeignKey[] {
  const byId = new Map<number, ForeignKey>();
  for (const [id, , target, from, to, onUpdate, onDelete] of pragma(connection, 'foreign_key_list', table)) {
    const known = byId.get(Number(id));
    byId.set(Number(id), {
      columns: [...(known?.columns ?? []), text(from)],
      table: text(target),
      referredColumns: [...(known?.referredColumns ?? []), ...(to === null ? [] : [text(to)])],
      onDelete: text(onDelete),
      onUpdate: text(onUpdate),
    });
  }
  // SQLite lists the key that was declared last first.
  return [...byId].sort(([a], [b]) => b - a).map(([, key]) => key);
}

function readIndexes(connection: Connection, table: string, sqlOf: (index: string) => string | undefined): Index[] {
  return pragma(connection, 'index_list', table)
    .map(([, name, unique, origin]): Index => ({
      name: text(name),
      // An index over an expression has no column's name there.
      columns: pragma(connection, 'index_info', text(name)).map(([, , column]) => (column === null ? '(expression)' : text(column))),
      unique: unique === 1n,
      origin: origin === 'u' || origin === 'pk' ? origin : 'c',
      sql: sqlOf(text(name)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function readRevisions(connection: Connection, tables: readonly Table[]): string[] | undefined {
  const version = tables.find(({ name }) => name === 'alembic_version');
  if (version?.columns.some(({ name }) => name === 'version_num') !== true) return undefined;
  return connection.query('SELECT version_num FROM alembic_version ORDER BY version_num').map(([revision]) => text(revision));
}

function countRows(connection: Connection, table: string): number {
  return Number(connection.query(`SELECT count(*) FROM ${quoteIdentifier(table)}`)[0]?.[0] ?? 0);
}

/** Pragmas take no parameters, and a table-valued pragma takes the name as a value: no quoting to get wrong. */
function pragma(connection: Connection, name: string, argument: string): SqlValue[][] {
  return connection.query(`SELECT * FROM pragma_${name}(?)`, [argument]);
}

function text(value: SqlValue | undefined): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return value === null || value === undefined ? '' : String(value);
}
