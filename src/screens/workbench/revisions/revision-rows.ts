import type { Revision, RevisionGraph } from '../../../domain/revision-graph.ts';
import { laneRows, type LaneRow } from './lanes.ts';

/** A line of the list: a revision, one that is named but has no file, or the bottom. */
export type RevisionRow = { readonly id: string; readonly lanes: LaneRow } & (
  | { readonly type: 'revision'; readonly revision: Revision; readonly head: boolean }
  | { readonly type: 'missing' }
  | { readonly type: 'base' }
);

/**
 * The list, newest first, `base` last.
 *
 * @param alsoMissing revisions that the database names and no file declares
 */
export function revisionRows(graph: RevisionGraph, alsoMissing: readonly string[]): RevisionRow[] {
  const heads = new Set(graph.heads);
  const missing = [...new Set([...alsoMissing.filter((id) => !graph.missing.includes(id)), ...graph.missing])];
  const byId = new Map(graph.revisions.map((revision) => [revision.id, revision]));
  const lanes = laneRows([
    ...graph.revisions.map(({ id, downRevisions }) => ({ id, downRevisions: downRevisions.length === 0 ? ['base'] : downRevisions })),
    ...missing.map((id) => ({ id, downRevisions: [] })),
    { id: 'base', downRevisions: [] },
  ]);
  return lanes.map((row): RevisionRow => {
    const revision = byId.get(row.id);
    if (revision !== undefined) return { id: row.id, lanes: row, type: 'revision', revision, head: heads.has(row.id) };
    return { id: row.id, lanes: row, type: row.id === 'base' ? 'base' : 'missing' };
  });
}
