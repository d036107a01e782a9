export const sequelize = {
  sequelizeHalfApplied: {
    title: (name: string) => `\`${name}\` is half applied.`,
    meaning: 'It failed after its first steps, and Sequelize puts no transaction around a migration by itself. What ran stays, and the migration does not count as applied, so the next attempt meets it.',
    words: 'Mend the step that failed.',
  },
  sequelizeAlreadyThere: {
    title: (name: string) => `What \`${name}\` makes is already there.`,
    meaning: 'It has not counted as applied, and the database has what it adds: an earlier attempt stopped halfway, or somebody made it by hand.',
    is: (path: string) => `is in ${path}`,
  },
  sequelizeNoConfig: {
    title: (wanted: string) => `Sequelize finds no settings: there is no \`${wanted}\`.`,
    meaning: 'It looks for `config/config.json` in the folder where it is run. It names the dialect and the database of each environment; without it there is nothing to migrate.',
    of: 'The project',
    is: 'has no `config.json` anywhere',
    is2: 'is there instead',
    words: 'Go to the folder of the project, or put the file back to where it was.',
    command: 'Make one; write your dialect and database into it',
  },
  sequelizeNoFolder: {
    title: (wanted: string) => `There is no folder \`${wanted}\`.`,
    meaning: (applied: boolean) => `Migrations live there. ${applied ? 'It was there once, because some of it is applied: bring it back, the database alone does not tell what they did.' : 'It is made once, and committed like any other code.'}`,
    is: (names: string) => `says in \`SequelizeMeta\` that ${names} ran`,
    words: 'Bring the folder back, or go to the folder of the project.',
  },
  notRecorded: {
    is: (name: string) => `has no \`${name}\` in \`SequelizeMeta\``,
  },
  inTransaction: {
    code: 'And have all of it or nothing, from now on',
  },
};
