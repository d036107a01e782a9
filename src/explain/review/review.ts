import type { EnvironmentId } from '../../domain/environment.ts';
import { environmentIds } from '../../domain/environment.ts';
import type { Revision } from '../../domain/revision-graph.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { askDatabase, type Databases, standingIn } from '../facts.ts';
import { readRevisionFile } from '../python/revision-file.ts';
import { editedAfterApplied } from './edited.ts';
import type { Reviewed, ReviewFinding } from './finding.ts';
import { reviewRules } from './rules.ts';

/**
 * Reviews what an environment has not applied yet, and what was changed of what is applied somewhere.
 *
 * @param past the worlds before this one, newest first
 */
export async function review(workspace: Workspace, past: Iterable<Workspace>, environment: EnvironmentId, databases: Databases): Promise<readonly ReviewFinding[]> {
  const [here, ...others] = await Promise.all([environment, ...environmentIds.filter((id) => id !== environment)].map((id) => standingIn(workspace, id, databases)));
  if (here === undefined) return [];
  const ask: Reviewed['ask'] = (database, sql) => askDatabase(databases, database, sql);
  const pending = await Promise.all(here.pending.map((revision) => reviewRevision({ here, others, ask }, revision)));
  return [...pending.flat(), ...(await editedAfterApplied(here, others, workspace, past, databases))];
}

/** What there is to see in one revision, in the order of its lines. */
export async function reviewRevision(world: Pick<Reviewed, 'here' | 'others' | 'ask'>, revision: Revision): Promise<readonly ReviewFinding[]> {
  const reviewed: Reviewed = { ...world, revision, file: readRevisionFile(world.here.files, revision.path) };
  const found = await Promise.all(reviewRules.map(async (rule) => rule(reviewed)));
  return found.flat().toSorted((a, b) => a.line - b.line);
}
