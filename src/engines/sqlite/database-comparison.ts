import { compareContents, type RowOrder } from '../../domain/compare-databases.ts';
import type { DatabaseComparison, KeyedRow, TableRows } from '../../domain/row-diff.ts';
import type { Table } from '../../domain/schema.ts';
import type { Connection } from './connection.ts';
import { quoteIdentifier } from './identifiers.ts';
import { readSchema } from './inspector.ts';

/** Compares two states of a database, the rows table by table as they are read. Throws `SqlFailure`. */
export function compareConnections(before: Connection, after: Connection): DatabaseComparison {
  const connections = { before, after };
  return compareContents({ before: readSchema(before), after: readSchema(after) }, (moment, table, order) => keyedRows(connections[moment], table, order));
}

function keyedRows(connection: Connection, table: Table, order: RowOrder): TableRows {
  const columns = table.columns.map(({ name }) => name);
  return { columns, rows: { [Symbol.iterator]: () => rowsInOrder(connection, table, columns, order) } };
}

function* rowsInOrder(connection: Connection, table: Table, columns: readonly string[], { key, rest }: RowOrder): Generator<KeyedRow> {
  const parts = key.flatMap((name) => keyParts(table, name));
  const order = [...parts, ...rest.flatMap((name) => keyParts(table, name))];
  const list = [...columns.map(quoteIdentifier), ...parts].join(', ');
  const statement = connection.prepare(`SELECT ${list} FROM ${quoteIdentifier(table.name)}${order.length === 0 ? '' : ` ORDER BY ${order.join(', ')}`}`);
  try {
    for (let row = statement?.step(); row !== undefined; row = statement?.step()) yield { key: row.slice(columns.length), values: row.slice(0, columns.length) };
  } finally {
    statement?.free();
  }
}

/** Text goes by its bytes, so that the order is the same here and there whatever the collation and the encoding. */
function keyParts({ columns }: Table, name: string): string[] {
  const quoted = quoteIdentifier(name);
  const isNumber = columns.some((column) => column.name === name && column.primaryKeyPosition === 1 && column.type.toUpperCase() === 'INTEGER');
  if (isNumber && columns.every((column) => column.name === name || column.primaryKeyPosition === 0)) return [quoted];
  return [`typeof(${quoted})`, `CASE typeof(${quoted}) WHEN 'text' THEN CAST(${quoted} AS BLOB) ELSE ${quoted} END`];
}
