import { counted } from '../../plural.ts';

export const fullTables = {
  passesOnEmpty: {
    title: (table: string) => `This passed because \`${table}\` is empty here.`,
    meaning: (table: string, name: string) => `\`${table}.${name}\` is NOT NULL and has no server default, so rows that are already there would have no value for it. The same file fails where there are rows.`,
    is: (table: string) => `\`${table}\` has no rows`,
    command: 'Take it back while only you have it',
    command2: 'And try it on rows',
  },
  rowsBreakConstraint: {
    is: (value: string, times: string) => `${value} stands there ${times} times`,
    is2: (count: number, all: number) => `is NULL in ${counted(count, 'row')} of ${all}`,
    title: (table: string) => `Rows of \`${table}\` are not unique.`,
    title2: (table: string) => `Rows of \`${table}\` have no value where one is asked for.`,
    meaning: 'Batch mode makes a new table with the new rule and copies the rows into it. Some rows break the rule, so the copy stopped. The old table is as it was.',
    command: 'Find the rows, and mend them',
    command2: 'Give those rows a value; write the right one in place of the question mark',
    command3: 'Drop what the attempt left behind',
  },
  notNullOnRows: {
    title: (table: string, count: number) => `\`${table}\` has ${counted(count, 'row')}, and the new column may not be empty.`,
    meaning: (name: string) => `The rows that are there need a value for \`${name}\` at once, and the database knows none. It takes a server default; or add the column as nullable, fill it, and make it NOT NULL after that.`,
    is: (count: number, database: string) => `has ${counted(count, 'row')} in ${database}`,
  },
  withDefault: {
    code: 'Give the rows that are there a value',
  },
  leftOver: {
    is: 'was left behind by this attempt',
  },
};
