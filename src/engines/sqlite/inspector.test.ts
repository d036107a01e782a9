import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DatabaseSchema } from '../../domain/schema.ts';
import { quoteIdentifier } from './identifiers.ts';
import { databaseOf, sqliteEngine } from './node-testing.ts';

async function schemaOf(sql: string): Promise<DatabaseSchema> {
  const view = (await sqliteEngine()).inspect(await databaseOf(sql));
  if (view.type === 'error') throw new Error(view.message);
  return view.schema;
}

describe('inspecting a database', () => {
  test('tables with columns, keys, defaults and indexes', async () => {
    const schema = await schemaOf(`
      CREATE TABLE users (id INTEGER NOT NULL, name VARCHAR(20) DEFAULT 'x y', full TEXT GENERATED ALWAYS AS (name || '!') STORED, PRIMARY KEY (id), UNIQUE (name));
      CREATE TABLE posts (a INTEGER, b INTEGER, author INTEGER REFERENCES users ON DELETE CASCADE, PRIMARY KEY (b, a),
        FOREIGN KEY (a, b) REFERENCES users (id, name) ON UPDATE SET NULL);
      CREATE INDEX ix_posts ON posts (author, lower(a));
      INSERT INTO users (id, name) VALUES (1, 'a'), (2, 'b');
      CREATE VIEW v AS SELECT 1;
    `);
    expect(schema.tables.map(({ name, rowCount }) => [name, rowCount])).toEqual([['posts', 0], ['users', 2]]);
    const [posts, users] = schema.tables;
    expect(users?.columns).toEqual([
      { name: 'id', type: 'INTEGER', nullable: false, defaultSql: undefined, primaryKeyPosition: 1, generated: false },
      { name: 'name', type: 'VARCHAR(20)', nullable: true, defaultSql: "'x y'", primaryKeyPosition: 0, generated: false },
      { name: 'full', type: 'TEXT', nullable: true, defaultSql: undefined, primaryKeyPosition: 0, generated: true, generatedSql: "(name || '!') STORED" },
    ]);
    expect(users?.indexes).toEqual([{ name: 'sqlite_autoindex_users_1', columns: ['name'], unique: true, origin: 'u', sql: undefined }]);
    expect(posts?.columns.map(({ name, primaryKeyPosition }) => [name, primaryKeyPosition])).toEqual([['a', 2], ['b', 1], ['author', 0]]);
    expect(posts?.foreignKeys).toEqual([
      { columns: ['author'], table: 'users', referredColumns: [], onDelete: 'CASCADE', onUpdate: 'NO ACTION' },
      { columns: ['a', 'b'], table: 'users', referredColumns: ['id', 'name'], onDelete: 'NO ACTION', onUpdate: 'SET NULL' },
    ]);
    expect(posts?.indexes.map(({ name, columns, origin }) => [name, columns, origin])).toEqual([
      ['ix_posts', ['author', 'lower(a)'], 'c'],
      ['sqlite_autoindex_posts_1', ['b', 'a'], 'pk'],
    ]);
    expect(schema.views).toEqual([{ name: 'v', sql: 'CREATE VIEW v AS SELECT 1' }]);
    expect(schema.revisions).toBeUndefined();
  });

  test('what a table is beside its columns: options, CHECK constraints, triggers; collations and conditions of indexes', async () => {
    const schema = await schemaOf(`
      CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT COLLATE NOCASE CHECK (name <> ''), CONSTRAINT ck CHECK (id > 0)) STRICT;
      CREATE UNIQUE INDEX ix ON t (name DESC, lower(name) COLLATE RTRIM) WHERE id > 5;
      CREATE TRIGGER tr AFTER INSERT ON T BEGIN DELETE FROM t WHERE id = 9; END;
      CREATE TABLE w (k TEXT PRIMARY KEY) WITHOUT ROWID;
      CREATE VIEW v AS SELECT * FROM t;
      CREATE TRIGGER vt INSTEAD OF DELETE ON v BEGIN SELECT 1; END;
    `);
    const [t, w] = schema.tables;
    expect([t?.options, w?.options]).toEqual([['STRICT', 'AUTOINCREMENT'], ['WITHOUT ROWID']]);
    expect(t?.checks).toEqual([{ name: undefined, expression: "name <> ''" }, { name: 'ck', expression: 'id > 0' }]);
    expect(t?.columns.map(({ collation }) => collation)).toEqual([undefined, 'NOCASE']);
    expect(t?.indexes).toMatchObject([{ columns: ['name', 'lower(name)'], terms: ['name COLLATE NOCASE DESC', 'lower(name) COLLATE RTRIM'], where: 'id > 5' }]);
    expect(t?.triggers).toEqual([{ name: 'tr', definition: 'CREATE TRIGGER tr AFTER INSERT ON T BEGIN DELETE FROM t WHERE id = 9; END' }]);
    expect(schema.views[0]?.triggers?.map(({ name }) => name)).toEqual(['vt']);
  });

  test("Alembic's table tells where the database stands", async () => {
    const create = 'CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);';
    expect((await schemaOf(create)).revisions).toEqual([]);
    expect((await schemaOf(`${create} INSERT INTO alembic_version VALUES ('b2'), ('a1')`)).revisions).toEqual(['a1', 'b2']);
  });

  test('no bytes are an empty database, other bytes are none', async () => {
    const engine = await sqliteEngine();
    expect(engine.inspect(new Uint8Array(0))).toEqual({ type: 'schema', schema: { tables: [], views: [], revisions: undefined } });
    expect(engine.inspect(new TextEncoder().encode('hello'.repeat(300)))).toEqual({ type: 'error', message: 'file is not a database' });
    const cut = (await databaseOf('CREATE TABLE t(a); INSERT INTO t VALUES (zeroblob(20000))')).slice(0, 9000);
    expect(['error', 'schema']).toContain(engine.inspect(cut).type);
  });

  test('whatever tables are declared, the same are found', async () => {
    const name = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abcXYZ 019_"\'`[]%;.-éß漢\n\t😀'.split(''), 'select', '--') })
      .filter((text) => !/^sqlite_/i.test(text) && !text.includes('\ud83d') && !text.includes('\ude00'));
    const column = fc.record({ name, type: fc.constantFrom('', 'INTEGER', 'VARCHAR(20)', 'NUMERIC(10, 2)', 'TEXT'), notNull: fc.boolean(), defaulted: fc.option(fc.constantFrom('1', "'a b'", 'NULL', '(1 + 2)'), { nil: undefined }) });
    const lower = (text: string) => text.replace(/[A-Z]/g, (char) => char.toLowerCase());
    const table = fc.record({ name, columns: fc.uniqueArray(column, { minLength: 1, maxLength: 5, selector: (each) => lower(each.name) }), rows: fc.nat({ max: 3 }) });
    await fc.assert(fc.asyncProperty(fc.uniqueArray(table, { maxLength: 4, selector: (each) => lower(each.name) }), async (tables) => {
      const sql = tables.map((each) => `CREATE TABLE ${quoteIdentifier(each.name)} (${each.columns.map((one) => [
        quoteIdentifier(one.name), one.type, one.notNull ? 'NOT NULL' : '', one.defaulted === undefined ? '' : `DEFAULT ${one.defaulted}`,
      ].filter((part) => part !== '').join(' ')).join(', ')});\n${Array.from({ length: each.rows }, () => `INSERT INTO ${quoteIdentifier(each.name)} VALUES (${each.columns.map(() => '7').join(', ')});`).join('\n')}`);
      const bytes = await databaseOf(sql.join('\n'));
      const view = (await sqliteEngine()).inspect(bytes);
      const found = view.type === 'schema' ? view.schema.tables : [];
      expect(found.map((each) => each.name).sort()).toEqual(tables.map((each) => each.name).sort());
      for (const declared of tables) {
        const same = found.find((each) => each.name === declared.name);
        expect(same?.rowCount).toBe(declared.rows);
        expect(same?.columns.map(({ name, type, nullable, defaultSql }) => ({ name, type, notNull: !nullable, defaulted: defaultSql }))).toEqual(
          declared.columns.map((one) => ({ ...one, type: one.type, defaulted: one.defaulted?.replace(/^\((.*)\)$/, '$1') })),
        );
        const page = (await sqliteEngine()).rows(bytes, declared.name, 1, 10);
        expect(page).toMatchObject({ type: 'rows', page: { total: declared.rows, offset: 1, columns: declared.columns.map((one) => one.name) } });
      }
    }), { numRuns: 60 });
  }, 30_000);
});

describe('rows, page by page', () => {
  test('values come exactly as they are stored', async () => {
    const bytes = await databaseOf("CREATE TABLE t(a); INSERT INTO t VALUES (9007199254740993), (1.0), (NULL), ('a\nb'), (x'00ff'), ('')");
    expect((await sqliteEngine()).rows(bytes, 't', 0, 10)).toEqual({
      type: 'rows',
      page: { columns: ['a'], rows: [[9007199254740993n], [1], [null], ['a\nb'], [new Uint8Array([0, 255])], ['']], total: 6, offset: 0 },
    });
    expect((await sqliteEngine()).rows(bytes, 't', 4, 1)).toMatchObject({ page: { rows: [[new Uint8Array([0, 255])]], total: 6, offset: 4 } });
  });

  test('a table that is not there is an error', async () => {
    expect((await sqliteEngine()).rows(new Uint8Array(0), 'nope', 0, 1)).toEqual({ type: 'error', message: 'no such table: nope' });
  });
});

describe('the SQL box', () => {
  const run = async (before: Uint8Array, sql: string) => (await sqliteEngine()).execute(before, sql);

  test('a query gives rows and keeps the very same bytes', async () => {
    const before = await databaseOf('CREATE TABLE t(a); INSERT INTO t VALUES (1), (2)');
    const { outcome, bytes } = await run(before, 'SELECT a AS x FROM t; -- all');
    expect(outcome).toEqual({ type: 'rows', page: { columns: ['x'], rows: [[1n], [2n]], total: 2, offset: 0 } });
    expect(bytes).toBe(before);
  });

  test('a write says how many rows it changed, and the bytes are new', async () => {
    const before = await databaseOf('CREATE TABLE t(a); INSERT INTO t VALUES (1), (2)');
    const { outcome, bytes } = await run(before, 'UPDATE t SET a = 3; DELETE FROM t WHERE rowid = 1');
    expect(outcome).toEqual({ type: 'done', changedRows: 3 });
    expect((await run(bytes, 'SELECT * FROM t')).outcome).toMatchObject({ page: { rows: [[3n]] } });
  });

  test('what was committed before an error stays', async () => {
    const { outcome, bytes } = await run(new Uint8Array(0), 'CREATE TABLE t(a); INSERT INTO t VALUES (1); SELEC');
    expect(outcome).toEqual({ type: 'error', message: 'near "SELEC": syntax error' });
    expect((await run(bytes, 'SELECT count(*) FROM t')).outcome).toMatchObject({ page: { rows: [[1n]] } });
  });

  test('a transaction that is never committed is rolled back, and it says so', async () => {
    const before = await databaseOf('CREATE TABLE t(a)');
    const { outcome, bytes } = await run(before, 'BEGIN; INSERT INTO t VALUES (1)');
    expect(outcome).toEqual({ type: 'error', message: 'The transaction was never committed, so it was rolled back.' });
    expect(bytes).toBe(before);
  });

  test('an endless query gives its first thousand rows and says that there are more', async () => {
    const { outcome } = await run(new Uint8Array(0), 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i FROM n');
    expect(outcome).toMatchObject({ type: 'rows', page: { total: 1000, more: true } });
  });

  test('no SQL at all changes nothing; a file that is no database stays', async () => {
    expect(await run(new Uint8Array(0), ' -- nothing\n')).toEqual({ outcome: { type: 'done', changedRows: 0 }, bytes: new Uint8Array(0) });
    const garbage = new TextEncoder().encode('hello'.repeat(300));
    expect(await run(garbage, 'CREATE TABLE t(a)')).toEqual({ outcome: { type: 'error', message: 'file is not a database' }, bytes: garbage });
  });
});
