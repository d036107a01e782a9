import { describe, expect, it } from 'vitest';
import { compareSchemas, type Schemas } from '../../../domain/schema-diff.ts';
import type { Column, DatabaseSchema } from '../../../domain/schema.ts';
import { cardTables, cellIn, firstTables } from './cards.ts';

const column = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'TEXT', nullable: true, defaultSql: undefined, primaryKeyPosition: 0, generated: false, ...more });
const users = (...columns: Column[]): DatabaseSchema => ({ tables: [{ name: 'users', columns, foreignKeys: [], indexes: [], rowCount: 0, sql: '' }], views: [], revisions: undefined });
const none: DatabaseSchema = { tables: [], views: [], revisions: undefined };
const rowsOf = (schemas: Schemas, only = false) => cardTables(compareSchemas(schemas), only).flatMap(({ rows }) => rows);
const cells = (schemas: Schemas, name: string, ...environments: ('dev-a' | 'dev-b' | 'ci')[]) => {
  const row = rowsOf(schemas).find((each) => each.name === name);
  return environments.map((id) => (row === undefined ? undefined : cellIn(row.part, id)));
};
const id = column('id');
const phone = column('phone', { type: 'VARCHAR(20)' });

describe('the cards', () => {
  it('have the same rows in each, the table itself first', () => {
    expect(rowsOf({ 'dev-a': users(id, phone), ci: users(id) }).map(({ name, differs }) => [name, differs])).toEqual([
      ['users', false],
      ['id', false],
      ['phone', true],
    ]);
  });

  it('are all drawn where they are few; of many those that differ come first, and the others wait', () => {
    const table = (name: string, ...columns: Column[]) => ({ name, columns, foreignKeys: [], indexes: [], rowCount: 0, sql: '' });
    const shelves = (last: Column) => ({ ...none, tables: [table('a', id), table('b', id), table('c', id), table('d', last)] });
    const tables = cardTables(compareSchemas({ 'dev-a': shelves(id), ci: shelves(phone) }), false);
    expect(firstTables(tables, 4)).toEqual({ tables, left: 0 });
    expect(firstTables(tables, 2).tables.map(({ name }) => name)).toEqual(['d', 'a']);
    expect(firstTables(tables, 2).left).toBe(2);
  });

  it('show, when asked, only what differs and the tables that it is in', () => {
    expect(rowsOf({ 'dev-a': users(id, phone), ci: users(id) }, true).map(({ name }) => name)).toEqual(['users', 'phone']);
    expect(rowsOf({ 'dev-a': users(id), ci: users(id) }, true)).toEqual([]);
  });

  it('call extra only what most lack, and odd only what most have otherwise', () => {
    expect(cells({ 'dev-a': users(id, phone), 'dev-b': users(id), ci: users(id) }, 'phone', 'dev-a', 'dev-b')).toEqual([
      { type: 'extra', words: 'VARCHAR(20)' },
      { type: 'missing', odd: false },
    ]);
    expect(cells({ 'dev-a': users(id, phone), 'dev-b': users(id, phone), ci: users(id) }, 'phone', 'dev-a', 'ci')).toEqual([
      { type: 'same', words: 'VARCHAR(20)' },
      { type: 'missing', odd: true },
    ]);
    expect(cells({ 'dev-a': users(id, phone), ci: users(id) }, 'phone', 'dev-a', 'ci')).toEqual([
      { type: 'same', words: 'VARCHAR(20)' },
      { type: 'missing', odd: true },
    ]);
  });

  it('show both values of what is different', () => {
    const email = (type: string) => users(column('email', { type, nullable: false }));
    expect(cells({ 'dev-a': email('VARCHAR(120)'), 'dev-b': email('VARCHAR(120)'), ci: email('TEXT') }, 'email', 'dev-a', 'ci')).toEqual([
      { type: 'different', words: 'VARCHAR(120) NOT NULL', others: 'CI: TEXT', odd: false },
      { type: 'different', words: 'TEXT NOT NULL', others: 'most: VARCHAR(120)', odd: true },
    ]);
  });

  it('say nothing of the columns of a table that is missing', () => {
    expect(cells({ 'dev-a': users(id), ci: none }, 'users', 'dev-a', 'ci')).toEqual([
      { type: 'same', words: '' },
      { type: 'missing', odd: true },
    ]);
    expect(cells({ 'dev-a': users(id), ci: none }, 'id', 'ci')).toEqual([{ type: 'blank' }]);
  });
});
