import { type EnvironmentId, environmentIds } from './environment.ts';
import { emptyTree, type FileTree } from './file-tree.ts';
import { type TerminalEvent, weightOf } from './terminal-event.ts';
import type { Workspace } from './workspace.ts';

export type PointId = number;

/**
 * What led to a point. `edit` is typing in one file, `path` what was done to a file or a folder as a whole, `files` any other
 * change of files by hand; `world` all at once (without words: it began again); `sql` is the SQL box.
 */
export type Deed =
  | { readonly type: 'beginning' }
  | { readonly type: 'command'; readonly environment: EnvironmentId; readonly line: string; readonly code: number }
  | { readonly type: 'edit'; readonly environment: EnvironmentId; readonly path: string }
  | { readonly type: 'path'; readonly environment: EnvironmentId; readonly did: 'created' | 'createdFolder' | 'deleted'; readonly path: string }
  | { readonly type: 'path'; readonly environment: EnvironmentId; readonly did: 'renamed'; readonly path: string; readonly to: string }
  | { readonly type: 'files'; readonly environment: EnvironmentId; readonly words: string }
  | { readonly type: 'sql'; readonly environment: EnvironmentId; readonly path: string; readonly sql: string }
  | { readonly type: 'world'; readonly words: string | undefined };

/**
 * One moment of the whole world.
 *
 * @property parent the point that it came from; undefined for the oldest one that is kept
 * @property at milliseconds since 1970
 * @property shown what each terminal showed since the parent
 * @property name given by a person, who then finds it again; a named point is never forgotten
 * @property bytes what the point holds that its parent does not
 */
export interface Point {
  readonly id: PointId;
  readonly parent: PointId | undefined;
  readonly at: number;
  readonly deed: Deed;
  readonly workspace: Workspace;
  readonly shown: Shown;
  readonly name?: string;
  readonly bytes: number;
}

export type Shown = Readonly<Partial<Record<EnvironmentId, readonly TerminalEvent[]>>>;

/**
 * The past as an immutable value: a tree of points, the one that the world stands at, and the newest one of the branch
 * that it stands on, to which going forward leads.
 */
export interface Timeline {
  /** In the order in which they were made. */
  readonly points: ReadonlyMap<PointId, Point>;
  readonly here: PointId;
  readonly tip: PointId;
  readonly next: PointId;
}

/** How much past is kept: beyond it the oldest unnamed points are forgotten. Bytes count what points do not share. */
export interface Limits {
  readonly points: number;
  readonly bytes: number;
}

const keptPast: Limits = { points: 1000, bytes: 128 * 1024 * 1024 };

/** Typing that goes on within this many milliseconds is one point. */
const ONE_BURST = 2000;

export function beginTimeline(workspace: Workspace, at: number): Timeline {
  const deed: Deed = { type: 'beginning' };
  return { points: new Map([[0, { id: 0, parent: undefined, at, deed, workspace, shown: {}, bytes: newBytes(undefined, workspace) }]]), here: 0, tip: 0, next: 1 };
}

/**
 * The timeline with one more point, at which the world then stands. What came after `here` before stays as a branch of
 * its own. Typing goes on in the point of its burst.
 */
export function addPoint(timeline: Timeline, made: Pick<Point, 'at' | 'deed' | 'workspace' | 'shown'>, limits = keptPast): Timeline {
  const here = pointAt(timeline, timeline.here);
  const goesOn = continues(timeline, here, made);
  const parent = goesOn ? here.parent : here.id;
  const id = goesOn ? here.id : timeline.next;
  const before = parent === undefined ? undefined : pointAt(timeline, parent).workspace;
  const shown = goesOn ? joined(here.shown, made.shown) : made.shown;
  const point: Point = { ...made, id, parent, shown, bytes: newBytes(before, made.workspace) + shownWeight(shown) };
  const points = new Map(timeline.points).set(id, point);
  return forgetOldest({ points, here: id, tip: id, next: Math.max(timeline.next, id + 1) }, limits);
}

function continues(timeline: Timeline, here: Point, made: Pick<Point, 'at' | 'deed'>): boolean {
  const [before, now] = [here.deed, made.deed];
  return (
    before.type === 'edit' && now.type === 'edit' && before.environment === now.environment && before.path === now.path &&
    timeline.tip === here.id && here.name === undefined && made.at - here.at < ONE_BURST && made.at >= here.at
  );
}

export function pointAt(timeline: Timeline, id: PointId): Point {
  const point = timeline.points.get(id);
  if (point === undefined) throw new Error(`There is no point ${id} on the timeline.`);
  return point;
}

/** The point before `here`, or undefined at the oldest. */
export function backFrom(timeline: Timeline): Point | undefined {
  const { parent } = pointAt(timeline, timeline.here);
  return parent === undefined ? undefined : pointAt(timeline, parent);
}

/** The point after `here` on the branch that the world stands on, or undefined at its newest. */
export function forwardFrom(timeline: Timeline): Point | undefined {
  return timeline.here === timeline.tip ? undefined : pathTo(timeline, timeline.tip).find(({ parent }) => parent === timeline.here);
}

/** The timeline with the world of the point where it stands put right: what belongs to that moment was known only after it. */
export function changeHere(timeline: Timeline, change: (workspace: Workspace) => Workspace): Timeline {
  const here = pointAt(timeline, timeline.here);
  return { ...timeline, points: new Map(timeline.points).set(here.id, { ...here, workspace: change(here.workspace) }) };
}

/** The timeline at another of its points. Forward from there leads along the branch that was last worked on. */
export function standAt(timeline: Timeline, id: PointId): Timeline {
  pointAt(timeline, id);
  const onBranch = pathTo(timeline, timeline.tip).some((point) => point.id === id);
  return { ...timeline, here: id, tip: onBranch ? timeline.tip : newestUnder(timeline, id) };
}

/** The points from the oldest one to this one. */
export function pathTo(timeline: Timeline, id: PointId): readonly Point[] {
  const path: Point[] = [];
  for (let at: PointId | undefined = id; at !== undefined; ) {
    const point: Point = pointAt(timeline, at);
    path.push(point);
    at = point.parent;
  }
  return path.reverse();
}

/** The timeline with a point named, or its name taken away with `''`. */
export function nameAt(timeline: Timeline, id: PointId, name: string): Timeline {
  const { name: _, ...unnamed } = pointAt(timeline, id);
  const point: Point = name === '' ? unnamed : { ...unnamed, name };
  return { ...timeline, points: new Map(timeline.points).set(id, point) };
}

/** Only the point that the world stands at: the past and all branches are gone. */
export function forgetPast(timeline: Timeline): Timeline {
  const { parent: _, ...here } = pointAt(timeline, timeline.here);
  const shown = Object.fromEntries(environmentIds.map((id) => [id, shownAt(timeline, here.id, id, Infinity)]));
  const point: Point = { ...here, parent: undefined, shown, bytes: newBytes(undefined, here.workspace) + shownWeight(shown) };
  return { points: new Map([[here.id, point]]), here: here.id, tip: here.id, next: timeline.next };
}

/** What a terminal shows at a point: what came since it was last cleared, at most the last `kept` characters. */
export function shownAt(timeline: Timeline, id: PointId, environment: EnvironmentId, kept: number): readonly TerminalEvent[] {
  const events: TerminalEvent[] = [];
  let weight = 0;
  for (let at: PointId | undefined = id; at !== undefined; ) {
    const point: Point = pointAt(timeline, at);
    for (const event of (point.shown[environment] ?? []).toReversed()) {
      events.push(event);
      weight += weightOf(event);
      if (event.type === 'cleared' || weight > kept) return events.reverse();
    }
    at = point.parent;
  }
  return events.reverse();
}

/** The bytes that all points hold together, what they share counted once. */
export function weightOfPast(timeline: Timeline): number {
  let sum = 0;
  for (const { bytes } of timeline.points.values()) sum += bytes;
  return sum;
}

function newestUnder(timeline: Timeline, id: PointId): PointId {
  let newest = id;
  const under = new Set([id]);
  // Children are younger than their parents, so one pass in the order of making finds them all.
  for (const point of timeline.points.values()) {
    if (point.parent === undefined || !under.has(point.parent)) continue;
    under.add(point.id);
    newest = Math.max(newest, point.id);
  }
  return newest;
}

/** At a point that was just made, the newest of its branch: forgets the oldest unnamed points until the rest is within the limits; their children then follow on their parents. */
function forgetOldest(timeline: Timeline, limits: Limits): Timeline {
  let next = timeline;
  while (next.points.size > limits.points || weightOfPast(next) > limits.bytes) {
    // From the oldest each time: one that stood below a fork may go when a branch has gone.
    const points = firstWithout(next);
    if (points === undefined) break;
    next = { ...next, points };
  }
  return next;
}

function firstWithout(timeline: Timeline): ReadonlyMap<PointId, Point> | undefined {
  for (const id of timeline.points.keys()) {
    const points = without(timeline, id);
    if (points !== undefined) return points;
  }
  return undefined;
}

/** The points without one, or undefined when it has to stay: named, where the world stands, or the oldest below a fork. */
function without(timeline: Timeline, id: PointId): ReadonlyMap<PointId, Point> | undefined {
  const gone = pointAt(timeline, id);
  if (id === timeline.here || gone.name !== undefined) return undefined;
  const children = [...timeline.points.values()].filter(({ parent }) => parent === id);
  if (gone.parent === undefined && children.length !== 1) return undefined;
  const before = gone.parent === undefined ? undefined : pointAt(timeline, gone.parent).workspace;
  const points = new Map(timeline.points);
  for (const child of children) {
    const shown = joined(gone.shown, child.shown);
    points.set(child.id, { ...child, parent: gone.parent, shown, bytes: newBytes(before, child.workspace) + shownWeight(shown) });
  }
  points.delete(id);
  return points;
}

function joined(first: Shown, second: Shown): Shown {
  return Object.fromEntries(
    environmentIds.flatMap((id) => {
      const events = [...(first[id] ?? []), ...(second[id] ?? [])];
      const cleared = events.findLastIndex(({ type }) => type === 'cleared');
      return events.length === 0 ? [] : [[id, cleared === -1 ? events : events.slice(cleared)]];
    }),
  );
}

function shownWeight(shown: Shown): number {
  return Object.values(shown).reduce((sum, events) => sum + events.reduce((all, event) => all + weightOf(event), 0), 0);
}

/** Bytes of the files that are not in the workspace before: by identity, as files are shared. */
function newBytes(before: Workspace | undefined, after: Workspace): number {
  return treesOf(after).reduce((sum, tree, index) => sum + newIn(before === undefined ? undefined : treesOf(before)[index], tree), 0);
}

function treesOf({ origin, environments }: Workspace): readonly FileTree[] {
  return [origin, ...environmentIds.flatMap((id) => [environments[id].files, environments[id].database ?? emptyTree])];
}

function newIn(before: FileTree | undefined, after: FileTree): number {
  if (before === after) return 0;
  let sum = 0;
  for (const [path, bytes] of after) if (before?.get(path) !== bytes) sum += bytes.length;
  return sum;
}
