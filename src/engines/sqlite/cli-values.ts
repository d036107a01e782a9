import type { SqlValue } from '../../domain/schema.ts';
import { quoteText } from './identifiers.ts';

/** A value as plain text, as `sqlite3_column_text` gives it; NULL is what `.nullvalue` says. */
export function plainText(value: SqlValue, nullValue: string): string {
  if (value === null) return nullValue;
  if (typeof value === 'string') return untilNul(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return realText(value, 15);
  return untilNul(new TextDecoder().decode(value));
}

/** A value as a literal of SQL. */
export function sqlLiteral(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return quoteText(untilNul(value));
  if (value instanceof Uint8Array) return `X'${[...value].map((byte) => byte.toString(16).padStart(2, '0')).join('')}'`;
  return numberText(value);
}

/** As `sqlLiteral`, with newlines written as `char(10)`, so that a dump keeps one statement on one line. */
export function dumpLiteral(value: SqlValue): string {
  if (typeof value !== 'string' || !/[\n\r]/.test(value)) return sqlLiteral(value);
  let text = untilNul(value);
  let before = '';
  let after = '';
  for (const [char, code, marks] of [['\n', 10, ['\\n', '\\012']], ['\r', 13, ['\\r', '\\015']]] as const) {
    if (!value.includes(char)) continue;
    const mark = unusedMark(value, marks);
    text = text.replaceAll(char, mark);
    before += 'replace(';
    after = `,'${mark}',char(${code}))${after}`;
  }
  return `${before}${quoteText(text)}${after}`;
}

/** A value as JSON. */
export function jsonValue(value: SqlValue): string {
  if (value === null) return 'null';
  if (typeof value === 'bigint' || typeof value === 'number') return numberText(value);
  return jsonText(typeof value === 'string' ? untilNul(value) : new TextDecoder().decode(value));
}

export function jsonText(text: string): string {
  const named: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  // eslint-disable-next-line no-control-regex -- control characters are what has to be escaped
  return `"${text.replace(/["\\\u0000-\u001f]/g, (char) => named[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
}

function numberText(value: bigint | number): string {
  if (typeof value === 'bigint') return String(value);
  if (value === Infinity || value === -Infinity) return value > 0 ? '1e999' : '-1e999';
  return realText(value, 20);
}

/** C's `%!.Ng`: N significant digits, always with a decimal point, no zeros at the end but one. */
function realText(value: number, digits: number): string {
  if (value === Infinity || value === -Infinity) return value > 0 ? 'Inf' : '-Inf';
  if (value === 0) return Object.is(value, -0) && digits > 15 ? '-0.0' : '0.0';
  const [mantissa = '', exponentText = '0'] = value.toExponential(digits - 1).split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= digits) {
    const sign = exponent < 0 ? '-' : '+';
    return `${trimZeros(mantissa)}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  return trimZeros(exponent >= 0 ? value.toPrecision(digits) : value.toFixed(digits - 1 - exponent));
}

function trimZeros(text: string): string {
  const point = text.includes('.') ? text : `${text}.0`;
  return point.replace(/(\.\d+?)0+$/, '$1');
}

function unusedMark(text: string, marks: readonly [string, string]): string {
  const free = marks.find((mark) => !text.includes(mark));
  if (free !== undefined) return free;
  for (let number = 0; ; number += 1) {
    const mark = `(${marks[0]}${number})`;
    if (!text.includes(mark)) return mark;
  }
}

function untilNul(text: string): string {
  const nul = text.indexOf('\0');
  return nul === -1 ? text : text.slice(0, nul);
}
