import type { SqlValue } from '../../domain/schema.ts';
import type { Settings } from './cli-settings.ts';
import { plainText } from './cli-values.ts';

type Grid = Settings & { readonly mode: 'column' | 'table' | 'box' | 'markdown' };

/** Rows under each other in columns as wide as their widest text; nothing when there are no rows. */
export function columnarText(columns: readonly string[], rows: readonly (readonly SqlValue[])[], settings: Grid): string {
  if (rows.length === 0) return '';
  const cells = rows.map((row) => row.map((value) => displayLines(plainText(value, settings.nullValue))));
  const titles = columns.map((name) => displayLines(name)[0] ?? '');
  const showsTitles = settings.mode !== 'column' || settings.headers;
  const widths = titles.map((title, index) => Math.max(length(title), widest(cells, index)));
  const severalLines = cells.some((row) => row.some((lines) => lines.length > 1));
  const style = STYLES[settings.mode];

  let out = style.top === undefined ? '' : rule(widths, style.top);
  if (settings.mode === 'column') {
    if (showsTitles) {
      out += `${titles.map((title, index) => pad(title, widths[index])).join('  ')}\n`;
      out += `${widths.map((width) => '-'.repeat(width)).join('  ')}\n`;
    }
  } else {
    out += bordered(titles.map((title, index) => center(title, widths[index])), style.bar);
    if (style.below !== undefined) out += rule(widths, style.below);
  }
  for (const [index, row] of cells.entries()) {
    const height = Math.max(...row.map((lines) => lines.length));
    for (let line = 0; line < height; line += 1) {
      const texts = row.map((lines, at) => pad(lines[line] ?? '', widths[at]));
      out += settings.mode === 'column' ? `${texts.join('  ')}\n` : bordered(texts, style.bar);
    }
    const last = index === cells.length - 1;
    if (severalLines && !last) out += settings.mode === 'column' ? '\n' : style.between === undefined ? '' : rule(widths, style.between);
  }
  return style.bottom === undefined ? out : out + rule(widths, style.bottom);
}

interface Rule {
  readonly left: string;
  readonly line: string;
  readonly cross: string;
  readonly right: string;
}

interface Style {
  readonly bar: string;
  readonly top: Rule | undefined;
  readonly below: Rule | undefined;
  readonly between: Rule | undefined;
  readonly bottom: Rule | undefined;
}

const PLAIN: Rule = { left: '+', line: '-', cross: '+', right: '+' };
const NO_RULES = { top: undefined, below: undefined, between: undefined, bottom: undefined };
const STYLES: Readonly<Record<Grid['mode'], Style>> = {
  column: { bar: '', ...NO_RULES },
  table: { bar: '|', top: PLAIN, below: PLAIN, between: PLAIN, bottom: PLAIN },
  markdown: { bar: '|', ...NO_RULES, below: { left: '|', line: '-', cross: '|', right: '|' } },
  box: {
    bar: '│',
    top: { left: '┌', line: '─', cross: '┬', right: '┐' },
    below: { left: '├', line: '─', cross: '┼', right: '┤' },
    between: { left: '├', line: '─', cross: '┼', right: '┤' },
    bottom: { left: '└', line: '─', cross: '┴', right: '┘' },
  },
};

function rule(widths: readonly number[], { left, line, cross, right }: Rule): string {
  return `${left}${widths.map((width) => line.repeat(width + 2)).join(cross)}${right}\n`;
}

function bordered(texts: readonly string[], bar: string): string {
  return `${bar} ${texts.join(` ${bar} `)} ${bar}\n`;
}

function widest(cells: readonly (readonly (readonly string[])[])[], index: number): number {
  let width = 0;
  for (const row of cells) for (const line of row[index] ?? []) width = Math.max(width, length(line));
  return width;
}

/** The lines of a cell, tabs as the blanks up to the next eighth column. */
function displayLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => {
    let out = '';
    for (const char of line) out += char === '\t' ? ' '.repeat(8 - (length(out) % 8)) : char;
    return out;
  });
}

function pad(text: string, width = 0): string {
  return text + ' '.repeat(Math.max(0, width - length(text)));
}

function center(text: string, width = 0): string {
  const space = Math.max(0, width - length(text));
  return ' '.repeat(Math.floor(space / 2)) + text + ' '.repeat(Math.ceil(space / 2));
}

/** Characters, as sqlite3 counts them: code points, wide ones too. */
function length(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
