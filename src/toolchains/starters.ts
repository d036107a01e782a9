import { type FileTree, treeOf } from '../domain/file-tree.ts';
import type { ProjectName } from '../domain/project.ts';
import type { Workspace } from '../domain/workspace.ts';
import { projectWorld, threeToolsIn } from './project-world.ts';

const FOLDER = '../../lessons/toolchains/';
/** All of them: without `exhaustive` those whose names begin with a dot are left out, and git would carry databases along. */
const sources = import.meta.glob<string>('../../lessons/toolchains/{prisma,sequelize}/**/*', { query: '?raw', import: 'default', exhaustive: true });

/**
 * The world that begins with another tool's project. Its files are fetched when this is called.
 *
 * @param shop the world that begins with the shop, for the project that has all three
 */
export async function toolchainStarter(project: Exclude<ProjectName, 'shop'>, shop: Workspace): Promise<Workspace> {
  if (project !== 'three-tools') return projectWorld(await filesOf(project));
  return projectWorld(threeToolsIn({ flask: shop.environments['dev-a'].files, prisma: await filesOf('prisma'), sequelize: await filesOf('sequelize') }));
}

async function filesOf(tool: 'prisma' | 'sequelize'): Promise<FileTree> {
  const prefix = `${FOLDER}${tool}/`;
  const own = Object.entries(sources).filter(([path]) => path.startsWith(prefix));
  return treeOf(Object.fromEntries(await Promise.all(own.map(async ([path, load]) => [path.slice(prefix.length), await load()] as const))));
}
