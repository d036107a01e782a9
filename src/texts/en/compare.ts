import { counted } from '../plural.ts';
import type { TextArea } from '../texts.ts';

/** The environments side by side. Part names come in two cases for languages that have them: as subject and as object. */
const english = {
  title: 'Environments',
  sideBySide: 'Schemas side by side',
  differences: (count: number) => counted(count, 'difference'),
  shown: { label: 'What is shown', all: 'Everything', differences: 'Differences' },
  more: (count: number) => `And ${count} more, below.`,
  moreTables: (count: number) => (count === 1 ? '1 more table is not shown yet.' : `${count} more tables are not shown yet.`),
  showMore: (count: number) => `Show ${count} more`,
  notCompared: 'Not compared: the rows, the order of columns, the names of keys and UNIQUE constraints, DEFERRABLE and ON CONFLICT.',
  states: { same: 'same schema', agreed: 'same as most', drift: 'drift' },
  noDatabase: 'no database',
  unreadable: 'unreadable',
  noRevision: 'no revision recorded',
  atBase: 'at base, before the first revision',
  notInFiles: 'is not in its files',
  noTables: 'No tables.',
  nothingDiffers: 'Nothing differs.',
  work: 'Work here',
  workIn: (environment: string) => `Work here, ${environment}`,
  serverEmpty: 'The settings lead to a PostgreSQL server, which is empty until a command connects.',
  reading: 'Reading…',
  tableIn: (table: string, environment: string) => `${table}, ${environment}`,
  missing: 'missing',
  extra: 'extra',
  otherDefinition: 'another definition elsewhere',
  most: (value: string) => `most: ${value}`,
  kinds: { table: 'table', column: 'column', index: 'index', unique: 'unique', 'foreign key': 'foreign key', check: 'check', trigger: 'trigger', view: 'view', schema: 'schema', type: 'type', sequence: 'sequence' },
  without: {
    type: 'without a type',
    default: 'without a default',
    primaryKey: 'not in the primary key',
    valid: 'valid',
    options: 'an ordinary table',
    other: (name: string) => `without ${name}`,
  },
  part: (_case: 'subject' | 'object') => ({
    table: (name: string) => `the table ${name}`,
    view: (name: string) => `the view ${name}`,
    index: (name: string) => `the index ${name}`,
    unique: (name: string, table: string) => `UNIQUE (${name}) on ${table}`,
    foreignKey: (table: string, name: string) => `the foreign key on ${table}.${name}`,
    check: (name: string, table: string) => `the CHECK ${name} on ${table}`,
    trigger: (name: string, table: string) => `the trigger ${name} on ${table}`,
    schema: (name: string) => `the schema ${name}`,
    type: (name: string) => `the type ${name}`,
    sequence: (name: string) => `the sequence ${name}`,
  }),
  andMore: (parts: string, more: number) => `${parts} and ${more} more`,
  drift: {
    none: 'No environment has a database yet.',
    only: (environment: string) => `Only ${environment} has a database: there is nothing to compare it with.`,
    same: (environments: string) => `${environments} have the same schema.`,
    sameInTwoWays: (environments: string) => `${environments} have the same schema, written in two ways: below stands why.`,
    /** @param parts how many they are; `who` are so many environments */
    onlyHave: (who: string, environments: number, parts: string) => `Only ${who} ${environments === 1 ? 'has' : 'have'} ${parts}.`,
    lack: (who: string, environments: number, parts: string, _count: number) => `${who} ${environments === 1 ? 'lacks' : 'lack'} ${parts}.`,
    lackWhich: (who: string, environments: number, parts: string, _count: number, having: string, havingCount: number) =>
      `${who} ${environments === 1 ? 'lacks' : 'lack'} ${parts}, which ${having} ${havingCount === 1 ? 'has' : 'have'}.`,
    between: (parts: string, _count: number, environments: string) => `${begun(parts)} differs between ${environments}.`,
    is: (parts: string, _count: number, values: string) => `${begun(parts)} is ${values}.`,
    valueIn: (value: string, environments: string) => `${value} in ${environments}`,
    sameRevision: (environments: string, revisions: string) =>
      `${environments} stand at the same revision, ${revisions}, and still differ: somebody changed a database by hand, or an applied migration.`,
  },
  otherwise: {
    summary: (parts: number) => `Written otherwise on PostgreSQL, and no drift: ${counted(parts, 'part')}`,
    elsewhere: (reasons: string) => `Written otherwise elsewhere, and the same: ${reasons}`,
    /** Why SQLite and PostgreSQL write a part in two ways that mean the same. */
    reasons: {
      'type name': {
        title: 'One type, two names',
        why: 'SQLite keeps the name as the migration wrote it; PostgreSQL says its own: VARCHAR(80) is character varying(80), DATETIME is timestamp without time zone, FLOAT is double precision.',
      },
      length: { title: 'A length that only one of them keeps', why: 'PostgreSQL refuses a longer text than VARCHAR(80) allows and a number beyond its type; SQLite writes the type down and stores what comes.' },
      'numbers by itself': {
        title: 'A key that numbers itself',
        why: 'An INTEGER PRIMARY KEY of SQLite is the row’s own number. PostgreSQL takes the next number from a sequence that the column owns: SERIAL has it in its default, an identity column by itself.',
      },
      enum: { title: 'An enum type', why: 'SQLite has no types of one’s own: the column is a VARCHAR as long as the longest value, and takes any text unless a CHECK stands beside it. PostgreSQL takes the values of the type and no others.' },
      'default form': { title: 'A default, as each prints it', why: "PostgreSQL shows a default with its type, 'new'::character varying, and calls CURRENT_TIMESTAMP also now()." },
      boolean: { title: 'True and false', why: 'SQLite has no booleans: it stores 1 and 0 under the name BOOLEAN. PostgreSQL has true and false, and refuses 1.' },
      'constraint name': { title: 'A constraint’s name', why: 'PostgreSQL gives each constraint a name, such as users_age_check, where the migration gave none; SQLite leaves it without one. A later migration that drops it needs the name.' },
      'expression form': { title: 'An expression, as each prints it', why: 'PostgreSQL shows an expression as it understood it, with types and brackets, IN as = ANY (ARRAY[…]); SQLite shows it as it was written.' },
      definition: { title: 'The text of a view or a trigger', why: 'PostgreSQL writes it anew in its own words, so the two texts are not compared. Look at both.' },
    },
  },
};

/** The name of a column keeps its case; `the index ix` begins a sentence as any other words. */
function begun(parts: string): string {
  return parts.replace(/^the /, 'The ');
}

export type CompareTexts = typeof english;
export const compareTexts: TextArea<'compare'> = { name: 'compare', english };
