import type { FileTree } from '../domain/file-tree.ts';
import { type Workspace, workspaceFrom } from '../domain/workspace.ts';
import type { ToolchainId } from './comparison.ts';

/** When a tool's starter project was committed: a fixed time, so that its commit is the same on every machine. */
const COMMITTED_AT = Date.UTC(2026, 0, 5, 9, 0, 0) / 1000;

/** The world in which a project begins: one commit in the origin, and every environment a clone of it. */
export async function projectWorld(project: FileTree): Promise<Workspace> {
  const { firstVersion } = await import('../transfer/first-version.ts');
  const { files, origin } = await firstVersion(project, { seconds: COMMITTED_AT, minutesWest: 0 });
  return workspaceFrom(files, origin);
}

/** One project of three, each in a folder of its own; a pipeline belongs to a whole project, and is left out. */
export function threeToolsIn(projects: Readonly<Record<ToolchainId, FileTree>>): FileTree {
  return new Map(Object.entries(projects).flatMap(([tool, files]) => [...files].flatMap(([path, bytes]) => (/^\.(?:git|ci)\//.test(path) ? [] : [[`with-${tool}/${path}`, bytes] as const]))));
}
