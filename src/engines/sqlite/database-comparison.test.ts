import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DatabaseComparison, RowDiff } from '../../domain/row-diff.ts';
import { differencesIn } from '../../domain/schema-diff.ts';
import { databaseOf, sqliteEngine } from './node-testing.ts';

const users = "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, phone TEXT); INSERT INTO users VALUES (1, 'Ada', '1'), (2, 'Ben', NULL), (3, 'Cy', '3');";

async function compared(before: string, after: string): Promise<Extract<DatabaseComparison, { type: 'compared' }>> {
  const comparison = (await sqliteEngine()).compare(await databaseOf(before), await databaseOf(after));
  if (comparison.type === 'error') throw new Error(comparison.message);
  return comparison;
}

async function oneTable(before: string, after: string): Promise<RowDiff | undefined> {
  const { tables } = await compared(before, after);
  expect(tables.length).toBeLessThanOrEqual(1);
  return tables[0];
}

describe('comparing two databases', () => {
  test('that hold the same tells nothing, however the files came to be', async () => {
    const { schema, tables } = await compared(users, `${users} INSERT INTO users VALUES (9, 'x', 'y'); DELETE FROM users WHERE id = 9; VACUUM;`);
    expect(tables).toEqual([]);
    expect(differencesIn(schema)).toEqual([]);
  });

  test('tells which rows came, went and changed', async () => {
    const diff = await oneTable(users, `${users} DELETE FROM users WHERE id = 1; UPDATE users SET phone = '2' WHERE id = 2; INSERT INTO users VALUES (10, 'Di', 'x');`);
    expect(diff).toMatchObject({
      table: 'users',
      removed: { count: 1, first: [[1n, 'Ada', '1']] },
      added: { count: 1, first: [[10n, 'Di', 'x']] },
      changed: { count: 1, first: [{ before: [2n, 'Ben', null], after: [2n, 'Ben', '2'], columns: ['phone'] }] },
    });
  });

  test('tells which values went with a column, and what a new one was filled with', async () => {
    const dropped = await oneTable(users, `${users} ALTER TABLE users DROP COLUMN phone; ALTER TABLE users ADD COLUMN age INTEGER NOT NULL DEFAULT 7;`);
    expect(dropped?.lost).toEqual([{ name: 'phone', rows: { count: 2, first: [[1n, 'Ada', '1'], [3n, 'Cy', '3']] }, sameAs: undefined }]);
    expect(dropped?.gained).toEqual([{ name: 'age', rows: { count: 3, first: [[1n, 'Ada', 7n], [2n, 'Ben', 7n], [3n, 'Cy', 7n]] }, sameAs: undefined }]);
    expect(dropped?.changed.count).toBe(0);
  });

  test('sees that a renamed column lost nothing', async () => {
    const renamed = await oneTable(users, `${users} ALTER TABLE users RENAME COLUMN phone TO mobile;`);
    expect([renamed?.lost[0]?.sameAs, renamed?.gained[0]?.sameAs]).toEqual(['mobile', 'phone']);
  });

  test('tells of a table that went, with all its rows, and of an empty one that came', async () => {
    const { schema, tables } = await compared(users, 'CREATE TABLE posts (id INTEGER PRIMARY KEY)');
    expect(differencesIn(schema).map(({ kind, name }) => [kind, name])).toEqual([['table', 'posts'], ['table', 'users']]);
    expect(tables.map(({ table, columnsBefore, columnsAfter, added, removed }) => [table, columnsBefore?.length, columnsAfter?.length, added.count, removed.count])).toEqual([
      ['posts', undefined, 1, 0, 0],
      ['users', 3, undefined, 0, 3],
    ]);
  });

  test('sees that a renamed table lost nothing, and takes no other for it', async () => {
    const renamed = await compared(users, `${users} ALTER TABLE users RENAME TO people;`);
    expect(renamed.tables.map(({ table, sameAs }) => [table, sameAs])).toEqual([['people', 'users'], ['users', 'people']]);
    const changed = await compared(users, `${users} ALTER TABLE users RENAME TO people; UPDATE people SET phone = '9' WHERE id = 1;`);
    expect(changed.tables.map(({ sameAs }) => sameAs)).toEqual([undefined, undefined]);
    const twice = await compared(users, `${users} ALTER TABLE users RENAME TO people; CREATE TABLE copy (id INTEGER PRIMARY KEY, name TEXT, phone TEXT); INSERT INTO copy SELECT * FROM people;`);
    expect(twice.tables.find(({ table }) => table === 'users')?.sameAs).toBeUndefined();
  });

  test('knows a row by its values where the table has no primary key, so that rebuilding it changes nothing', async () => {
    const tags = "CREATE TABLE tags (a INT, b TEXT); INSERT INTO tags VALUES (1, 'x'), (2, 'y'), (2, 'y'), (3, 'z'); DELETE FROM tags WHERE a = 1;";
    expect(await oneTable(tags, `${tags} CREATE TABLE t (a INT, b TEXT); INSERT INTO t SELECT * FROM tags ORDER BY a DESC; DROP TABLE tags; ALTER TABLE t RENAME TO tags;`)).toBeUndefined();
    expect(await oneTable(tags, `${tags} DELETE FROM tags WHERE rowid = 2`)).toMatchObject({ removed: { count: 1, first: [[2n, 'y']] }, added: { count: 0 } });
  });

  test.each([
    ["CREATE TABLE t (k TEXT COLLATE NOCASE PRIMARY KEY, v); INSERT INTO t VALUES ('b', 1), ('A', 2), ('é', 3), ('漢', 4), ('😀', 5), ('Ａ', 6);", "UPDATE t SET v = 9 WHERE k = '漢'"],
    ["PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (k TEXT PRIMARY KEY, v); INSERT INTO t VALUES ('ā', 1), ('b', 2), ('漢', 3), ('😀', 4);", "UPDATE t SET v = 9 WHERE k = 'ā'"],
    ["CREATE TABLE t (a, b, v, PRIMARY KEY (b, a)) WITHOUT ROWID; INSERT INTO t VALUES (1, 'x', 1), (2.5, x'00ff', 2), (-1, 3, 3), ('z', 3, 4);", 'UPDATE t SET v = 9 WHERE a = -1'],
    ['CREATE TABLE t (k INTEGER PRIMARY KEY DESC, v); INSERT INTO t VALUES (3, 1), (1, 2), (NULL, 4);', 'UPDATE t SET v = 9 WHERE k = 1'],
  ])('finds the same rows whatever the key is made of: %s', async (before, change) => {
    expect(await oneTable(before, before)).toBeUndefined();
    expect(await oneTable(before, `${before} ${change}`)).toMatchObject({ changed: { count: 1 }, added: { count: 0 }, removed: { count: 0 } });
  });

  test('tells 1, 1.0 and the text 1 apart', async () => {
    const table = 'CREATE TABLE t (id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES';
    expect(await oneTable(`${table} (1, 1), (2, 1), (3, 1)`, `${table} (1, 1), (2, 1.0), (3, '1')`)).toMatchObject({ changed: { count: 2 } });
  });

  test("leaves Alembic's table to the revisions", async () => {
    const version = (revision: string) => `CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY); INSERT INTO alembic_version VALUES ('${revision}')`;
    const { schema, tables } = await compared(version('a1'), version('b2'));
    expect(tables).toEqual([]);
    expect(schema.revisions).toEqual([{ revisions: ['a1'], environments: ['before'] }, { revisions: ['b2'], environments: ['after'] }]);
  });

  test('says which of the two is no database; no bytes are an empty one', async () => {
    const engine = await sqliteEngine();
    const [good, bad] = [await databaseOf(users), new TextEncoder().encode('hello'.repeat(300))];
    expect(engine.compare(good, bad)).toEqual({ type: 'error', message: 'The database as it was after cannot be read: file is not a database.' });
    expect(engine.compare(bad, good)).toEqual({ type: 'error', message: 'The database as it was before cannot be read: file is not a database.' });
    expect(engine.compare(new Uint8Array(0), good)).toMatchObject({ type: 'compared', tables: [{ table: 'users', added: { count: 3 } }] });
  });

  test('of 100,000 rows takes no more than two seconds of work, and keeps only the first of them', async () => {
    const many = "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c INT, d REAL); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) INSERT INTO t SELECT i, 'name ' || i, 'mail' || i || '@example.org', i % 7, i / 3.0 FROM n;";
    const [before, after] = [await databaseOf(many), await databaseOf(`${many} UPDATE t SET a = 'x' WHERE id % 3 = 0; DELETE FROM t WHERE id % 5 = 0; ALTER TABLE t DROP COLUMN b;`)];
    const engine = await sqliteEngine();
    // The processor's time, since the machine may be busy with something else.
    const start = process.cpuUsage();
    const comparison = engine.compare(before, after);
    const { user, system } = process.cpuUsage(start);
    expect(user + system).toBeLessThan(2_000_000);
    const diff = comparison.type === 'compared' ? comparison.tables[0] : undefined;
    expect([diff?.removed.count, diff?.changed.count, diff?.lost[0]?.rows.count]).toEqual([20_000, 26_667, 80_000]);
    expect([diff?.removed.first.length, diff?.changed.first.length, diff?.lost[0]?.rows.first.length]).toEqual([20, 20, 20]);
  });

  test('there and back is the same comparison, seen from the other side', async () => {
    const value = fc.constantFrom('NULL', '1', '2', '1.5', "'a'", "'A'", "'ß'", "x'00'");
    const column = fc.constantFrom('a', 'b', 'c');
    const table = fc.record({ key: fc.constantFrom('', 'a', 'b', 'a, b'), columns: fc.uniqueArray(column, { minLength: 1 }), rows: fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { maxLength: 6 }) }).map(({ key, columns, rows }) => {
      const hasKey = key !== '' && key.split(', ').every((name) => columns.some((each) => each === name));
      const create = `CREATE TABLE t (${[...columns, ...(hasKey ? [`PRIMARY KEY (${key})`] : [])].join(', ')});`;
      return create + rows.map((row) => `INSERT OR IGNORE INTO t VALUES (${row.slice(0, columns.length).join(', ')});`).join('');
    });
    await fc.assert(
      fc.asyncProperty(table, table, async (one, other) => {
        const [there] = (await compared(one, other)).tables;
        const [back] = (await compared(other, one)).tables;
        expect(back?.added).toEqual(there?.removed);
        expect(back?.removed).toEqual(there?.added);
        expect(back?.changed.first.map(({ before, after }) => [after, before])).toEqual(there?.changed.first.map(({ before, after }) => [before, after]));
        expect(back?.lost).toEqual(there?.gained);
        expect(back?.gained).toEqual(there?.lost);
        expect((await compared(one, one)).tables).toEqual([]);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
