import { diffArrays } from 'diff';
import { settled } from './settled.ts';

/** Lines of the old text that became lines of the new one: 0-based, the ends not included. One side may be empty. */
export interface LineChange {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/**
 * What changed between two texts, line by line, in order: the shortest way from one to the other, as the `diff` library
 * finds it. Where lines that came or went could stand at several places, `settled` says at which.
 *
 * @param readable `git diff` looks for the place that reads best, a merge for the lowest one
 */
export function lineChanges(before: readonly string[], after: readonly string[], readable: boolean): LineChange[] {
  return settled(changesOf(before, after, sharedLines(before, after)), before, after, readable);
}

/** Pairs of equal lines, ascending on both sides. */
type Shared = readonly (readonly [old: number, next: number])[];

/** More changes than these among lines that both texts have are not sorted out: the search would take seconds. */
const MOST_CHANGES = 2000;

function sharedLines(before: readonly string[], after: readonly string[]): Shared {
  const most = Math.min(before.length, after.length);
  let top = 0;
  while (top < most && before[top] === after[top]) top += 1;
  let bottom = 0;
  while (bottom < most - top && before.at(-1 - bottom) === after.at(-1 - bottom)) bottom += 1;
  // A line that the other text has nowhere is changed for sure; without those the search is short.
  const [inBefore, inAfter] = [new Set(before), new Set(after)];
  const old = between(top, before.length - bottom).filter((line) => inAfter.has(before[line] ?? ''));
  const next = between(top, after.length - bottom).filter((line) => inBefore.has(after[line] ?? ''));
  const middle = searched(old, next, before, after);
  return [
    ...between(0, top).map((line) => [line, line] as const),
    ...middle,
    ...between(before.length - bottom, before.length).map((line) => [line, line - before.length + after.length] as const),
  ];
}

/** The pairs among the given lines of both texts, by E. W. Myers' "An O(ND) Difference Algorithm" (1986). */
function searched(old: readonly number[], next: readonly number[], before: readonly string[], after: readonly string[]): Shared {
  const parts = diffArrays(old.map((line) => before[line] ?? ''), next.map((line) => after[line] ?? ''), { maxEditLength: MOST_CHANGES });
  const pairs: (readonly [number, number])[] = [];
  let [oldAt, nextAt] = [0, 0];
  for (const { count, added, removed } of parts ?? []) {
    for (let index = 0; index < count; index += 1) {
      const [oldLine, nextLine] = [old[oldAt], next[nextAt]];
      if (!added) oldAt += 1;
      if (!removed) nextAt += 1;
      if (!added && !removed && oldLine !== undefined && nextLine !== undefined) pairs.push([oldLine, nextLine]);
    }
  }
  return pairs;
}

function changesOf(before: readonly string[], after: readonly string[], shared: Shared): LineChange[] {
  const changes: LineChange[] = [];
  let [oldStart, newStart] = [0, 0];
  for (const [oldEnd, newEnd] of [...shared, [before.length, after.length] as const]) {
    if (oldStart < oldEnd || newStart < newEnd) changes.push({ oldStart, oldEnd, newStart, newEnd });
    [oldStart, newStart] = [oldEnd + 1, newEnd + 1];
  }
  return changes;
}

function between(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
