import type { IBufferLine, IBufferRange, ILinkProvider, Terminal } from '@xterm/xterm';
import { findPlaces } from './links.ts';

/** Makes places in the output clickable. The same places are in the editor's markers, for those who do not click. */
export function placeLinks(
  terminal: Terminal,
  projectFolder: string,
  isFile: (path: string) => boolean,
  open: (path: string, line: number | undefined) => void,
): ILinkProvider {
  return {
    provideLinks(row, answer) {
      const { text, cells } = wholeLine(terminal, row - 1);
      const links = findPlaces(text, projectFolder, isFile).map((place) => ({
        text: text.slice(place.start, place.end),
        range: rangeOf(cells, place.start, place.end),
        activate: () => open(place.path, place.line),
      }));
      answer(links.filter(({ range }) => range.start.y <= row && row <= range.end.y));
    },
  };
}

interface Cell {
  readonly x: number;
  readonly y: number;
}

/** The text of a line with all rows that it wraps over, and the cell of each of its characters. */
function wholeLine(terminal: Terminal, row: number): { text: string; cells: Cell[] } {
  const buffer = terminal.buffer.active;
  let first = row;
  while (first > 0 && buffer.getLine(first)?.isWrapped === true) first -= 1;
  let text = '';
  const cells: Cell[] = [];
  for (let y = first; ; y += 1) {
    const line = buffer.getLine(y);
    if (line === undefined || (y > first && !line.isWrapped)) break;
    for (const [x, characters] of charactersOf(line)) {
      for (let index = 0; index < characters.length; index += 1) cells.push({ x: x + 1, y: y + 1 });
      text += characters;
    }
  }
  return { text, cells };
}

function* charactersOf(line: IBufferLine): Generator<[number, string]> {
  for (let x = 0; x < line.length; x += 1) {
    const cell = line.getCell(x);
    if (cell !== undefined && cell.getWidth() > 0) yield [x, cell.getChars() === '' ? ' ' : cell.getChars()];
  }
}

function rangeOf(cells: readonly Cell[], start: number, end: number): IBufferRange {
  const nowhere: Cell = { x: 1, y: 1 };
  return { start: cells[start] ?? nowhere, end: cells[end - 1] ?? nowhere };
}
