import type { Translation } from '../translation.ts';

export const locks: Translation['locks'] = {
  title: 'Sperren',
  list: (environment) => `Sperren, ${environment}`,
  running: '{line} läuft. Will es eine Sperre, die ihm eine von diesen vorenthält, wartet es.',
  session: (pid) => `Sitzung ${pid}`,
  prepared: (name, owner) => `Die vorbereitete Transaktion ${name} von ${owner}`,
  theSession: (pid, application) => `Die Sitzung ${pid}${application === '' ? '' : ` (${application})`}`,
  waits: (who, mode, table, holders) => `${who} wartet auf ${mode} für ${table}; ${holders} hält dagegen.`,
  has: (who, mode, table, takenBy, blocks) => `${who} hält ${mode} auf ${table}, die Sperre von ${takenBy}. ${blocks}`,
  ends: '{button} beendet sie; {commit} würde behalten, was sie getan hat.',
  modes: {
    AccessShareLock: { takenBy: 'jedem SELECT', blocks: 'Niemand kann die Tabelle derweil löschen, neu schreiben oder ihre Spalten nennenswert ändern.' },
    RowShareLock: { takenBy: 'SELECT … FOR UPDATE', blocks: 'Niemand kann die ganze Tabelle gegen Änderungen sperren, sie löschen oder ihre Spalten ändern.' },
    RowExclusiveLock: { takenBy: 'INSERT, UPDATE und DELETE', blocks: 'Andere lesen und schreiben sie; CREATE INDEX und ALTER TABLE warten.' },
    ShareUpdateExclusiveLock: { takenBy: 'CREATE INDEX CONCURRENTLY, VALIDATE CONSTRAINT und VACUUM', blocks: 'Andere lesen und schreiben sie; eine zweite Änderung ihres Schemas wartet.' },
    ShareLock: { takenBy: 'CREATE INDEX', blocks: 'Andere lesen sie; jedes INSERT, UPDATE und DELETE wartet.' },
    ShareRowExclusiveLock: { takenBy: 'einem neuen Fremdschlüssel oder CREATE TRIGGER', blocks: 'Andere lesen sie; jedes INSERT, UPDATE und DELETE wartet.' },
    ExclusiveLock: { takenBy: 'REFRESH MATERIALIZED VIEW CONCURRENTLY', blocks: 'Andere lesen sie, und sonst nichts.' },
    AccessExclusiveLock: { takenBy: 'ALTER TABLE, DROP TABLE und TRUNCATE', blocks: 'Niemand sonst kann sie auch nur lesen: Jedes SELECT wartet.' },
  },
};
