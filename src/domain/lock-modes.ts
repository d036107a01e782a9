/** A mode of a lock on a table, as PostgreSQL documents it, from the weakest to the strongest. */
export interface LockMode {
  /** As `pg_locks` writes it. */
  readonly mode: string;
  /** As SQL says it. */
  readonly words: string;
  /** Who takes it. */
  readonly takenBy: string;
  /** What others cannot do meanwhile. */
  readonly blocks: string;
}

/** https://www.postgresql.org/docs/18/explicit-locking.html#LOCKING-TABLES */
const modes: readonly LockMode[] = [
  { mode: 'AccessShareLock', words: 'ACCESS SHARE', takenBy: 'every SELECT', blocks: 'Nobody can drop or rewrite it meanwhile, or make most changes of its columns.' },
  { mode: 'RowShareLock', words: 'ROW SHARE', takenBy: 'SELECT … FOR UPDATE', blocks: 'Nobody can lock the whole of it against changes, drop it or alter its columns.' },
  { mode: 'RowExclusiveLock', words: 'ROW EXCLUSIVE', takenBy: 'INSERT, UPDATE and DELETE', blocks: 'Others read and write it; CREATE INDEX and ALTER TABLE wait.' },
  { mode: 'ShareUpdateExclusiveLock', words: 'SHARE UPDATE EXCLUSIVE', takenBy: 'CREATE INDEX CONCURRENTLY, VALIDATE CONSTRAINT and VACUUM', blocks: 'Others read and write it; a second change of its schema waits.' },
  { mode: 'ShareLock', words: 'SHARE', takenBy: 'CREATE INDEX', blocks: 'Others read it; every INSERT, UPDATE and DELETE waits.' },
  { mode: 'ShareRowExclusiveLock', words: 'SHARE ROW EXCLUSIVE', takenBy: 'a new foreign key, CREATE TRIGGER', blocks: 'Others read it; every INSERT, UPDATE and DELETE waits.' },
  { mode: 'ExclusiveLock', words: 'EXCLUSIVE', takenBy: 'REFRESH MATERIALIZED VIEW CONCURRENTLY', blocks: 'Others read it, and do nothing else with it.' },
  { mode: 'AccessExclusiveLock', words: 'ACCESS EXCLUSIVE', takenBy: 'ALTER TABLE, DROP TABLE, TRUNCATE', blocks: 'Nobody else can even read it: every SELECT waits.' },
];

/** What conflicts with each mode: its place among the modes to those of the others. */
const conflicts: readonly (readonly number[])[] = [[7], [6, 7], [4, 5, 6, 7], [3, 4, 5, 6, 7], [2, 3, 5, 6, 7], [2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3, 4, 5, 6, 7]];

export function lockMode(mode: string): LockMode | undefined {
  return modes.find((each) => each.mode === mode);
}

/** Whether two transactions cannot have these on the same table at once. */
export function conflict(one: string, other: string): boolean {
  const [a, b] = [one, other].map((mode) => modes.findIndex((each) => each.mode === mode));
  return a !== undefined && b !== undefined && (conflicts[a]?.includes(b) ?? false);
}
