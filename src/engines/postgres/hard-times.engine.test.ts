import { gunzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { emptyTree } from '../../domain/file-tree.ts';
import { DATA_ROOT, startBackend } from './backend.ts';
import { createDataFolder } from './data-folder.ts';
import { readImage } from './image.ts';
import { query, rowsIn, splitMessages } from './messages.ts';
import { nodePostgresFiles } from './node-postgres-files.ts';

const loaded = await nodePostgresFiles().load(() => undefined);
const image = readImage(gunzipSync(loaded.image));

/** A server over data, with what it wrote to its log. */
async function serverOver(data = emptyTree, diskBytes?: number) {
  const log: string[] = [];
  const folder = createDataFolder(DATA_ROOT, image, data, diskBytes);
  const backend = await startBackend(loaded, folder, 'shop', (line) => log.push(line));
  /** The rows of an answer, or its error as `code: message`. */
  const ask = (sql: string): string => {
    const answer = backend.exchange(query(sql));
    const error = splitMessages(answer, false).messages.find(({ type }) => type === 'E');
    if (error === undefined) return rowsIn(answer).map((row) => row.join('|')).join('\n');
    const fields = new Map(new TextDecoder().decode(error.body).split('\0').map((field) => [field.slice(0, 1), field.slice(1)]));
    return `${fields.get('C')}: ${fields.get('M')}${fields.has('H') ? ` (${fields.get('H')})` : ''}`;
  };
  return { ask, folder, log, memoryBytes: backend.memoryBytes };
}

test('a server whose disk is full says so, loses nothing that was committed, and works again when something is dropped', async () => {
  const size = [...image.values()].reduce((sum, { length }) => sum + length, 0);
  const { ask } = await serverOver(emptyTree, size + 3_000_000);
  ask('create table kept (id int primary key, note text)');
  ask("insert into kept values (1, 'a')");
  ask("create table of_no_use as select repeat('x', 100) from generate_series(1, 5000)");
  expect(ask("insert into kept select n, repeat('x', 100) from generate_series(2, 100000) n")).toMatch(/^53100: could not extend file "base\/16384\/\d+": No space left on device \(Check free disk space.\)$/);
  expect(ask('select * from kept')).toBe('1|a');
  expect(ask('select n from generate_series(1, 10000000) n order by n desc limit 1')).toMatch(/^53100: could not write to file "base\/pgsql_tmp\/\S+": No space left on device$/);
  expect(ask('vacuum kept')).toMatch(/^53100: could not extend file "base\/16384\/\d+_vm"/);
  expect(ask('drop table of_no_use')).toBe('');
  // What failed left its pages behind: they are free, and used again.
  expect(ask('vacuum kept')).toBe('');
  expect(ask("insert into kept select n, 'b' from generate_series(2, 10000) n")).toBe('');
  expect(ask('select count(*) from kept')).toBe('10000');
});

test('a server that went down without a word recovers what was committed, a prepared transaction with its locks among it', async () => {
  const before = await serverOver();
  for (const sql of ['create table kept (id int)', 'insert into kept values (1), (2)', 'begin', 'lock table kept in share mode', "prepare transaction 'report'", 'begin', 'create table lost (id int)']) expect(before.ask(sql)).toBe('');
  const after = await serverOver(before.folder.collect().data);
  expect(after.log.join('\n')).toMatch(/database system was interrupted[^]*database system was not properly shut down; automatic recovery in progress[^]*redo done/);
  expect(after.ask("select count(*), to_regclass('lost') from kept")).toBe('2|');
  expect(after.ask("select mode from pg_locks where relation = 'kept'::regclass and pid is null")).toBe('ShareLock');
  expect(after.ask("set lock_timeout = 50; insert into kept values (3)")).toBe('55P03: canceling statement due to lock timeout');
  expect(after.ask("rollback prepared 'report'")).toBe('');
  expect(after.ask('insert into kept values (3); select count(*) from kept')).toBe('3');
});

test('a lock that is waited for longer than PostgreSQL waits before it looks for a deadlock is waited for all the same', async () => {
  const { ask } = await serverOver();
  for (const sql of ['create table t (id int)', 'begin', 'lock table t', "prepare transaction 'report'"]) ask(sql);
  expect(ask("set deadlock_timeout = 20; set lock_timeout = 100; select * from t")).toBe('55P03: canceling statement due to lock timeout');
});

test('a server takes no more memory for the thousandth transaction than for the first', async () => {
  const { ask, memoryBytes } = await serverOver();
  const work = (): void => {
    expect(ask("begin; create table t (id int, note text); insert into t select n, 'x' from generate_series(1, 100) n; alter table t add column more int default 1; select count(*) from t; rollback")).toBe('100');
    expect(ask('select 1/0')).toBe('22012: division by zero');
  };
  for (let round = 0; round < 10; round++) work();
  const before = memoryBytes();
  for (let round = 0; round < 500; round++) work();
  expect(memoryBytes()).toBe(before);
});
