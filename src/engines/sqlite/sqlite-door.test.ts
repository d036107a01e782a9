import { describe, expect, test, vi } from 'vitest';
import { treeOf } from '../../domain/file-tree.ts';
import type { FromSqlite, SqlitePort, ToSqlite } from './protocol.ts';
import { serveSqlite } from './serve.ts';
import { openSqliteDoor } from './sqlite-door.ts';
import { databaseOf, sqliteEngine } from './node-testing.ts';

interface Workers {
  readonly spawn: () => SqlitePort;
  readonly ports: { readonly messages: ToSqlite[]; alive: boolean; fail: (message: string) => void }[];
}

/** Ports with the real engine behind them, its messages copied as between threads. A question about `HANG` is never answered. */
function workers(): Workers {
  const ports: Workers['ports'] = [];
  return {
    ports,
    spawn() {
      let listener: (message: FromSqlite) => void = () => undefined;
      let hangs = false;
      const port = { messages: [] as ToSqlite[], alive: true, fail: (_: string): void => undefined };
      ports.push(port);
      const serve = serveSqlite(sqliteEngine(), (message) => {
        if (port.alive) listener(structuredClone(message));
      });
      return {
        post(message) {
          port.messages.push(message);
          hangs ||= JSON.stringify(message, (_, value: unknown) => (value instanceof Uint8Array ? '' : value)).includes('HANG');
          if (!hangs) void serve(structuredClone(message));
        },
        listen(onMessage, onFailure) {
          listener = onMessage;
          port.fail = onFailure;
        },
        terminate() {
          port.alive = false;
        },
      };
    },
  };
}

function runProgram(door: ReturnType<typeof openSqliteDoor>, args: readonly string[], files: ReadonlyMap<string, Uint8Array>, signal = new AbortController().signal) {
  const written: string[] = [];
  const ended = door.program.run(
    { environment: 'dev-a', argv: ['sqlite3', ...args], cwd: '', variables: {}, files, stdin: new Uint8Array(0) },
    { stdout: (bytes) => written.push(new TextDecoder().decode(bytes)), stderr: (bytes) => written.push(new TextDecoder().decode(bytes)) },
    signal,
  );
  return { written, ended };
}

describe('the door to SQLite in a worker', () => {
  test('everything that the engine does goes through it', async () => {
    const door = openSqliteDoor(workers().spawn);
    const bytes = await databaseOf('CREATE TABLE t(a); INSERT INTO t VALUES (9007199254740993)');
    expect(await door.inspect(bytes)).toMatchObject({ type: 'schema', schema: { tables: [{ name: 't', rowCount: 1 }] } });
    expect(await door.rows(bytes, 't', 0, 5)).toMatchObject({ type: 'rows', page: { rows: [[9007199254740993n]] } });
    expect((await door.execute(bytes, 'SELECT 1')).bytes).toBe(bytes);
    const { outcome, bytes: after } = await door.execute(bytes, 'INSERT INTO t VALUES (2)');
    expect(outcome).toEqual({ type: 'done', changedRows: 1 });
    expect(await door.rows(after, 't', 0, 5)).toMatchObject({ page: { total: 2 } });
    const files = treeOf({ 'app.db': after });
    const { written, ended } = runProgram(door, ['app.db', 'SELECT count(*) FROM t', 'SELEC'], files);
    expect(await ended).toEqual({ code: 1, files });
    expect(written).toEqual(['2\n', 'Error: in prepare, near "SELEC": syntax error\n  SELEC\n  ^--- error here\n']);
  });

  test('the same bytes are asked about once', async () => {
    const all = workers();
    const door = openSqliteDoor(all.spawn);
    const bytes = await databaseOf('CREATE TABLE t(a)');
    await Promise.all([door.inspect(bytes), door.inspect(bytes), door.rows(bytes, 't', 0, 1), door.rows(bytes, 't', 0, 1)]);
    expect(all.ports.flatMap(({ messages }) => messages.map(({ type }) => type))).toEqual(['inspect', 'rows']);
  });

  test('an abort kills the worker; the files are as before, and the next call goes to a new one', async () => {
    const all = workers();
    const door = openSqliteDoor(all.spawn);
    const files = treeOf({ 'app.db': await databaseOf('CREATE TABLE t(a)') });
    const controller = new AbortController();
    const { ended } = runProgram(door, ['app.db', 'SELECT HANG'], files, controller.signal);
    const behind = runProgram(door, ['app.db', 'SELECT 5'], files);
    await vi.waitFor(() => expect(all.ports[0]?.messages).toHaveLength(2));
    controller.abort();
    expect(await ended).toEqual({ code: 130, files });
    expect(await behind.ended).toEqual({ code: 0, files });
    expect(behind.written).toEqual(['5\n']);
    expect(all.ports.map(({ alive }) => alive)).toEqual([false, true]);
  });

  test('what only waits is dropped without killing what runs', async () => {
    const all = workers();
    const door = openSqliteDoor(all.spawn);
    const running = door.execute(new Uint8Array(0), 'SELECT 1');
    const controller = new AbortController();
    const waiting = door.execute(new Uint8Array(0), 'SELECT 2', controller.signal);
    controller.abort();
    expect((await waiting).outcome).toEqual({ type: 'error', message: 'The query was stopped.' });
    expect((await running).outcome.type).toBe('rows');
    expect(all.ports.map(({ alive }) => alive)).toEqual([true]);
  });

  test('an endless query does not keep the screen from reading', async () => {
    const door = openSqliteDoor(workers().spawn);
    const controller = new AbortController();
    const { ended } = runProgram(door, [':memory:', 'SELECT HANG'], new Map(), controller.signal);
    expect((await door.inspect(new Uint8Array(0))).type).toBe('schema');
    controller.abort();
    await ended;
  });

  test('a worker that dies is an answer, and another one is started', async () => {
    const all = workers();
    const door = openSqliteDoor(all.spawn);
    const bytes = new Uint8Array(0);
    const first = door.execute(bytes, 'SELECT HANG');
    await vi.waitFor(() => expect(all.ports).toHaveLength(1));
    all.ports[0]?.fail('out of memory');
    expect((await first).outcome).toEqual({ type: 'error', message: 'SQLite stopped working: out of memory' });
    expect((await door.execute(bytes, 'SELECT 1')).outcome.type).toBe('rows');
  });
});
