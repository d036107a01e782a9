import { describe, expect, test } from 'vitest';
import { affinityOf, agreementOf } from './schema-agreement.ts';
import type { Column, DatabaseSchema, ForeignKey, Index, Table } from './schema.ts';

const column = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'TEXT', nullable: true, defaultSql: undefined, primaryKeyPosition: 0, generated: false, ...more });
const table = (name: string, more: Partial<Table> = {}): Table => ({ name, columns: [], foreignKeys: [], indexes: [], rowCount: 0, sql: '', ...more });
const schema = (...tables: readonly Table[]): DatabaseSchema => ({ tables, views: [], revisions: undefined });
const index = (more: Partial<Index> = {}): Index => ({ name: 'ix', columns: ['a', 'b'], unique: false, origin: 'c', sql: undefined, ...more });
const key = (more: Partial<ForeignKey> = {}): ForeignKey => ({ columns: ['p', 'q'], table: 'teams', referredColumns: [], onDelete: 'CASCADE', onUpdate: 'NO ACTION', ...more });

/** Each part of one schema, as it is written there. */
const words = (...tables: readonly Table[]) => agreementOf([['here', schema(...tables)]]).map(({ kind, table: of, name, words: by }) => [`${kind} ${of} ${name}`, by.get('here')]);
const verdict = (a: Table, b: Table, of: string) => agreementOf([['a', schema(a)], ['b', schema(b)]]).find(({ kind, name }) => `${kind} ${name}` === of)?.verdict;
const column_ = (more: Partial<Column>, options: readonly string[] = []) => table('t', { columns: [column('a', more)], options });

test.each([
  ['INTEGER', 'INTEGER'], ['BIGINT', 'INTEGER'], ['POINT', 'INTEGER'], ['VARCHAR(9)', 'TEXT'], ['CLOB', 'TEXT'], ['text', 'TEXT'], ['BLOB', 'BLOB'], ['', 'BLOB'], [' ', 'BLOB'],
  ['REAL', 'REAL'], ['FLOAT', 'REAL'], ['DOUBLE', 'REAL'], ['NUMERIC', 'NUMERIC'], ['DATETIME', 'NUMERIC'], ['BOOLEAN', 'NUMERIC'], ['CHARINT', 'INTEGER'], ['BLOBTEXT', 'TEXT'],
])('a column that is declared %s keeps its values as %s', (type, affinity) => {
  expect(affinityOf(type)).toBe(affinity);
});

describe('a part is told in the words of its side', () => {
  test('a table by its options, a column by its type and its rules', () => {
    const columns = [
      column('id', { type: 'integer', primaryKeyPosition: 1, nullable: false }),
      column('n', { type: ' numeric  ( 10 , 2 ) ', defaultSql: ' 0 ', nullable: false }),
      column('d', { type: 'double   precision' }),
      column('m', { type: 'numeric(10, 2)' }),
      column('k', { primaryKeyPosition: 2, collation: 'NOCASE' }),
      column('g', { type: '', generated: true, generatedSql: '(1) STORED' }),
      column('h', { type: 'x', generated: true }),
      column('none', { type: '' }),
    ];
    expect(words(table('t', { columns, options: ['STRICT', 'AUTOINCREMENT'] }), table('u'))).toEqual([
      ['table t t', 'STRICT, AUTOINCREMENT'],
      ['column t id', 'INTEGER NOT NULL PRIMARY KEY'],
      ['column t n', 'NUMERIC(10,2) NOT NULL DEFAULT 0'],
      ['column t d', 'DOUBLE PRECISION'],
      ['column t m', 'NUMERIC(10,2)'],
      ['column t k', 'TEXT PRIMARY KEY 2 COLLATE NOCASE'],
      ['column t g', 'GENERATED (1) STORED'],
      ['column t h', 'X GENERATED '],
      ['column t none', 'no type'],
      ['table u u', 'table'],
    ]);
  });

  test('an index and what is unique by what they are on, not the key’s own index', () => {
    expect(words(table('t', { indexes: [index({ origin: 'pk', unique: true, columns: ['id'] }), index({ terms: ['a DESC', 'b'], where: 'a > 0' }), index({ unique: true, name: 'ux' }), index({ unique: true, origin: 'u', columns: ['c'] })] }))).toEqual([
      ['table t t', 'table'],
      ['unique t a, b', 'UNIQUE INDEX ux'],
      ['unique t c', 'UNIQUE'],
      ['index t a DESC, b WHERE a > 0', 'INDEX ix'],
    ]);
  });

  test('a foreign key by what it refers to, a CHECK by what it says', () => {
    const teams = table('teams', { columns: [column('y', { primaryKeyPosition: 2 }), column('z'), column('x', { primaryKeyPosition: 1 })] });
    const said = (...given: Parameters<typeof key>) => words(table('t', { foreignKeys: [key(...given)], checks: [{ name: 'ck', expression: 'a > 0' }] }), teams).slice(1, 3);
    expect(said()).toEqual([['foreign key t p, q', '→ teams(x, y) ON DELETE CASCADE ON UPDATE NO ACTION'], ['check t a > 0', 'CHECK (a > 0)']]);
    expect(said({ referredColumns: ['z', 'y'] })[0]?.[1]).toBe('→ teams(z, y) ON DELETE CASCADE ON UPDATE NO ACTION');
    expect(said({ table: 'gone' })[0]?.[1]).toBe('→ gone() ON DELETE CASCADE ON UPDATE NO ACTION');
  });
});

test('parts come by table and by kind, columns as they stand', () => {
  const t = table('t', { columns: [column('z'), column('a')], indexes: [index(), index({ unique: true })], foreignKeys: [key()], checks: [{ name: undefined, expression: '1' }] });
  const order = (...tables: readonly Table[]) => words(...tables).map(([name]) => name);
  const sorted = ['table s s', 'table t t', 'column t z', 'column t a', 'unique t a, b', 'index t a, b', 'foreign key t p, q', 'check t 1', 'table u u'];
  expect(order(table('u'), t, table('s'))).toEqual(sorted);
  expect(order(table('s'), t, table('u'))).toEqual(sorted);
  const found = agreementOf([['a', schema(table('t', { checks: [{ name: undefined, expression: '1' }] }))], ['b', schema(t)]]).map(({ kind, name }) => `${kind} ${name}`);
  expect(found).toEqual(['table t', 'column z', 'column a', 'unique a, b', 'index a, b', 'foreign key p, q', 'check 1']);
});

describe('the verdict', () => {
  test('on a table is by its options, but for AUTOINCREMENT', () => {
    expect(verdict(column_({}, ['STRICT']), column_({}), 'table t')).toEqual({ type: 'different' });
    expect(verdict(column_({}, ['STRICT', 'WITHOUT ROWID']), column_({}, ['STRICT', 'WITHOUT ROWID']), 'table t')).toEqual({ type: 'same' });
    expect(verdict(column_({}, ['STRICTWITHOUT ROWID']), column_({}, ['STRICT', 'WITHOUT ROWID']), 'table t')).toEqual({ type: 'different' });
    expect(verdict(column_({}, ['AUTOINCREMENT']), column_({}), 'table t')).toEqual({ type: 'explained', reasons: ['autoincrement'] });
  });

  test('on an integer key is that it is never NULL, where it is the row’s own number', () => {
    const pk = { type: 'INTEGER', primaryKeyPosition: 1 };
    const nulls = (options: readonly string[] = [], more: Partial<Column> = {}, others: readonly Column[] = []) => {
      const of = (nullable: boolean) => table('t', { columns: [column('a', { ...pk, nullable, ...more }), ...others], options });
      return verdict(of(true), of(false), 'column a');
    };
    expect(nulls()).toEqual({ type: 'explained', reasons: ['integer key'] });
    expect(nulls([], {}, [column('b')])).toEqual({ type: 'explained', reasons: ['integer key'] });
    expect(nulls(['WITHOUT ROWID'])).toEqual({ type: 'different' });
    expect(nulls([], { type: 'INT' })).toEqual({ type: 'different' });
    expect(nulls([], {}, [column('b', { primaryKeyPosition: 2 })])).toEqual({ type: 'different' });
    expect(nulls([], { primaryKeyPosition: 0 })).toEqual({ type: 'different' });
    expect(nulls([], { primaryKeyPosition: 0 }, [column('b', { primaryKeyPosition: 1 })])).toEqual({ type: 'different' });
  });

  test('on a column is by its default, its collation and what generates it', () => {
    expect(verdict(column_({ defaultSql: ' 0' }), column_({ defaultSql: '0 ' }), 'column a')).toEqual({ type: 'same' });
    expect(verdict(column_({ defaultSql: '0' }), column_({ defaultSql: '1' }), 'column a')).toEqual({ type: 'different' });
    expect(verdict(column_({ collation: 'NOCASE' }), column_({ collation: 'RTRIM' }), 'column a')).toEqual({ type: 'different' });
    expect(verdict(column_({ generated: true, generatedSql: '(1)' }), column_({ generated: true, generatedSql: '(2)' }), 'column a')).toEqual({ type: 'different' });
    expect(verdict(column_({ generated: true }), column_({}), 'column a')).toEqual({ type: 'different' });
    expect(verdict(column_({ type: 'varchar ( 9 )' }), column_({ type: 'VARCHAR(9)' }), 'column a')).toEqual({ type: 'same' });
  });

  test('on an index is that its name makes no difference', () => {
    const of = (more: Partial<Index>) => table('t', { indexes: [index(more)] });
    expect(verdict(of({}), of({ name: 'other' }), 'index a, b')).toEqual({ type: 'explained', reasons: ['index name'] });
    expect(verdict(of({}), of({}), 'index a, b')).toEqual({ type: 'same' });
    expect(verdict(of({ unique: true }), of({ unique: true, name: 'other' }), 'unique a, b')).toEqual({ type: 'explained', reasons: ['index name'] });
    expect(verdict(of({ unique: true, origin: 'u' }), of({ unique: true, origin: 'u', name: 'other' }), 'unique a, b')).toEqual({ type: 'same' });
    expect(verdict(of({ unique: true, origin: 'u' }), of({ unique: true }), 'unique a, b')).toEqual({ type: 'explained', reasons: ['unique form'] });
    expect(verdict(of({ where: 'a > 0' }), of({}), 'index a, b')).toEqual({ type: 'different' });
  });
});
