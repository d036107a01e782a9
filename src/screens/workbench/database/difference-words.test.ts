import { describe, expect, test } from 'vitest';
import type { Counted, LoneColumn, RowDiff } from '../../../domain/row-diff.ts';
import { compareSides } from '../../../domain/schema-diff.ts';
import type { Column, DatabaseSchema, Table } from '../../../domain/schema.ts';
import { lossSentences, revisionsWords, schemaChanges, shownWords } from './difference-words.ts';

const column = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'TEXT', nullable: true, defaultSql: undefined, primaryKeyPosition: 0, generated: false, ...more });
const table = (name: string, columns: readonly Column[], more: Partial<Table> = {}): Table => ({ name, columns, foreignKeys: [], indexes: [], rowCount: 0, sql: '', ...more });
const schema = (tables: readonly Table[], revisions?: readonly string[]): DatabaseSchema => ({ tables, views: [], revisions });
const between = (before: DatabaseSchema, after: DatabaseSchema) => compareSides(['before', 'after'], { before, after });
const id = column('id', { type: 'INTEGER', nullable: false, primaryKeyPosition: 1 });

describe('what became of a schema', () => {
  test('is told part by part, a table that came or went with its columns', () => {
    const before = schema([table('old', [id]), table('users', [id, column('phone'), column('email', { type: 'VARCHAR(80)' })])]);
    const index = { name: 'ix_age', columns: ['age'], unique: true, origin: 'c', sql: undefined } as const;
    const after = schema([table('posts', [id, column('title')]), table('users', [id, column('age'), column('email', { type: 'VARCHAR(120)', nullable: false })], { indexes: [index] })]);
    expect(schemaChanges(between(before, after))).toEqual([
      { change: 'removed', part: 'table old', detail: 'id INTEGER NOT NULL PK' },
      { change: 'added', part: 'table posts', detail: 'id INTEGER NOT NULL PK, title TEXT' },
      { change: 'removed', part: 'column users.phone', detail: 'TEXT' },
      { change: 'changed', part: 'column users.email', detail: 'VARCHAR(80) NULL → VARCHAR(120) NOT NULL' },
      { change: 'added', part: 'column users.age', detail: 'TEXT' },
      { change: 'added', part: 'index ix_age on users', detail: 'UNIQUE (age)' },
    ]);
  });

  test('names where Alembic stood and stands, when that is another place', () => {
    const at = (revisions?: readonly string[]) => schema([], revisions);
    expect(revisionsWords(between(at(['a1']), at(['b2'])))).toBe('alembic_version: a1 → b2');
    expect(revisionsWords(between(at(), at([])))).toBe('alembic_version: not there → base');
    expect(revisionsWords(between(at(['a1']), at(['a1'])))).toBeUndefined();
  });
});

describe('what was lost', () => {
  const some = <Item>(count: number): Counted<Item> => ({ count, first: [] });
  const diff = (more: Partial<RowDiff>): RowDiff => ({ table: 'users', columnsBefore: ['id'], columnsAfter: ['id'], added: some(0), removed: some(0), changed: some(0), overwritten: 0, lost: [], gained: [], ...more });
  const lone = (count: number, sameAs?: string): LoneColumn => ({ name: 'phone', rows: some(count), sameAs });

  test.each<[Partial<RowDiff>, string[]]>([
    [{ added: some(3), changed: some(2) }, []],
    [{ columnsAfter: undefined, removed: some(1) }, ['The table users is gone, with 1 row.']],
    [{ columnsAfter: undefined, removed: some(1), sameAs: 'people' }, []],
    [{ columnsAfter: undefined }, ['The table users is gone; it was empty.']],
    [{ removed: some(1200) }, ['users lost 1,200 rows.']],
    [{ lost: [lone(2)] }, ['The column users.phone is gone, with 2 values.']],
    [{ lost: [lone(0)] }, ['The column users.phone is gone; it held no value in rows that are still there.']],
    [{ lost: [lone(2, 'mobile')] }, []],
    [{ changed: some(5), overwritten: 2 }, ['In 2 rows of users a value was overwritten.']],
  ])('%j is said as %j', (more, said) => {
    expect(lossSentences([diff(more)])).toEqual(said);
  });

  test('more rows than are shown are counted', () => {
    expect([shownWords(20, 26_667), shownWords(1, 1)]).toEqual(['the first 20 of 26,667 rows', '1 row']);
  });
});
