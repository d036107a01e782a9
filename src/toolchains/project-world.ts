import type { FileTree } from '../domain/file-tree.ts';
import { type Workspace, workspaceFrom } from '../domain/workspace.ts';

/** When a tool's starter project was committed: a fixed time, so that its commit is the same on every machine. */
const COMMITTED_AT = Date.UTC(2026, 0, 5, 9, 0, 0) / 1000;

/** The world in which a tool's project begins: one commit in the origin, and every environment a clone of it. */
export async function projectWorld(project: FileTree): Promise<Workspace> {
  const { firstVersion } = await import('../transfer/first-version.ts');
  const { files, origin } = await firstVersion(project, { seconds: COMMITTED_AT, minutesWest: 0 });
  return workspaceFrom(files, origin);
}
