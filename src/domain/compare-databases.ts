import { type DatabaseComparison, diffRows, isSame, type RowDiff, type TableRows } from './row-diff.ts';
import { compareSides, VERSION_TABLE } from './schema-diff.ts';
import type { DatabaseSchema, Table } from './schema.ts';

/** Rows of each kind that a comparison keeps of a table. */
const SHOWN_ROWS = 20;

export type Moment = 'before' | 'after';

/**
 * Compares two states of a database, the rows table by table as they are read.
 *
 * @param rowsOf a table's rows at one of the two moments, in the given order
 */
export function compareContents(schemas: Readonly<Record<Moment, DatabaseSchema>>, rowsOf: (moment: Moment, table: Table, order: RowOrder) => TableRows): DatabaseComparison {
  const tables = { before: tablesOf(schemas.before.tables), after: tablesOf(schemas.after.tables) };
  const names = [...new Set([...tables.before.keys(), ...tables.after.keys()])].sort();
  const compared = (name: string, old: Table | undefined, next: Table | undefined): RowDiff => {
    const order = orderOf(old, next);
    return diffRows(name, old && rowsOf('before', old, order), next && rowsOf('after', next, order), SHOWN_ROWS);
  };
  const renamed = (old: Table, next: Table): boolean =>
    old.rowCount > 0 && old.rowCount === next.rowCount && old.columns.map(({ name }) => name).join('\n') === next.columns.map(({ name }) => name).join('\n') && isSame(compared(old.name, old, next));
  const diffs = names.map((name): RowDiff => {
    const [old, next] = [tables.before.get(name), tables.after.get(name)];
    const diff = compared(name, old, next);
    const others = [...(old === undefined ? tables.before : tables.after).values()].filter((other) => !(old === undefined ? tables.after : tables.before).has(other.name));
    const twins = old !== undefined && next !== undefined ? [] : others.filter((other) => renamed(old ?? other, next ?? other));
    // Of two that hold the same, neither is it.
    return twins.length === 1 && twins[0] !== undefined ? { ...diff, sameAs: twins[0].name } : diff;
  });
  return { type: 'compared', schema: compareSides(['before', 'after'], schemas), tables: diffs.filter((diff) => !isSame(diff)) };
}

function tablesOf(tables: readonly Table[]): Map<string, Table> {
  // What Alembic's table holds is told as revisions.
  return new Map(tables.filter(({ name }) => name !== VERSION_TABLE).map((table) => [table.name, table]));
}

export interface RowOrder {
  /** What a row is known by, whichever of the two tables it stands in. */
  readonly key: readonly string[];
  /** What orders rows that share a key, which can be when only one of the tables has it as its primary key. */
  readonly rest: readonly string[];
}

/**
 * By the primary key, or by all shared columns where there is none. (The number that SQLite gives a row by itself is no
 * name for it: rebuilding the table gives it another.)
 */
export function orderOf(before: Table | undefined, after: Table | undefined): RowOrder {
  const either = before ?? after;
  if (either === undefined) return { key: [], rest: [] };
  const [old, next] = [before ?? either, after ?? either];
  const shared = old.columns.map(({ name }) => name).filter((name) => next.columns.some((column) => column.name === name));
  const keys = [primaryKey(old), primaryKey(next)].filter((key) => key.length > 0 && key.every((name) => shared.includes(name)));
  // Whichever comes first by name, so that there and back is the same comparison.
  const key = keys.toSorted((a, b) => (a.join() < b.join() ? -1 : 1))[0] ?? shared.toSorted();
  const isUnique = [old, next].every((table) => primaryKey(table).join() === key.join());
  return { key, rest: isUnique ? [] : shared.filter((name) => !key.includes(name)).toSorted() };
}

function primaryKey({ columns }: Table): string[] {
  return columns.filter(({ primaryKeyPosition }) => primaryKeyPosition > 0).toSorted((a, b) => a.primaryKeyPosition - b.primaryKeyPosition).map(({ name }) => name);
}

