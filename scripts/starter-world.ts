import { type Cloned, firstVersion } from '../src/transfer/first-version.ts';
import { join } from 'node:path';
import type { ProjectName } from '../src/domain/project.ts';
import { type Workspace, workspaceFrom } from '../src/domain/workspace.ts';
import { projectWorld, threeToolsIn } from '../src/toolchains/project-world.ts';
import { readProject, readStarter } from './project-folder.ts';

/** When the starter project was committed: a fixed time, so that its commit is the same on every machine. */
const COMMITTED_AT = Date.UTC(2026, 0, 5, 9, 0, 0) / 1000;

/** Commits and pushes the starter project with the same git that people type. */
export function makeStarterWorld(): Promise<Cloned> {
  return firstVersion(readStarter(), { seconds: COMMITTED_AT, minutesWest: 0 });
}

/** The world that begins with a project of the repository. */
export async function makeProjectWorld(project: ProjectName): Promise<Workspace> {
  switch (project) {
    case 'shop': {
      const { files, origin } = await makeStarterWorld();
      return workspaceFrom(files, origin);
    }
    case 'prisma':
    case 'sequelize':
      return projectWorld(readToolchain(project));
    case 'three-tools':
      return projectWorld(threeToolsIn({ flask: readStarter(), prisma: readToolchain('prisma'), sequelize: readToolchain('sequelize') }));
  }
}

function readToolchain(tool: 'prisma' | 'sequelize') {
  return readProject(join(import.meta.dirname, '../lessons/toolchains', tool), () => undefined);
}
