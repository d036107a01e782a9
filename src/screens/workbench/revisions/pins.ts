import { environmentIds, type EnvironmentId } from '../../../domain/environment.ts';
import type { EnvironmentDatabase } from '../database/database.ts';

/** What is known of where an environment's database stands. */
export type Recorded =
  | { readonly type: 'at'; readonly revisions: readonly string[] }
  /** No database, or none with an `alembic_version`. */
  | { readonly type: 'none' }
  | { readonly type: 'unreadable' }
  | { readonly type: 'reading' };

/** Where every environment stands, seen from the revisions of one. */
export interface Pins {
  /** Revision id, or `base`, to those whose database stands there. */
  readonly at: ReadonlyMap<string, readonly EnvironmentId[]>;
  /** Databases at revisions that are not shown, since these files do not declare them. */
  readonly elsewhere: readonly { readonly environment: EnvironmentId; readonly revisions: readonly string[] }[];
  readonly unrecorded: readonly EnvironmentId[];
  readonly unreadable: readonly EnvironmentId[];
}

export function recordedIn({ path, view }: Pick<EnvironmentDatabase, 'path' | 'view'>): Recorded {
  if (path === undefined) return { type: 'none' };
  if (view === undefined) return { type: 'reading' };
  if (view.type === 'error') return { type: 'unreadable' };
  return view.schema.revisions === undefined ? { type: 'none' } : { type: 'at', revisions: view.schema.revisions };
}

/** @param shown the ids of the revisions that are drawn */
export function pinsOn(shown: readonly string[], recorded: Readonly<Record<EnvironmentId, Recorded>>): Pins {
  const drawn = new Set(shown);
  const at = new Map<string, EnvironmentId[]>();
  const elsewhere: { environment: EnvironmentId; revisions: readonly string[] }[] = [];
  for (const environment of environmentIds) {
    const record = recorded[environment];
    if (record.type !== 'at') continue;
    const known = record.revisions.length === 0 ? ['base'] : record.revisions.filter((id) => drawn.has(id));
    for (const id of known) at.set(id, [...(at.get(id) ?? []), environment]);
    const unknown = record.revisions.filter((id) => !drawn.has(id));
    if (unknown.length > 0) elsewhere.push({ environment, revisions: unknown });
  }
  const those = (type: Recorded['type']) => environmentIds.filter((id) => recorded[id].type === type);
  return { at, elsewhere, unrecorded: those('none'), unreadable: those('unreadable') };
}
