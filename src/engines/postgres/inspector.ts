import { z } from 'zod';
import type { Check, Column, DatabaseSchema, ForeignKey, Index, RowPage, Table } from '../../domain/schema.ts';
import type { OrderedTable, TableContents } from '../../domain/server-question.ts';
import { ask, type Exchange } from './ask.ts';
import { catalogSql } from './catalog-sql.ts';

/** What PostgreSQL says about a database, by its catalogs. Throws `SqlRefused`. */
export function readSchema(exchange: Exchange): DatabaseSchema {
  const { tables, views, sequences, enums, namespaces } = readCatalog(exchange);
  const counts = tables.map(({ namespace, plain }) => `(SELECT count(*) FROM ${quoted(namespace, plain)})`);
  const rowCounts = counts.length === 0 ? [] : ask(exchange, `SELECT unnest(ARRAY[${counts.join(', ')}])`).rows.map(([count]) => Number(count));
  return {
    server: { namespaces, sequences: sequences.map(({ lastValue, ownedBy, ...rest }) => ({ ...rest, ownedBy: ownedBy ?? undefined, lastValue: lastValue ?? undefined })), enums },
    tables: tables.map((table, at) => tableOf(table, rowCounts[at] ?? 0)),
    views: views.map(({ name, sql, materialized, triggers }) => ({ name, sql: sql.trim(), ...(materialized ? { materialized: true as const } : {}), ...(triggers.length === 0 ? {} : { triggers }) })),
    revisions: readRevisions(exchange, tables),
  };
}

/** One page of a table's rows, by its primary key where it has one. Throws `SqlRefused`. */
export function readRows(exchange: Exchange, table: string, offset: number, limit: number): RowPage {
  const found = readCatalog(exchange).tables.find(({ name }) => name === table);
  const [namespace, plain] = found === undefined ? ['public', table] : [found.namespace, found.plain];
  const key = (found?.columns ?? []).filter(({ primaryKeyPosition }) => primaryKeyPosition > 0).toSorted((a, b) => a.primaryKeyPosition - b.primaryKeyPosition);
  const order = key.length === 0 ? '' : ` ORDER BY ${key.map(({ name }) => quoted(name)).join(', ')}`;
  const from = quoted(namespace, plain);
  const { columns = [], rows } = ask(exchange, `SELECT * FROM ${from}${order} LIMIT ${limit} OFFSET ${offset}`);
  return { columns, rows, total: Number(ask(exchange, `SELECT count(*) FROM ${from}`).rows[0]?.[0] ?? 0), offset };
}

/** What tables hold, each in the order that `compareKeys` has, so that two states can be compared row by row. Throws `SqlRefused`. */
export function readContents(exchange: Exchange, wanted: readonly OrderedTable[], most: number): TableContents[] {
  const { tables } = readCatalog(exchange);
  return wanted.flatMap(({ table, key, rest }): TableContents[] => {
    const found = tables.find(({ name }) => name === table);
    if (found === undefined) return [];
    const from = quoted(found.namespace, found.plain);
    const [[count, sum] = []] = ask(exchange, `SELECT count(*), count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM ${from} t`).rows;
    const print = String(sum);
    if (Number(count) > most) return [{ table, print, rows: undefined }];
    const order = [...key, ...rest].map((name) => orderedBy(name, found.columns.find((column) => column.name === name)?.type ?? ''));
    const columns = found.columns.map(({ name }) => quoted(name)).join(', ');
    return [{ table, print, rows: ask(exchange, `SELECT ${columns} FROM ${from}${order.length === 0 ? '' : ` ORDER BY ${order.join(', ')}`}`).rows }];
  });
}

/** Numbers and bytes by themselves, everything else by the bytes of its text. */
function orderedBy(name: string, type: string): string {
  const asItIs = /^(?:smallint|integer|bigint|oid|real|double precision|bytea)$/.test(type);
  return `${quoted(name)}${asItIs ? '' : '::text COLLATE "C"'} NULLS FIRST`;
}

/** Names as PostgreSQL reads them whatever is in them, joined by dots. */
function quoted(...names: readonly string[]): string {
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.');
}

function readCatalog(exchange: Exchange): z.infer<typeof catalog> {
  return catalog.parse(JSON.parse(String(ask(exchange, catalogSql).rows[0]?.[0])));
}

const trigger = z.object({ name: z.string(), definition: z.string() });
const catalog = z.object({
  namespaces: z.array(z.string()),
  tables: z.array(
    z.object({
      name: z.string(),
      namespace: z.string(),
      plain: z.string(),
      columns: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          nullable: z.boolean(),
          expression: z.string().nullable(),
          generated: z.string(),
          identity: z.string(),
          sequence: z.string().nullable(),
          collation: z.string().nullable(),
          primaryKeyPosition: z.number(),
          notNull: z.object({ name: z.string(), valid: z.boolean() }).nullable(),
        }),
      ),
      foreignKeys: z.array(z.object({ name: z.string(), columns: z.array(z.string()), table: z.string(), referredColumns: z.array(z.string()), onDelete: z.string(), onUpdate: z.string(), notValid: z.boolean() })),
      indexes: z.array(
        z.object({ name: z.string(), unique: z.boolean(), invalid: z.boolean(), method: z.string(), sql: z.string(), where: z.string().nullable(), origin: z.string(), columns: z.array(z.string()), descending: z.array(z.boolean()) }),
      ),
      checks: z.array(z.object({ name: z.string(), expression: z.string(), notValid: z.boolean() })),
      triggers: z.array(trigger),
    }),
  ),
  views: z.array(z.object({ name: z.string(), sql: z.string(), materialized: z.boolean(), triggers: z.array(trigger) })),
  sequences: z.array(z.object({ name: z.string(), type: z.string(), lastValue: z.string().nullable(), ownedBy: z.string().nullable() })),
  enums: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
});

type Written = z.infer<typeof catalog>['tables'][number];

function tableOf({ name, columns, foreignKeys, indexes, checks, triggers }: Written, rowCount: number): Table {
  return {
    name,
    columns: columns.map(columnOf),
    foreignKeys: foreignKeys.map(foreignKeyOf),
    indexes: indexes.map(indexOf),
    rowCount,
    sql: '',
    ...(checks.length === 0 ? {} : { checks: checks.map(({ notValid, ...check }): Check => ({ ...check, ...(notValid ? { notValid } : {}) })) }),
    ...(triggers.length === 0 ? {} : { triggers }),
  };
}

function columnOf({ name, type, nullable, expression, generated, identity, sequence, collation, primaryKeyPosition, notNull }: Written['columns'][number]): Column {
  const isGenerated = generated !== '';
  return {
    name,
    type,
    nullable,
    defaultSql: isGenerated ? undefined : (expression ?? undefined),
    primaryKeyPosition,
    generated: isGenerated,
    ...(isGenerated ? { generatedSql: `${inBrackets(expression ?? '')} ${generated === 's' ? 'STORED' : 'VIRTUAL'}` } : {}),
    ...(identity === '' ? {} : { identity: identity === 'a' ? ('ALWAYS' as const) : ('BY DEFAULT' as const) }),
    ...(sequence === null ? {} : { sequence }),
    ...(collation === null ? {} : { collation }),
    ...(notNull === null ? {} : { notNull: { name: notNull.name, ...(notNull.valid ? {} : { notValid: true as const }) } }),
  };
}

/** An operator's expression comes in brackets, a function's call without. */
function inBrackets(expression: string): string {
  return /^\(.*\)$/s.test(expression) ? expression : `(${expression})`;
}

function foreignKeyOf({ onDelete, onUpdate, notValid, ...key }: Written['foreignKeys'][number]): ForeignKey {
  return { ...key, onDelete: actions[onDelete] ?? onDelete, onUpdate: actions[onUpdate] ?? onUpdate, ...(notValid ? { notValid } : {}) };
}

/** `pg_constraint.confdeltype` in words. */
const actions: Readonly<Record<string, string>> = { a: 'NO ACTION', r: 'RESTRICT', c: 'CASCADE', n: 'SET NULL', d: 'SET DEFAULT' };

function indexOf({ name, unique, invalid, method, sql, where, origin, columns, descending }: Written['indexes'][number]): Index {
  const names = columns.map((column) => column.replace(/^"(.*)"$/s, (_, inner: string) => inner.replaceAll('""', '"')));
  return {
    name,
    columns: names,
    ...(descending.includes(true) ? { terms: names.map((column, at) => `${column}${descending[at] === true ? ' DESC' : ''}`) } : {}),
    ...(where === null ? {} : { where }),
    unique,
    origin: origin === 'p' ? 'pk' : origin === 'u' ? 'u' : 'c',
    // A constraint's index is told by the constraint.
    sql: origin === 'c' ? sql : undefined,
    ...(method === 'btree' ? {} : { method }),
    ...(invalid ? { invalid } : {}),
  };
}

/** Alembic's own table, in `public` or, where the project says so, in another schema. */
function readRevisions(exchange: Exchange, tables: readonly Written[]): string[] | undefined {
  const versions = tables.filter(({ plain, columns }) => plain === 'alembic_version' && columns.some(({ name }) => name === 'version_num'));
  const version = versions.find(({ namespace }) => namespace === 'public') ?? versions[0];
  if (version === undefined) return undefined;
  return ask(exchange, `SELECT version_num FROM ${quoted(version.namespace, version.plain)} ORDER BY version_num`).rows.map(([revision]) => String(revision));
}
