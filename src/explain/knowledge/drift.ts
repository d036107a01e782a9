import type { DatabaseSchema } from '../../domain/schema.ts';
import type { Entry } from '../entry.ts';
import type { Standing } from '../facts.ts';
import { command, type Proof, words } from '../note.ts';
import { isThere, same } from '../told-schema.ts';
import { databaseName, notes, rowsIn, standsAt } from './phrases.ts';

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
      const proof = [...wholeTablesFirst(made).map((part) => changeProof(part, notes().drift.changedByHand.is(next.path))), ...wholeTablesFirst(gone).map((part) => changeProof(part, notes().drift.changedByHand.is2(next.path)))];
      if (proof.length === 0) return undefined;
      return {
        title: notes().drift.changedByHand.title(next.path),
        meaning: notes().drift.changedByHand.meaning,
        proof,
        wayOut: [words(notes().drift.changedByHand.words), command('flask db check', notes().drift.changedByHand.command), command('flask db migrate -m "Describe the change"', notes().drift.changedByHand.command2)],
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
        title: notes().drift.driftFound.title(databaseName(after)),
        meaning: notes().drift.driftFound.meaning,
        proof: [standsAt(after), ...extra.map(({ table, column }): Proof => ({ of: column === undefined ? table : `${table}.${column}`, is: column === undefined ? notes().drift.driftFound.is(rowsIn(after.database, table)) : notes().drift.driftFound.is2 }))],
        wayOut: [
          words(notes().drift.driftFound.words),
          command('flask db revision -m "Add what the hotfix made"', notes().drift.driftFound.command),
          command('flask db stamp head', notes().drift.driftFound.command2),
          command('flask db check', notes().drift.driftFound.command3),
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
        title: notes().drift.modelAhead.title,
        meaning: notes().drift.modelAhead.meaning,
        proof: [standsAt(after), ...ahead],
        wayOut: [command('flask db migrate -m "Describe the change"', notes().drift.modelAhead.command), command('flask db upgrade', notes().common.readItAndApplyIt)],
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
  return column === undefined ? { of: table, is: notes().drift.changeProof.is(words, rows) } : { of: `${table}.${column}`, is: words };
}

/** The columns of models that the database lacks. */
function aheadOf({ models, database }: Standing): readonly Proof[] {
  if (database === undefined) return [];
  return models.tables.flatMap(({ table, className, path, line, columns }) => {
    if (!isThere(database.schema, table, undefined)) return [{ of: table, is: notes().drift.aheadOf.is(className), at: { path, line } }];
    return [...columns].filter(([name]) => !isThere(database.schema, table, name)).map(([name, column]) => ({ of: `${table}.${name}`, is: notes().drift.aheadOf.is2, at: { path, line: column.line } }));
  });
}

