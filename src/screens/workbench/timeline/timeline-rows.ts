import { pathTo, type Point, type PointId, type Timeline } from '../../../domain/timeline.ts';
import type { LaneRow } from '../revisions/lanes.ts';

/**
 * How a point stands to the one that the world is at: on the way to it, it itself, undone (it comes after it on the same
 * branch), or on another branch.
 */
export type Standing = 'past' | 'here' | 'undone' | 'aside';

export interface TimelineRow {
  readonly point: Point;
  readonly standing: Standing;
  readonly lanes: LaneRow;
}

/** All points, the newest first. The branch that the world stands on has the first lane for itself, so that it runs straight. */
export function timelineRows(timeline: Timeline): TimelineRow[] {
  const points = [...timeline.points.values()].reverse();
  const past = new Set(pathTo(timeline, timeline.here).map(({ id }) => id));
  const branch = new Set(pathTo(timeline, timeline.tip).map(({ id }) => id));
  const standing = (id: PointId): Standing => (id === timeline.here ? 'here' : past.has(id) ? 'past' : branch.has(id) ? 'undone' : 'aside');
  const lanes = pointLanes(points, branch);
  return points.flatMap((point, index) => {
    const row = lanes[index];
    return row === undefined ? [] : [{ point, standing: standing(point.id), lanes: row }];
  });
}

/** A lane for each point: 0 for those of the branch, for the others that of what follows them, or the first that is free. */
function pointLanes(points: readonly Point[], branch: ReadonlySet<PointId>): LaneRow[] {
  // The point that each lane leads to; undefined: free.
  const lanes: (PointId | undefined)[] = [undefined];
  const freeLane = (): number => {
    const free = lanes.indexOf(undefined, 1);
    return free === -1 ? lanes.length : free;
  };
  return points.map(({ id, parent }) => {
    const arriving = lanes.flatMap((to, lane) => (to === id ? [lane] : []));
    const lane = branch.has(id) ? 0 : (arriving[0] ?? freeLane());
    for (const each of arriving) lanes[each] = undefined;
    const through = lanes.flatMap((to, each) => (to === undefined ? [] : [each]));
    // A line that leads there already is joined; but the branch stays in its lane.
    const known = parent === undefined || lane === 0 ? -1 : lanes.indexOf(parent);
    const next = known === -1 ? lane : known;
    if (parent !== undefined) lanes[next] = parent;
    return { id: String(id), lane, above: arriving.includes(lane), joins: arriving.filter((each) => each !== lane), leaves: parent === undefined ? [] : [next], through };
  });
}

/** How many branches there are: points that nothing follows. */
export function branchCount({ points }: Timeline): number {
  const followed = new Set([...points.values()].map(({ parent }) => parent));
  return [...points.keys()].filter((id) => !followed.has(id)).length;
}
