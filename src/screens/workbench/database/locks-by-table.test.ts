import { expect, test } from 'vitest';
import type { ServerLock } from '../../../domain/server-lock.ts';
import { locksByTable } from './locks-by-table.ts';

const prepared = (name: string) => ({ type: 'prepared', name, owner: 'app', since: 0 }) as const;
const lock = (more: Partial<ServerLock>): ServerLock => ({ holder: prepared('report'), kind: 'relation', relation: 'users', mode: 'AccessShareLock', granted: true, ...more });
const tables = new Set(['users', 'orders']);

test('of several locks of one holder on a table the strongest is told', () => {
  const strong = lock({ mode: 'AccessExclusiveLock' });
  expect(locksByTable([lock({}), strong, lock({ mode: 'RowExclusiveLock' })], tables)).toEqual([{ table: 'users', held: [strong], awaited: [] }]);
});

test('each table and each holder stands for itself, and what is no table is left out', () => {
  const other = lock({ holder: prepared('import'), mode: 'RowExclusiveLock' });
  const orders = lock({ relation: 'orders' });
  expect(locksByTable([lock({}), other, orders, lock({ relation: 'users_pkey' }), lock({ kind: 'transactionid', relation: undefined, mode: 'ExclusiveLock' })], tables)).toEqual([
    { table: 'users', held: [lock({}), other], awaited: [] },
    { table: 'orders', held: [orders], awaited: [] },
  ]);
});

test('who waits stands apart, behind the holder that it waits for', () => {
  const [reader, writer] = [lock({ holder: prepared('reader') }), lock({ holder: prepared('writer'), mode: 'RowExclusiveLock' })];
  const waiting = lock({ holder: { type: 'session', pid: 7, application: 'flask', user: 'app', state: 'active', query: '', since: 0 }, mode: 'ShareLock', granted: false });
  expect(locksByTable([reader, writer, waiting], tables)).toEqual([{ table: 'users', held: [writer, reader], awaited: [waiting] }]);
});
