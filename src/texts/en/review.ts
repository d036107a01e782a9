import { andList } from '../lists.ts';
import { counted } from '../plural.ts';
import type { TextArea } from '../texts.ts';

/** How much an environment holds of something; `where` is undefined for the one that is looked at. */
export interface HeldIn {
  readonly count: number;
  readonly where: string | undefined;
}

/** What a reviewer would say of a revision, on its lines. */
const english = {
  rename: {
    table: (from: string, to: string, held: readonly HeldIn[]) =>
      `\`${from}\` goes and \`${to}\`, with the same columns, comes: is that a rename? ${held.length === 0 ? 'The old table is dropped.' : `The old table is dropped with ${heldWords(held, 'row')}.`}`,
    column: (from: string, to: string, held: readonly HeldIn[]) =>
      `\`${from}\` goes and \`${to}\` comes: is that a rename? ${held.length === 0 ? 'Autogenerate cannot see one, and drops the old column.' : `Autogenerate cannot see one: ${heldWords(held, 'value')} would be lost.`}`,
    keeps: 'Keeps them',
  },
  drop: {
    drops: (of: string, what: 'table' | 'column', held: readonly HeldIn[]) => `Drops \`${of}\`${held.length === 0 ? '' : ` with ${heldWords(held, what === 'table' ? 'row' : 'value')}`}.`,
    statement: (drops: string, line: number) => `${drops} Line ${line} changes rows before it: see that it keeps them, and try it on a copy.`,
    byHand: (drops: string) => `${drops} No revision made it: somebody did by hand, and the models know nothing of it. Is it to go?`,
    emptyAgain: (drops: string, what: 'table' | 'column') => `${drops} A downgrade makes the ${what} again, but empty.`,
  },
  notNull: {
    unseen: (column: string) => `\`${column}\` is NOT NULL without a server default. It passes on an empty table and fails on rows; whether PostgreSQL has some, \`psql\` tells.`,
    passes: (column: string, table: string) => `\`${column}\` is NOT NULL without a server default. It passes on an empty table and fails on rows; \`${table}\` has none anywhere yet.`,
    fails: (column: string, table: string, held: readonly HeldIn[]) => `\`${column}\` is NOT NULL without a server default. It fails: \`${table}\` has ${heldWords(held, 'row')}, which need a value at once.`,
    becomes: (column: string, held: readonly HeldIn[]) => `\`${column}\` becomes NOT NULL, and is NULL in ${heldWords(held, 'row')}. Fill them in the same revision, before this line.`,
    gives: 'Gives them one',
  },
  emptyDowngrade: 'The downgrade does nothing: `flask db downgrade` would say that it went back, and leave the schema as it is. Write the way back, or raise an error that says that there is none.',
  unnamed: {
    theTable: 'the table',
    operation: (name: string) => `\`${name}\` has no name to work with. Batch mode, which SQLite needs, fails with “Constraint must have a name”. Write a name, or give the metadata a naming convention.`,
    constraint: (kind: string) => `This ${kind} has no name. SQLite changes constraints in batch mode only, and batch mode finds them by name; a naming convention on the metadata gives every one a name by rule.`,
  },
  edited: {
    here: (name: string) => `${name} (here)`,
    message: (where: readonly string[]) => `This was changed after the revision was applied in ${andList(where)}. It does not run there again, and nothing will say so. Put it back, and write a new revision.`,
    putBack: 'Put the file back to what ran, and write the change as a new revision.',
  },
};

/** `2 values here and 3 values in Production`. */
function heldWords(held: readonly HeldIn[], noun: string): string {
  return andList(held.map(({ count, where }) => `${counted(count, noun)} ${where === undefined ? 'here' : `in ${where}`}`));
}

export type ReviewTexts = typeof english;
export const reviewTexts: TextArea<'review'> = { name: 'review', english };
