import { markUnshared } from './common-lines.ts';
import { type Runs, runsOf, slide } from './slide.ts';

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
  const { lost, gained } = unshared(before, after);
  const [oldRuns, newRuns] = [runsOf(lost, before.length), runsOf(gained, after.length)];
  const settledOld = slide(oldRuns, newRuns, before, readable);
  return changesOf(settledOld, slide(newRuns, settledOld, after, readable));
}

function changesOf(oldRuns: Runs, newRuns: Runs): LineChange[] {
  const changes: LineChange[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const [slot, removed] of oldRuns.entries()) {
    const added = newRuns[slot] ?? 0;
    if (removed > 0 || added > 0) changes.push({ oldStart: oldAt, oldEnd: oldAt + removed, newStart: newAt, newEnd: newAt + added });
    oldAt += removed + 1;
    newAt += added + 1;
  }
  return changes;
}

/** The lines that only one of the texts has, by their numbers. */
function unshared(before: readonly string[], after: readonly string[]): { lost: Set<number>; gained: Set<number> } {
  let top = 0;
  while (top < before.length && top < after.length && before[top] === after[top]) top += 1;
  let bottom = 0;
  while (bottom < before.length - top && bottom < after.length - top && before[before.length - 1 - bottom] === after[after.length - 1 - bottom]) bottom += 1;

  // Lines that the other text has nowhere are changed for sure; without them the search is short.
  const [oldKept, newKept] = [worthComparing(before, after, top, before.length - bottom), worthComparing(after, before, top, after.length - bottom)];
  const names = new Map<string, number>();
  const nameOf = (line: string | undefined): number => names.get(line ?? '') ?? (names.set(line ?? '', names.size), names.size - 1);
  const lost = new Set(between(top, before.length - bottom).filter((line) => !oldKept.has(line)));
  const gained = new Set(between(top, after.length - bottom).filter((line) => !newKept.has(line)));
  const [oldLines, newLines] = [[...oldKept], [...newKept]];
  markUnshared(oldLines.map((line) => nameOf(before[line])), newLines.map((line) => nameOf(after[line])), (index) => lost.add(oldLines[index] ?? -1), (index) => gained.add(newLines[index] ?? -1));
  return { lost, gained };
}

/**
 * The lines of a part that the search has to look at: those that the other text has as well. A line that it has very
 * often (a blank one, say) is left out where it stands among lines that it has nowhere: git finds better hunks so.
 */
function worthComparing(lines: readonly string[], others: readonly string[], from: number, to: number): Set<number> {
  const times = new Map<string, number>();
  for (const line of others) times.set(line, (times.get(line) ?? 0) + 1);
  const often = Math.min(roughRoot(lines.length), 1024);
  const kinds = lines.slice(from, to).map((line) => {
    const count = times.get(line) ?? 0;
    return count === 0 ? 'nowhere' : count >= often ? 'often' : 'there';
  });
  const noise = (index: number): boolean => {
    const [above, under] = [neighbours(kinds, index, -1), neighbours(kinds, index, 1)];
    return above.nowhere > 0 && under.nowhere > 0 && 3 * (above.often + under.often + 2) < above.nowhere + under.nowhere;
  };
  return new Set(between(from, to).filter((line) => kinds[line - from] === 'there' || (kinds[line - from] === 'often' && !noise(line - from))));
}

/** How many lines of either kind run on from a line, up to the first ordinary one or a hundred. */
function neighbours(kinds: readonly string[], from: number, step: 1 | -1): { nowhere: number; often: number } {
  const found = { nowhere: 0, often: 0 };
  for (let distance = 1; distance <= 100; distance += 1) {
    const kind = kinds[from + step * distance];
    if (kind !== 'nowhere' && kind !== 'often') break;
    found[kind] += 1;
  }
  return found;
}

/** The next power of two above the square root, or so: git's measure of "often". */
function roughRoot(count: number): number {
  let root = 1;
  for (let rest = count; rest > 0; rest >>= 2) root <<= 1;
  return root;
}

function between(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
