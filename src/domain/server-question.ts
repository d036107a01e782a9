import type { Row } from './row-diff.ts';
import type { ServerLock } from './server-lock.ts';
import type { DatabaseView, SqlOutcome } from './schema.ts';

/**
 * What a database server is asked without a process of the environment.
 *
 * - `schema`: everything that the catalogs say
 * - `rows`: a page of a table's rows
 * - `locks`: who has what locked, or waits for it
 * - `contents`: the rows of tables, each in an order that is the same in every database, as they are compared
 * - `sql`: SQL as a person typed it; when it may not write, PostgreSQL refuses what would
 */
export type ServerQuestion =
  | { readonly type: 'schema' }
  | { readonly type: 'rows'; readonly table: string; readonly offset: number; readonly limit: number }
  | { readonly type: 'locks' }
  | { readonly type: 'contents'; readonly tables: readonly OrderedTable[]; readonly most: number }
  | { readonly type: 'sql'; readonly sql: string; readonly writes: boolean };

/** A table by its name, and the columns that its rows are known by and ordered by. */
export interface OrderedTable {
  readonly table: string;
  readonly key: readonly string[];
  readonly rest: readonly string[];
}

/**
 * What a table holds.
 *
 * @property print the same for the same rows, whatever their order
 * @property rows with a value for each column; undefined where there are more than were asked for
 */
export interface TableContents {
  readonly table: string;
  readonly print: string;
  readonly rows: readonly Row[] | undefined;
}

export type ServerAnswer = DatabaseView | SqlOutcome | { readonly type: 'contents'; readonly tables: readonly TableContents[] } | { readonly type: 'locks'; readonly locks: readonly ServerLock[] };
