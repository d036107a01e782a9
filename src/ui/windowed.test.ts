import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnRows } from './windowed.ts';

const lists = fc.record({
  heights: fc.array(fc.integer({ min: 20, max: 120 }), { minLength: 1, maxLength: 400, size: 'max' }),
  top: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 50_000 })),
  room: fc.integer({ min: 1, max: 4000 }),
  active: fc.integer({ min: -1, max: 450 }),
});
const edgeOf = (heights: readonly number[], index: number): number => heights.slice(0, index).reduce((sum, height) => sum + height, 0);

test('a list is as long as with all of its rows, and each drawn row stands where it would stand', () => {
  fc.assert(
    fc.property(lists, ({ heights, top, room, active }) => {
      let at = 0;
      for (const { index, before, after } of drawnRows(heights, top, room, active)) {
        at += before;
        expect(at).toBe(edgeOf(heights, index));
        at += (heights[index] ?? Number.NaN) + after;
      }
      expect(at).toBe(edgeOf(heights, heights.length));
    }),
  );
});

test('every row that is seen is drawn, and the one that has the keyboard, in their order', () => {
  fc.assert(
    fc.property(lists, ({ heights, top, room, active }) => {
      const drawn = drawnRows(heights, top, room, active).map(({ index }) => index);
      expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
      expect(new Set(drawn).size).toBe(drawn.length);
      const seen = heights.flatMap((height, index) => (edgeOf(heights, index) + height > top && edgeOf(heights, index) < top + room ? [index] : []));
      expect(drawn).toEqual(expect.arrayContaining(active >= 0 && active < heights.length ? [...seen, active] : seen));
    }),
  );
});

test('of a thousand rows a few are drawn, wherever the list is scrolled to, even beyond its end', () => {
  const heights = Array.from({ length: 1000 }, () => 26);
  for (const top of [0, 130, 13_000, 25_000, 99_999]) {
    const drawn = drawnRows(heights, top, 520, 500);
    expect(drawn.length).toBeGreaterThan(10);
    expect(drawn.length).toBeLessThan(50);
  }
});

test('those that are seen are drawn, and ten beyond each side', () => {
  const heights = Array.from({ length: 1000 }, () => 26);
  expect(drawnRows(heights, 13_000, 520, -1).map(({ index }) => index)).toEqual(Array.from({ length: 40 }, (_, at) => 490 + at));
});

test('a list without rows draws none', () => {
  expect(drawnRows([], 0, 500, -1)).toEqual([]);
});
