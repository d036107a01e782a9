import { type Probe, withFreshShells } from '../checks/probe.ts';
import { environmentIds } from '../domain/environment.ts';
import { emptyTree } from '../domain/file-tree.ts';
import { type Workspace, withEnvironment } from '../domain/workspace.ts';
import type { TravellingCommit } from './happening.ts';

/** The newest commits of the origin, newest first: what a clone of it has. None where nothing was pushed yet. */
export async function originLog(workspace: Workspace, probe: Pick<Probe, 'run'>, limit = 20): Promise<readonly TravellingCommit[]> {
  const [own] = environmentIds;
  const { stdout: url, code } = await probe.run(withFreshShells(workspace), own, 'git remote get-url origin');
  if (code !== 0) return [];
  const empty = withEnvironment(workspace, own, { files: emptyTree, cwd: '', variables: {} });
  const { workspace: cloned } = await probe.run(empty, own, `git clone ${url.trim()} .`);
  const log = await probe.run(cloned, own, `git log -n ${limit} --format='%h %s'`);
  if (log.code !== 0) return [];
  return log.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const space = line.indexOf(' ');
      return { id: line.slice(0, space), subject: line.slice(space + 1) };
    });
}
