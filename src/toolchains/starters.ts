import { treeOf } from '../domain/file-tree.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { ToolchainId } from './comparison.ts';
import { projectWorld } from './project-world.ts';

const FOLDER = '../../lessons/toolchains/';
/** Names that begin with a dot are asked for by themselves. */
const sources = import.meta.glob<string>(['../../lessons/toolchains/{prisma,sequelize}/**/*', '../../lessons/toolchains/{prisma,sequelize}/**/.*'], { query: '?raw', import: 'default' });

/** The world in which the project of a tool other than Flask begins. Its files are fetched when this is called. */
export async function toolchainStarter(tool: Exclude<ToolchainId, 'flask'>): Promise<Workspace> {
  const prefix = `${FOLDER}${tool}/`;
  const own = Object.entries(sources).filter(([path]) => path.startsWith(prefix));
  const files = await Promise.all(own.map(async ([path, load]) => [path.slice(prefix.length), await load()] as const));
  return projectWorld(treeOf(Object.fromEntries(files)));
}
