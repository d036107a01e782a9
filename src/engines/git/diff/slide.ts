import { slideScore } from './slide-score.ts';

/**
 * Changed lines of one side of a comparison: how many stand before the first line that both sides share, before the
 * second, and so on, and last how many stand at the end. The same place in both sides' lists is the same place in the texts.
 */
export type Runs = readonly number[];

export function runsOf(changed: ReadonlySet<number>, length: number): Runs {
  const runs = [0];
  for (let line = 0; line < length; line += 1) {
    if (changed.has(line)) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(0);
  }
  return runs;
}

/**
 * Moves each run of changed lines to its place among those that give the same text: next to the last change of the
 * other side that it can reach, else as low as it goes, or where it reads best. Runs that meet become one.
 */
export function slide(runs: Runs, others: Runs, lines: readonly string[], readable: boolean): Runs {
  const placed = [...runs];
  // Where the run of a slot begins: behind the shared lines before it and the runs before those.
  let start = 0;
  for (let slot = 0; slot < placed.length; slot += 1) {
    let size = placed[slot] ?? 0;
    if (size > 0) {
      let highest = slot;
      let beside: number | undefined;
      for (let before = 0; before !== size; ) {
        before = size;
        beside = undefined;
        for (; slot > 0 && lines[start - 1] === lines[start + size - 1]; slot -= 1) {
          const met = placed[slot - 1] ?? 0;
          placed[slot] = 0;
          start -= 1 + met;
          size += met;
        }
        highest = slot;
        if ((others[slot] ?? 0) > 0) beside = slot;
        for (; slot < placed.length - 1 && lines[start] === lines[start + size]; slot += 1) {
          placed[slot] = 0;
          start += 1;
          size += placed[slot + 1] ?? 0;
          if ((others[slot + 1] ?? 0) > 0) beside = slot + 1;
        }
      }
      const back = slot - (beside ?? (readable ? slot - bestRise(lines, start, size, slot - highest) : slot));
      placed[slot] = 0;
      slot -= back;
      start -= back;
      placed[slot] = size;
    }
    start += size + 1;
  }
  return placed;
}

/** How far up a run reads best, at most its own size and one, or a hundred lines. */
function bestRise(lines: readonly string[], start: number, size: number, room: number): number {
  let best = Math.min(room, size + 1, 100);
  let bestScore = slideScore(lines, start - best, start + size - best);
  for (let rise = best - 1; rise >= 0; rise -= 1) {
    const score = slideScore(lines, start - rise, start + size - rise);
    const worse = Math.sign(score.indent - bestScore.indent) * 60 + score.penalty - bestScore.penalty;
    if (worse <= 0) [best, bestScore] = [rise, score];
  }
  return best;
}
