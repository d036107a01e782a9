import { counted } from '../../plural.ts';

export const sqlite = {
  noAlterOnSqlite: {
    title: 'SQLite cannot do this to a table that is there.',
    meaning: 'SQLite has no ALTER for constraints, types or NOT NULL. Batch mode makes a new table, copies the rows and takes its place. With `render_as_batch` autogenerate writes it that way by itself.',
    is: (table: string) => `works on \`${table}\` outside of batch mode`,
    code: 'Write it in batch mode',
    code2: 'So that it is written so from now on',
  },
  constraintWithoutName: {
    title: 'A constraint has no name.',
    meaning: 'Batch mode and every later change find a constraint by its name, so it needs one. A naming convention on the metadata gives every constraint one by rule.',
    is: (table: string) => `has \`None\` for a name, on \`${table}\``,
    code: 'Write a name in place of `None`',
    code2: 'And have all others named by rule',
  },
  leftOverTable: {
    title: 'An earlier attempt stopped halfway and left a table behind.',
    meaning: 'Batch mode copies the rows into a table with a passing name. That attempt failed before it was done, and SQLite does not take back what a failed migration made. Nothing of yours is in the left-over table alone.',
    is: (count: number) => `is there, with ${counted(count, 'row')}`,
    is2: (count: number) => `is as it was, with ${counted(count, 'row')}`,
    is3: 'is not there: look into the left-over table first',
    command: 'Drop it',
    words: 'Mend what made the first attempt fail.',
    command2: 'Give it its name back',
  },
  halfApplied: {
    title: (revision: string) => `${revision} is half applied.`,
    meaning: 'It failed after its first steps, and here SQLite does not take those back. The database is between two revisions: running it again meets what the first steps made.',
    is: (count: number) => `was left behind, with ${counted(count, 'row')}`,
    command: 'Drop what was left behind',
    words: 'Mend the step that failed. One step to a revision cannot stop halfway.',
  },
  databaseLocked: {
    title: 'Another connection was writing.',
    meaning: 'SQLite lets one connection write at a time; the others wait a little and give up. A migration on a big table holds such a lock for long, on every database in its own way. This is how waiting people find out.',
    is: (count: number) => `is one file of ${counted(count, 'table')}, locked as a whole`,
  },
  madeByHand: {
    title: (table: string) => `\`${table}\` was made without a migration.`,
    meaning: 'The tables are there, by `db.create_all()` or by hand, and the database knows of no revision. So Alembic begins at the first one, and finds its table in the way. If the tables are as the revisions say, tell it so.',
    is: (count: number) => `is there, with ${counted(count, 'row')}`,
    command: (head: string | undefined) => `Say that the database stands at ${head ?? 'the head'}, and run nothing`,
    command2: 'And see that nothing is missing',
  },
  alreadyThere: {
    title: (name: string) => `\`${name}\` is already there.`,
    meaning: (revision: string) => `${revision} has not counted as applied, and what it adds is in the database: somebody made it by hand, or an earlier attempt stopped halfway.`,
    is: (path: string) => `is in ${path}; the revision adds it`,
    command: 'All that it adds is there. If it is as the revision wants it, say that it is applied',
    command2: (or: boolean) => `${or ? 'Or take' : 'Take'} it away, with what is in it`,
  },
};
