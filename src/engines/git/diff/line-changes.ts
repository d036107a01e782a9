import { diffArrays } from 'diff';
import { slideScore } from './slide-score.ts';

/** Lines of the old text that became lines of the new one: 0-based, the ends not included. One side may be empty. */
export interface LineChange {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/**
 * What changed between two texts, line by line, in order. Where a change could stand at several places it stands where
 * git puts it: against a change of the other side, else as low as it goes, or where `readable` finds the best place.
 *
 * @param readable git's "indent heuristic": on in `git diff`, off in merges
 */
export function lineChanges(before: readonly string[], after: readonly string[], readable: boolean): LineChange[] {
  const raw = shortestChanges(before, after);
  const deletionsPlaced = place(raw, 'old', before, readable);
  return place(deletionsPlaced, 'new', after, readable);
}

function shortestChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  let top = 0;
  while (top < before.length && top < after.length && before[top] === after[top]) top += 1;
  let bottom = 0;
  while (bottom < before.length - top && bottom < after.length - top && before[before.length - 1 - bottom] === after[after.length - 1 - bottom]) bottom += 1;

  // Lines that the other text has nowhere are changed for sure; without them the search is short.
  const [oldLines, newLines] = [new Set(before), new Set(after)];
  const oldKept = numbers(top, before.length - bottom).filter((line) => newLines.has(before[line] ?? ''));
  const newKept = numbers(top, after.length - bottom).filter((line) => oldLines.has(after[line] ?? ''));
  const sameOld = new Map<number, number>();
  let [oldAt, newAt] = [0, 0];
  for (const { added, removed, count } of diffArrays(oldKept.map((line) => before[line]), newKept.map((line) => after[line]))) {
    if (removed) oldAt += count;
    else if (added) newAt += count;
    else for (let i = 0; i < count; i += 1) sameOld.set(oldKept[oldAt++] ?? -1, newKept[newAt++] ?? -1);
  }
  return gaps(sameOld, top, before.length - bottom, after.length - bottom);
}

/** What lies between lines that stayed the same. */
function gaps(same: ReadonlyMap<number, number>, top: number, oldEnd: number, newEnd: number): LineChange[] {
  const changes: LineChange[] = [];
  let [oldAt, newAt] = [top, top];
  const upTo = (oldStop: number, newStop: number): void => {
    if (oldStop > oldAt || newStop > newAt) changes.push({ oldStart: oldAt, oldEnd: oldStop, newStart: newAt, newEnd: newStop });
  };
  for (const [oldLine, newLine] of same) {
    upTo(oldLine, newLine);
    [oldAt, newAt] = [oldLine + 1, newLine + 1];
  }
  upTo(oldEnd, newEnd);
  return changes;
}

/** Slides each change that only removes (or only adds) lines to its place among those that give the same result. */
function place(changes: readonly LineChange[], side: 'old' | 'new', lines: readonly string[], readable: boolean): LineChange[] {
  const placed = [...changes];
  const [start, end] = side === 'old' ? (['oldStart', 'oldEnd'] as const) : (['newStart', 'newEnd'] as const);
  const oneSided = (change: LineChange): boolean => (side === 'old' ? change.newStart === change.newEnd : change.oldStart === change.oldEnd);
  for (let at = 0; at < placed.length; at += 1) {
    for (let settled = false; !settled; ) {
      settled = true;
      const change = placed[at];
      if (change === undefined || !oneSided(change)) continue;
      const [above, under] = [placed[at - 1], placed[at + 1]];
      const up = slideRoom(change[start] - (above?.[end] ?? 0), (step) => lines[change[start] - step] === lines[change[end] - step]);
      const down = slideRoom((under?.[start] ?? lines.length) - change[end], (step) => lines[change[start] + step - 1] === lines[change[end] + step - 1]);
      const meetsAbove = above !== undefined && up === change[start] - above[end];
      const meetsUnder = under !== undefined && down === under[start] - change[end];
      if (meetsUnder && (!oneSided(under) || !meetsAbove || !oneSided(above))) {
        placed.splice(at, 2, joined(moved(change, down), under));
        settled = !oneSided(under);
      } else if (meetsAbove) {
        placed.splice(at - 1, 2, joined(above, moved(change, -up)));
        at -= 1;
        settled = !oneSided(above);
      } else {
        const size = change[end] - change[start];
        placed[at] = moved(change, readable && up + down > 0 ? bestSlide(lines, change[start], change[end], Math.max(-up, down - size - 1, down - 100), down) : down);
      }
    }
  }
  return placed;
}

function slideRoom(limit: number, fits: (step: number) => boolean): number {
  let room = 0;
  while (room < limit && fits(room + 1)) room += 1;
  return room;
}

function bestSlide(lines: readonly string[], start: number, end: number, from: number, to: number): number {
  let best = from;
  let bestScore = slideScore(lines, start + from, end + from);
  for (let slide = from + 1; slide <= to; slide += 1) {
    const score = slideScore(lines, start + slide, end + slide);
    const worse = Math.sign(score.indent - bestScore.indent) * 60 + score.penalty - bestScore.penalty;
    if (worse <= 0) [best, bestScore] = [slide, score];
  }
  return best;
}

function moved({ oldStart, oldEnd, newStart, newEnd }: LineChange, by: number): LineChange {
  return { oldStart: oldStart + by, oldEnd: oldEnd + by, newStart: newStart + by, newEnd: newEnd + by };
}

function joined(first: LineChange, second: LineChange): LineChange {
  return { oldStart: first.oldStart, oldEnd: second.oldEnd, newStart: first.newStart, newEnd: second.newEnd };
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
