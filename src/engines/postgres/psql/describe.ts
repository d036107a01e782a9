import { indexDescription, type Relation, relationColumns, sequenceDescription } from './describe-columns.ts';
import { footersOfRelation } from './describe-footers.ts';
import { conditionOf, type NamePattern } from './pattern.ts';
import { printed, standsRight } from './print.ts';
import type { Table } from './print-settings.ts';
import { ask, type Rows } from './run-sql.ts';
import { complain, type PsqlSession } from './session.ts';

/** `\d NAME`: describes every relation of that name. False when there is none, or the server refused. */
export function describe(session: PsqlSession, pattern: NamePattern, plus: boolean): boolean {
  const found = ask(
    session,
    `SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence, a.amname, pg_catalog.array_to_string(c.reloptions, ', ')
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_catalog.pg_am a ON a.oid = c.relam
WHERE ${conditionOf(pattern, 'n.nspname', 'c.relname', 'pg_catalog.pg_table_is_visible(c.oid)')}
ORDER BY 2, 3;`,
  );
  if (found === undefined) return false;
  if (found.rows.length === 0) {
    if (session.variables.get('QUIET') !== 'on') complain(session, `Did not find any relation named "${pattern.text}".`);
    return false;
  }
  return found.rows.every(([oid, schema, name, kind, persistence, accessMethod, options]) =>
    describeOne(session, { oid: oid ?? '', schema: schema ?? '', name: name ?? '', kind: kind ?? '', persistence: persistence ?? '', accessMethod: accessMethod ?? null, options: options ?? null }, plus),
  );
}

function describeOne(session: PsqlSession, relation: Relation, plus: boolean): boolean {
  const body = bodyOf(session, relation, plus);
  if (body === undefined) return false;
  const { rows, footers } = body;
  const table: Table = {
    title: `${titleOf(relation)} "${relation.schema}.${relation.name}"`,
    headers: rows.columns.map(({ name }) => name),
    right: rows.columns.map(({ type }) => relation.kind === 'S' && standsRight(type)),
    rows: rows.rows,
    footers,
  };
  session.world.stdout(printed(table, { ...session.print, expanded: false, null: '' }));
  return true;
}

function bodyOf(session: PsqlSession, relation: Relation, plus: boolean): { readonly rows: Rows; readonly footers: readonly string[] } | undefined {
  if (relation.kind === 'S') return sequenceDescription(session, relation);
  if (relation.kind === 'i' || relation.kind === 'I') return indexDescription(session, relation, plus);
  const rows = relationColumns(session, relation, plus);
  const footers = rows === undefined ? undefined : footersOfRelation(session, relation, plus);
  return rows === undefined || footers === undefined ? undefined : { rows, footers };
}

function titleOf({ kind, persistence }: Relation): string {
  const unlogged = persistence === 'u';
  switch (kind) {
    case 'r':
      return unlogged ? 'Unlogged table' : 'Table';
    case 'p':
      return unlogged ? 'Unlogged partitioned table' : 'Partitioned table';
    case 'v':
      return 'View';
    case 'm':
      return 'Materialized view';
    case 'i':
      return unlogged ? 'Unlogged index' : 'Index';
    case 'I':
      return unlogged ? 'Unlogged partitioned index' : 'Partitioned index';
    case 'S':
      return unlogged ? 'Unlogged sequence' : 'Sequence';
    case 'c':
      return 'Composite type';
    case 'f':
      return 'Foreign table';
    case 't':
      return 'TOAST table';
    default:
      return `?${kind}?`;
  }
}
