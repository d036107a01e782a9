import type { DatabaseSchema, Table } from '../../../domain/schema.ts';

/** The columns of a table that were not there before: none when nothing is known of before, all when the table is new. */
export function addedColumns(table: Table, before: DatabaseSchema | undefined): ReadonlySet<string> {
  if (before === undefined) return new Set();
  const known = new Set(before.tables.find(({ name }) => name === table.name)?.columns.map(({ name }) => name));
  return new Set(table.columns.map(({ name }) => name).filter((name) => !known.has(name)));
}
