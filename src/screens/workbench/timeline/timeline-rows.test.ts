import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyTree } from '../../../domain/file-tree.ts';
import { addPoint, beginTimeline, pathTo, standAt, type Timeline } from '../../../domain/timeline.ts';
import { workspaceFrom } from '../../../domain/workspace.ts';
import { branchCount, timelineRows } from './timeline-rows.ts';

const world = workspaceFrom(emptyTree);

/** A step is to do something, at the point so far along those that there are. */
function timelineOf(...steps: readonly number[]): Timeline {
  return steps.reduce((timeline, at) => {
    const ids = [...timeline.points.keys()];
    return addPoint(standAt(timeline, ids[at % ids.length] ?? 0), { at: 0, deed: { type: 'command', environment: 'dev-a', line: 'ls', code: 0 }, workspace: world, shown: {} });
  }, beginTimeline(world, 0));
}

const drawing = (timeline: Timeline) => timelineRows(timeline).map(({ point, standing, lanes }) => [point.id, standing, lanes.lane]);

describe('the rows of the points', () => {
  test('go from the newest to the oldest, what was undone above where the world stands', () => {
    expect(drawing(standAt(timelineOf(0, 1, 2), 1))).toEqual([
      [3, 'undone', 0],
      [2, 'undone', 0],
      [1, 'here', 0],
      [0, 'past', 0],
    ]);
  });

  test('give the branch that the world stands on the first lane, also when another is newer', () => {
    const forked = timelineOf(0, 1, 1);
    expect(drawing(forked)).toEqual([
      [3, 'here', 0],
      [2, 'aside', 1],
      [1, 'past', 0],
      [0, 'past', 0],
    ]);
    expect(drawing(standAt(forked, 2))).toEqual([
      [3, 'aside', 1],
      [2, 'here', 0],
      [1, 'past', 0],
      [0, 'past', 0],
    ]);
    expect(branchCount(forked)).toBe(2);
  });

  test('draw no line above where a branch ends', () => {
    const [newest, tip] = timelineRows(standAt(timelineOf(0, 1, 1), 2));
    expect(newest?.lanes).toMatchObject({ above: false, through: [], leaves: [1] });
    expect(tip?.lanes).toMatchObject({ above: false, through: [1] });
  });

  test('keep the branch in the first lane and every other out of it, and join each line to its parent', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 30, size: 'max' }), fc.nat(30), (steps, at) => {
        const made = timelineOf(...steps);
        const timeline = standAt(made, at % made.points.size);
        const branch = new Set(pathTo(timeline, timeline.tip).map(({ id }) => id));
        const rows = timelineRows(timeline);
        for (const { point, lanes } of rows) expect(lanes.lane === 0).toBe(branch.has(point.id));
        for (const [index, { lanes }] of rows.entries()) {
          const next = rows[index + 1];
          const down = [...lanes.through, ...lanes.leaves].toSorted((a, b) => a - b);
          const up = next === undefined ? [] : [...next.lanes.through, ...(next.lanes.above ? [next.lanes.lane] : []), ...next.lanes.joins].toSorted((a, b) => a - b);
          expect([...new Set(down)]).toEqual(up);
        }
      }),
    );
  });
});
