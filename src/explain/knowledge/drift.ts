import type { DatabaseSchema } from '../../domain/schema.ts';
import type { Entry } from '../entry.ts';
import type { Standing } from '../facts.ts';
import { command, type Proof, words } from '../note.ts';
import { isThere, same } from '../told-schema.ts';
import { counted, databaseName, rowsIn, standsAt } from './phrases.ts';

/** A database that is not as its revisions say, or not as the models say. */
export const driftEntries: readonly Entry[] = [
  {
    id: 'changed-by-hand',
    pitfalls: [20],
    tone: 'silent',
    lesson: 'drift-in-production',
    look({ migrations, before, after }) {
      const [old, next] = [before.database, after.database];
      if (migrations.length > 0 || next === undefined || after.graph.revisions.length === 0 || before.revisions.join() !== after.revisions.join()) return undefined;
      // What brings the database nearer to its revisions is mending, not drift.
      const isMended = (parts: readonly { readonly table: string; readonly column: string | undefined }[], table: string, column: string | undefined): boolean => table.startsWith('_alembic_tmp_') || parts.some((part) => same(part.table, table) && (part.column === undefined || same(part.column, column ?? '')));
      const made = partsOf(next.schema).filter(({ table, column }) => (old === undefined || !isThere(old.schema, table, column)) && !isMended(before.missing, table, column));
      const gone = (old === undefined ? [] : partsOf(old.schema)).filter(({ table, column }) => !isThere(next.schema, table, column) && !isMended(before.extra, table, column));
      const proof = [...wholeTablesFirst(made).map((part) => changeProof(part, `is new in ${next.path}`)), ...wholeTablesFirst(gone).map((part) => changeProof(part, `went from ${next.path}`))];
      if (proof.length === 0) return undefined;
      return {
        title: `The schema of ${next.path} was changed, and no revision tells of it.`,
        meaning: 'Every other database stays as it is, and nobody can do the same again from the files. The next revision that touches this will fail here, or autogenerate will want to undo it. That is drift.',
        proof,
        wayOut: [words('Write the same change into the models.'), command('flask db check', 'See what differs from the models'), command('flask db migrate -m "Describe the change"', 'Or write it as a revision; here, where it is done, stamp it')],
      };
    },
  },
  {
    id: 'drift-found',
    pitfalls: [20],
    tone: 'failed',
    ended: 'badly',
    lesson: 'drift-in-production',
    above: ['model-ahead'],
    says: /New upgrade operations detected: \[/,
    look({ after }) {
      const { extra } = after;
      if (extra.length === 0 || after.applied.size === 0) return undefined;
      return {
        title: `${databaseName(after)} has more than its revisions say.`,
        meaning: 'Somebody changed the database itself, and the models know nothing of it. Autogenerate would now write a revision that removes it, in every environment.',
        proof: [standsAt(after), ...extra.map(({ table, column }): Proof => ({ of: column === undefined ? table : `${table}.${column}`, is: column === undefined ? `is in the database, with ${counted(rowsIn(after.database, table), 'row')}; no revision makes it` : 'is in the database; no revision adds it' }))],
        wayOut: [
          words('If it is to stay: write it into the models, and write a revision for the other environments.'),
          command('flask db revision -m "Add what the hotfix made"', 'An empty revision, in which you write the change'),
          command('flask db stamp head', 'Here it is done already, so only say so'),
          command('flask db check', 'And see that nothing differs'),
        ],
      };
    },
  },
  {
    id: 'model-ahead',
    pitfalls: [20],
    tone: 'failed',
    ended: 'badly',
    lesson: 'change-a-model',
    says: /New upgrade operations detected: \[/,
    look({ after }) {
      const ahead = aheadOf(after);
      if (ahead.length === 0) return undefined;
      return {
        title: 'The models say more than the database has.',
        meaning: '`flask db check` compares the models with the database, as `migrate` does, and fails when there is something to write. No revision has it yet.',
        proof: [standsAt(after), ...ahead],
        wayOut: [command('flask db migrate -m "Describe the change"', 'Write the revision, with a message that says what it does'), command('flask db upgrade', 'Read it, and apply it')],
      };
    },
  },
];

interface Part {
  readonly table: string;
  readonly column: string | undefined;
  readonly rows: number;
}

function partsOf({ tables }: DatabaseSchema): readonly Part[] {
  return tables.flatMap(({ name, columns, rowCount }) => [{ table: name, column: undefined, rows: rowCount }, ...columns.map((column) => ({ table: name, column: column.name, rows: rowCount }))]);
}

/** The columns of a table that came or went as a whole are not told of one by one. */
function wholeTablesFirst(parts: readonly Part[]): readonly Part[] {
  const whole = new Set(parts.flatMap(({ table, column }) => (column === undefined ? [table] : [])));
  return parts.filter(({ table, column }) => column === undefined || !whole.has(table));
}

function changeProof({ table, column, rows }: Part, words: string): Proof {
  return column === undefined ? { of: table, is: `${words}, with ${counted(rows, 'row')}` } : { of: `${table}.${column}`, is: words };
}

/** The columns of models that the database lacks. */
function aheadOf({ models, database }: Standing): readonly Proof[] {
  if (database === undefined) return [];
  return models.tables.flatMap(({ table, className, path, line, columns }) => {
    if (!isThere(database.schema, table, undefined)) return [{ of: table, is: `is ${className}'s table; the database has none`, at: { path, line } }];
    return [...columns].filter(([name]) => !isThere(database.schema, table, name)).map(([name, column]) => ({ of: `${table}.${name}`, is: 'is in the model, not in the database', at: { path, line: column.line } }));
  });
}

