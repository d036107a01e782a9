import type { EnvironmentId } from '../domain/environment.ts';
import type { Workspace } from '../domain/workspace.ts';
import { type Probe, type ProbeRun, withFreshShells } from './probe.ts';
import { says } from './words.ts';

/** How many commits of the branch touch a path, or git's complaint. */
export async function countedCommits(workspace: Workspace, environment: EnvironmentId, path: string, probe: Pick<Probe, 'run'>): Promise<number | string> {
  const log = await probe.run(withFreshShells(workspace), environment, `git log --format=%h -- '${path}'`);
  return log.code === 0 ? linesOf(log).length : complaint(log);
}

/** What of a file or folder is not in the last commit as it is, as a clause; undefined when all of it is. */
export async function uncommittedIn(workspace: Workspace, environment: EnvironmentId, path: string, probe: Pick<Probe, 'run'>): Promise<string | undefined> {
  const copy = withFreshShells(workspace);
  const status = await probe.run(copy, environment, `git status --porcelain -- '${path}'`);
  if (status.code !== 0) return says().committed.noHistory(complaint(status));
  const [first] = linesOf(status);
  if (first !== undefined) return says().committed.changes(path, linesOf(status).map((line) => line.slice(3)).join(', '));
  const tracked = await probe.run(copy, environment, `git ls-files -- '${path}'`);
  return linesOf(tracked).length === 0 ? says().committed.untracked(path) : undefined;
}

/** How far the branch and its place on the origin are apart, the origin being as it is now: what was not fetched counts. */
export async function distanceToOrigin(workspace: Workspace, environment: EnvironmentId, probe: Pick<Probe, 'run'>): Promise<{ readonly ahead: number; readonly behind: number } | string> {
  const fetched = await probe.run(withFreshShells(workspace), environment, 'git fetch -q');
  if (fetched.code !== 0) return complaint(fetched);
  const [ahead, behind] = [await probe.run(fetched.workspace, environment, 'git log --format=%h @{u}..HEAD'), await probe.run(fetched.workspace, environment, 'git log --format=%h HEAD..@{u}')];
  if (ahead.code !== 0) return complaint(ahead);
  return { ahead: linesOf(ahead).length, behind: linesOf(behind).length };
}

function linesOf({ stdout }: ProbeRun): string[] {
  return stdout.split('\n').filter((line) => line !== '');
}

function complaint({ stderr, code }: ProbeRun): string {
  const [first = ''] = stderr.trim().split('\n');
  return first === '' ? says().committed.silent(code) : first;
}
