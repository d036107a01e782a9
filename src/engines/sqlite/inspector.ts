import type { Column, DatabaseSchema, ForeignKey, Index, RowPage, SqlValue, Table, Trigger } from '../../domain/schema.ts';
import type { Connection } from './connection.ts';
import { normalText, readIndexText, readTableText, type TableText } from './definition-text.ts';
import { quoteIdentifier } from './identifiers.ts';

/** What SQLite says about a database: its own tables left out, Alembic's version table read. Throws `SqlFailure`. */
export function readSchema(connection: Connection): DatabaseSchema {
  const objects = connection.query("SELECT type, name, sql, tbl_name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  const sqlOf = new Map(objects.map(([type, name, sql]) => [`${text(type)} ${text(name)}`, sql === null ? undefined : text(sql)]));
  const names = (kind: string) => objects.filter(([type]) => type === kind).map(([, name]) => text(name));
  const triggersOf = (owner: string): { triggers?: Trigger[] } => {
    // SQLite finds a table whatever the case in which the trigger names it.
    const triggers = objects.filter(([type, , , on]) => type === 'trigger' && text(on).toLowerCase() === owner.toLowerCase());
    return triggers.length === 0 ? {} : { triggers: triggers.map(([, name, sql]) => ({ name: text(name), definition: normalText(text(sql)) })) };
  };
  const flags = new Map(connection.query("SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main'").map(([name, strict, withoutRowid]) => [text(name), { strict: strict === 1n, withoutRowid: withoutRowid === 1n }]));
  const tables = names('table').map((name): Table => {
    const sql = sqlOf.get(`table ${name}`) ?? '';
    const written = readTableText(sql);
    const { strict = false, withoutRowid = false } = flags.get(name) ?? {};
    const options = [...(strict ? ['STRICT'] : []), ...(withoutRowid ? ['WITHOUT ROWID'] : []), ...(written.hasAutoincrement ? ['AUTOINCREMENT'] : [])];
    return {
      name,
      columns: readColumns(connection, name, written),
      foreignKeys: readForeignKeys(connection, name),
      indexes: readIndexes(connection, name, (index) => sqlOf.get(`index ${index}`)),
      rowCount: countRows(connection, name),
      sql,
      ...(options.length === 0 ? {} : { options }),
      ...(written.checks.length === 0 ? {} : { checks: written.checks }),
      ...triggersOf(name),
    };
  });
  return {
    tables,
    views: names('view').map((name) => ({ name, sql: sqlOf.get(`view ${name}`) ?? '', ...triggersOf(name) })),
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

function readColumns(connection: Connection, table: string, written: TableText): Column[] {
  // name, type, notnull, default, pk, hidden: 2 and 3 mean generated, 1 a virtual table's hidden column.
  return pragma(connection, 'table_xinfo', table)
    .filter(([, , , , , , hidden]) => hidden !== 1n)
    .map(([, name, type, notNull, defaultSql, position, hidden]): Column => ({
      name: text(name),
      type: text(type),
      nullable: notNull === 0n,
      defaultSql: defaultSql === null || defaultSql === undefined ? undefined : text(defaultSql),
      primaryKeyPosition: Number(position),
      generated: hidden === 2n || hidden === 3n,
      ...writtenOf(written, text(name), hidden === 3n),
    }));
}

function writtenOf({ columns }: TableText, name: string, isStored: boolean): Pick<Column, 'generatedSql' | 'collation'> {
  const { generatedAs, collation } = columns.get(name.toLowerCase()) ?? {};
  return {
    ...(generatedAs === undefined ? {} : { generatedSql: `(${generatedAs}) ${isStored ? 'STORED' : 'VIRTUAL'}` }),
    ...(collation === undefined || collation === 'BINARY' ? {} : { collation }),
  };
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
    .map(([, name, unique, origin]): Index => {
      const sql = sqlOf(text(name));
      const written = sql === undefined ? undefined : readIndexText(sql);
      // seqno, cid, name, desc, coll, key: what is no key is there to find the row.
      const keys = pragma(connection, 'index_xinfo', text(name)).filter(([, , , , , key]) => key === 1n);
      // A term that is an expression has no column's name there.
      const columns = keys.map(([, , column], at) => (column === null ? (written?.terms[at] ?? '') : text(column)));
      const terms = keys.map(([, , , descending, collation], at) => `${columns[at] ?? ''}${collation === 'BINARY' ? '' : ` COLLATE ${text(collation).toUpperCase()}`}${descending === 1n ? ' DESC' : ''}`);
      return {
        name: text(name),
        columns,
        ...(terms.join() === columns.join() ? {} : { terms }),
        unique: unique === 1n,
        origin: origin === 'u' || origin === 'pk' ? origin : 'c',
        ...(written?.where === undefined ? {} : { where: written.where }),
        sql,
      };
    })
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
