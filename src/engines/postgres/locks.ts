import type { LockHolder, ServerLock } from '../../domain/server-lock.ts';

/**
 * All locks in the database that is asked, but those of the session that asks, and that which every transaction has on
 * itself. They come as `readLocks` wants them.
 */
export const LOCKS_SQL = `SELECT l.locktype, l.relation::regclass::text, l.mode, l.granted,
  p.gid, p.owner, a.pid, a.application_name, a.usename, a.state, a.query,
  round(extract(epoch FROM coalesce(p.prepared, a.xact_start)) * 1000)
FROM pg_locks l
LEFT JOIN pg_stat_activity a ON a.pid = l.pid
LEFT JOIN pg_prepared_xacts p ON l.pid IS NULL AND p.transaction = (
  SELECT t.transactionid FROM pg_locks t WHERE t.virtualtransaction = l.virtualtransaction AND t.pid IS NULL AND t.locktype = 'transactionid')
WHERE l.pid IS DISTINCT FROM pg_backend_pid() AND l.locktype <> 'virtualxid' AND l.database IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
ORDER BY l.granted DESC, p.prepared, l.pid, l.relation::regclass::text, l.mode`;

/** The locks out of the rows of `LOCKS_SQL`; NULL is undefined. */
export function readLocks(rows: readonly (readonly (string | null | undefined)[])[]): ServerLock[] {
  return rows.map(([kind, relation, mode, granted, name, owner, pid, application, user, state, query, since]) => ({
    holder: holderOf({ name, owner, pid, application, user, state, query, since: since === undefined || since === null ? undefined : Number(since) }),
    kind: kind ?? '',
    relation: relation ?? undefined,
    mode: mode ?? '',
    granted: granted === 't',
  }));
}

type Text = string | null | undefined;

function holderOf({ name, owner, pid, application, user, state, query, since }: Record<'name' | 'owner' | 'pid' | 'application' | 'user' | 'state' | 'query', Text> & { readonly since: number | undefined }): LockHolder {
  if (typeof name === 'string') return { type: 'prepared', name, owner: owner ?? '', since: since ?? 0 };
  return { type: 'session', pid: Number(pid ?? 0), application: application ?? '', user: user ?? '', state: state ?? '', query: query ?? '', since };
}
