import { type CellLine, linesOf, widthOf } from './cells.ts';
import { footersOf, type PrintSettings, type Table } from './print-settings.ts';

/** A table with its columns one below the other, as psql draws it by default. */
export function alignedText(table: Table, settings: PrintSettings): string {
  const border = Math.min(settings.border, 2);
  const headers = table.headers.map(linesOf);
  const rows = table.rows.map((row) => row.map((cell) => linesOf(cell ?? settings.null)));
  const widths = headers.map((header, at) => [header, ...rows.map((row) => row[at] ?? [])].reduce((widest, lines) => Math.max(widest, ...lines.map(({ width }) => width)), 0));
  const frame = { border, widths };
  const out: string[] = [];
  if (!settings.tuplesOnly) {
    if (table.title !== undefined) out.push(centred(table.title, totalWidth(frame)));
    if (border === 2) out.push(rule(frame));
    out.push(...(headers.length === 0 ? [] : headerLines(frame, headers)), rule(frame));
  }
  if (headers.length > 0) for (const row of rows) out.push(...rowLines(frame, row, table.right));
  if (border === 2) out.push(rule(frame));
  out.push(...footersOf(table, settings), '');
  return out.map((line) => `${line}\n`).join('');
}

interface Frame {
  /** 0 none, 1 between columns, 2 all around. */
  readonly border: number;
  readonly widths: readonly number[];
}

/** How far a title above the table can go. */
function totalWidth({ border, widths }: Frame): number {
  const cells = widths.reduce((sum, width) => sum + width, 0);
  const count = widths.length;
  return cells + (border === 0 ? count - 1 : border === 1 ? count * 3 - 1 : count * 3 + 1);
}

function centred(title: string, width: number): string {
  return `${' '.repeat(Math.max(0, Math.floor((width - widthOf(title)) / 2)))}${title}`;
}

function rule({ border, widths }: Frame): string {
  if (border === 0) return widths.map((width) => '-'.repeat(width)).join(' ');
  const line = widths.map((width) => '-'.repeat(width + 2)).join('+');
  if (border === 2) return `+${line}+`;
  return widths.length === 0 ? '--' : line;
}

function headerLines(frame: Frame, headers: readonly (readonly CellLine[])[]): string[] {
  const height = Math.max(1, ...headers.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    framed(
      frame,
      headers.map((lines, at) => {
        const width = frame.widths[at] ?? 0;
        const { text, width: own } = lines[line] ?? EMPTY;
        const left = Math.floor((width - own) / 2);
        return `${' '.repeat(left)}${text}${' '.repeat(width - own - left)}${mark(lines, line)}`;
      }),
    ),
  );
}

function rowLines(frame: Frame, row: readonly (readonly CellLine[])[], right: readonly boolean[]): string[] {
  const height = Math.max(1, ...row.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    framed(
      frame,
      row.map((lines, at) => {
        const width = frame.widths[at] ?? 0;
        const cell = lines[line];
        const open = at === row.length - 1 && frame.border < 2;
        if (cell === undefined) return open ? '' : ' '.repeat(width + 1);
        const { text, width: own } = cell;
        const space = ' '.repeat(width - own);
        if (open && line === lines.length - 1) return right[at] === true ? `${space}${text}` : text;
        return `${right[at] === true ? `${space}${text}` : `${text}${space}`}${mark(lines, line)}`;
      }),
    ),
  );
}

/** A `+` says that the value goes on in the next line. */
function mark(lines: readonly CellLine[], line: number): string {
  return line < lines.length - 1 ? '+' : ' ';
}

function framed({ border, widths }: Frame, cells: readonly string[]): string {
  if (border === 0) return cells.join('');
  if (border === 2) return `|${cells.map((cell) => ` ${cell}`).join('|')}|`;
  return widths.length === 0 ? '' : cells.map((cell) => ` ${cell}`).join('|');
}

const EMPTY: CellLine = { text: '', width: 0 };
