/** A lock on something in a database, as `pg_locks` has it. */
export interface ServerLock {
  /** Who has it, or waits for it. */
  readonly holder: LockHolder;
  /** What is locked: `relation` a table, an index, a sequence or a view; else PostgreSQL's word for it, such as `transactionid`. */
  readonly kind: string;
  /** The relation with its schema, as SQL says it: `users`, `stock.items`. Undefined when none is locked. */
  readonly relation: string | undefined;
  /** PostgreSQL's name of the mode, such as `AccessExclusiveLock`. */
  readonly mode: string;
  /** False: it is waited for. */
  readonly granted: boolean;
}

/**
 * A session that is connected, or a transaction that was prepared (`PREPARE TRANSACTION`), which keeps its locks without a
 * session until `COMMIT PREPARED` or `ROLLBACK PREPARED`. `since` is when it began or was prepared, in milliseconds since 1970.
 */
export type LockHolder =
  | { readonly type: 'session'; readonly pid: number; readonly application: string; readonly user: string; readonly state: string; readonly query: string; readonly since: number | undefined }
  | { readonly type: 'prepared'; readonly name: string; readonly owner: string; readonly since: number };
