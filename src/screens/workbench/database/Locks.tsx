import { useCallback } from 'react';
import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import type { ServerDatabase } from '../../../domain/database.ts';
import type { DatabaseSchema } from '../../../domain/schema.ts';
import { lockMode } from '../../../domain/lock-modes.ts';
import type { LockHolder, ServerLock } from '../../../domain/server-lock.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useAnswer } from '../../../ui/answer.ts';
import { useEnvironment, useParts } from '../workbench-context.ts';
import { locksByTable } from './locks-by-table.ts';
import './locks.css';

/** `pg_locks` as a picture: who has what locked on which table, who waits for it, and what that means. Nothing where nothing is locked. */
export function Locks({ environment, database, schema }: { readonly environment: EnvironmentId; readonly database: ServerDatabase; readonly schema: DatabaseSchema }) {
  const { workbench } = useParts();
  const { terminal } = useEnvironment(environment);
  const { value: locks = [] } = useAnswer(useCallback(() => workbench.locks(database), [workbench, database]));
  const tables = locksByTable(locks, new Set(schema.tables.map(({ name }) => name)));
  if (tables.length === 0) return null;
  const title = `locks-${environment}`;
  return (
    <section className="locks" aria-labelledby={title}>
      <h3 id={title}>Locks</h3>
      {terminal.type !== 'idle' && (
        <p className="locks-running">
          <Icon name="warning" size={13} /> <span><code>{terminal.line}</code> runs. When it wants a lock that one of these keeps from it, it waits.</span>
        </p>
      )}
      <ul aria-label={`Locks, ${environmentNames[environment]}`}>
        {tables.map(({ table, held, awaited }) => (
          <li key={table}>
            {held.map((lock) => (
              <LockLine key={`${nameOf(lock.holder)} ${lock.mode}`} table={table} lock={lock} />
            ))}
            {awaited.map((lock) => (
              <LockLine key={`${nameOf(lock.holder)} ${lock.mode}`} table={table} lock={lock} waitsFor={held.map(({ holder }) => nameOf(holder)).join(', ')} />
            ))}
          </li>
        ))}
      </ul>
      <Endings locks={locks} />
    </section>
  );
}

/** Who, the lock, the table: three boxes and what is between them, then the same in a sentence. */
function LockLine({ table, lock: { holder, mode }, waitsFor }: { readonly table: string; readonly lock: ServerLock; readonly waitsFor?: string }) {
  const known = lockMode(mode);
  const waits = waitsFor !== undefined;
  return (
    <div className="lock" data-waits={waits}>
      <div className="lock-drawing" aria-hidden="true">
        <span className="lock-who">{nameOf(holder)}</span>
        <span className="lock-arrow">
          <i>{known?.words ?? mode}</i>
        </span>
        <span className="lock-table">
          <Icon name={waits ? 'waiting' : 'lock'} size={12} /> {table}
        </span>
      </div>
      <p>
        {holderWords(holder)} {waits ? `waits for ${known?.words ?? mode} on ${table}, which ${waitsFor} keeps from it.` : `has ${known?.words ?? mode} on ${table}, the lock of ${known?.takenBy ?? 'PostgreSQL’s own work'}. ${known?.blocks ?? ''}`}
      </p>
    </div>
  );
}

/** How each prepared transaction is ended, which keeps its locks until somebody does it. */
function Endings({ locks }: { readonly locks: readonly ServerLock[] }) {
  const { desk } = useParts();
  const names = [...new Set(locks.flatMap(({ holder }) => (holder.type === 'prepared' ? [holder.name] : [])))];
  return names.map((name) => {
    const line = `psql -c "ROLLBACK PREPARED '${name}'"`;
    return (
      <p key={name} className="lock-end">
        <button type="button" className="button small" onClick={() => desk.send({ type: 'command.suggested', line })}>
          <Icon name="terminal" size={13} /> <code>{line}</code>
        </button>{' '}
        ends it; <code>COMMIT PREPARED</code> would keep what it did.
      </p>
    );
  });
}

function nameOf(holder: LockHolder): string {
  return holder.type === 'prepared' ? holder.name : `session ${holder.pid}`;
}

function holderWords(holder: LockHolder): string {
  if (holder.type === 'prepared') return `The prepared transaction ${holder.name} of ${holder.owner}`;
  return `The session ${holder.pid}${holder.application === '' ? '' : ` (${holder.application})`}`;
}
