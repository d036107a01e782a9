import { diffArrays } from 'diff';
import { byteText } from './byte-text.ts';

export interface Side {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Lines `[from, to)` of the left side became lines `[newFrom, newTo)` of the right one. Counted from 0. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** What counts as the same line: case, and blanks as they are, as one, or as none. */
export interface Sameness {
  readonly fold: boolean;
  readonly blanks: 'all' | 'one' | 'none';
}

/** How long the shortest difference may be looked for, in milliseconds; after that all lines count as changed. */
const PATIENCE = 2000;

export function changesBetween(left: Side, right: Side, sameness: Sameness): Change[] {
  const [a, b] = [left, right].map((side) => linesOf(side).map((line) => key(line, sameness)));
  const parts = diffArrays(a ?? [], b ?? [], { timeout: PATIENCE });
  const changes: Change[] = [];
  let at = 0;
  let newAt = 0;
  let open: Change | undefined;
  const close = () => {
    if (open !== undefined) changes.push(open);
    open = undefined;
  };
  for (const part of parts ?? [{ added: false, removed: true, count: a?.length ?? 0 }, { added: true, removed: false, count: b?.length ?? 0 }]) {
    const count = part.count ?? 0;
    if (!part.added && !part.removed) close();
    else {
      open ??= { from: at, to: at, newFrom: newAt, newTo: newAt };
      open = part.removed ? { ...open, to: open.to + count } : { ...open, newTo: open.newTo + count };
    }
    if (!part.added) at += count;
    if (!part.removed) newAt += count;
  }
  close();
  return changes;
}

/** The classic format: `2,3c2` and lines with `<` and `>`. As byte text. */
export function normalDiff(left: Side, right: Side, changes: readonly Change[]): string {
  const [a, b] = [linesOf(left), linesOf(right)];
  return changes
    .map(({ from, to, newFrom, newTo }) => {
      const letter = from === to ? 'a' : newFrom === newTo ? 'd' : 'c';
      const lines = (mark: string, side: readonly string[], start: number, end: number) => side.slice(start, end).map((line) => marked(`${mark} `, line)).join('');
      const range = (start: number, end: number) => (end - start > 1 ? `${start + 1},${end}` : String(end === start ? start : end));
      return `${range(from, to)}${letter}${range(newFrom, newTo)}\n${lines('<', a, from, to)}${letter === 'c' ? '---\n' : ''}${lines('>', b, newFrom, newTo)}`;
    })
    .join('');
}

/** The unified format. The header has no times, because files have none here. As byte text. */
export function unifiedDiff(left: Side, right: Side, changes: readonly Change[], context: number): string {
  const [a, b] = [linesOf(left), linesOf(right)];
  let out = `--- ${left.name}\n+++ ${right.name}\n`;
  for (const hunk of hunksOf(changes, context)) {
    const [first, last] = [hunk[0], hunk.at(-1)];
    if (first === undefined || last === undefined) continue;
    const from = Math.max(first.from - context, 0);
    const newFrom = first.newFrom - (first.from - from);
    const to = Math.min(last.to + context, a.length);
    const newTo = last.newTo + (to - last.to);
    out += `@@ -${span(from, to)} +${span(newFrom, newTo)} @@\n`;
    let at = from;
    for (const change of hunk) {
      for (; at < change.from; at += 1) out += marked(' ', a[at] ?? '');
      for (; at < change.to; at += 1) out += marked('-', a[at] ?? '');
      for (const line of b.slice(change.newFrom, change.newTo)) out += marked('+', line);
    }
    for (; at < to; at += 1) out += marked(' ', a[at] ?? '');
  }
  return out;
}

/** Changes that share their context make one hunk. */
function hunksOf(changes: readonly Change[], context: number): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    const previous = hunk?.at(-1);
    if (hunk !== undefined && previous !== undefined && change.from - previous.to <= context * 2) hunk.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function span(from: number, to: number): string {
  const count = to - from;
  if (count === 1) return String(from + 1);
  return `${count === 0 ? from : from + 1},${count}`;
}

/** Lines with their newlines, so that a missing one at the end is a difference. */
function linesOf({ bytes }: Side): string[] {
  return byteText(bytes).match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(mark: string, line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}

function key(line: string, { fold, blanks }: Sameness): string {
  const spaced = blanks === 'none' ? line.replace(/\s+/g, '') : blanks === 'one' ? line.replace(/[ \t]+/g, ' ').replace(/ ?\n?$/, '') : line;
  return fold ? spaced.toLowerCase() : spaced;
}
