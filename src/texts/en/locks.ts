import type { TextArea } from '../texts.ts';

/** Locks on tables. The modes are called as SQL calls them. */
const english = {
  title: 'Locks',
  list: (environment: string) => `Locks, ${environment}`,
  running: '{line} runs. When it wants a lock that one of these keeps from it, it waits.',
  session: (pid: number) => `session ${pid}`,
  prepared: (name: string, owner: string) => `The prepared transaction ${name} of ${owner}`,
  theSession: (pid: number, application: string) => `The session ${pid}${application === '' ? '' : ` (${application})`}`,
  waits: (who: string, mode: string, table: string, holders: string) => `${who} waits for ${mode} on ${table}, which ${holders} keeps from it.`,
  has: (who: string, mode: string, table: string, takenBy: string, blocks: string) => `${who} has ${mode} on ${table}, the lock of ${takenBy}. ${blocks}`,
  ends: '{button} ends it; {commit} would keep what it did.',
  /** Who takes each, and what others cannot do meanwhile. */
  modes: {
    AccessShareLock: { takenBy: 'every SELECT', blocks: 'Nobody can drop or rewrite it meanwhile, or make most changes of its columns.' },
    RowShareLock: { takenBy: 'SELECT … FOR UPDATE', blocks: 'Nobody can lock the whole of it against changes, drop it or alter its columns.' },
    RowExclusiveLock: { takenBy: 'INSERT, UPDATE and DELETE', blocks: 'Others read and write it; CREATE INDEX and ALTER TABLE wait.' },
    ShareUpdateExclusiveLock: { takenBy: 'CREATE INDEX CONCURRENTLY, VALIDATE CONSTRAINT and VACUUM', blocks: 'Others read and write it; a second change of its schema waits.' },
    ShareLock: { takenBy: 'CREATE INDEX', blocks: 'Others read it; every INSERT, UPDATE and DELETE waits.' },
    ShareRowExclusiveLock: { takenBy: 'a new foreign key, CREATE TRIGGER', blocks: 'Others read it; every INSERT, UPDATE and DELETE waits.' },
    ExclusiveLock: { takenBy: 'REFRESH MATERIALIZED VIEW CONCURRENTLY', blocks: 'Others read it, and do nothing else with it.' },
    AccessExclusiveLock: { takenBy: 'ALTER TABLE, DROP TABLE, TRUNCATE', blocks: 'Nobody else can even read it: every SELECT waits.' },
  },
};

export type LocksTexts = typeof english;
export const locksTexts: TextArea<'locks'> = { name: 'locks', english };
