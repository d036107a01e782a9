import { describe, expect, test } from 'vitest';
import { emptyTree } from '../../../domain/file-tree.ts';
import type { Point } from '../../../domain/timeline.ts';
import { workspaceFrom } from '../../../domain/workspace.ts';
import { indexAt, partOf, trackLabels, trackMarks } from './track.ts';
import { scrollTo, visibleRows } from './visible-rows.ts';

const world = workspaceFrom(emptyTree);
const pathOf = (count: number, names: Readonly<Record<number, string>> = {}): Point[] =>
  Array.from({ length: count }, (_, id) => {
    const name = names[id];
    return { id, parent: id === 0 ? undefined : id - 1, at: id, deed: { type: 'beginning' }, workspace: world, shown: {}, bytes: 0, ...(name === undefined ? {} : { name }) };
  });

describe('the track', () => {
  test('has its first point at its beginning and its last at its end, and finds each again', () => {
    expect([partOf(0, 1), partOf(0, 5), partOf(4, 5)]).toEqual([0, 0, 1]);
    for (const index of [0, 1, 7, 13]) expect(indexAt(partOf(index, 14), 14)).toBe(index);
    expect([indexAt(-3, 14), indexAt(3, 14), indexAt(0.5, 1)]).toEqual([0, 13, 0]);
  });

  test('draws a mark for each point, and of too many some, with the last and the named ones among them', () => {
    expect(trackMarks(pathOf(5), 200)).toHaveLength(5);
    const marks = trackMarks(pathOf(1000, { 501: 'kept' }), 200).map(({ index }) => index);
    expect(marks.length).toBeLessThanOrEqual(201);
    expect(marks).toContain(999);
    expect(marks).toContain(501);
  });

  test('lets a name go as far as the next, and turns it back where the track ends', () => {
    expect(trackLabels(pathOf(11, { 2: 'early', 4: 'middle', 9: 'late' }))).toEqual([
      { name: 'early', at: 0.2, side: 'from', room: 0.2 },
      { name: 'middle', at: 0.4, side: 'from', room: 0.25 },
      { name: 'late', at: 0.9, side: 'to', room: 0.25 },
    ]);
  });
});

describe('a long list', () => {
  test('draws the rows that are seen, a few around them, and the one with the keyboard', () => {
    const rows = visibleRows(1000, 34, 3400, 340, 3);
    expect(rows.slice(0, 2)).toEqual([3, 92]);
    expect(rows.at(-1)).toBe(117);
    expect(visibleRows(1000, 34, 0, 340, 999).at(-1)).toBe(999);
    expect(visibleRows(3, 34, 0, 340, 1)).toEqual([0, 1, 2]);
  });

  test('scrolls no further than a row needs', () => {
    expect([scrollTo(0, 34, 100, 340), scrollTo(5, 34, 100, 340), scrollTo(20, 34, 100, 340)]).toEqual([0, 100, 374]);
  });
});
