import type { LineChange } from './line-changes.ts';

/**
 * Moves lines that came, or that went, to the one of their possible places where they are shown: as low as they go, or,
 * where the result is to be read, at the lowest place that begins behind a blank line, else at the lowest whose first
 * line is not indented deeper than the others. Changes that come to touch each other are one.
 */
export function settled(changes: readonly LineChange[], before: readonly string[], after: readonly string[], readable: boolean): LineChange[] {
  const done: LineChange[] = [];
  // From the last to the first, so that a change moves down towards one that stands already.
  for (const [index, change] of [...changes.entries()].toReversed()) {
    const next = done.at(-1);
    const room = (next?.oldStart ?? before.length) - change.oldEnd;
    // Only over lines that both texts have: where the change above ends, these end.
    const above = change.oldStart - (changes[index - 1]?.oldEnd ?? 0);
    const lines = oneSide(change, before, after);
    if (lines === undefined) {
      join(done, change);
      continue;
    }
    const { texts, start, end } = lines;
    let down = 0;
    while (down < room && texts[start + down] === texts[end + down]) down += 1;
    const floor = done.length > 0 && down === room;
    join(done, moved(change, floor || !readable ? down : best(texts, start, end, { above, down })));
  }
  return done.reverse();
}

/** The lines of a change that only adds or only removes: others have but one place. */
function oneSide({ oldStart, oldEnd, newStart, newEnd }: LineChange, before: readonly string[], after: readonly string[]) {
  if (oldStart === oldEnd) return { texts: after, start: newStart, end: newEnd };
  if (newStart === newEnd) return { texts: before, start: oldStart, end: oldEnd };
  return undefined;
}

/** How far down the lines read best, of the places from `down` up to as high as they go, at most `above` lines. */
function best(texts: readonly string[], start: number, end: number, { above, down }: { readonly above: number; readonly down: number }): number {
  let up = 0;
  while (up < above && texts[start - up - 1] === texts[end - up - 1]) up += 1;
  const places = Array.from({ length: up + down + 1 }, (_, index) => down - index);
  const behindBlank = places.find((by) => !isBlank(texts[start + by]) && isBlank(texts[start + by - 1]));
  return behindBlank ?? places.find((by) => opens(texts.slice(start + by, end + by))) ?? down;
}

function opens(lines: readonly string[]): boolean {
  const [first] = lines;
  return first !== undefined && !isBlank(first) && lines.every((line) => isBlank(line) || indentation(line) >= indentation(first));
}

function isBlank(line: string | undefined): boolean {
  return line !== undefined && line.trim() === '';
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}

function moved({ oldStart, oldEnd, newStart, newEnd }: LineChange, by: number): LineChange {
  return { oldStart: oldStart + by, oldEnd: oldEnd + by, newStart: newStart + by, newEnd: newEnd + by };
}

function join(done: LineChange[], change: LineChange): void {
  const next = done.at(-1);
  if (next === undefined || change.oldEnd < next.oldStart) done.push(change);
  else done.splice(-1, 1, { ...change, oldEnd: next.oldEnd, newEnd: next.newEnd });
}
