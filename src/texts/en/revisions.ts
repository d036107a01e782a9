import type { TextArea } from '../texts.ts';

/** The graph of revisions, and where the databases stand in it. */
const english = {
  title: 'Revisions',
  list: (environment: string) => `Revisions, ${environment}`,
  none: {
    alembic: 'No revisions yet. {init} makes the folder, {migrate} writes the first one.',
    prisma: "Alembic's revisions stand here, and this project is Prisma's. {status} says which of its migrations have run.",
    sequelize: "Alembic's revisions stand here, and this project is Sequelize's. {status} says which of its migrations have run.",
  },
  lostAt: (revisions: string) => `The database stands at ${revisions}, which no file declares. Alembic finds no way up or down from there.`,
  unreadable: 'Files that declare no readable revision',
  elsewhere: 'Environments that stand elsewhere',
  standsAt: (environment: string) => `${environment} stands at {revisions}, which is not in these files.`,
  unrecorded: 'No revision recorded',
  unreadableDatabase: 'The database cannot be read',
  actions: (revision: string) => `Actions for ${revision}`,
  upgrade: 'Upgrade to here',
  downgrade: 'Downgrade to here',
  preview: 'What will run',
  noMessage: 'No message',
  missing: 'Missing file',
  undeclared: (revision: string) => `${revision}, which no file declares`,
  empty: 'empty database',
  unreadableBecause: {
    notText: 'not a text file',
    noRevision: 'it declares no revision',
    revisionNotPlain: 'its revision is not a plain text',
    downRevisionNotPlain: 'its down_revision is not a plain text, a tuple of texts or None',
    twice: (path: string) => `${path} declares the same revision`,
    broken: (line: number, why: string) => `line ${line}: ${why}`,
    conflict: 'a merge conflict is not resolved',
    openString: 'a string is never closed',
    closesNothing: (bracket: string) => `'${bracket}' closes nothing`,
    neverClosed: (bracket: string) => `'${bracket}' is never closed`,
  },
};

export type RevisionsTexts = typeof english;
export const revisionsTexts: TextArea<'revisions'> = { name: 'revisions', english };
