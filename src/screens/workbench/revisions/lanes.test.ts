import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneCount, laneRows, type LaneRevision } from './lanes.ts';

const revision = (id: string, ...downRevisions: string[]): LaneRevision => ({ id, downRevisions });
const drawn = (...revisions: LaneRevision[]) => laneRows(revisions);

describe('the lanes of the revision graph', () => {
  it('keeps a chain in one lane', () => {
    const rows = drawn(revision('c', 'b'), revision('b', 'a'), revision('a', 'base'), revision('base'));
    expect(rows.map(({ lane }) => lane)).toEqual([0, 0, 0, 0]);
    expect(rows.map(({ above }) => above)).toEqual([false, true, true, true]);
    expect(rows.at(-1)?.leaves).toEqual([]);
    expect(laneCount(rows)).toBe(1);
  });

  it('gives a second head a lane of its own, which bends into what both revise', () => {
    const rows = drawn(revision('x', 'a'), revision('y', 'a'), revision('a'));
    expect(rows[1]).toMatchObject({ id: 'y', lane: 1, above: false, leaves: [0], through: [0] });
    expect(rows[2]).toMatchObject({ id: 'a', lane: 0, above: true, joins: [] });
    expect(laneCount(rows)).toBe(2);
  });

  it('draws a line from a merge to each of its sides', () => {
    const rows = drawn(revision('m', 'x', 'y'), revision('x', 'a'), revision('y', 'a'), revision('a'));
    expect(rows[0]).toMatchObject({ lane: 0, leaves: [0, 1] });
    expect(rows[1]).toMatchObject({ lane: 0, leaves: [0], through: [1] });
    expect(rows[2]).toMatchObject({ lane: 1, above: true, leaves: [0] });
  });

  it('uses a lane again when it has become free', () => {
    const rows = drawn(revision('m', 'x', 'y'), revision('y', 'a'), revision('x', 'a'), revision('a', 'p', 'q'), revision('p'), revision('q'));
    expect(laneCount(rows)).toBe(2);
  });

  it('connects every revision with what it revises, whatever the graph', () => {
    const graphs = fc.array(fc.array(fc.nat(20), { maxLength: 3 }), { maxLength: 20 }).map((downs) =>
      downs.map((each, index) => revision(`r${index}`, ...new Set(each.map((step) => `r${index + 1 + step}`).filter((id) => Number(id.slice(1)) < downs.length)))),
    );
    fc.assert(
      fc.property(graphs, (revisions) => {
        const open = new Map<number, string>();
        for (const [index, row] of laneRows(revisions).entries()) {
          const { id, downRevisions } = revisions[index] ?? revision('');
          const leadingHere = [...open].filter(([, to]) => to === id).map(([lane]) => lane);
          expect(leadingHere.toSorted((a, b) => a - b)).toEqual([...(row.above ? [row.lane] : []), ...row.joins].toSorted((a, b) => a - b));
          for (const lane of leadingHere) open.delete(lane);
          expect([...open.keys()].toSorted((a, b) => a - b)).toEqual([...row.through].toSorted((a, b) => a - b));
          row.leaves.forEach((lane, at) => open.set(lane, downRevisions[at] ?? ''));
        }
        expect([...open]).toEqual([]);
      }),
    );
  });
});
