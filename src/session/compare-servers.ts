import { compareContents, type Moment, orderOf, type RowOrder } from '../domain/compare-databases.ts';
import type { ServerDatabase } from '../domain/database.ts';
import type { DatabaseComparison, KeyedRow, TableRows } from '../domain/row-diff.ts';
import type { DatabaseSchema, DatabaseView, Table } from '../domain/schema.ts';
import type { ServerAnswer, TableContents } from '../domain/server-question.ts';
import type { EngineDoor } from '../process/engine-door.ts';
import { differencesTexts } from '../texts/en/differences.ts';
import { textsOf } from '../texts/texts-of.ts';

/** Up to so many rows a table is fetched at once; of a larger one only when it is not the same. */
const AT_ONCE = 5000;
const EMPTY: DatabaseSchema = { tables: [], views: [], revisions: undefined, server: { namespaces: [], sequences: [], enums: [] } };

/** Compares a server's database at two moments. Undefined was not there: an empty database. */
export async function compareServers(before: ServerDatabase | undefined, after: ServerDatabase | undefined, inspect: (database: ServerDatabase) => Promise<DatabaseView>, python: Pick<EngineDoor, 'ask'>): Promise<DatabaseComparison> {
  const databases = { before, after };
  const views = { before: await viewOf(before, inspect), after: await viewOf(after, inspect) };
  for (const moment of moments) {
    const view = views[moment];
    if (view.type === 'error') return { type: 'error', message: textsOf(differencesTexts).unreadable[moment](view.message) };
  }
  const schemas = { before: schemaIn(views.before), after: schemaIn(views.after) };
  const contents = { before: new Map<string, TableContents>(), after: new Map<string, TableContents>() };
  const fetch = async (moment: Moment, tables: readonly Table[], most: number): Promise<void> => {
    const database = databases[moment];
    if (database === undefined || tables.length === 0) return;
    const other = moment === 'before' ? schemas.after : schemas.before;
    const wanted = tables.map((table) => ({ table: table.name, ...orderOf(table, other.tables.find(({ name }) => name === table.name)) }));
    const { answer } = await python.ask(database, { type: 'contents', tables: wanted, most });
    for (const each of tablesIn(answer)) contents[moment].set(each.table, each);
  };
  try {
    for (const moment of moments) await fetch(moment, schemas[moment].tables, AT_ONCE);
    const isLarge = ({ name }: Table): boolean => moments.some((moment) => contents[moment].get(name)?.rows === undefined && contents[moment].has(name));
    const isSame = ({ name }: Table): boolean => contents.before.get(name)?.print === contents.after.get(name)?.print;
    for (const moment of moments) await fetch(moment, schemas[moment].tables.filter((table) => isLarge(table) && !isSame(table)), Infinity);
  } catch (error) {
    return { type: 'error', message: error instanceof Error ? error.message : String(error) };
  }
  return compareContents(schemas, (moment, table, order) => rowsOf(contents[moment].get(table.name), table, order));
}

const moments = ['before', 'after'] as const;

function viewOf(database: ServerDatabase | undefined, inspect: (database: ServerDatabase) => Promise<DatabaseView>): Promise<DatabaseView> {
  return database === undefined ? Promise.resolve({ type: 'schema', schema: EMPTY }) : inspect(database);
}

function schemaIn(view: DatabaseView): DatabaseSchema {
  return view.type === 'schema' ? view.schema : EMPTY;
}

function tablesIn(answer: ServerAnswer): readonly TableContents[] {
  if (answer.type === 'contents') return answer.tables;
  throw new Error(answer.type === 'error' ? answer.message : `PostgreSQL answered something else: ${answer.type}.`);
}

/** A large table that is the same on both sides was not fetched: it has no differences to find. */
function rowsOf(contents: TableContents | undefined, table: Table, { key }: RowOrder): TableRows {
  const columns = table.columns.map(({ name }) => name);
  // By which columns a table that came or went is known is asked again when it may have been renamed.
  const at = key.map((name) => columns.indexOf(name));
  const rows = (contents?.rows ?? []).map((row): KeyedRow => ({ key: at.map((place) => row[place] ?? null), values: row.slice(0, columns.length) }));
  return { columns, rows };
}
