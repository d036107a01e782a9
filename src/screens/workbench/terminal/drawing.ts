import { clusters, endOf } from './cell-width.ts';
import type { LineEditor } from './line-editor.ts';

/** What stands at the prompt: the text before the line, the line, and where in it the cursor is. */
export interface PromptLine {
  readonly prompt: string;
  readonly text: string;
  readonly cursor: number;
}

/** The prompt as it is, or as the reverse search shows it. */
export function promptLine(prompt: string, line: LineEditor): PromptLine {
  if (line.search === undefined) return { prompt, text: line.text, cursor: line.cursor };
  const failed = line.search.found === undefined && line.search.query !== '' ? 'failed ' : '';
  return { prompt: `(${failed}reverse search: ${line.search.query}) `, text: line.text, cursor: line.cursor };
}

/** Where the cursor has to go after the whole line was written, in rows and columns from the prompt's first cell. */
export function cursorPlace(shown: PromptLine, columns: number): { row: number; column: number; lastRow: number; fillsRow: boolean } {
  const end = endOf(shown.prompt + shown.text, columns);
  const at = endOf(shown.prompt + shown.text.slice(0, shown.cursor), columns);
  // At the right edge the terminal waits with the line break; so the line is pushed over the edge, and the cursor with it.
  const wraps = at.column === columns;
  const fillsRow = end.column === columns;
  return {
    row: wraps ? at.row + 1 : at.row,
    column: wraps ? 0 : at.column,
    lastRow: fillsRow ? end.row + 1 : end.row,
    fillsRow,
  };
}

/** Words side by side, as `ls` sets them: columns of one width, read downwards. */
export function inColumns(words: readonly string[], columns: number): string[] {
  const widths = words.map((word) => clusters(word).reduce((sum, cluster) => sum + cluster.width, 0));
  const widest = Math.max(...widths) + 2;
  const across = Math.max(1, Math.floor(columns / widest));
  const rows = Math.ceil(words.length / across);
  return Array.from({ length: rows }, (_, row) =>
    words
      .map((word, index) => ({ word, index }))
      .filter(({ index }) => index % rows === row)
      .map(({ word, index }) => word + ' '.repeat(widest - (widths[index] ?? 0)))
      .join('')
      .trimEnd(),
  );
}

/** Programs write `\n` where a terminal wants `\r\n`. Log lines of level INFO step back, so that results stand out. */
export function paint(text: string): string {
  return text.replaceAll(/^(INFO {2}\[.*)$/gm, '\x1b[38;5;20m$1\x1b[39m').replaceAll(/\r?\n/g, '\r\n');
}
