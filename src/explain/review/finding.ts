import type { SqlValue } from '../../domain/schema.ts';
import type { Revision } from '../../domain/revision-graph.ts';
import type { OpenDatabase, Standing } from '../facts.ts';
import type { WayOut } from '../note.ts';
import type { RevisionFile } from '../python/revision-file.ts';

/**
 * Something in a revision that a reviewer would stop at.
 *
 * @property severity `warning`: values would be lost, or the upgrade would fail; `info`: worth a look
 * @property line 1-based
 * @property of what it is about: `users.name`
 * @property message whole sentences; code stands in backticks
 */
export interface ReviewFinding {
  readonly kind: 'rename' | 'drop' | 'not-null' | 'empty-downgrade' | 'unnamed-constraint' | 'edited-after-applied';
  readonly severity: 'info' | 'warning';
  readonly path: string;
  readonly line: number;
  readonly of: string;
  readonly message: string;
  readonly wayOut?: WayOut;
}

/** A revision that is looked at, and the databases that it will meet. */
export interface Reviewed {
  readonly revision: Revision;
  readonly file: RevisionFile;
  readonly here: Standing;
  readonly others: readonly Standing[];
  ask(database: OpenDatabase | undefined, sql: string): Promise<readonly (readonly SqlValue[])[]>;
}

/** One thing that a review looks for. */
export type ReviewRule = (reviewed: Reviewed) => Promise<readonly ReviewFinding[]> | readonly ReviewFinding[];
