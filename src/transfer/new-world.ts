import { eachEnvironment } from '../domain/environment.ts';
import type { Workspace } from '../domain/workspace.ts';
import { adoptHistory, type Cloned, type CommitTime, firstVersion, hasHistory, withoutRepository } from './first-version.ts';
import type { Proposal, Way } from './proposal.ts';

/** A world of what was brought in, and what became of its history. */
export interface NewWorld {
  readonly workspace: Workspace;
  /** Said when a history was brought in and could not be used: git's own words. */
  readonly historyProblem: string | undefined;
}

/**
 * A world in which every environment is a clone of one origin, with a copy of everything that was brought in, databases
 * too. The origin is the one that came with it, else the project's own history, else a new one with one commit.
 */
export async function newWorld(way: Way, origin: Proposal['origin'], at: CommitTime): Promise<NewWorld> {
  const { cloned, historyProblem } = await clone(way, origin, at);
  return {
    workspace: { origin: cloned.origin, environments: eachEnvironment((id) => ({ files: cloned.files, cwd: '', variables: way.variables(id) })) },
    historyProblem,
  };
}

async function clone({ files }: Way, origin: Proposal['origin'], at: CommitTime): Promise<{ readonly cloned: Cloned; readonly historyProblem: string | undefined }> {
  if (origin !== undefined) return { cloned: { files, origin }, historyProblem: undefined };
  if (!hasHistory(files)) return { cloned: await firstVersion(withoutRepository(files), at), historyProblem: undefined };
  const adopted = await adoptHistory(files, at);
  if (!('refused' in adopted)) return { cloned: adopted, historyProblem: undefined };
  return { cloned: await firstVersion(withoutRepository(files), at), historyProblem: adopted.refused };
}
