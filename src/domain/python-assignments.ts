/** A plain value that Python source assigns to a name; `other` is whatever would have to be run to be known. */
export type PlainValue =
  | { readonly type: 'none' }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'other' };

/** What a module says at its top level, as far as it can be read without running it. */
export type ModuleReading =
  | { readonly type: 'read'; readonly docstring: string; readonly assignments: ReadonlyMap<string, PlainValue> }
  | { readonly type: 'broken'; readonly line: number; readonly by: BrokenBy };

/** What makes a source no Python: a bracket that closes nothing, one that is never closed, and so on. */
export type BrokenBy = { readonly type: 'conflict' | 'open string' } | { readonly type: 'closes nothing' | 'never closed'; readonly bracket: string };

/** Reads the docstring and the top-level assignments of plain values from Python source. A later assignment wins. */
export function readModule(source: string): ModuleReading {
  const scan = tokenize(source.startsWith('\uFEFF') ? source.slice(1) : source);
  if (scan.type === 'broken') return scan;
  const assignments = new Map<string, PlainValue>();
  let docstring = '';
  for (const [index, statement] of scan.statements.entries()) {
    const [first] = statement;
    if (first === undefined) continue;
    if (isConflictMarker(statement)) return { type: 'broken', line: first.line, by: { type: 'conflict' } };
    if (index === 0 && first.type === 'string' && statement.length === 1) docstring = first.text;
    const equals = positionOfEquals(statement);
    if (first.type === 'name' && equals !== undefined) assignments.set(first.text, plainValue(statement.slice(equals + 1)));
  }
  return { type: 'read', docstring, assignments };
}

interface Token {
  readonly type: 'name' | 'string' | 'opaque' | 'mark';
  readonly text: string;
  readonly line: number;
}

type Statement = readonly Token[];
type Scan = { readonly type: 'scanned'; readonly statements: readonly Statement[] } | Extract<ModuleReading, { type: 'broken' }>;

const CLOSING = new Map([['(', ')'], ['[', ']'], ['{', '}']]);

/** Splits source into its statements without indentation; indented ones belong to a function or a class and are dropped. */
function tokenize(source: string): Scan {
  const statements: Statement[] = [];
  const open: Token[] = [];
  let current: Token[] = [];
  let indented = false;
  let atLineStart = true;
  let line = 1;
  let at = 0;

  const endStatement = () => {
    if (current.length > 0 && !indented) statements.push(current);
    current = [];
  };

  while (at < source.length) {
    const char = source.charAt(at);
    if (char === '\n') {
      at += 1;
      line += 1;
      if (open.length === 0) {
        endStatement();
        atLineStart = true;
      }
      continue;
    }
    if (char === '\\' && /^\\\r?\n/.test(source.slice(at, at + 3))) {
      at = source.indexOf('\n', at) + 1;
      line += 1;
      continue;
    }
    if (char === '#') {
      const end = source.indexOf('\n', at);
      at = end === -1 ? source.length : end;
      continue;
    }
    const blank = isBlank(char);
    if (atLineStart) {
      indented = blank;
      atLineStart = false;
    }
    if (blank) {
      at += 1;
      continue;
    }
    if (char === ';' && open.length === 0) {
      endStatement();
      at += 1;
      continue;
    }
    const word = wordAt(source, at);
    const quote = source.charAt(at + word.length);
    if ((quote === '"' || quote === "'") && isStringPrefix(word)) {
      const literal = stringAt(source, at + word.length, word.toLowerCase());
      if (literal === undefined) return { type: 'broken', line, by: { type: 'open string' } };
      current.push({ type: literal.opaque ? 'opaque' : 'string', text: literal.text, line });
      line += countLines(source.slice(at, literal.end));
      at = literal.end;
      continue;
    }
    if (word !== '') {
      current.push({ type: 'name', text: word, line });
      at += word.length;
      continue;
    }
    const mark: Token = { type: 'mark', text: char, line };
    current.push(mark);
    if (CLOSING.has(char)) open.push(mark);
    if (char === ')' || char === ']' || char === '}') {
      const opened = open.pop();
      if (opened === undefined || CLOSING.get(opened.text) !== char) return { type: 'broken', line, by: { type: 'closes nothing', bracket: char } };
    }
    at += 1;
  }
  const [unclosed] = open.slice(-1);
  if (unclosed !== undefined) return { type: 'broken', line: unclosed.line, by: { type: 'never closed', bracket: unclosed.text } };
  endStatement();
  return { type: 'scanned', statements };
}

interface Literal {
  readonly text: string;
  readonly end: number;
  /** Bytes and f-strings: no text that could be known without running. */
  readonly opaque: boolean;
}

function stringAt(source: string, start: number, prefix: string): Literal | undefined {
  const quote = source.charAt(start);
  const fence = source.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
  const raw = prefix.includes('r');
  let text = '';
  let at = start + fence.length;
  while (at < source.length) {
    if (source.startsWith(fence, at)) {
      return { text, end: at + fence.length, opaque: /[bft]/.test(prefix) };
    }
    const char = source.charAt(at);
    if (char === '\n' && fence.length === 1) return undefined;
    if (char !== '\\') {
      text += char;
      at += 1;
    } else if (raw) {
      text += source.slice(at, at + 2);
      at += 2;
    } else {
      const escape = escapeAt(source, at);
      text += escape.text;
      at = escape.end;
    }
  }
  return undefined;
}

const SIMPLE_ESCAPES = new Map([
  ['n', '\n'], ['t', '\t'], ['r', '\r'], ['a', '\x07'], ['b', '\b'], ['f', '\f'], ['v', '\v'],
  ['\\', '\\'], ["'", "'"], ['"', '"'], ['\n', ''], ['0', '\0'],
]);
const HEX_ESCAPES = new Map([['x', 2], ['u', 4], ['U', 8]]);

function escapeAt(source: string, at: number): { text: string; end: number } {
  const letter = source.charAt(at + 1);
  const digits = HEX_ESCAPES.get(letter);
  if (digits !== undefined) {
    const code = Number.parseInt(source.slice(at + 2, at + 2 + digits), 16);
    if (code <= 0x10ffff) return { text: String.fromCodePoint(code), end: at + 2 + digits };
  }
  const simple = SIMPLE_ESCAPES.get(letter);
  return { text: simple ?? `\\${letter}`, end: at + 2 };
}

/** Where the value starts: after `name =` or `name: annotation =`. */
function positionOfEquals(statement: Statement): number | undefined {
  const second = statement[1]?.text;
  if (statement[1]?.type !== 'mark') return undefined;
  if (second === '=') return statement[2]?.text === '=' && statement[2].type === 'mark' ? undefined : 1;
  if (second !== ':') return undefined;
  const found = statement.findIndex((token) => token.type === 'mark' && token.text === '=');
  return found === -1 ? undefined : found;
}

const OTHER: PlainValue = { type: 'other' };

function plainValue(tokens: Statement): PlainValue {
  const [first, second] = tokens;
  if (first === undefined) return OTHER;
  if (first.type === 'name' && first.text === 'None' && second === undefined) return { type: 'none' };
  if (tokens.every((token) => token.type === 'string')) return { type: 'text', text: tokens.map((token) => token.text).join('') };
  if (isBracketed(tokens)) return bracketed(tokens.slice(1, -1), first.text);
  // `down_revision = 'a', 'b'` is a tuple without its parentheses.
  return tokens.some((token) => token.type === 'mark' && token.text === ',') ? bracketed(tokens, '(') : OTHER;
}

/** Begins with a bracket and ends with one of its kind; not always its own: `(1), (2)`. */
function isBracketed(tokens: Statement): boolean {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first?.type === 'mark' && last?.type === 'mark' && CLOSING.get(first.text) === last.text;
}

function bracketed(tokens: Statement, bracket: string): PlainValue {
  const items: string[] = [];
  let item: Token[] = [];
  let commas = 0;
  for (const token of [...tokens, undefined]) {
    if (token === undefined || (token.type === 'mark' && token.text === ',')) {
      if (token !== undefined) commas += 1;
      if (item.length === 0 && token !== undefined) return OTHER;
      if (item.length > 0) items.push(item.map((part) => part.text).join(''));
      item = [];
    } else if (token.type === 'string') item.push(token);
    // Brackets within brackets, as in `(('a', 'b'))`: what they hold has fewer tokens, so that this comes to an end.
    else return bracket === '(' && isBracketed(tokens) ? plainValue(tokens) : OTHER;
  }
  const [only] = items;
  return bracket === '(' && commas === 0 && only !== undefined ? { type: 'text', text: only } : { type: 'list', items };
}

function isConflictMarker(statement: Statement): boolean {
  return statement.length >= 7 && statement.slice(0, 7).every((token) => token.type === 'mark' && token.text === '<');
}

const WORD = /[\p{L}\p{N}_]*/uy;

function wordAt(source: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(source)?.[0] ?? '';
}

function isStringPrefix(word: string): boolean {
  return /^(|[rbuft]|[bft]r|r[bft])$/i.test(word);
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\f' || char === '\r';
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
