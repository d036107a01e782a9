import { pathTo, type Point, type PointId, type Timeline } from '../../../domain/timeline.ts';
import { laneRows, type LaneRow } from '../revisions/lanes.ts';

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
  // What comes first takes the first lane; so the branch is begun above its tip, and that beginning is not drawn.
  const begin = { id: 'begin', downRevisions: [String(timeline.tip)] };
  const lanes = laneRows([begin, ...points.map(({ id, parent }) => ({ id: String(id), downRevisions: parent === undefined ? [] : [String(parent)] }))]).slice(1);
  const tip = points.findIndex(({ id }) => id === timeline.tip);
  return points.flatMap((point, index) => {
    const row = lanes[index];
    return row === undefined ? [] : [{ point, standing: standing(point.id), lanes: index > tip ? row : withoutBeginning(row) }];
  });
}

/** How many branches there are: points that nothing follows. */
export function branchCount({ points }: Timeline): number {
  const followed = new Set([...points.values()].map(({ parent }) => parent));
  return [...points.keys()].filter((id) => !followed.has(id)).length;
}

function withoutBeginning(row: LaneRow): LaneRow {
  return { ...row, above: row.above && row.lane !== 0, through: row.through.filter((lane) => lane !== 0) };
}
