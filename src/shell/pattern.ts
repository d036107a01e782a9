import { join, namesAt, placeAt, type Standpoint } from '../domain/place.ts';

const CLASSES = new Map([
  ['alpha', 'A-Za-z'], ['digit', '0-9'], ['alnum', 'A-Za-z0-9'], ['upper', 'A-Z'], ['lower', 'a-z'], ['space', '\\s'],
  ['blank', ' \\t'], ['punct', '!-\\/:-@\\[-`{-~'], ['xdigit', '0-9A-Fa-f'], ['word', '\\w'], ['print', ' -~'], ['graph', '!-~'], ['cntrl', '\\x00-\\x1f\\x7f'],
]);

/** A file name pattern (`*`, `?`, `[a-z]`, `\` takes the next character as it is) as a regular expression over a whole name. */
export function patternToRegExp(pattern: string): RegExp {
  let source = '';
  let at = 0;
  while (at < pattern.length) {
    const char = pattern.charAt(at);
    const set = char === '[' ? bracketAt(pattern, at) : undefined;
    if (set !== undefined) {
      source += set.source;
      at = set.end;
    } else if (char === '\\' && at + 1 < pattern.length) {
      source += escaped(pattern.charAt(at + 1));
      at += 2;
    } else {
      source += char === '*' ? '[^]*' : char === '?' ? '[^]' : escaped(char);
      at += 1;
    }
  }
  return new RegExp(`^${source}$`, 'u');
}

/** A bracket expression of POSIX at `start`, as JavaScript writes it; undefined when the bracket is never closed. */
export function bracketAt(text: string, start: number): { source: string; end: number } | undefined {
  let at = start + 1;
  const negated = text.charAt(at) === '!' || text.charAt(at) === '^';
  if (negated) at += 1;
  let inner = '';
  for (let first = true; at < text.length; first = false) {
    const char = text.charAt(at);
    if (char === ']' && !first) return { source: inner === '' ? '[]' : `[${negated ? '^' : ''}${inner}]`, end: at + 1 };
    const named = /^\[:(\w+):\]/.exec(text.slice(at));
    const known = named?.[1] === undefined ? undefined : CLASSES.get(named[1]);
    if (named !== null && known !== undefined) {
      inner += known;
      at += named[0].length;
      continue;
    }
    if (char === '-' && !first && text.charAt(at + 1) !== ']') inner += '-';
    else inner += /[\\\]^[-]/.test(char) ? `\\${char}` : char;
    at += 1;
  }
  return undefined;
}

export function hasPattern(text: string): boolean {
  return /(?<!\\)(?:\\\\)*[*?[]/.test(text);
}

/**
 * What a pattern matches among an environment's files, sorted, written as the pattern was (relative stays relative).
 * Empty when nothing matches; then bash leaves the word as it is.
 */
export function expandPattern(from: Standpoint, pattern: string): string[] {
  let found = [pattern.startsWith('/') ? '/' : ''];
  const parts = pattern.split('/').filter((part) => part !== '');
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    found = found.flatMap((folder) => (hasPattern(part) ? matches(from, folder, part, last && !pattern.endsWith('/')) : literal(from, folder, unescape(part))));
  }
  return pattern.endsWith('/') ? found.map((each) => `${each}/`) : found;
}

/** A pattern as plain text: what the word is when nothing matches. */
export function unescape(pattern: string): string {
  return pattern.replace(/\\([^])/g, '$1');
}

/** Makes text stand for itself in a pattern. */
export function escapePattern(text: string): string {
  return text.replace(/[\\*?[\]]/g, '\\$&');
}

function matches(from: Standpoint, folder: string, part: string, last: boolean): string[] {
  const expression = patternToRegExp(part);
  return namesAt(from, placeAt(from, folder === '' ? '.' : folder))
    .filter(({ name, kind }) => (last || kind === 'folder') && (part.startsWith('.') || !name.startsWith('.')) && expression.test(name))
    .map(({ name }) => join(folder, name));
}

function literal(from: Standpoint, folder: string, part: string): string[] {
  const path = join(folder, part);
  const { type } = placeAt(from, path);
  return type === 'free' || type === 'blocked' ? [] : [path];
}

function escaped(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
