import type { Point } from '../../../domain/timeline.ts';

/** A mark on the track: the point itself, or the last of several that stand too close to be told apart. */
export interface TrackMark {
  readonly point: Point;
  /** Its place among the points of the track, from 0. */
  readonly index: number;
}

/** A name above the track. It begins at its mark or ends there, and has so much room, all as parts of the track's width. */
export interface TrackLabel {
  readonly name: string;
  readonly at: number;
  readonly side: 'from' | 'to';
  readonly room: number;
}

/** Where a point stands on the track, as a part of its width. */
export function partOf(index: number, count: number): number {
  return count < 2 ? 0 : index / (count - 1);
}

/** The point that is nearest to a part of the track's width. */
export function indexAt(part: number, count: number): number {
  return Math.round(Math.min(1, Math.max(0, part)) * (count - 1));
}

/** The marks to draw, at most so many and those of named points: a thousand would be a smear. */
export function trackMarks(path: readonly Point[], most: number): TrackMark[] {
  const slotOf = (index: number) => (path.length <= most ? index : Math.floor((index * most) / path.length));
  return path.flatMap((point, index) => (point.name !== undefined || index === path.length - 1 || slotOf(index) !== slotOf(index + 1) ? [{ point, index }] : []));
}

/** Names go to the right of their mark up to the next named one; in the last quarter to the left, where there is room. */
export function trackLabels(path: readonly Point[]): TrackLabel[] {
  const named = path.flatMap(({ name }, index) => (name === undefined ? [] : [{ name, at: partOf(index, path.length) }]));
  const sides = named.map(({ at }): TrackLabel['side'] => (at > 0.75 ? 'to' : 'from'));
  return named.map(({ name, at }, index) => {
    const side = sides[index] ?? 'from';
    const next = named[index + (side === 'from' ? 1 : -1)];
    const gap = next === undefined ? (side === 'from' ? 1 - at : at) : Math.abs(next.at - at);
    // A neighbour whose name comes the other way has half of the room between them.
    const isShared = next !== undefined && sides[index + (side === 'from' ? 1 : -1)] !== side;
    return { name, at, side, room: isShared ? gap / 2 : gap };
  });
}
