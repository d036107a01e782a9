import { reviewTexts } from '../../texts/en/review.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { environmentIds } from '../../domain/environment.ts';
import { sameBytes, textAt, textOf } from '../../domain/file-tree.ts';
import type { Revision } from '../../domain/revision-graph.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { type Databases, type Standing, standingIn } from '../facts.ts';
import { words } from '../note.ts';
import type { ReviewFinding } from './finding.ts';

/** Revisions whose files were changed after an environment had applied them, and which one has applied still. */
export async function editedAfterApplied(here: Standing, others: readonly Standing[], workspace: Workspace, past: Iterable<Workspace>, databases: Databases): Promise<readonly ReviewFinding[]> {
  const applied = here.graph.revisions.filter(({ id }) => [here, ...others].some((standing) => standing.applied.has(id)));
  const originals = await appliedTexts(here, applied, workspace, past, databases);
  return applied.flatMap((revision): readonly ReviewFinding[] => {
    const original = originals.get(revision.id);
    const text = textAt(here.files, revision.path);
    if (original === undefined || text === undefined || text === original) return [];
    const having = [here, ...others].filter((standing) => standing.applied.has(revision.id)).map((standing) => (standing === here ? textsOf(reviewTexts).edited.here(standing.name) : standing.name));
    return [
      {
        kind: 'edited-after-applied',
        severity: 'warning',
        path: revision.path,
        line: firstDifference(original, text),
        of: revision.id,
        message: textsOf(reviewTexts).edited.message(having),
        wayOut: words(textsOf(reviewTexts).edited.putBack),
      },
    ];
  });
}

/** The oldest text of each file at a moment when it was changed though its revision was applied. */
async function appliedTexts(here: Standing, revisions: readonly Revision[], workspace: Workspace, past: Iterable<Workspace>, databases: Databases): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  if (revisions.length === 0) return texts;
  // Before a file was made, one of its name was another file.
  const followed = new Map(revisions.map((revision) => [revision.id, revision.path]));
  let newer = workspace;
  for (const older of past) {
    const [before, after] = [older.environments[here.id].files, newer.environments[here.id].files];
    newer = older;
    if (before === after) continue;
    for (const [id, path] of followed) {
      const [old, next] = [before.get(path), after.get(path)];
      if (old === undefined) followed.delete(id);
      if (old === undefined || old === next || (next !== undefined && sameBytes(old, next))) continue;
      const text = textOf(old);
      if (text !== undefined && (await isAppliedAnywhere(older, id, databases))) texts.set(id, text);
    }
  }
  return texts;
}

async function isAppliedAnywhere(workspace: Workspace, id: string, databases: Databases): Promise<boolean> {
  const standings = await Promise.all(environmentIds.map((environment) => standingIn(workspace, environment, databases)));
  return standings.some(({ applied }) => applied.has(id));
}

/** 1-based. */
function firstDifference(before: string, after: string): number {
  const [old, next] = [before.split('\n'), after.split('\n')];
  const at = next.findIndex((line, index) => line !== old[index]);
  return at === -1 ? next.length : at + 1;
}
