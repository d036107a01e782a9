import type { SqlValue } from '../../domain/schema.ts';
import type { Settings } from './cli-settings.ts';
import { columnarText } from './cli-columns.ts';
import { dumpLiteral, jsonText, jsonValue, plainText, sqlLiteral } from './cli-values.ts';
import { SqlFailure } from './connection.ts';
import { identifier } from './identifiers.ts';

type Row = readonly SqlValue[];

/** Rows as the chosen mode writes them, in pieces as they come. */
export function* writeRows(columns: readonly string[], rows: Iterable<Row>, settings: Settings): Generator<string> {
  switch (settings.mode) {
    case 'column':
    case 'table':
    case 'box':
    case 'markdown':
      // Widths are known when all rows are, so these modes hold them; a runaway must not fill the memory.
      yield columnarText(columns, collect(rows), { ...settings, mode: settings.mode });
      return;
    case 'json':
      yield* jsonRows(columns, rows);
      return;
    case 'line':
      yield* lineRows(columns, rows, settings);
      return;
    case 'insert':
      yield* insertRows(columns, rows, settings);
      return;
    case 'html':
      yield* htmlRows(columns, rows, settings);
      return;
    case 'csv':
      yield* separated(columns, rows, settings, (text) => csvText(text, settings.columnSeparator), (value) => (value === null ? settings.nullValue : csvText(plainText(value, ''), settings.columnSeparator)));
      return;
    case 'quote':
      yield* separated(columns, rows, settings, (text) => sqlLiteral(text), sqlLiteral);
      return;
    case 'tcl':
      yield* separated(columns, rows, settings, tclText, (value) => tclText(plainText(value, settings.nullValue)));
      return;
    case 'list':
    case 'tabs':
    case 'ascii':
      yield* separated(columns, rows, settings, (text) => text, (value) => plainText(value, settings.nullValue));
  }
}

const CELL_LIMIT = 500_000;

function collect(rows: Iterable<Row>): Row[] {
  const all: Row[] = [];
  let cells = 0;
  for (const row of rows) {
    cells += row.length;
    if (cells > CELL_LIMIT) throw new SqlFailure('out of memory');
    all.push(row);
  }
  return all;
}

function* separated(columns: readonly string[], rows: Iterable<Row>, settings: Settings, header: (text: string) => string, cell: (value: SqlValue) => string): Generator<string> {
  let first = true;
  for (const row of rows) {
    if (first && settings.headers) yield columns.map(header).join(settings.columnSeparator) + settings.rowSeparator;
    first = false;
    yield row.map(cell).join(settings.columnSeparator) + settings.rowSeparator;
  }
}

function* jsonRows(columns: readonly string[], rows: Iterable<Row>): Generator<string> {
  let first = true;
  for (const row of rows) {
    const fields = row.map((value, index) => `${jsonText(columns[index] ?? '')}:${jsonValue(value)}`);
    yield `${first ? '[' : ',\n'}{${fields.join(',')}}`;
    first = false;
  }
  if (!first) yield ']\n';
}

function* lineRows(columns: readonly string[], rows: Iterable<Row>, settings: Settings): Generator<string> {
  const width = Math.max(5, ...columns.map((name) => name.length));
  let first = true;
  for (const row of rows) {
    const lines = row.map((value, index) => `${(columns[index] ?? '').padStart(width)} = ${plainText(value, settings.nullValue)}${settings.rowSeparator}`);
    yield (first ? '' : settings.rowSeparator) + lines.join('');
    first = false;
  }
}

function* insertRows(columns: readonly string[], rows: Iterable<Row>, settings: Settings): Generator<string> {
  const into = `INSERT INTO ${identifier(settings.insertTable)}${settings.headers ? `(${columns.map(identifier).join(',')})` : ''}`;
  for (const row of rows) yield `${into} VALUES(${row.map(dumpLiteral).join(',')});\n`;
}

function* htmlRows(columns: readonly string[], rows: Iterable<Row>, settings: Settings): Generator<string> {
  const line = (tag: string, texts: readonly string[]) => `<TR>${texts.map((text) => `<${tag}>${htmlText(text)}</${tag}>\n`).join('')}</TR>\n`;
  let first = true;
  for (const row of rows) {
    if (first && settings.headers) yield line('TH', columns);
    first = false;
    yield line('TD', row.map((value) => plainText(value, settings.nullValue)));
  }
}

function csvText(text: string, separator: string): string {
  // eslint-disable-next-line no-control-regex -- the set of characters that sqlite3 quotes
  const quotes = text === '' || /[\u0000-\u0020"'\u007f-\uffff]/.test(text) || text.includes(separator);
  return quotes ? `"${text.replaceAll('"', '""')}"` : text;
}

function tclText(text: string): string {
  const named: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
  let out = '';
  for (const byte of new TextEncoder().encode(text)) {
    const char = String.fromCharCode(byte);
    out += named[char] ?? (byte < 32 || byte > 126 ? `\\${byte.toString(8).padStart(3, '0')}` : char);
  }
  return `"${out}"`;
}

function htmlText(text: string): string {
  const named: Readonly<Record<string, string>> = { '<': '&lt;', '&': '&amp;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[<&>"']/g, (char) => named[char] ?? char);
}
