import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openHeadless } from '../../../scripts/headless.ts';
import { treeOf } from '../../domain/file-tree.ts';
import { LOCKS_SQL, readLocks } from './locks.ts';

const { workbench, close } = openHeadless(treeOf({ '.env': 'DATABASE_URL=postgresql://app:secret@localhost:5432/shop\n', 'locks.sql': LOCKS_SQL }));
afterAll(close);
beforeEach(() => workbench.startOver());

/** Runs a line, and answers its code and what it printed. */
const run = async (line: string) => {
  let text = '';
  const end = workbench.onTerminal('dev-a', (event) => {
    if (event.type === 'stdout' || event.type === 'stderr') text += event.text;
  });
  const code = await workbench.enter('dev-a', line);
  end();
  return { code, text };
};
const HOLD = `psql -qc "create table users (id int)" -c "begin" -c "lock table users" -c "prepare transaction 'report'"`;

describe('who waits for a lock', () => {
  test('gets the server’s own error when lock_timeout is over, and the lock when it is free', async () => {
    expect(await run(HOLD)).toEqual({ code: 0, text: '' });
    expect(await run(`PGOPTIONS='-c lock_timeout=100ms' psql -c "select * from users"`)).toEqual({ code: 1, text: 'ERROR:  canceling statement due to lock timeout\nLINE 1: select * from users\n                      ^\n' });
    expect(await run(`psql -c "rollback prepared 'report'" -Atc "select count(*) from users"`)).toEqual({ code: 0, text: 'ROLLBACK PREPARED\n0\n' });
  });

  test('waits without an end when no timeout is set, until it is stopped; what held the lock still holds it', async () => {
    await run(HOLD);
    let over = false;
    const waiting = run(`psql -c "select 'begins'" -c "select * from users"`).finally(() => (over = true));
    await seen('begins');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(over).toBe(false);
    const stopped = performance.now();
    workbench.stop('dev-a');
    expect(await waiting).toMatchObject({ code: 130 });
    expect(performance.now() - stopped).toBeLessThan(1000);
    expect(await run(`psql -Atc "select mode, granted, pid is null from pg_locks where relation = 'users'::regclass"`)).toEqual({ code: 0, text: 'AccessExclusiveLock|t|t\n' });
  });

  test('finds in pg_locks who has it', async () => {
    await run(HOLD);
    const { text } = await run('psql -At -f locks.sql');
    const rows = text.trimEnd().split('\n').map((line) => line.split('|').map((value) => (value === '' ? null : value)));
    expect(readLocks(rows)).toEqual([{ holder: { type: 'prepared', name: 'report', owner: 'app', since: expect.any(Number) }, kind: 'relation', relation: 'users', mode: 'AccessExclusiveLock', granted: true }]);
  });

  test('is still locked out after going on from an earlier point of the world, and is not at one before the lock', async () => {
    await run('psql -qc "create table users (id int)"');
    const before = workbench.getState().timeline.here;
    await run(`psql -qc "begin" -c "lock table users" -c "prepare transaction 'report'"`);
    const locked = workbench.getState().timeline.here;
    workbench.travelTo(before);
    expect(await run('psql -Atc "select count(*) from users"')).toEqual({ code: 0, text: '0\n' });
    workbench.travelTo(locked);
    expect(await run(`psql -qc "set lock_timeout = 50" -c "select * from users"`)).toMatchObject({ code: 1, text: expect.stringContaining('canceling statement due to lock timeout') });
  });
});

test('a session has the settings of its role and its database, and those of the command win', async () => {
  await run(`psql -qc "alter database shop set lock_timeout = 3" -c "alter database shop set statement_timeout = 4000" -c "alter role app set lock_timeout = 5"`);
  expect(await run('psql -Atc "show lock_timeout" -c "show statement_timeout"')).toEqual({ code: 0, text: '5ms\n4s\n' });
  expect(await run(`PGOPTIONS='-c lock_timeout=6' psql -Atc "show lock_timeout" -c "reset lock_timeout" -c "show lock_timeout"`)).toMatchObject({ code: 0, text: expect.stringMatching(/^6ms\n/) });
});

describe('a statement', () => {
  test('that never ends is ended by statement_timeout, whether it sleeps or works', async () => {
    const text = 'ERROR:  canceling statement due to statement timeout\n';
    expect(await run(`psql -qc "set statement_timeout = 100" -c "select pg_sleep(60)"`)).toEqual({ code: 1, text });
    const works = `-c "select count(*) from generate_series(1, 1000000000)"`;
    expect(await run(`psql -qc "set statement_timeout = 100" ${works} ${works} ${works}`)).toEqual({ code: 1, text: text.repeat(3) });
  });

  test('sleeps in real time', async () => {
    const began = performance.now();
    expect(await run('psql -Atc "select pg_sleep(0.3)"')).toEqual({ code: 0, text: '\n' });
    expect(performance.now() - began).toBeGreaterThan(295);
  });

  test('that never ends is stopped within a second, and leaves what was committed', async () => {
    const endless = run(`psql -c "create table kept (id int)" -c "select 'begins'" -c "insert into kept select generate_series(1, 1000000000)"`);
    await seen('begins');
    const stopped = performance.now();
    workbench.stop('dev-a');
    expect(await endless).toMatchObject({ code: 130 });
    expect(performance.now() - stopped).toBeLessThan(1000);
    expect(await run('psql -Atc "select count(*) from kept"')).toEqual({ code: 0, text: '0\n' });
  });
});

describe('a session', () => {
  test('that is idle in its transaction for too long is ended, and the server goes on', async () => {
    expect(await run(`psql -qc "create table t (id int)"`)).toEqual({ code: 0, text: '' });
    expect(await run(`python -c 'import psycopg, time; connection = psycopg.connect("postgresql://app:secret@localhost/shop"); connection.execute("set idle_in_transaction_session_timeout = 50"); connection.execute("insert into t values (1)"); time.sleep(0.2); connection.execute("select 1")'`)).toMatchObject({ code: 1, text: expect.stringContaining('psycopg.errors.IdleInTransactionSessionTimeout: terminating connection due to idle-in-transaction timeout\n') });
    expect(await run('psql -Atc "select count(*) from t"')).toEqual({ code: 0, text: '0\n' });
  });
});

/** Waits until a text was printed. */
function seen(text: string): Promise<void> {
  return new Promise((resolve) => {
    const end = workbench.onTerminal('dev-a', (event) => {
      if (event.type !== 'stdout' || !event.text.includes(text)) return;
      end();
      resolve();
    });
  });
}
