import type { SqlValue } from './schema.ts';
import type { SchemaComparison } from './schema-diff.ts';

/**
 * A table's rows as they are compared. Both sides give their rows in ascending order of `key`, as `compareKeys` has it;
 * what the key is made of is the same on both sides. Rows are read once, one after the other, and not kept.
 */
export interface TableRows {
  readonly columns: readonly string[];
  readonly rows: Iterable<KeyedRow>;
}

export interface KeyedRow {
  readonly key: Row;
  /** A value for each column of the table. */
  readonly values: Row;
}

export type Row = readonly SqlValue[];

/** How many there are, and the first of them. */
export interface Counted<Item> {
  readonly count: number;
  readonly first: readonly Item[];
}

/** A row that is there before and after, and differs in some of the columns that both tables have. */
export interface ChangedRow {
  readonly before: Row;
  readonly after: Row;
  readonly columns: readonly string[];
}

/**
 * A column that only one of the two tables has, and its values other than NULL in rows that both have.
 *
 * @property rows whole rows of the table that has the column
 * @property sameAs the one column of the other table alone that holds the same values in all those rows: it was renamed
 */
export interface LoneColumn {
  readonly name: string;
  readonly rows: Counted<Row>;
  readonly sameAs: string | undefined;
}

/**
 * What became of a table's rows. A column list is undefined where there is no such table.
 *
 * @property sameAs of a table that came or went: the one that has the same rows on the other side: it was renamed
 */
export interface RowDiff {
  readonly table: string;
  readonly sameAs?: string;
  readonly columnsBefore: readonly string[] | undefined;
  readonly columnsAfter: readonly string[] | undefined;
  readonly added: Counted<Row>;
  readonly removed: Counted<Row>;
  readonly changed: Counted<ChangedRow>;
  /** How many of the changed rows held a value other than NULL that they no longer hold. */
  readonly overwritten: number;
  /** Columns that went, with the values that went with them. */
  readonly lost: readonly LoneColumn[];
  /** Columns that came, with the values that they were filled with. */
  readonly gained: readonly LoneColumn[];
}

/** How two states of a database differ; `tables` has those whose rows or columns are not the same. */
export type DatabaseComparison =
  | { readonly type: 'compared'; readonly schema: SchemaComparison<'before' | 'after'>; readonly tables: readonly RowDiff[] }
  | { readonly type: 'error'; readonly message: string };

/**
 * Compares a table's rows before and after. Rows of the same key are one row; where several share a key (a table that
 * has none is known by its values) they are paired in their order.
 *
 * @param most how many rows of each kind are kept to be shown; all are counted
 */
export function diffRows(table: string, before: TableRows | undefined, after: TableRows | undefined, most: number): RowDiff {
  const [added, removed, changed] = [counter<Row>(most), counter<Row>(most), counter<ChangedRow>(most)];
  let overwritten = 0;
  const shared = sharedColumns(before?.columns ?? [], after?.columns ?? []);
  const [lost, gained] = [loneColumns(before, after, most), loneColumns(after, before, most)];
  for (const [old, next] of paired(before?.rows ?? [], after?.rows ?? [])) {
    if (old === undefined) {
      if (next !== undefined) added.count(next.values);
      continue;
    }
    if (next === undefined) {
      removed.count(old.values);
      continue;
    }
    const differing = shared.filter(({ at, otherAt }) => !sameValue(old.values[at], next.values[otherAt]));
    if (differing.length > 0) changed.count({ before: old.values, after: next.values, columns: differing.map(({ name }) => name) });
    if (differing.some(({ at }) => old.values[at] !== null)) overwritten += 1;
    for (const column of lost) column.see(old.values, next.values);
    for (const column of gained) column.see(next.values, old.values);
  }
  return {
    table,
    columnsBefore: before?.columns,
    columnsAfter: after?.columns,
    added: added.counted(),
    removed: removed.counted(),
    changed: changed.counted(),
    overwritten,
    lost: lost.map((column) => column.seen()),
    gained: gained.map((column) => column.seen()),
  };
}

/** Whether anything at all came of a comparison. */
export function isSame({ columnsBefore, columnsAfter, added, removed, changed, lost, gained }: RowDiff): boolean {
  const bothThere = (columnsBefore === undefined) === (columnsAfter === undefined);
  return bothThere && [added, removed, changed].every(({ count }) => count === 0) && lost.length === 0 && gained.length === 0;
}

/** The order of keys: part by part NULL, numbers, texts by their code points, then bytes. */
export function compareKeys(a: Row, b: Row): number {
  for (const [index, value] of a.entries()) {
    const order = compareValues(value, b[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

/** Whether two values are stored alike: 1, 1.0 and '1' are three. */
export function sameValue(a: SqlValue | undefined, b: SqlValue | undefined): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return compareBytes(a, b) === 0;
  return a === b;
}

/** Rows of equal keys together, a row that only one side has alone. */
function* paired(before: Iterable<KeyedRow>, after: Iterable<KeyedRow>): Generator<[before: KeyedRow | undefined, after: KeyedRow | undefined]> {
  const [olds, nexts] = [before[Symbol.iterator](), after[Symbol.iterator]()];
  let [old, next] = [olds.next(), nexts.next()];
  while (old.done !== true || next.done !== true) {
    const order = old.done === true ? 1 : next.done === true ? -1 : compareKeys(old.value.key, next.value.key);
    yield [order <= 0 && old.done !== true ? old.value : undefined, order >= 0 && next.done !== true ? next.value : undefined];
    if (order <= 0) old = olds.next();
    if (order >= 0) next = nexts.next();
  }
}

function sharedColumns(before: readonly string[], after: readonly string[]) {
  return before.flatMap((name, at) => (after.includes(name) ? [{ name, at, otherAt: after.indexOf(name) }] : []));
}

/** The columns that `table` has and `other` lacks; none when there is no other table to lack them. */
function loneColumns(table: TableRows | undefined, other: TableRows | undefined, most: number) {
  if (table === undefined || other === undefined) return [];
  const without = (columns: readonly string[], others: readonly string[]) => columns.flatMap((name, at) => (others.includes(name) ? [] : [{ name, at }]));
  const candidates = without(other.columns, table.columns);
  return without(table.columns, other.columns).map(({ name, at }) => {
    const rows = counter<Row>(most);
    let alike = candidates;
    return {
      see(values: Row, others: Row): void {
        const value = values[at] ?? null;
        if (value !== null) rows.count(values);
        if (alike.length > 0) alike = alike.filter((candidate) => sameValue(value, others[candidate.at]));
      },
      seen(): LoneColumn {
        const counted = rows.counted();
        // Where nothing was held, nothing can be said to have moved; of two that hold the same, neither is it.
        return { name, rows: counted, sameAs: counted.count > 0 && alike.length === 1 ? alike[0]?.name : undefined };
      },
    };
  });
}

function counter<Item>(most: number) {
  let count = 0;
  const first: Item[] = [];
  return {
    count(item: Item): void {
      count += 1;
      if (first.length < most) first.push(item);
    },
    counted: (): Counted<Item> => ({ count, first }),
  };
}

function compareValues(a: SqlValue, b: SqlValue): number {
  const order = rank(a) - rank(b);
  if (order !== 0) return order;
  if (a instanceof Uint8Array && b instanceof Uint8Array) return compareBytes(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (a === null || b === null || a === b) return 0;
  return a < b ? -1 : a > b ? 1 : 0;
}

function rank(value: SqlValue): number {
  if (value === null) return 0;
  if (typeof value === 'string') return 2;
  return value instanceof Uint8Array ? 3 : 1;
}

/** By code points, as UTF-8 sorts: a pair of surrogates comes behind every other character. */
function compareTexts(a: string, b: string): number {
  let at = 0;
  // Behind the end there is NaN, which is not the same as itself.
  while (a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at === a.length || at === b.length) return a.length - b.length;
  const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
  const lifted = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
  return lifted(one) - lifted(other);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const order = (a[at] ?? 0) - (b[at] ?? 0);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
