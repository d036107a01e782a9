import { ancestors, type RevisionGraph } from '../../../domain/revision-graph.ts';

/** Where a database stands in the revision graph. */
export interface Standing {
  /** False while nobody knows: the database cannot be read, or is still being read. */
  readonly known: boolean;
  /** What `alembic_version` holds. */
  readonly at: ReadonlySet<string>;
  /** All that is applied: where it stands, and everything below. */
  readonly applied: ReadonlySet<string>;
  /** Revisions in the database that no file declares. */
  readonly missing: readonly string[];
}

/** @param revisions what `alembic_version` holds; undefined when that is not known */
export function standingOf(graph: RevisionGraph, revisions: readonly string[] | undefined): Standing {
  if (revisions === undefined) return { known: false, at: new Set(), applied: new Set(), missing: [] };
  const declared = new Set(graph.revisions.map(({ id }) => id));
  const applied = new Set(revisions.flatMap((id) => [...ancestors(graph, id)]));
  return { known: true, at: new Set(revisions), applied, missing: revisions.filter((id) => !declared.has(id)) };
}

/**
 * The command that would bring the database to a revision; undefined where there is none: it stands there, nobody knows
 * where it stands, or it stands at a revision that no file declares, from which Alembic finds no way.
 *
 * @param id a revision's id, or `base`
 */
export function commandTo(standing: Standing, id: string): { readonly way: 'up' | 'down'; readonly line: string } | undefined {
  if (!standing.known || standing.missing.length > 0 || standing.at.has(id)) return undefined;
  if (id === 'base') return standing.at.size === 0 ? undefined : { way: 'down', line: 'flask db downgrade base' };
  if (standing.applied.has(id)) return { way: 'down', line: `flask db downgrade ${id}` };
  return { way: 'up', line: `flask db upgrade ${id}` };
}
