import { useCallback } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import type { ServerDatabase } from '../../../domain/database.ts';
import type { DatabaseSchema } from '../../../domain/schema.ts';
import { lockMode } from '../../../domain/lock-modes.ts';
import type { LockHolder, ServerLock } from '../../../domain/server-lock.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useAnswer } from '../../../ui/answer.ts';
import { useEnvironment, useParts } from '../workbench-context.ts';
import { locksByTable } from './locks-by-table.ts';
import { fill } from '../../../texts/fill.ts';
import { locksTexts, type LocksTexts } from '../../../texts/en/locks.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';
import './locks.css';

/** `pg_locks` as a picture: who has what locked on which table, who waits for it, and what that means. Nothing where nothing is locked. */
export function Locks({ environment, database, schema }: { readonly environment: EnvironmentId; readonly database: ServerDatabase; readonly schema: DatabaseSchema }) {
  const { workbench } = useParts();
  const texts = useTexts(locksTexts);
  const { environments } = useTexts(pageTexts);
  const { terminal } = useEnvironment(environment);
  const { value: locks = [] } = useAnswer(useCallback(() => workbench.locks(database), [workbench, database]));
  const tables = locksByTable(locks, new Set(schema.tables.map(({ name }) => name)));
  if (tables.length === 0) return null;
  const title = `locks-${environment}`;
  return (
    <section className="locks" aria-labelledby={title}>
      <h3 id={title}>{texts.title}</h3>
      {terminal.type !== 'idle' && (
        <p className="locks-running">
          <Icon name="warning" size={13} /> <span>{fill(texts.running, { line: <code>{terminal.line}</code> })}</span>
        </p>
      )}
      <ul aria-label={texts.list(environments[environment])}>
        {tables.map(({ table, held, awaited }) => (
          <li key={table}>
            {held.map((lock) => (
              <LockLine key={`${nameOf(texts, lock.holder)} ${lock.mode}`} table={table} lock={lock} />
            ))}
            {awaited.map((lock) => (
              <LockLine key={`${nameOf(texts, lock.holder)} ${lock.mode}`} table={table} lock={lock} waitsFor={held.map(({ holder }) => nameOf(texts, holder)).join(', ')} />
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
  const texts = useTexts(locksTexts);
  const known = lockMode(mode);
  const waits = waitsFor !== undefined;
  if (known === undefined) return null;
  const { words } = known;
  const { takenBy, blocks } = texts.modes[known.mode];
  return (
    <div className="lock" data-waits={waits}>
      <div className="lock-drawing" aria-hidden="true">
        <span className="lock-who">{nameOf(texts, holder)}</span>
        <span className="lock-arrow">
          <i>{words}</i>
        </span>
        <span className="lock-table">
          <Icon name={waits ? 'waiting' : 'lock'} size={12} /> {table}
        </span>
      </div>
      <p>{waits ? texts.waits(holderWords(texts, holder), words, table, waitsFor) : texts.has(holderWords(texts, holder), words, table, takenBy, blocks)}</p>
    </div>
  );
}

/** How each prepared transaction is ended, which keeps its locks until somebody does it. */
function Endings({ locks }: { readonly locks: readonly ServerLock[] }) {
  const { desk } = useParts();
  const texts = useTexts(locksTexts);
  const names = [...new Set(locks.flatMap(({ holder }) => (holder.type === 'prepared' ? [holder.name] : [])))];
  return names.map((name) => {
    const line = `psql -c "ROLLBACK PREPARED '${name}'"`;
    return (
      <p key={name} className="lock-end">
        {fill(texts.ends, {
          button: (
            <button type="button" className="button small" onClick={() => desk.send({ type: 'command.suggested', line })}>
              <Icon name="terminal" size={13} /> <code>{line}</code>
            </button>
          ),
          commit: <code>COMMIT PREPARED</code>,
        })}
      </p>
    );
  });
}

function nameOf(texts: LocksTexts, holder: LockHolder): string {
  return holder.type === 'prepared' ? holder.name : texts.session(holder.pid);
}

function holderWords(texts: LocksTexts, holder: LockHolder): string {
  return holder.type === 'prepared' ? texts.prepared(holder.name, holder.owner) : texts.theSession(holder.pid, holder.application);
}
