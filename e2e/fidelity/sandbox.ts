import { type EnvironmentId, projectFolder } from '../../src/domain/environment.ts';
import { emptyTree } from '../../src/domain/file-tree.ts';
import { emptyOrigin } from '../../src/engines/git/origin.ts';
import { openHeadless } from '../../scripts/headless.ts';
import type { Outcome, Side } from './side.ts';
import type { ProjectFiles } from './story.ts';

/** One booted sandbox that serves one story after the other, each in a fresh project. */
export interface Sandbox {
  freshProject(files: ProjectFiles): Side;
  close(): void;
}

const id: EnvironmentId = 'dev-a';

/** The page's own workbench, shell and engines, in Node. */
export function createSandbox(): Sandbox {
  const { workbench, close } = openHeadless(emptyTree, emptyOrigin(), false, false);

  const run = async (line: string): Promise<Outcome> => {
    let stdout = '';
    let stderr = '';
    const stopListening = workbench.onTerminal(id, (event) => {
      if (event.type === 'stdout') stdout += event.text;
      if (event.type === 'stderr') stderr += event.text;
    });
    const code = await workbench.enter(id, line);
    stopListening();
    return { code, stdout, stderr };
  };
  const must = (problem: string | undefined): void => {
    if (problem !== undefined) throw new Error(problem);
  };

  return {
    close,
    freshProject(files) {
      workbench.startOver();
      for (const [path, text] of Object.entries(files)) must(workbench.writeFile(id, path, text));
      return {
        places: { project: projectFolder(id), home: `/home/${id}` },
        run,
        write: (path, text) => must(workbench.writeFile(id, path, text)),
        remove: (path) => must(workbench.deletePath(id, path)),
        files: () => workbench.getState().workspace.environments[id].files,
        close: () => {},
      };
    },
  };
}
