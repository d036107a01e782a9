import { counted } from '../../plural.ts';

export const dataLost = {
  lostByDowngrade: {
    title: (total: string) => `The downgrade destroyed ${total}.`,
    meaning: 'A downgrade puts the schema back, not the data. What stood in the dropped column or table is gone: after the next upgrade the column is there again, and empty.',
    words: 'Go back on the timeline to the point before this command. At work that is the backup: take one before each downgrade.',
    words2: 'Where there is data, go forward in place of back: write a new revision that mends what is wrong.',
    command: 'The schema alone comes back by',
  },
  childrenGone: {
    title: (count: number, table: string, parent: string) => `${counted(count, 'row')} of \`${table}\` went when \`${parent}\` was rebuilt.`,
    meaning: (parent: string) => `Batch mode makes a new table, copies the rows and drops the old one. With \`PRAGMA foreign_keys=ON\` dropping \`${parent}\` deletes its rows first, and ON DELETE CASCADE deletes what belongs to them. Alembic reports success.`,
    is: (count: number, parent: string, rowsAfter: number) => `had ${counted(count, 'row')} that belonged to \`${parent}\`, and has ${rowsAfter} now`,
    words: 'Go back on the timeline to the point before this command; at work, restore the backup.',
    code: 'In env.py, switch foreign keys off on the connection before `context.begin_transaction()`',
  },
  droppedByUpgrade: {
    title: (total: string) => `The upgrade destroyed ${total}.`,
    meaning: 'A table or column that held something was dropped. A downgrade makes it again, but empty.',
    words: 'If that was not meant: go back on the timeline to the point before this command. At work that is the backup.',
    words2: 'Copy what is still needed in the same revision, before the drop.',
  },
  total: { row: (count: number) => counted(count, 'row'), value: (count: number) => counted(count, 'value') },
  lossesOf: {
    is: (count: number) => `the table went with ${counted(count, 'row')}`,
    is2: (count: number) => `${counted(count, 'row')} had a value here`,
    is3: (count: number) => `${counted(count, 'row')} went`,
    is4: (count: number) => `${counted(count, 'row')} had a value here and ${count === 1 ? 'has' : 'have'} none now`,
  },
  renamedColumn: {
    title: (table: string, name: string, count: number) => `\`${table}.${name}\` was dropped with ${counted(count, 'value')}, not renamed.`,
    meaning: (name: string, name2: string) => `Autogenerate cannot see a rename: it saw that \`${name}\` is gone and \`${name2}\` is new. The upgrade added an empty column and dropped the full one.`,
    is: (count: number) => `${counted(count, 'row')} had a value here`,
    is2: 'is new, and NULL in all of them',
  },
  renamedTable: {
    title: (table: string, count: number) => `\`${table}\` was dropped with ${counted(count, 'row')}, not renamed.`,
    meaning: (table: string, name: string) => `Autogenerate cannot see a rename: it saw that \`${table}\` is gone and \`${name}\` is new. The upgrade made an empty table and dropped the full one.`,
    is: (count: number) => `had ${counted(count, 'row')}`,
    is2: 'has the same columns and no rows',
  },
};
