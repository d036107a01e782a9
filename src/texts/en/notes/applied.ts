import { counted } from '../../plural.ts';

export const applied = {
  stampSkipped: {
    title: (count: number) => `The stamp skipped ${counted(count, 'revision')} that never ran here.`,
    meaning: '`stamp` only writes the id into `alembic_version`. It runs nothing, so what those revisions make is not there, and no upgrade will make it: it counts as applied.',
    command: 'Take the stamp back',
    command2: 'And run the revisions',
  },
  editedAfterApplied: {
    aRevision: 'A revision',
    title: (revision: string, database: string) => `${revision} counts as applied, and ${database} has not all that it says.`,
    meaning: 'Alembic remembers the id of an applied revision, not its content. Somebody changed the file after it ran here (or the table by hand), so an upgrade finds nothing to do and says nothing. Other databases may look different.',
    words: 'Put the file back to what ran, and write the change as a new revision.',
    command: 'See when the file was changed',
    command2: 'With the models as they are, autogenerate finds what the database lacks',
  },
  neverRanHere: {
    title: (list: string) => `${list} counts as applied here, and never ran.`,
    meaning: 'It lies below the revision at which the database stands, so Alembic takes it for done. That is what comes of pointing an applied revision at another parent, or of a stamp. `current` says `(head)` all the same.',
    words: 'Put `down_revision` of the applied revision back to what it was.',
    command: 'Then join the two heads',
    command2: 'And the one that never ran runs',
  },
  missingProof: {
    database: 'the database',
    is: (revision: string, database: string) => `is in ${revision}, not in ${database}`,
  },
};
