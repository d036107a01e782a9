import { counted } from '../../plural.ts';

export const autogenerate = {
  modelsNotImported: {
    title: 'Autogenerate saw no models.',
    meaning: 'It compares the database with the tables that SQLAlchemy knows when the application is loaded. A class in a file that nobody imports is not among them, so nothing was found to write.',
  },
  upgradeWithoutModels: {
    title: (list: string, count: number) => `Nothing ran, and ${list} ${count === 1 ? 'is' : 'are'} still missing.`,
    meaning: 'An upgrade runs what the revisions say, and no revision says anything of these models. The application does not import their file, so autogenerate never saw them.',
  },
  dropsUnimported: {
    title: (list: string) => `The new revision drops ${list}, whose model is only not imported.`,
    meaning: 'Autogenerate takes a table without a model for one that has to go. The class is still there, but the application does not import its file, so SQLAlchemy does not know of it.',
    is: (rows: number | undefined) => `would be dropped, ${rows === undefined ? 'with all that is in it' : `with ${counted(rows, 'row')}`}`,
    command: 'Throw the revision away',
  },
  enumValuesUnseen: {
    title: (table: string, name: string) => `The values of \`${table}.${name}\` changed, and autogenerate does not see it.`,
    meaning: 'It compares types, and an Enum is text of some length there. As long as no value gets longer, the type is the same to it. A CHECK constraint on the values, or a type on PostgreSQL, keeps the old ones.',
    is: (list: string) => `the model says ${list}`,
    is2: (list: string) => `the revisions say ${list}`,
  },
  serverDefaultUnseen: {
    title: (table: string, name: string) => `The server default of \`${table}.${name}\` changed, and autogenerate was not asked to look.`,
    meaning: 'Server defaults are compared only with `compare_server_default=True`. Without it the model may say what it likes; the database keeps the default that it has.',
    is: (wanted: string) => `the model says \`${wanted}\``,
    database: 'the database',
    is2: (database: string, has: string | undefined) => `${database} has ${has === undefined ? 'none' : `\`${has}\``}`,
    code: 'Have them compared',
    command: 'And run it again',
  },
  typeNotImported: {
    title: (name: string) => `The revision uses \`${name}\`, and does not import it.`,
    meaning: 'Autogenerate writes down a type of your own by its name, and knows no import for it. Add the import to this file, or to `script.py.mako` for all that come.',
    is: (name: string) => `uses \`${name}\` without an import`,
    code: 'Write it below the other imports',
    code2: 'The same in the template, for all new revisions',
  },
  notImported: {
    is: (table: string) => `is kept in \`${table}\``,
    is2: (list: string) => `imports ${list} neither itself nor by another file`,
    code: 'Import it where the application is made',
    command: 'Then let autogenerate look again',
  },
};
