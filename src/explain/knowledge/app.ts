import type { Entry } from '../entry.ts';
import type { Standing } from '../facts.ts';
import { command, type Explanation, type Proof, words } from '../note.ts';
import { addedBy, isThere, same } from '../told-schema.ts';
import { databaseName, namedRevision, notes, operationsIn, place, type PlacedOperation, standsAt } from './phrases.ts';
import { plainText } from '../python/read-python.ts';

/** An application that asks for what its database has not. */
export const appEntries: readonly Entry[] = [
  {
    id: 'app-and-database-apart',
    pitfalls: [16, 24],
    tone: 'failed',
    lesson: 'expand-and-contract',
    says: /no such table: (?:main\.)?(?<table>\w+)$|no such column: (?<owner>\w+)\.(?<column>\w+)$|table (?<target>\w+) has no column named (?<wanted>\w+)$/,
    look({ after, migrations }, { parts }) {
      const table = parts['table'] ?? parts['owner'] ?? parts['target'] ?? '';
      const column = parts['column'] ?? parts['wanted'];
      // Within a migration it is the migration that asks.
      if (migrations.length > 0 || (after.database !== undefined && isThere(after.database.schema, table, column))) return undefined;
      return notYet(after, table, column) ?? noMore(after, table, column) ?? neverWritten(after, table, column);
    },
  },
];

/** A pending revision adds it: the code was deployed before the upgrade. */
function notYet(after: Standing, table: string, column: string | undefined): Explanation | undefined {
  const adding = after.pending.flatMap((revision) => addedBy(after.files, revision).filter((part) => same(part.table, table) && (column === undefined || part.column === undefined || same(part.column, column))));
  const [first] = adding;
  if (first === undefined) return undefined;
  const name = nameOf(table, column);
  return {
    title: notes().app.notYet.title(name),
    meaning: notes().app.notYet.meaning,
    proof: [{ of: name, is: notes().app.notYet.is(databaseName(after)) }, standsAt(after), { of: notes().common.notAppliedYet, is: notes().app.notYet.is2(namedRevision(first.revision)), at: { path: first.revision.path, line: first.line } }],
    wayOut: [command('flask db upgrade', notes().app.notYet.command)],
  };
}

/** An applied revision took it away: old code runs on the new schema. */
function noMore(after: Standing, table: string, column: string | undefined): Explanation | undefined {
  const applied = after.graph.revisions.filter(({ id }) => after.applied.has(id));
  const taking = operationsIn(after, applied, ['upgrade']).find((placed) => takesAway(placed, table, column));
  if (taking === undefined) return undefined;
  const name = nameOf(table, column);
  return {
    title: notes().app.noMore.title(name),
    meaning: notes().app.noMore.meaning,
    proof: [{ of: name, is: notes().app.noMore.is(databaseName(after)) }, { of: notes().app.noMore.of, is: notes().app.noMore.is2(namedRevision(taking.revision)), at: place(taking) }, ...modelProof(after, table, column)],
    wayOut: [words(notes().app.noMore.words), command('flask db downgrade', notes().app.noMore.command), words(notes().app.noMore.words2)],
  };
}

function takesAway({ operation: { name, table: its, batch, call } }: PlacedOperation, table: string, column: string | undefined): boolean {
  if (its === undefined || !same(its, table)) return false;
  if (column === undefined) return name === 'drop_table' || name === 'rename_table';
  const of = plainText(call.args[batch ? 0 : 1]) ?? '';
  return same(of, column) && (name === 'drop_column' || (name === 'alter_column' && call.keywords.has('new_column_name')));
}

/** The model has it, and no revision adds it. */
function neverWritten(after: Standing, table: string, column: string | undefined): Explanation | undefined {
  const proof = modelProof(after, table, column);
  if (proof.length === 0) return undefined;
  const name = nameOf(table, column);
  const starts = after.graph.revisions.length === 0 && !after.files.has(`${after.folder}/env.py`);
  return {
    title: notes().app.neverWritten.title(name),
    meaning: notes().app.neverWritten.meaning,
    proof: [{ of: name, is: notes().app.neverWritten.is(databaseName(after)) }, ...proof],
    wayOut: [...(starts ? [command('flask db init', notes().app.neverWritten.command)] : []), command(`flask db migrate -m "Add ${name}"`, notes().app.neverWritten.command2), command('flask db upgrade', notes().common.readItAndApplyIt)],
  };
}

function modelProof({ models }: Standing, table: string, column: string | undefined): readonly Proof[] {
  const model = models.tables.find((each) => same(each.table, table));
  if (model === undefined) return [];
  if (column === undefined) return [{ of: model.className, is: notes().app.modelProof.is(model.table), at: { path: model.path, line: model.line } }];
  const found = model.columns.get(column);
  return found === undefined ? [] : [{ of: `${model.className}.${column}`, is: notes().app.modelProof.is2, at: { path: model.path, line: found.line } }];
}

function nameOf(table: string, column: string | undefined): string {
  return column === undefined ? table : `${table}.${column}`;
}
