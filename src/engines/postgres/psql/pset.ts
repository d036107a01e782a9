import { readBoolean } from './booleans.ts';
import { formats, type PrintSettings } from './print-settings.ts';

/** What a change of the printing came to: the new settings and what psql says (nothing is an empty text), or why it refused. */
export type PsetResult = { readonly type: 'set'; readonly settings: PrintSettings; readonly says: string } | { readonly type: 'failed'; readonly reason: string };

/** Sets one printing option; without a value, switches are turned and the others keep what they have. */
export function setOption(settings: PrintSettings, option: string, value: string | undefined): PsetResult {
  const set = (change: Partial<PrintSettings>, says: (next: PrintSettings) => string): PsetResult => {
    const next = { ...settings, ...change };
    return { type: 'set', settings: next, says: says(next) };
  };
  const toggled = (key: 'footer' | 'tuplesOnly', says: (next: PrintSettings) => string): PsetResult => {
    if (value === undefined) return set({ [key]: !settings[key] }, says);
    const on = readBoolean(value);
    if (on === undefined) return { type: 'failed', reason: `unrecognized value "${value}" for "${key === 'tuplesOnly' ? 'tuples_only' : key}": Boolean expected` };
    return set({ [key]: on }, () => '');
  };
  switch (option) {
    case 'format':
      return setFormat(settings, value);
    case 'border':
      return set(value === undefined ? {} : { border: Number.parseInt(value, 10) || 0 }, ({ border }) => `Border style is ${border}.`);
    case 'x':
    case 'expanded':
    case 'vertical':
      return setExpanded(settings, value);
    case 'null':
      return set(value === undefined ? {} : { null: value }, (next) => `Null display is "${next.null}".`);
    case 'fieldsep':
      return set(value === undefined ? {} : { fieldSeparator: value }, fieldSeparatorSays);
    case 'fieldsep_zero':
      return set({ fieldSeparator: '\0' }, fieldSeparatorSays);
    case 'recordsep':
      return set(value === undefined ? {} : { recordSeparator: value }, recordSeparatorSays);
    case 'recordsep_zero':
      return set({ recordSeparator: '\0' }, recordSeparatorSays);
    case 'csv_fieldsep':
      if (value !== undefined && [...value].length !== 1) return { type: 'failed', reason: String.raw`\pset: csv_fieldsep must be a single one-byte character` };
      if (value !== undefined && /["\r\n]/.test(value)) return { type: 'failed', reason: String.raw`\pset: csv_fieldsep cannot be a double quote, a newline, or a carriage return` };
      return set(value === undefined ? {} : { csvSeparator: value }, ({ csvSeparator }) => `Field separator for CSV is "${csvSeparator}".`);
    case 't':
    case 'tuples_only':
      return toggled('tuplesOnly', ({ tuplesOnly }) => `Tuples only is ${onOff(tuplesOnly)}.`);
    case 'footer':
      return toggled('footer', ({ footer }) => `Default footer is ${onOff(footer)}.`);
    case 'title':
    case 'C':
      return set({ title: value }, ({ title }) => (title === undefined ? 'Title is unset.' : `Title is "${title}".`));
    case 'pager':
      // Nothing pages here: the terminal keeps what went by.
      return set({}, () => 'Pager usage is off.');
    default:
      return { type: 'failed', reason: ELSEWHERE.has(option) ? `\\pset: ${option} is not supported here` : `\\pset: unknown option: ${option}` };
  }
}

/** What `\pset` without a word lists. */
export function listOptions(settings: PrintSettings): string {
  const quoted = (text: string): string => `'${text.replaceAll('\n', String.raw`\n`).replaceAll('\t', String.raw`\t`)}'`;
  const { fieldSeparator, recordSeparator } = settings;
  const entries: readonly (readonly [string, string])[] = [
    ['border', String(settings.border)],
    ['csv_fieldsep', quoted(settings.csvSeparator)],
    ['expanded', settings.expanded === 'auto' ? 'auto' : onOff(settings.expanded)],
    ['fieldsep', quoted(fieldSeparator === '\0' ? '' : fieldSeparator)],
    ['fieldsep_zero', onOff(fieldSeparator === '\0')],
    ['footer', onOff(settings.footer)],
    ['format', settings.format],
    ['null', quoted(settings.null)],
    ['recordsep', quoted(recordSeparator === '\0' ? '' : recordSeparator)],
    ['recordsep_zero', onOff(recordSeparator === '\0')],
    ['title', settings.title === undefined ? '' : quoted(settings.title)],
    ['tuples_only', onOff(settings.tuplesOnly)],
  ];
  return entries.map(([name, value]) => `${name.padEnd(24)} ${value}\n`).join('');
}

function setFormat(settings: PrintSettings, value: string | undefined): PsetResult {
  const found = value === undefined ? settings.format : formats.find((each) => value !== '' && each.startsWith(value));
  if (found !== undefined) return { type: 'set', settings: { ...settings, format: found }, says: `Output format is ${found}.` };
  const other = FORMATS_ELSEWHERE.find((each) => value !== undefined && value !== '' && each.startsWith(value));
  if (other !== undefined) return { type: 'failed', reason: `\\pset: the format ${other} is not supported here` };
  return { type: 'failed', reason: String.raw`\pset: allowed formats are ${[...formats, ...FORMATS_ELSEWHERE].sort().join(', ')}` };
}

function setExpanded(settings: PrintSettings, value: string | undefined): PsetResult {
  const expanded = value === 'auto' ? value : value === undefined ? settings.expanded === false : readBoolean(value);
  if (expanded === undefined) return { type: 'failed', reason: `unrecognized value "${value ?? ''}" for "expanded"\nAvailable values are: on, off, auto.` };
  const says = expanded === 'auto' ? 'Expanded display is used automatically.' : `Expanded display is ${onOff(expanded)}.`;
  return { type: 'set', settings: { ...settings, expanded }, says };
}

function fieldSeparatorSays({ fieldSeparator }: PrintSettings): string {
  return fieldSeparator === '\0' ? 'Field separator is zero byte.' : `Field separator is "${fieldSeparator}".`;
}

function recordSeparatorSays({ recordSeparator }: PrintSettings): string {
  if (recordSeparator === '\0') return 'Record separator is zero byte.';
  return recordSeparator === '\n' ? 'Record separator is <newline>.' : `Record separator is "${recordSeparator}".`;
}

function onOff(on: boolean): string {
  return on ? 'on' : 'off';
}

const FORMATS_ELSEWHERE = ['asciidoc', 'html', 'latex', 'latex-longtable', 'troff-ms', 'wrapped'];
const ELSEWHERE = new Set(['columns', 'linestyle', 'numericlocale', 'pager_min_lines', 'tableattr', 'unicode_border_linestyle', 'unicode_column_linestyle', 'unicode_header_linestyle', 'xheader_width']);
