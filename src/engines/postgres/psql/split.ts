/**
 * A part of a script. All parts together are the script again.
 *
 * - `sql` belongs to the statement, `comment` is a `--` comment, `variable` stands for a value
 * - `end` is the semicolon that sends the statement; `inner` is `\;`, which does not
 * - `meta` is a backslash command with its words, its end included
 */
export interface Piece {
  readonly type: 'sql' | 'comment' | 'variable' | 'end' | 'inner' | 'meta';
  readonly text: string;
}

/** Splits a script as it comes, line by line: what a quote or a parenthesis began goes on in the next line. */
export interface Splitter {
  /** @param line with its line end, when it has one */
  feed(line: string): Piece[];
  /** What is still open, the sign of it as a prompt shows it; undefined is nothing. */
  open(): "'" | '"' | '$' | '*' | '(' | undefined;
  /** The statement was sent or thrown away. */
  reset(): void;
}

interface State {
  /** What ends the quote that is open; undefined is none. */
  quote: Quote | undefined;
  /** How deep block comments stand in each other. */
  comments: number;
  parentheses: number;
  /** The first words of the statement, which tell whether it has a body in SQL. */
  words: string[];
  /** How many BEGIN and CASE of such a body are open. */
  blocks: number;
}

interface Quote {
  readonly type: 'text' | 'escaped' | 'name' | 'dollar';
  readonly close: string;
}

export function createSplitter(): Splitter {
  let state = fresh();
  return {
    feed: (line) => [...pieces(line, state, () => (state = fresh()))],
    open: () => signOf(state),
    reset: () => (state = fresh()),
  };
}

function fresh(): State {
  return { quote: undefined, comments: 0, parentheses: 0, words: [], blocks: 0 };
}

function signOf({ quote, comments, parentheses }: State): ReturnType<Splitter['open']> {
  if (comments > 0) return '*';
  if (quote !== undefined) return quote.type === 'name' ? '"' : quote.type === 'dollar' ? '$' : "'";
  return parentheses > 0 ? '(' : undefined;
}

function* pieces(line: string, first: State, restart: () => State): Generator<Piece> {
  let state = first;
  let sql = '';
  for (let at = 0; at < line.length; ) {
    const found = nextPiece(line, at, state);
    at += found.text.length;
    if (found.type === 'sql') {
      sql += found.text;
      continue;
    }
    if (sql !== '') yield { type: 'sql', text: sql };
    sql = '';
    if (found.type === 'end') state = restart();
    yield found;
  }
  if (sql !== '') yield { type: 'sql', text: sql };
}

function nextPiece(line: string, at: number, state: State): Piece {
  if (state.comments > 0) return sql(inComment(line, at, state));
  if (state.quote !== undefined) return sql(inQuote(line, at, state, state.quote));
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(line)?.[0];
  };
  const character = line.charAt(at);
  if (line.startsWith('--', at)) return { type: 'comment', text: match(/[^\n]*/y) ?? '' };
  if (line.startsWith('/*', at)) {
    state.comments = 1;
    return sql('/*');
  }
  if (character === '\\') {
    if (line.charAt(at + 1) === ';') return { type: 'inner', text: String.raw`\;` };
    return { type: 'meta', text: match(WHOLE_LINE) ?? match(META) ?? character };
  }
  const quoted = match(/[eE]'|[uU]&'|[bBxXnN]'|'/y);
  if (quoted !== undefined) {
    state.quote = { type: /^e/i.test(quoted) ? 'escaped' : 'text', close: "'" };
    return sql(quoted);
  }
  if (character === '"') {
    state.quote = { type: 'name', close: '"' };
    return sql(character);
  }
  const dollar = match(/\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y);
  if (dollar !== undefined) {
    state.quote = { type: 'dollar', close: dollar };
    return sql(dollar);
  }
  const word = match(/[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y);
  if (word !== undefined) {
    noteWord(state, word.toLowerCase());
    return sql(word);
  }
  const colon = match(/::|:=/y);
  if (colon !== undefined) return sql(colon);
  const variable = match(/:(?:[\w\u0080-\uffff]+|'[\w\u0080-\uffff]+'|"[\w\u0080-\uffff]+"|\{\?[\w\u0080-\uffff]+\})/y);
  if (variable !== undefined) return { type: 'variable', text: variable };
  if (character === '(') state.parentheses += 1;
  if (character === ')') state.parentheses = Math.max(0, state.parentheses - 1);
  if (character === ';' && state.parentheses === 0 && state.blocks === 0) return { type: 'end', text: ';' };
  return sql(match(/\s+|[\w.]+/y) ?? character);
}

function sql(text: string): Piece {
  return { type: 'sql', text };
}

/** Up to the next mark of a comment, that mark included. */
function inComment(line: string, at: number, state: State): string {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = at;
  const found = mark.exec(line);
  if (found === null) return line.slice(at);
  state.comments += found[0] === '/*' ? 1 : -1;
  return line.slice(at, mark.lastIndex);
}

/** Up to the end of the quote. A doubled quote ends it and begins the next, which comes to the same. */
function inQuote(line: string, at: number, state: State, { type, close }: Quote): string {
  let end = at;
  while (end < line.length) {
    if (type === 'escaped' && line.charAt(end) === '\\') end += 2;
    else if (type === 'escaped' && line.startsWith("''", end)) end += 2;
    else if (line.startsWith(close, end)) {
      state.quote = undefined;
      return line.slice(at, end + close.length);
    } else end += 1;
  }
  return line.slice(at);
}

/** In `CREATE FUNCTION … BEGIN ATOMIC … END` semicolons separate the statements of the body. */
function noteWord(state: State, word: string): void {
  if (state.words.length < 4) state.words.push(word);
  const [first, ...next] = state.words;
  if (first !== 'create' || !(next[0] === 'or' && next[1] === 'replace' ? next.slice(2) : next).slice(0, 1).some((kind) => kind === 'function' || kind === 'procedure')) return;
  if (state.parentheses > 0) return;
  if (word === 'begin') state.blocks += 1;
  else if (word === 'case' && state.blocks > 0) state.blocks += 1;
  else if (word === 'end' && state.blocks > 0) state.blocks -= 1;
}

/** Commands whose words go to the end of the line, whatever stands there. */
const WHOLE_LINE = /\\(?:copy|!|h|help|ef|ev|sf\+?|sv\+?)(?=[\s!]|$)[^\n]*\n?/y;
/** A name and its words, up to the end of the line or the next backslash; `\\` ends it. */
const META = /\\[^\s\\]*(?:[^\S\n]+|'(?:[^'\\\n]|\\[^\n]|'')*'?|"[^"\n]*"?|`[^`\n]*`?|[^\s\\'"`]+)*(?:\\\\|\n)?/y;
