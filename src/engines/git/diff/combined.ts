import { byteText, isBinary, linesOf, quotePath } from '../byte-text.ts';
import type { Entry } from '../objects.ts';
import { lineChanges } from './line-changes.ts';

/** A version of a file on one side of a merge. */
export type Version = Entry & { readonly bytes: Uint8Array };

/** One line of the result with the lines that each side lost in front of it, and the sides that lack the line itself. */
interface Row {
  readonly lost: { readonly text: string; readonly from: readonly [boolean, boolean] }[];
  readonly missing: [boolean, boolean];
  readonly text: string | undefined;
}

/** The combined diff that `git diff` prints for a file in conflict: a column for each side. */
export function conflictPatch(path: string, ours: Version, theirs: Version, work: Uint8Array): string {
  return combinedPatch(path, ours, theirs, work, '0000000', false);
}

/** The combined diff of a file of a merge commit; `''` when every part of it came from one of the sides as it was. */
export function mergePatch(path: string, ours: Version, theirs: Version, result: Version): string {
  return combinedPatch(path, ours, theirs, result.bytes, result.oid.slice(0, 7), true);
}

function combinedPatch(path: string, ours: Version, theirs: Version, result: Uint8Array, name: string, dense: boolean): string {
  const head = `diff --cc ${quotePath(path)}\nindex ${ours.oid.slice(0, 7)},${theirs.oid.slice(0, 7)}..${name}\n`;
  if ([ours.bytes, theirs.bytes, result].some(isBinary)) return `${head}Binary files differ\n`;
  const rows = combinedRows(linesOf(byteText(ours.bytes)), linesOf(byteText(theirs.bytes)), linesOf(byteText(result)));
  const body = hunkTexts(rows);
  if (body === '' && dense) return '';
  return `${head}--- ${quotePath(`a/${path}`)}\n+++ ${quotePath(`b/${path}`)}\n${body}`;
}

function combinedRows(ours: readonly string[], theirs: readonly string[], result: readonly string[]): Row[] {
  const rows: Row[] = [...result, undefined].map((text) => ({ lost: [], missing: [false, false], text }));
  for (const [side, lines] of [ours, theirs].entries()) {
    for (const { oldStart, oldEnd, newStart, newEnd } of lineChanges(lines, result, false)) {
      for (let line = newStart; line < newEnd; line += 1) {
        const row = rows[line];
        if (row !== undefined) row.missing[side === 0 ? 0 : 1] = true;
      }
      const lost = rows[newStart]?.lost;
      for (const text of lines.slice(oldStart, oldEnd)) {
        const shared = side === 1 ? lost?.findIndex((one) => one.text === text && !one.from[1]) : -1;
        if (shared !== undefined && shared >= 0) lost?.splice(shared, 1, { text, from: [true, true] });
        else lost?.push({ text, from: [side === 0, side === 1] });
      }
    }
  }
  return rows;
}

/** Hunks of the rows where the result differs from both sides, three lines around them. */
function hunkTexts(rows: readonly Row[]): string {
  const touched = (row: Row): boolean => row.lost.length > 0 || row.missing.some(Boolean);
  const blocks: { from: number; to: number; interesting: boolean }[] = [];
  rows.forEach((row, at) => {
    if (!touched(row)) return;
    const last = blocks.at(-1);
    if (last !== undefined && at - last.to <= 2) last.to = at + 1;
    else blocks.push({ from: at, to: at + 1, interesting: false });
    const block = blocks.at(-1);
    const sides = [0, 1].filter((side) => row.missing[side === 0 ? 0 : 1] || row.lost.some(({ from }) => from[side === 0 ? 0 : 1]));
    if (block !== undefined && sides.length === 2) block.interesting = true;
  });
  const interesting: typeof blocks = [];
  for (const block of blocks.filter((one) => one.interesting)) {
    const last = interesting.at(-1);
    if (last !== undefined && block.from - last.to <= 6) last.to = block.to;
    else interesting.push(block);
  }
  return interesting.map(({ from, to }) => hunkText(rows, Math.max(0, from - 3), Math.min(rows.length, to + 3))).join('');
}

function hunkText(rows: readonly Row[], from: number, to: number): string {
  const counted = (until: readonly Row[], side: 0 | 1): number => until.reduce((sum, row) => sum + row.lost.filter((one) => one.from[side]).length + (row.text !== undefined && !row.missing[side] ? 1 : 0), 0);
  const shown = rows.slice(from, to);
  const range = (side: 0 | 1): string => {
    const count = counted(shown, side);
    return `-${counted(rows.slice(0, from), side) + (count === 0 ? 0 : 1)},${count}`;
  };
  const results = shown.filter(({ text }) => text !== undefined).length;
  const body = shown.map((row) => row.lost.map(({ text, from: sides }) => signed(`${sides[0] ? '-' : ' '}${sides[1] ? '-' : ' '}`, text)).join('') + (row.text === undefined ? '' : signed(`${row.missing[0] ? '+' : ' '}${row.missing[1] ? '+' : ' '}`, row.text)));
  return `@@@ ${range(0)} ${range(1)} +${results === 0 ? from : from + 1},${results} @@@${heading(rows, from)}\n${body.join('')}`;
}

function heading(rows: readonly Row[], from: number): string {
  const line = rows.slice(0, from).findLast(({ text }) => /^[A-Za-z_$]/.test(text ?? ''))?.text;
  // Git leaves out the last letter here, which is how its combined diffs read.
  return line === undefined ? '' : ` ${line.slice(0, 40).trimEnd().slice(0, -1)}`;
}

function signed(signs: string, line: string): string {
  return line.endsWith('\n') ? signs + line : `${signs}${line}\n\\ No newline at end of file\n`;
}
