import { describe, expect, test } from 'vitest';
import { compareSchemas, differencesIn, explainedIn } from './schema-diff.ts';
import type { Check, Column, DatabaseSchema, Index, ServerObjects } from './schema.ts';

interface Parts {
  readonly columns?: readonly Partial<Column>[];
  readonly checks?: readonly Check[];
  readonly indexes?: readonly Partial<Index>[];
}

const server: ServerObjects = { namespaces: [], sequences: [], enums: [{ name: 'order_status', values: ['new', 'paid', 'sent'] }] };
const schema = ({ columns = [], checks = [], indexes = [] }: Parts, on?: ServerObjects): DatabaseSchema => ({
  ...(on === undefined ? {} : { server: on }),
  tables: [
    {
      name: 'orders',
      columns: columns.map((column) => ({ name: 'c', type: 'TEXT', nullable: true, defaultSql: undefined, primaryKeyPosition: 0, generated: false, ...column })),
      foreignKeys: [],
      indexes: indexes.map((index) => ({ name: 'ix', columns: ['c'], unique: false, origin: 'c', sql: '', ...index })),
      checks,
      rowCount: 0,
      sql: '',
    },
  ],
  views: [],
  revisions: undefined,
});
/** What is said of a part that SQLite and PostgreSQL have as given. */
const told = (file: Parts, onServer: Parts): readonly string[] | 'different' => {
  const comparison = compareSchemas({ 'dev-a': schema(file), production: schema(onServer, server) });
  return differencesIn(comparison).length > 0 ? 'different' : explainedIn(comparison).flatMap(({ reasons }) => reasons);
};
const column = (file: Partial<Column>, onServer: Partial<Column>) => told({ columns: [file] }, { columns: [onServer] });

describe('what SQLite and PostgreSQL write in two ways', () => {
  test.each<[string, Partial<Column>, Partial<Column>, readonly string[]]>([
    ['a text of some length', { type: 'VARCHAR(80)' }, { type: 'character varying(80)' }, ['type name', 'length']],
    ['a whole number', { type: 'INTEGER' }, { type: 'integer' }, ['type name']],
    ['a time', { type: 'DATETIME' }, { type: 'timestamp without time zone' }, ['type name']],
    ['a time with its zone', { type: 'DATETIME' }, { type: 'timestamp with time zone' }, ['type name']],
    ['a number with decimals', { type: 'NUMERIC(10, 2)' }, { type: 'numeric(10,2)' }, ['type name', 'length']],
    ['bytes', { type: 'BLOB' }, { type: 'bytea' }, ['type name']],
    ['a boolean and its default', { type: 'BOOLEAN', defaultSql: '0' }, { type: 'boolean', defaultSql: 'false' }, ['boolean', 'default form']],
    ['the key of a SERIAL', { type: 'INTEGER', nullable: false, primaryKeyPosition: 1 }, { type: 'integer', nullable: false, primaryKeyPosition: 1, defaultSql: "nextval('orders_id_seq'::regclass)", sequence: 'orders_id_seq' }, ['numbers by itself']],
    ['the key of an identity column', { type: 'INTEGER', nullable: false, primaryKeyPosition: 1 }, { type: 'integer', nullable: false, primaryKeyPosition: 1, identity: 'BY DEFAULT', sequence: 'orders_id_seq' }, ['numbers by itself']],
    ['an enum', { type: 'VARCHAR(4)' }, { type: 'order_status' }, ['enum']],
    ['a default with its type', { type: 'VARCHAR(9)', defaultSql: "'new'" }, { type: 'character varying(9)', defaultSql: "'new'::character varying" }, ['type name', 'length', 'default form']],
    ['the present time', { type: 'DATETIME', defaultSql: 'CURRENT_TIMESTAMP' }, { type: 'timestamp without time zone', defaultSql: 'now()' }, ['type name', 'default form']],
  ])('%s is the same', (_, file, onServer, reasons) => {
    expect(column(file, onServer)).toEqual(reasons);
  });

  test.each<[string, Partial<Column>, Partial<Column>]>([
    ['another length', { type: 'VARCHAR(80)' }, { type: 'character varying(120)' }],
    ['another type', { type: 'VARCHAR(80)' }, { type: 'text' }],
    ['NULL here and not there', { type: 'TEXT', nullable: true }, { type: 'text', nullable: false }],
    ['another default', { type: 'INTEGER', defaultSql: '0' }, { type: 'integer', defaultSql: '1' }],
    ['texts that differ in case', { type: 'TEXT', defaultSql: "'New'" }, { type: 'text', defaultSql: "'new'::text" }],
    ['a key that does not number itself', { type: 'INTEGER', nullable: false, primaryKeyPosition: 1 }, { type: 'integer', nullable: false, primaryKeyPosition: 1 }],
    ['a text too short for the enum', { type: 'VARCHAR(3)' }, { type: 'order_status' }],
    ['NOT NULL that is not validated', { type: 'TEXT', nullable: false }, { type: 'text', nullable: false, notNull: { name: 'nn', notValid: true } }],
  ])('%s is drift', (_, file, onServer) => {
    expect(column(file, onServer)).toBe('different');
  });

  test('a CHECK without a name has one on PostgreSQL, and other words', () => {
    const file: Check[] = [{ name: undefined, expression: "status IN ('new', 'paid')" }];
    const onServer: Check[] = [{ name: 'orders_status_check', expression: "status::text = ANY (ARRAY['new'::character varying, 'paid'::character varying]::text[])" }];
    expect(told({ checks: file }, { checks: onServer })).toEqual(['constraint name', 'expression form']);
    expect(told({ checks: file }, { checks: [{ name: 'ck', expression: "status::text = 'new'::text" }] })).toBe('different');
    expect(told({ checks: [{ name: 'ck', expression: 'age > 0' }] }, { checks: [{ name: 'ck', expression: 'age > 0', notValid: true }] })).toBe('different');
  });

  test('an index is the same unless it is left INVALID', () => {
    const file = { columns: ['lower(c)'], where: "c <> 'x'" };
    const onServer = { columns: ['lower(c::text)'], where: "c::text <> 'x'::text" };
    expect(told({ indexes: [file] }, { indexes: [onServer] })).toEqual(['expression form']);
    expect(told({ indexes: [file] }, { indexes: [{ ...onServer, invalid: true }] })).toBe('different');
  });
});

test('two databases on PostgreSQL are compared by what is written, their types too', () => {
  const other = { ...server, enums: [{ name: 'order_status', values: ['new', 'paid'] }] };
  const comparison = compareSchemas({ ci: schema({ columns: [{ type: 'text' }] }, other), production: schema({ columns: [{ type: 'text' }] }, server) });
  expect(differencesIn(comparison)).toMatchObject([{ kind: 'type', name: 'order_status', variants: [{ environments: ['ci'] }, { environments: ['production'] }] }]);
  expect(explainedIn(comparison)).toEqual([]);
});

test('an environment that differs does not hide what the others explain', () => {
  const [file, onServer] = [schema({ columns: [{ type: 'VARCHAR(80)' }] }), schema({ columns: [{ type: 'character varying(80)' }] }, server)];
  const comparison = compareSchemas({ 'dev-a': file, 'dev-b': schema({ columns: [{ type: 'TEXT' }] }), production: onServer });
  expect(differencesIn(comparison)).toMatchObject([{ name: 'c', variants: [{ environments: ['dev-a', 'production'] }, { environments: ['dev-b'] }] }]);
});
