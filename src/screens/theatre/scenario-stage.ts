import type { ProjectName } from '../../domain/project.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { Workbench } from '../../session/workbench.ts';

/** What scenarios are played on: the page's engines, over which any number of worlds are opened. None of them is kept. */
export interface ScenarioStage {
  /** The world that scenarios with a project begin with. */
  project(name: ProjectName): Promise<Workspace>;
  openWorkbench(starter: Workspace, ci: boolean): Workbench;
  /** Milliseconds, from any start. */
  clock(): number;
}
