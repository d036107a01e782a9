import { linesOf } from './cells.ts';
import { footersOf, type PrintSettings, type Table } from './print-settings.ts';

/** A table as one record below the other, a column a line. */
export function expandedText(table: Table, settings: PrintSettings): string {
  if (table.rows.length === 0 || table.headers.length === 0) {
    const footers = footersOf(table, settings);
    return `${footers.map((line) => `${line}\n`).join('')}\n`;
  }
  const border = Math.min(settings.border, 2);
  const names = table.headers.map(linesOf);
  const records = table.rows.map((row) => row.map((cell) => linesOf(cell ?? settings.null)));
  const frame: Frame = { border, nameWidth: widest(names.flat()), valueWidth: widest(records.flat(2)) };
  const out: string[] = [];
  if (table.title !== undefined && !settings.tuplesOnly) out.push(table.title);
  records.forEach((record, index) => {
    if (!settings.tuplesOnly) out.push(recordLine(frame, index + 1));
    else if (index > 0 || border === 2) out.push(rule(frame));
    record.forEach((value, at) => {
      const name = names[at] ?? [];
      for (let line = 0; line < Math.max(name.length, value.length); line += 1) out.push(fieldLine(frame, name, value, line));
    });
  });
  if (border === 2) out.push(rule(frame));
  const footers = table.footers === undefined || settings.tuplesOnly ? [] : table.footers;
  out.push(...footers, '');
  return out.map((line) => `${line}\n`).join('');
}

interface Frame {
  readonly border: number;
  readonly nameWidth: number;
  readonly valueWidth: number;
}

function widest(lines: readonly { readonly width: number }[]): number {
  return lines.reduce((most, { width }) => Math.max(most, width), 0);
}

function recordLine(frame: Frame, number: number): string {
  const { border, nameWidth, valueWidth } = frame;
  if (border === 0) {
    const label = `* Record ${number}`;
    return label.padEnd(nameWidth + valueWidth);
  }
  const label = `${border === 2 ? '+' : ''}-[ RECORD ${number} ]${border === 2 ? '-' : ''}`;
  const line = rule(frame);
  const cross = line.indexOf('+', 1);
  if (label.length <= cross || border === 1) {
    const rest = label.length <= cross ? line.slice(label.length) : '-'.repeat(Math.max(0, line.length - label.length));
    return `${label}${rest}`;
  }
  return `${label.padEnd(nameWidth + valueWidth + 6, '-')}+`;
}

function rule({ border, nameWidth, valueWidth }: Frame): string {
  if (border === 0) return ' '.repeat(nameWidth + 1 + valueWidth);
  if (border === 1) return `${'-'.repeat(nameWidth + 1)}+${'-'.repeat(valueWidth + 1)}`;
  return `+${'-'.repeat(nameWidth + 2)}+${'-'.repeat(valueWidth + 2)}+`;
}

type Lines = readonly { readonly text: string; readonly width: number }[];

function fieldLine({ border, nameWidth, valueWidth }: Frame, name: Lines, value: Lines, line: number): string {
  const left = name[line] ?? { text: '', width: 0 };
  const right = value[line] ?? { text: '', width: 0 };
  const nameGoesOn = line < name.length - 1;
  const valueGoesOn = line < value.length - 1;
  const head = `${left.text}${' '.repeat(nameWidth - left.width)}`;
  if (border === 2) return `| ${head}${nameGoesOn ? '+' : ' '}| ${right.text}${' '.repeat(valueWidth - right.width)}${valueGoesOn ? '+' : ' '}|`;
  const shown = valueGoesOn ? `${right.text}${' '.repeat(valueWidth - right.width)}+` : right.text;
  const separator = border === 0 ? '' : line < value.length ? '| ' : '|';
  return `${head}${nameGoesOn ? '+' : ' '}${separator}${shown}`;
}
