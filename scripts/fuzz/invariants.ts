import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type EnvironmentId, environmentIds } from '../../src/domain/environment.ts';
import type { FileTree } from '../../src/domain/file-tree.ts';
import { pointAt } from '../../src/domain/timeline.ts';
import type { Workspace } from '../../src/domain/workspace.ts';
import type { WorkbenchState } from '../../src/session/workbench.ts';
import type { Step } from './steps.ts';

/** What must hold after every step, whatever was done. Each answers a sentence that says what does not. */
export interface Watch {
  look(step: Step, before: WorkbenchState, after: WorkbenchState): string | undefined;
}

export function watch(): Watch {
  const prints = new WeakMap<Uint8Array, string>();
  /** Bytes are shared by points, environments and the origin: whoever wrote into them would change the past. */
  const written = (workspace: Workspace): string | undefined => {
    for (const [place, tree] of treesOf(workspace)) {
      for (const [path, bytes] of tree) {
        if (!(bytes instanceof Uint8Array)) return `the bytes of ${path} in ${place} are no Uint8Array`;
        const print = createHash('sha1').update(bytes).digest('base64');
        const known = prints.get(bytes);
        if (known !== undefined && known !== print) return `the bytes of ${path} in ${place} were written in place`;
        prints.set(bytes, print);
      }
    }
    return undefined;
  };
  return {
    look: (step, before, after) => apart(step, before, after) ?? quiet(after) ?? standing(after) ?? kept(step, before, after) ?? paths(after.workspace) ?? written(after.workspace),
  };
}

/** No environment sees what another one did, but by git; the origin changes by git alone. */
function apart(step: Step, before: WorkbenchState, after: WorkbenchState): string | undefined {
  if (['travel', 'start over', 'reload'].includes(step.type)) return undefined;
  const acted = new Set<EnvironmentId>(step.type === 'lines' ? step.lines.map(({ environment }) => environment) : 'environment' in step ? [step.environment] : []);
  if (before.workspace.pipeline?.run !== after.workspace.pipeline?.run) for (const id of ['ci', 'production'] as const) acted.add(id);
  for (const id of environmentIds) {
    if (!acted.has(id) && before.workspace.environments[id] !== after.workspace.environments[id]) return `${id} was changed, and nobody did anything there`;
  }
  const byGit = (step.type === 'lines' && step.lines.some(({ line }) => line.includes('git'))) || (step.type === 'kill' && step.line.includes('git'));
  return byGit || before.workspace.origin === after.workspace.origin ? undefined : 'the origin was changed without git';
}

/** Every process has ended, with a code that a process can have, and what it needed is there for the next one. */
function quiet({ environments, engine, toolchains, storage }: WorkbenchState): string | undefined {
  for (const id of environmentIds) {
    const { terminal, lastCode } = environments[id];
    if (terminal.type !== 'idle') return `${id} is still ${terminal.type}`;
    if (!Number.isInteger(lastCode) || lastCode < 0 || lastCode > 255) return `${id} ended with the code ${lastCode}`;
  }
  if (storage.type !== 'saved') return `the world is not kept: ${storage.type}${storage.type === 'refused' ? `, ${storage.message}` : ''}`;
  const broken = [{ called: { name: 'Python' }, state: engine }, ...toolchains].find(({ state }) => state.type === 'broken');
  return broken === undefined ? undefined : `${broken.called.name} is broken: ${JSON.stringify(broken.state)}`;
}

/** The world is the one of the point where it stands; every point has its parent. */
function standing({ workspace, timeline }: WorkbenchState): string | undefined {
  const point = pointAt(timeline, timeline.here).workspace;
  const other = environmentIds.find((id) => point.environments[id] !== workspace.environments[id]);
  if (other !== undefined || point.origin !== workspace.origin || point.pipeline !== workspace.pipeline) return `${other ?? (point.origin === workspace.origin ? 'the pipeline' : 'the origin')} is not the one of the point where the world stands`;
  for (const { id, parent } of timeline.points.values()) if (parent !== undefined && !timeline.points.has(parent)) return `the point ${id} has lost its parent`;
  return timeline.points.has(timeline.tip) ? undefined : 'the newest point of the branch is not there';
}

/** Another visit finds what this one had. */
function kept(step: Step, before: WorkbenchState, after: WorkbenchState): string | undefined {
  if (step.type !== 'reload') return undefined;
  const [old, now] = [before.timeline, after.timeline];
  if (old.here !== now.here || old.tip !== now.tip || [...old.points.keys()].join() !== [...now.points.keys()].toSorted((a, b) => a - b).join()) return 'the timeline was not kept';
  for (const { id, workspace, name } of old.points.values()) {
    const point = pointAt(now, id);
    if (point.name !== name) return `the name of the point ${id} was not kept`;
    const difference = differenceOf(workspace, point.workspace);
    if (difference !== undefined) return `the point ${id} was not kept: ${difference}`;
  }
  return undefined;
}

function differenceOf(one: Workspace, other: Workspace): string | undefined {
  const [first, second] = [treesOf(one), treesOf(other)];
  for (const [index, [place, tree]] of first.entries()) {
    const same = second[index]?.[1] ?? new Map<string, Uint8Array>();
    if ([...tree.keys()].toSorted().join('\n') !== [...same.keys()].toSorted().join('\n')) return `${place} has other files`;
    for (const [path, bytes] of tree) if (Buffer.compare(bytes, same.get(path) ?? new Uint8Array(0)) !== 0) return `${path} in ${place} is another one`;
  }
  const shells = [one, other].map(({ environments }) => environmentIds.map((id) => ({ ...environments[id], files: undefined, database: undefined, app: environments[id].app?.type })));
  return isDeepStrictEqual(shells[0], shells[1]) ? undefined : `a shell is another one: ${JSON.stringify(shells)}`;
}

/** No file lies outside of its project, and none is a folder as well. */
function paths(workspace: Workspace): string | undefined {
  for (const [place, tree] of treesOf(workspace)) {
    for (const path of tree.keys()) {
      const parts = path.replace(/\/$/, '').split('/');
      if (path === '' || parts.some((part) => part === '' || part === '.' || part === '..')) return `${place} has a file that is named ${JSON.stringify(path)}`;
      for (let end = 1; end < parts.length; end++) if (tree.has(parts.slice(0, end).join('/'))) return `${place} has ${path} below a file`;
    }
  }
  return undefined;
}

function treesOf({ origin, environments }: Workspace): readonly (readonly [place: string, tree: FileTree])[] {
  return [['the origin', origin], ...environmentIds.flatMap((id) => [[id, environments[id].files] as const, [`${id}'s database`, environments[id].database ?? new Map()] as const])];
}
