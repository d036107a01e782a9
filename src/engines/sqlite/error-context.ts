import { SqlFailure, type Connection } from './connection.ts';
import { sqlTokens } from './statements.ts';

/**
 * The two lines with `^--- error here` that the command line draws below an error in SQL; empty where SQLite
 * gives no place. sql.js does not hand out `sqlite3_error_offset`, so the place is found from the message.
 */
export function errorContext(connection: Connection, sql: string, message: string): string {
  const offset = errorOffset(connection, sql, message);
  if (offset === undefined) return '';
  let from = 0;
  let at = offset;
  while (at > 50) {
    at -= 1;
    from += 1;
  }
  const code = [...sql.slice(from)].slice(0, 78).join('').replace(/[\n\r\t]/g, ' ');
  const pointer = at < 25 ? `${' '.repeat(at)}^--- error here` : `${' '.repeat(at - 14)}error here ---^`;
  return `\n  ${code}\n  ${pointer}`;
}

function errorOffset(connection: Connection, sql: string, message: string): number | undefined {
  const syntax = /^near "([^]+)": syntax error$/.exec(message)?.[1];
  if (syntax !== undefined) return tokensOf(sql, syntax).find(({ end }) => failsAlike(connection, sql.slice(0, end), message))?.start;
  const unknown = /^unrecognized token: "([^]+)"$/.exec(message)?.[1];
  if (unknown !== undefined) {
    const found = sql.lastIndexOf(unknown);
    return found === -1 ? undefined : found;
  }
  const named = NAMED.map((pattern) => pattern.exec(message)?.[1]).find((name) => name !== undefined);
  if (named === undefined) return undefined;
  const [first = ''] = named.split('.');
  return tokensOf(sql, first)[0]?.start;
}

const NAMED = [
  /^no such column: ([^]+)$/,
  /^ambiguous column name: ([^]+)$/,
  /^no such function: ([^]+)$/,
  /^wrong number of arguments to function ([^(]+)\(\)$/,
  /^misuse of aggregate: ([^(]+)\(\)$/,
  /^(?:table|view|index) ([^]+) already exists$/,
];

/** True when the start of a statement already fails in the same way: then the fault lies in it. */
function failsAlike(connection: Connection, start: string, message: string): boolean {
  try {
    connection.prepare(start)?.free();
    return false;
  } catch (reason) {
    if (reason instanceof SqlFailure) return reason.message === message;
    throw reason;
  }
}

function tokensOf(sql: string, text: string): { start: number; end: number }[] {
  const bare = (token: string) => token.replace(/^(["'`[])([^]*)["'`\]]$/, '$2').toLowerCase();
  return [...sqlTokens(sql)].filter((token) => token.text === text || bare(token.text) === text.toLowerCase());
}
