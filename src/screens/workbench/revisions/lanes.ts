/** A revision as the drawing needs it. */
export interface LaneRevision {
  readonly id: string;
  readonly downRevisions: readonly string[];
}

/**
 * One row of the drawing. Lanes are numbered from the left.
 *
 * @property lane where the revision's own dot stands
 * @property above lanes with a line from the row's top: `lane` itself when a newer revision leads here
 * @property joins lanes whose line from the top bends into the dot: other revisions that revise this one
 * @property leaves lanes that a line from the dot bends to: the revisions that this one revises
 * @property through lanes whose line passes by, from top to bottom
 */
export interface LaneRow {
  readonly id: string;
  readonly lane: number;
  readonly above: boolean;
  readonly joins: readonly number[];
  readonly leaves: readonly number[];
  readonly through: readonly number[];
}

/**
 * Gives each revision a lane, newest first, as `git log --graph` does: a line keeps its lane from a revision down to
 * what it revises, a branch opens the first free lane, and a merge has a line to each of its sides.
 * What revises nothing leads to `base`, the row at the bottom, if there is one in the list.
 */
export function laneRows(revisions: readonly LaneRevision[]): LaneRow[] {
  // What each lane leads to; undefined: free.
  const lanes: (string | undefined)[] = [];
  const freeLane = () => {
    const free = lanes.indexOf(undefined);
    return free === -1 ? lanes.length : free;
  };
  return revisions.map(({ id, downRevisions }) => {
    const arriving = lanes.flatMap((to, lane) => (to === id ? [lane] : []));
    const [own, ...joins] = arriving;
    const lane = own ?? freeLane();
    for (const each of arriving) lanes[each] = undefined;
    const through = lanes.flatMap((to, each) => (to === undefined ? [] : [each]));
    const leaves = downRevisions.map((down, index) => {
      const known = lanes.indexOf(down);
      if (known !== -1) return known;
      const next = index === 0 && lanes[lane] === undefined ? lane : freeLane();
      lanes[next] = down;
      return next;
    });
    return { id, lane, above: own !== undefined, joins, leaves, through };
  });
}

/** How many lanes a drawing needs. */
export function laneCount(rows: readonly LaneRow[]): number {
  return rows.reduce((most, row) => Math.max(most, row.lane + 1, ...row.leaves.map((lane) => lane + 1), ...row.through.map((lane) => lane + 1)), 1);
}
