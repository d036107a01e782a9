import type { DatabaseView, SqlOutcome } from './schema.ts';

/**
 * What a database server is asked without a process of the environment.
 *
 * - `schema`: everything that the catalogs say
 * - `rows`: a page of a table's rows
 * - `sql`: SQL as a person typed it; when it may not write, PostgreSQL refuses what would
 */
export type ServerQuestion =
  | { readonly type: 'schema' }
  | { readonly type: 'rows'; readonly table: string; readonly offset: number; readonly limit: number }
  | { readonly type: 'sql'; readonly sql: string; readonly writes: boolean };

export type ServerAnswer = DatabaseView | SqlOutcome;
