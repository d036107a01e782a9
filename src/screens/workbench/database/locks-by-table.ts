import { conflict, lockMode } from '../../../domain/lock-modes.ts';
import type { ServerLock } from '../../../domain/server-lock.ts';

/** The locks on one table. */
export interface TableLocks {
  readonly table: string;
  readonly held: readonly ServerLock[];
  readonly awaited: readonly ServerLock[];
}

/**
 * The locks on tables, the strongest of each holder: what locks a table mildly besides says nothing more. Indexes and
 * sequences, which are locked along with their tables, are left out, as are catalogs.
 *
 * @param tables names of the tables that there are
 */
export function locksByTable(locks: readonly ServerLock[], tables: ReadonlySet<string>): TableLocks[] {
  const byTable = new Map<string, ServerLock[]>();
  for (const lock of locks) {
    if (lock.kind !== 'relation' || lock.relation === undefined || !tables.has(lock.relation) || lockMode(lock.mode) === undefined) continue;
    byTable.set(lock.relation, [...(byTable.get(lock.relation) ?? []), lock]);
  }
  return [...byTable].map(([table, all]) => {
    const awaited = all.filter(({ granted }) => !granted);
    const held = all.filter((lock) => lock.granted && !all.some((other) => other.granted && other !== lock && sameHolder(other, lock) && isStronger(other, lock)));
    return { table, held: awaited.length === 0 ? held : held.toSorted((a, b) => Number(keeps(b, awaited)) - Number(keeps(a, awaited))), awaited };
  });
}

function keeps(lock: ServerLock, awaited: readonly ServerLock[]): boolean {
  return awaited.some(({ mode }) => conflict(mode, lock.mode));
}

function sameHolder({ holder: a }: ServerLock, { holder: b }: ServerLock): boolean {
  return a.type === 'prepared' ? b.type === 'prepared' && a.name === b.name : b.type === 'session' && a.pid === b.pid;
}

/** Keeps from others all that the other one keeps from them. */
function isStronger(one: ServerLock, other: ServerLock): boolean {
  return ORDER.indexOf(one.mode) > ORDER.indexOf(other.mode);
}

const ORDER = ['AccessShareLock', 'RowShareLock', 'RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'];
