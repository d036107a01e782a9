import { describe, expect, it } from 'vitest';
import type { DatabaseSchema, Table } from '../../../domain/schema.ts';
import { addedColumns } from './added-columns.ts';

const table = (name: string, ...columns: string[]): Table => ({
  name,
  columns: columns.map((column) => ({ name: column, type: '', nullable: true, defaultSql: undefined, primaryKeyPosition: 0, generated: false })),
  foreignKeys: [],
  indexes: [],
  rowCount: 0,
  sql: '',
});
const schema = (...tables: Table[]): DatabaseSchema => ({ tables, views: [], revisions: undefined });

describe('added columns', () => {
  it('are those that the table did not have before', () => {
    expect([...addedColumns(table('users', 'id', 'phone'), schema(table('users', 'id')))]).toEqual(['phone']);
  });

  it('are all of a new table', () => {
    expect([...addedColumns(table('orders', 'id'), schema(table('users', 'id')))]).toEqual(['id']);
  });

  it('are none when nothing is known of before', () => {
    expect(addedColumns(table('users', 'id'), undefined).size).toBe(0);
  });
});
