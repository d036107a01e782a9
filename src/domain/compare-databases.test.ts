import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareContents, type Moment, orderOf, type RowOrder } from './compare-databases.ts';
import { compareKeys, type DatabaseComparison, type Row } from './row-diff.ts';
import type { Column, DatabaseSchema, Table } from './schema.ts';

const column = (name: string, primaryKeyPosition = 0): Column => ({ name, type: 'TEXT', nullable: true, defaultSql: undefined, primaryKeyPosition, generated: false });
/** `id*` is the primary key; of several the number says which comes when: `b*2`. */
const columnsOf = (words: string) => words.split(' ').map((word) => column(word.replace(/\*\d?$/, ''), word.includes('*') ? Number(word.split('*')[1] || '1') : 0));
const tableOf = (name: string, words: string, rowCount = 0): Table => ({ name, columns: columnsOf(words), foreignKeys: [], indexes: [], rowCount, sql: '' });

type Contents = Readonly<Record<string, { readonly columns: string; readonly rows: readonly Row[] }>>;

function compared(before: Contents, after: Contents): Extract<DatabaseComparison, { type: 'compared' }> {
  const contents: Readonly<Record<Moment, Contents>> = { before, after };
  const schema = (moment: Moment): DatabaseSchema => ({ tables: Object.entries(contents[moment]).map(([name, { columns, rows }]) => tableOf(name, columns, rows.length)), views: [], revisions: undefined });
  const comparison = compareContents({ before: schema('before'), after: schema('after') }, (moment, table, { key, rest }: RowOrder) => {
    const names = table.columns.map(({ name }) => name);
    const rows = contents[moment][table.name]?.rows ?? [];
    const keyed = rows.map((values) => ({ key: [...key, ...rest].map((name) => values[names.indexOf(name)] ?? null), values })).toSorted((a, b) => compareKeys(a.key, b.key));
    return { columns: names, rows: keyed.map(({ key: whole, values }) => ({ key: whole.slice(0, key.length), values })) };
  });
  if (comparison.type !== 'compared') expect.fail(comparison.message);
  return comparison;
}
const tables = (before: Contents, after: Contents) => compared(before, after).tables.map(({ table, sameAs, added, removed, changed }) => [table, sameAs, added.count, removed.count, changed.count]);
const users = { columns: 'id* name', rows: [[1n, 'Ada'], [2n, 'Ben']] };

describe('two states of a database', () => {
  test('differ in the tables whose rows or columns differ, in the order of their names', () => {
    const posts = { columns: 'id*', rows: [[1n]] };
    expect(tables({ users, posts, same: posts }, { users: { ...users, rows: [[1n, 'Ada'], [2n, 'Bea']] }, posts: { columns: 'id*', rows: [[1n], [2n]] }, same: posts })).toEqual([
      ['posts', undefined, 1, 0, 0],
      ['users', undefined, 0, 0, 1],
    ]);
    expect(tables({ users }, { users: { columns: 'id* name phone', rows: [[1n, 'Ada', null], [2n, 'Ben', null]] } })).toEqual([['users', undefined, 0, 0, 0]]);
    expect(tables({ users }, { users })).toEqual([]);
  });

  test('are told with their schemas, from before to after', () => {
    const { schema } = compared({ users }, {});
    expect(schema.environments).toEqual(['before', 'after']);
    expect(schema.tables.map(({ table }) => table.variants.map(({ environments }) => environments))).toEqual([[['before'], ['after']]]);
  });

  test('leave out what Alembic keeps for itself', () => {
    expect(tables({ alembic_version: { columns: 'version_num*', rows: [['a']] } }, { alembic_version: { columns: 'version_num*', rows: [['b']] } })).toEqual([]);
  });

  test('keep twenty rows of each kind, and count all', () => {
    const many = { columns: 'id*', rows: Array.from({ length: 50 }, (_, id): Row => [BigInt(id)]) };
    const [diff] = compared({ many }, { many: { columns: 'id*', rows: [] } }).tables;
    expect([diff?.removed.count, diff?.removed.first.length]).toEqual([50, 20]);
  });
});

describe('a table that went while another came', () => {
  test('was renamed when the other has its columns and its rows', () => {
    expect(tables({ users }, { people: users })).toEqual([['people', 'users', 2, 0, 0], ['users', 'people', 0, 2, 0]]);
  });

  test('was not renamed when a row, the number of rows or a column is another', () => {
    for (const people of [{ ...users, rows: [[1n, 'Ada'], [2n, 'Bea']] }, { ...users, rows: [[1n, 'Ada']] }, { columns: 'id* nick', rows: users.rows }, { columns: 'name id*', rows: [['Ada', 1n], ['Ben', 2n]] }, { columns: 'id* name phone', rows: [[1n, 'Ada', null], [2n, 'Ben', null]] }]) {
      expect(tables({ users }, { people }).map(([, sameAs]) => sameAs)).toEqual([undefined, undefined]);
    }
  });

  test('was not renamed when it was empty, when two others hold the same, or when the other was there before', () => {
    const none = { columns: 'id* name', rows: [] };
    expect(tables({ users: none }, { people: none }).map(([, sameAs]) => sameAs)).toEqual([undefined, undefined]);
    expect(tables({ users }, { people: users, persons: users }).map(([table, sameAs]) => [table, sameAs])).toEqual([['people', 'users'], ['persons', 'users'], ['users', undefined]]);
    expect(tables({ users, people: users }, { people: users })).toEqual([['users', undefined, 0, 2, 0]]);
    expect(tables({ users }, { users: { ...users, rows: [] }, people: users }).map(([table, sameAs]) => [table, sameAs])).toEqual([['people', undefined], ['users', undefined]]);
  });
});

describe('rows are ordered', () => {
  const order = (before: string | undefined, after: string | undefined) => orderOf(before === undefined ? undefined : tableOf('t', before), after === undefined ? undefined : tableOf('t', after));

  test('by the primary key, its columns in their positions', () => {
    expect(order('id* name', 'id* name')).toEqual({ key: ['id'], rest: [] });
    expect(order('x a*2 b*1', 'x a*2 b*1')).toEqual({ key: ['b', 'a'], rest: [] });
    expect(order('id* name', undefined)).toEqual({ key: ['id'], rest: [] });
    expect(order(undefined, 'id* name')).toEqual({ key: ['id'], rest: [] });
    expect(order(undefined, undefined)).toEqual({ key: [], rest: [] });
  });

  test('by all shared columns, by name, where there is no key that both have', () => {
    expect(order('b a x', 'a b y')).toEqual({ key: ['a', 'b'], rest: [] });
    expect(order('id* b a', 'b a')).toEqual({ key: ['a', 'b'], rest: [] });
    expect(order('c a*1 b*2', 'c a')).toEqual({ key: ['a', 'c'], rest: [] });
  });

  test('by the rest too where only one of the two tables has the key', () => {
    expect(order('id* name age', 'id name age')).toEqual({ key: ['id'], rest: ['age', 'name'] });
    expect(order('id name age', 'id* name age')).toEqual({ key: ['id'], rest: ['age', 'name'] });
    expect(order('b* a', 'a* b')).toEqual({ key: ['a'], rest: ['b'] });
  });

  test('in the same way there and back', () => {
    const words = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }).chain((names) => fc.nat(names.length).map((keys) => names.map((name, index) => (index < keys ? `${name}*${index + 1}` : name)).join(' ')));
    fc.assert(fc.property(words, words, (one, other) => {
      expect(order(one, other)).toEqual(order(other, one));
    }));
  });
});
