import { counted } from '../../plural.ts';

export const prisma = {
  prismaSchemaInvalid: {
    is: (source: string, line: number) => `says \`${source}\` on line ${line}`,
    title: 'The Prisma schema is not valid, so nothing was run.',
    meaning: 'Prisma reads the whole schema before it does anything. No migration was written, and no database was touched.',
    words: 'Mend what is marked in the editor.',
    command: 'Ask whether it is right now',
  },
  prismaMigrationFailed: {
    title: (name: string, half: boolean) => `\`${name}\` failed${half ? ', and is half applied' : ''}.`,
    meaning: (half: boolean) => `${half ? 'On SQLite what ran before the statement that failed stays. ' : ''}Prisma wrote down that it failed, and applies nothing more to this database until you say what became of it.`,
  },
  prismaFailedBefore: {
    title: (name: string) => `\`${name}\` failed here before, and nobody has said what became of it.`,
    meaning: 'Prisma cannot know how much of it ran, so it applies nothing new. Look at the database, mend it by hand if need be, and tell Prisma: rolled back if it is to run again, applied if all of it is there.',
    words: (name: string) => `Or, if all that it does is there: \`npx prisma migrate resolve --applied ${name}\`.`,
  },
  prismaEditedAfterApplied: {
    meaning: 'Prisma remembers the checksum of what it applied, and this file has another one. `migrate dev` knows no way but to reset the database and play all migrations again.',
  },
  prismaEditUnseen: {
    meaning: '`migrate deploy` looks at names alone, so it finds nothing to do and says nothing. A new database gets what the file says now, this one has what ran.',
  },
  prismaDrift: {
    title: (path: string) => `${path} is not what its migrations make.`,
    meaning: 'Prisma played all migrations in an empty database and compared. Somebody changed this one by hand, or with `db push`. What `migrate dev` offers is to throw the data away.',
    command: 'To keep the change: take it into the schema',
    words: 'Write it as a migration, and mark that as applied here with `npx prisma migrate resolve --applied NAME`.',
    words2: 'To lose it, with all rows: `npx prisma migrate reset`.',
  },
  prismaNonInteractive: {
    title: 'Prisma wanted to ask, and nobody can answer here.',
    meaning: (resets: boolean) => `The output goes into a pipe, or there is no terminal, as in CI. ${resets ? '`migrate reset` throws all data away, so it asks first.' : '`migrate dev` is for a person who develops: it asks before data are lost.'} Nothing was changed.`,
    words: 'Run it at a terminal, without a pipe; or with `--force`, if all rows may go.',
    command: 'Without a person: apply what is written, and never reset',
    words2: 'To write a migration, run the line at a terminal, without a pipe.',
  },
  failedProof: {
    is: (name: string) => `says in \`_prisma_migrations\` that \`${name}\` began and did not end`,
  },
  migrationProof: {
    is: 'has no file here',
    is2: 'is this file',
  },
  resolve: {
    words: 'Mend the file of the migration.',
    command: 'Say that nothing of it is there any more',
  },
  rowsAtStake: {
    is: (count: number, path: string) => `has ${counted(count, 'row')} in ${path}, which a reset destroys`,
  },
  edited: {
    title: (name: string) => `\`${name}\` was changed after it was applied.`,
    is: (now: string, was: string) => `has the checksum \`${now}…\`; what ran had \`${was}…\``,
    command: 'See when it was changed, and put it back',
    words: 'Put the file back to what ran.',
    command2: 'Then write the change into the schema, and as a new migration',
  },
};
