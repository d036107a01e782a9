import type { DatabaseComparison } from '../../domain/row-diff.ts';
import type { DatabaseView, SqlOutcome } from '../../domain/schema.ts';
import type { CliCall, CliEnd } from './cli.ts';

/** What the page asks of SQLite's worker. */
export type ToSqlite =
  | { readonly type: 'version'; readonly id: number }
  | { readonly type: 'inspect'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: 'rows'; readonly id: number; readonly bytes: Uint8Array; readonly table: string; readonly offset: number; readonly limit: number }
  | { readonly type: 'compare'; readonly id: number; readonly before: Uint8Array; readonly after: Uint8Array }
  | { readonly type: 'execute'; readonly id: number; readonly bytes: Uint8Array; readonly sql: string }
  | { readonly type: 'cli'; readonly id: number; readonly call: CliCall };

/** What the worker answers. `executed` and `ended` carry bytes only where the file changed. */
export type FromSqlite =
  | { readonly type: 'version'; readonly id: number; readonly version: string }
  | { readonly type: 'inspected'; readonly id: number; readonly view: DatabaseView }
  | { readonly type: 'rows'; readonly id: number; readonly outcome: SqlOutcome }
  | { readonly type: 'compared'; readonly id: number; readonly comparison: DatabaseComparison }
  | { readonly type: 'executed'; readonly id: number; readonly outcome: SqlOutcome; readonly changed: Uint8Array | undefined }
  | { readonly type: 'output'; readonly id: number; readonly stream: 'stdout' | 'stderr'; readonly bytes: Uint8Array }
  | { readonly type: 'ended'; readonly id: number; readonly end: CliEnd }
  /** SQLite could not do it at all: no memory, or it could not be loaded. Not an error in somebody's SQL. */
  | { readonly type: 'crashed'; readonly id: number; readonly message: string };

/** A worker, or whatever stands in its place: it takes messages, gives messages, and can be killed. */
export interface SqlitePort {
  readonly post: (message: ToSqlite) => void;
  /** `onFailure` is called when the worker itself cannot be loaded or dies. */
  readonly listen: (onMessage: (message: FromSqlite) => void, onFailure: (message: string) => void) => void;
  readonly terminate: () => void;
}
