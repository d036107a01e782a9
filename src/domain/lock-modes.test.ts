import { expect, test } from 'vitest';
import { conflict, lockMode } from './lock-modes.ts';

const all = ['AccessShareLock', 'RowShareLock', 'RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'];

test('what conflicts is the same both ways', () => {
  for (const one of all) for (const other of all) expect(conflict(one, other), `${one} and ${other}`).toBe(conflict(other, one));
});

test('a reader waits for ACCESS EXCLUSIVE alone, a writer from SHARE on', () => {
  expect(all.filter((mode) => conflict('AccessShareLock', mode))).toEqual(['AccessExclusiveLock']);
  expect(all.filter((mode) => conflict('RowExclusiveLock', mode))).toEqual(['ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock']);
  expect(all.filter((mode) => conflict('ShareLock', mode) && !conflict('ShareLock', 'ShareLock'))).toEqual(['RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock']);
});

test('each mode is known by what pg_locks writes', () => {
  for (const mode of all) expect(lockMode(mode)?.mode).toBe(mode);
  expect(lockMode('SIReadLock')).toBeUndefined();
  expect([conflict('SIReadLock', 'AccessExclusiveLock'), conflict('AccessExclusiveLock', 'SIReadLock')]).toEqual([false, false]);
});
