import { widthOf } from './cells.ts';
import type { Diagnosis } from './wire.ts';

/** How much is said of errors: `\set VERBOSITY` and `\set SHOW_CONTEXT`. */
export interface Detail {
  readonly verbosity: 'default' | 'sqlstate' | 'terse' | 'verbose';
  readonly context: 'always' | 'errors' | 'never';
}

/** An error or a notice as psql writes it, with the place in the statement. */
export function diagnosisText(fields: Diagnosis, sql: string, { verbosity, context }: Detail): string {
  const severity = fields.get('S') ?? 'ERROR';
  const code = fields.get('C') ?? '';
  if (verbosity === 'sqlstate' && code !== '') return `${severity}:  ${code}\n`;
  const lines = [`${severity}:  ${verbosity === 'verbose' ? `${code}: ` : ''}${fields.get('M') ?? ''}`];
  const inner = fields.get('q');
  const position = fields.get('P') ?? fields.get('p');
  if (verbosity === 'terse') return `${lines.join('')}${position === undefined ? '' : ` at character ${position}`}\n`;
  if (position !== undefined) lines.push(...placeLines(fields.has('P') ? sql : (inner ?? ''), Number(position)));
  const add = (label: string, letter: string): void => {
    const text = fields.get(letter);
    if (text !== undefined) lines.push(`${label}:  ${text}`);
  };
  add('DETAIL', 'D');
  add('HINT', 'H');
  add('QUERY', 'q');
  if (context === 'always' || (context === 'errors' && ['ERROR', 'FATAL', 'PANIC'].includes(fields.get('V') ?? severity))) add('CONTEXT', 'W');
  if (verbosity === 'verbose') {
    add('SCHEMA NAME', 's');
    add('TABLE NAME', 't');
    add('COLUMN NAME', 'c');
    add('DATATYPE NAME', 'd');
    add('CONSTRAINT NAME', 'n');
    const place = ['R', 'F', 'L'].map((letter) => fields.get(letter));
    if (place.some((part) => part !== undefined)) lines.push(`LOCATION:  ${place[0] ?? ''}, ${place[1] ?? ''}:${place[2] ?? ''}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** How many columns of a long line are shown, and how many of them at least right of the place. */
const SHOWN = 60;
const RIGHT = 10;

/** The line of the statement that the server points at, and a caret below. Positions count characters, from 1. */
function placeLines(sql: string, position: number): string[] {
  const characters = [...sql];
  const at = position - 1;
  if (at < 0 || at > characters.length) return [];
  const before = characters.slice(0, at);
  const start = before.lastIndexOf('\n') + 1;
  const stop = characters.indexOf('\n', at);
  const line = characters.slice(start, stop === -1 ? undefined : stop).map((character) => (/\s/.test(character) ? ' ' : character));
  const number = before.filter((character) => character === '\n').length + 1;
  const { from, to } = excerpt(line.map(widthOf), at - start);
  const head = `LINE ${number}: ${from > 0 ? '...' : ''}`;
  const space = line.slice(from, at - start).reduce((sum, character) => sum + widthOf(character), 0);
  return [`${head}${line.slice(from, to).join('')}${to < line.length ? '...' : ''}`, `${' '.repeat(head.length + space)}^`];
}

/** The part of a line that is shown around a place. */
function excerpt(widths: readonly number[], place: number): { readonly from: number; readonly to: number } {
  const width = (from: number, to: number): number => widths.slice(from, to).reduce((sum, each) => sum + each, 0);
  let to = widths.length;
  let from = 0;
  if (width(0, to) <= SHOWN) return { from, to };
  if (width(0, place) + RIGHT <= SHOWN) {
    while (width(0, to) > SHOWN) to -= 1;
    return { from, to };
  }
  while (width(place, to) > RIGHT) to -= 1;
  while (width(from, to) > SHOWN) from += 1;
  return { from, to };
}
