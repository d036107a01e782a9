import { describe, expect, test } from 'vitest';
import { treeOf } from '../../domain/file-tree.ts';
import { databaseOf, sqlite3 } from './node-testing.ts';

describe('the sqlite3 command line', () => {
  test('a call that only reads leaves the very same bytes', async () => {
    const files = treeOf({ 'app.db': await databaseOf('CREATE TABLE t(a); INSERT INTO t VALUES(1)') });
    const outcome = await sqlite3(['app.db', 'SELECT * FROM t', '.schema', '.dump', 'BEGIN; INSERT INTO t VALUES(2); ROLLBACK', 'PRAGMA foreign_keys=ON'], { files });
    expect(outcome.code).toBe(0);
    expect(outcome.files).toBe(files);
  });

  test('a file that another version of SQLite wrote keeps its bytes too, counters and version number', async () => {
    const bytes = await databaseOf('CREATE TABLE t(a)');
    for (const [offset, value] of [[24, 77], [40, 5], [92, 77], [96, 3039000]] as const) new DataView(bytes.buffer, bytes.byteOffset).setUint32(offset, value);
    const files = treeOf({ 'app.db': bytes });
    expect((await sqlite3(['app.db', 'SELECT * FROM t', '.schema'], { files })).files).toBe(files);
  });

  test('a write makes new bytes and leaves the old ones alone', async () => {
    const before = await databaseOf('CREATE TABLE t(a)');
    const copy = before.slice();
    const outcome = await sqlite3(['app.db', 'INSERT INTO t VALUES(1)'], { files: treeOf({ 'app.db': before }) });
    expect(before).toEqual(copy);
    expect((await sqlite3(['app.db', 'SELECT * FROM t'], { files: outcome.files })).stdout).toBe('1\n');
  });

  test('a file in a folder below, and one that is made there', async () => {
    const files = treeOf({ 'instance/': new Uint8Array(0) });
    const outcome = await sqlite3(['instance/app.db', 'CREATE TABLE t(a)', '.databases'], { files });
    expect(outcome).toMatchObject({ code: 0, stdout: 'main: /home/dev-a/project/instance/app.db r/w\n' });
    expect([...outcome.files.keys()]).toEqual(['instance/app.db']);
  });

  test('a file outside of the project cannot be opened', async () => {
    expect(await sqlite3(['../app.db', 'SELECT 1'])).toMatchObject({ code: 1, stderr: 'Error: unable to open database "../app.db": unable to open database file\n' });
  });

  test('a database in write-ahead mode reads and writes, and stays in that mode', async () => {
    const logged = await databaseOf('CREATE TABLE t(a)');
    logged.set([2, 2], 18);
    const files = treeOf({ 'app.db': logged });
    expect((await sqlite3(['app.db', 'SELECT count(*) FROM t'], { files })).files).toBe(files);
    const outcome = await sqlite3(['app.db', 'INSERT INTO t VALUES(7)', 'SELECT a FROM t'], { files });
    expect(outcome).toMatchObject({ code: 0, stdout: '7\n', stderr: '' });
    expect(outcome.files.get('app.db')?.slice(18, 20)).toEqual(new Uint8Array([2, 2]));
  });

  test('without SQL it says plainly where to put it', async () => {
    expect(await sqlite3(['app.db'])).toMatchObject({ code: 1, stderr: 'sqlite3: lines cannot be typed into it here. Give the SQL on the line: sqlite3 FILE "SELECT ..."\n' });
  });

  test('another file cannot be reached from inside', async () => {
    expect(await sqlite3(['app.db', "ATTACH 'x.db' AS x"])).toMatchObject({ code: 1, stderr: 'Error: in prepare, ATTACH is not supported here: one database file at a time\n' });
    expect(await sqlite3(['app.db', '.read x.sql'])).toMatchObject({ code: 1, stderr: 'Error: .read is not supported here\n' });
  });

  test('-version is the version of the SQLite that runs', async () => {
    expect((await sqlite3(['-version'])).stdout).toMatch(/^3\.\d+\.\d+ \d{4}-\d\d-\d\d /);
  });

  test('a query without end is stopped between two pieces of output, the file stays as it was', async () => {
    const files = treeOf({ 'app.db': await databaseOf('CREATE TABLE t(a)') });
    const controller = new AbortController();
    let written = 0;
    const outcome = await sqlite3(['app.db', 'INSERT INTO t VALUES(1)', 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i FROM n'], {
      files,
      signal: controller.signal,
      onOutput: (text) => {
        written += text.length;
        if (written > 500_000) controller.abort();
      },
    });
    expect(outcome.code).toBe(130);
    expect(outcome.files).toBe(files);
  });

  test('columns of endless rows end with an error instead of filling the memory', async () => {
    const outcome = await sqlite3(['-table', ':memory:', 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i FROM n']);
    expect(outcome).toMatchObject({ code: 7, stdout: '', stderr: 'Error: stepping, out of memory (7)\n' });
  });

  test('.help lists what there is', async () => {
    expect((await sqlite3(['app.db', '.help'])).stdout).toContain('.tables ?TABLE?');
  });
});
