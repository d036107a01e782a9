import { environmentIds } from '../../domain/environment.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { firstFile } from '../workbench/desk.ts';
import { useParts } from '../workbench/workbench-context.ts';

/** Puts a world in place of the present one and clears the desks; answers why not, or undefined. */
export function useReplaceWorld(): (workspace: Workspace, words: string) => string | undefined {
  const { workbench, desks, whereabouts } = useParts();
  return (workspace, words) => {
    const refused = workbench.replaceWorld(workspace, words);
    if (refused !== undefined) return refused;
    for (const id of environmentIds) desks[id].send({ type: 'desk.cleared', path: firstFile(workspace.environments[id].files) });
    whereabouts.send({ type: 'world.renewed' });
    return undefined;
  };
}
