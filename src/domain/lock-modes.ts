/** A mode of a lock on a table, as PostgreSQL documents it, from the weakest to the strongest. */
export interface LockMode {
  /** As `pg_locks` writes it. */
  readonly mode: (typeof modes)[number]['mode'];
  /** As SQL says it. */
  readonly words: string;
}

/** https://www.postgresql.org/docs/18/explicit-locking.html#LOCKING-TABLES */
const modes = [
  { mode: 'AccessShareLock', words: 'ACCESS SHARE' },
  { mode: 'RowShareLock', words: 'ROW SHARE' },
  { mode: 'RowExclusiveLock', words: 'ROW EXCLUSIVE' },
  { mode: 'ShareUpdateExclusiveLock', words: 'SHARE UPDATE EXCLUSIVE' },
  { mode: 'ShareLock', words: 'SHARE' },
  { mode: 'ShareRowExclusiveLock', words: 'SHARE ROW EXCLUSIVE' },
  { mode: 'ExclusiveLock', words: 'EXCLUSIVE' },
  { mode: 'AccessExclusiveLock', words: 'ACCESS EXCLUSIVE' },
] as const;

/** What conflicts with each mode: its place among the modes to those of the others. */
const conflicts: readonly (readonly number[])[] = [[7], [6, 7], [4, 5, 6, 7], [3, 4, 5, 6, 7], [2, 3, 5, 6, 7], [2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3, 4, 5, 6, 7]];

export function lockMode(mode: string): LockMode | undefined {
  return modes.find((each) => each.mode === mode);
}

/** Whether two transactions cannot have these on the same table at once. */
export function conflict(one: string, other: string): boolean {
  const place = (mode: string): number => modes.findIndex((each) => each.mode === mode);
  const [a, b] = [place(one), place(other)];
  return conflicts[a]?.includes(b) ?? false;
}
