import { linesOf } from '../byte-text.ts';
import { type LineChange, lineChanges } from './line-changes.ts';

/** How many lines two texts differ by. */
export interface LineCounts {
  readonly added: number;
  readonly removed: number;
}

export function countChanges(before: string, after: string): LineCounts {
  const changes = lineChanges(linesOf(before), linesOf(after), true);
  return {
    added: changes.reduce((sum, { newStart, newEnd }) => sum + newEnd - newStart, 0),
    removed: changes.reduce((sum, { oldStart, oldEnd }) => sum + oldEnd - oldStart, 0),
  };
}

/** The hunks of a unified diff of two byte texts. */
export function hunks(before: string, after: string, context = 3): string {
  const [old, next] = [linesOf(before), linesOf(after)];
  return grouped(lineChanges(old, next, true), context).map((group) => hunk(old, next, group, context)).join('');
}

/** Changes so near to each other that they share a hunk. */
function grouped(changes: readonly LineChange[], context: number): LineChange[][] {
  const groups: LineChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && change.oldStart - before.oldEnd <= 2 * context) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunk(old: readonly string[], next: readonly string[], group: readonly LineChange[], context: number): string {
  const [first, last] = [group[0], group.at(-1)];
  if (first === undefined || last === undefined) return '';
  const lead = Math.min(context, first.oldStart, first.newStart);
  const trail = Math.min(context, old.length - last.oldEnd, next.length - last.newEnd);
  const [oldFrom, oldTo, newFrom, newTo] = [first.oldStart - lead, last.oldEnd + trail, first.newStart - lead, last.newEnd + trail];
  const body: string[] = [];
  let at = oldFrom;
  for (const { oldStart, oldEnd, newStart, newEnd } of group) {
    body.push(...old.slice(at, oldStart).map((line) => ended(' ', line)), ...old.slice(oldStart, oldEnd).map((line) => ended('-', line)), ...next.slice(newStart, newEnd).map((line) => ended('+', line)));
    at = oldEnd;
  }
  body.push(...old.slice(at, oldTo).map((line) => ended(' ', line)));
  const heading = headingBefore(old, oldFrom);
  return `@@ -${range(oldFrom, oldTo)} +${range(newFrom, newTo)} @@${heading === '' ? '' : ` ${heading}`}\n${body.join('')}`;
}

function range(from: number, to: number): string {
  const count = to - from;
  return `${count === 0 ? from : from + 1}${count === 1 ? '' : `,${count}`}`;
}

function ended(sign: string, line: string): string {
  return line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;
}

/** The last line above a hunk that begins with a letter, `_` or `$`: the function or class that the hunk is in. */
function headingBefore(lines: readonly string[], from: number): string {
  for (let at = from - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    if (/^[A-Za-z_$]/.test(line)) return line.slice(0, 80).trimEnd();
  }
  return '';
}
