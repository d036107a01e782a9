import { counted } from '../plural.ts';
import type { TextArea } from '../texts.ts';

/** What differs between two states of a database, or of the world: what was lost, the schema, the rows. */
const english = {
  comparing: (name: string) => `Comparing ${name}, row by row …`,
  notComparable: (name: string, message: string) => `${name} cannot be compared. ${message}`,
  unreadable: {
    before: (message: string) => `The database as it was before cannot be read: ${message}.`,
    after: (message: string) => `The database as it was after cannot be read: ${message}.`,
  },
  label: (name: string) => `What changed in ${name}`,
  sameInFile: (name: string) => `The file ${name} was written anew, but its tables and rows are as before.`,
  sameOnServer: (name: string) => `Something was written in ${name}, but its tables and rows are as before.`,
  noLoss: 'No value was lost.',
  schema: 'Schema',
  change: { added: 'added', removed: 'removed', changed: 'changed' },
  notThere: 'not there',
  part: {
    named: {
      table: (name: string) => `table ${name}`,
      view: (name: string) => `view ${name}`,
      schema: (name: string) => `schema ${name}`,
      type: (name: string) => `type ${name}`,
      sequence: (name: string) => `sequence ${name}`,
    },
    column: (table: string, name: string) => `column ${table}.${name}`,
    index: (name: string, table: string) => `index ${name} on ${table}`,
    unique: (name: string, table: string) => `UNIQUE (${name}) on ${table}`,
    foreignKey: (table: string, name: string) => `foreign key ${table}.${name}`,
    check: (name: string, table: string) => `CHECK ${name} on ${table}`,
    trigger: (name: string, table: string) => `trigger ${name} on ${table}`,
  },
  lost: {
    emptyTable: (table: string) => `The table ${table} is gone; it was empty.`,
    table: (table: string, rows: number) => `The table ${table} is gone, with ${counted(rows, 'row')}.`,
    rows: (table: string, rows: number) => `${table} lost ${counted(rows, 'row')}.`,
    emptyColumn: (table: string, column: string) => `The column ${table}.${column} is gone; it held no value in rows that are still there.`,
    column: (table: string, column: string, values: number) => `The column ${table}.${column} is gone, with ${counted(values, 'value')}.`,
    overwritten: (rows: number, table: string) => `In ${counted(rows, 'row')} of ${table} a value was overwritten.`,
  },
  shown: (shown: number, count: number) => (shown < count ? `the first ${shown} of ${counted(count, 'row')}` : counted(count, 'row')),
  tableMoved: (rows: number) => `The table {table} is gone, and {other} holds its ${counted(rows, 'row')}: nothing was lost.`,
  columnMoved: (values: number) => `The column {column} is gone, and {other} holds its ${counted(values, 'value')}: nothing was lost.`,
  rowsOf: (table: string) => `Rows of ${table}`,
  rowsOfTable: 'Rows of {table}',
  removed: (shown: string) => `Removed: ${shown}`,
  changed: (shown: string) => `Changed: ${shown}`,
  added: (shown: string) => `Added: ${shown}`,
  rowsRemoved: (table: string) => `Rows removed from ${table}`,
  rowsChanged: (table: string) => `Rows changed in ${table}`,
  rowsAdded: (table: string) => `Rows added to ${table}`,
  columnGone: 'The column {column} is gone, and with it its value in {rows}',
  columnNew: 'The column {column} is new, and has a value in {rows}',
  rowsWithValue: (column: string) => `Rows with a value in ${column}`,
  files: {
    added: (count: number) => `${counted(count, 'file')} added`,
    changed: (count: number) => `${counted(count, 'file')} changed`,
    removed: (count: number) => `${counted(count, 'file')} removed`,
  },
  repository: 'Repository',
  shell: 'Shell',
  branch: {
    new: (name: string, commit: string) => `${name} is new, at ${commit}`,
    gone: (name: string, commit: string) => `${name} is gone; it was at ${commit}`,
    none: 'no branch moved; what git recorded besides is not the same',
    tag: (name: string) => `tag ${name}`,
  },
  folder: (before: string, after: string) => `It stood in ${before} and stands in ${after}.`,
  projectFolder: 'the project folder',
  notSet: 'not set',
};

export type DifferencesTexts = typeof english;
export const differencesTexts: TextArea<'differences'> = { name: 'differences', english };
