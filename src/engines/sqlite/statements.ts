/** One statement of a text of SQL, and where it stands in it. */
export interface StatementText {
  readonly sql: string;
  /** Offset of its first character that is no white space. */
  readonly start: number;
  /** Ends in a semicolon that belongs to it; a trigger's inner semicolons do not count. */
  readonly complete: boolean;
}

/** Splits SQL into statements by the rules of `sqlite3_complete`, so that the bodies of triggers stay whole. */
export function splitStatements(sql: string): StatementText[] {
  const statements: StatementText[] = [];
  let state = START;
  let start = 0;
  for (const token of sqlTokens(sql)) {
    state = TRANSITIONS[state]?.[kindOf(token)] ?? NORMAL;
    if (state === START && token.type === 'mark' && token.text === ';') {
      push(statements, sql.slice(start, token.end), start, true);
      start = token.end;
    }
  }
  push(statements, sql.slice(start), start, false);
  return statements;
}

/** True when the text ends where a statement ends, so that it can be run as it is. */
export function isComplete(sql: string): boolean {
  let state = START;
  for (const token of sqlTokens(sql)) {
    if (!token.closed) return false;
    state = TRANSITIONS[state]?.[kindOf(token)] ?? NORMAL;
  }
  return state === START;
}

export interface SqlToken {
  readonly type: 'blank' | 'comment' | 'word' | 'quoted' | 'number' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** False for a quote or a comment that never ends. */
  readonly closed: boolean;
}

/** The tokens of SQL. Never fails: what SQLite would refuse is a token of one character. */
export function* sqlTokens(sql: string): Generator<SqlToken> {
  let at = 0;
  while (at < sql.length) {
    const { type, end, closed } = tokenAt(sql, at);
    yield { type, text: sql.slice(at, end), start: at, end, closed };
    at = end;
  }
}

function tokenAt(sql: string, at: number): { type: SqlToken['type']; end: number; closed: boolean } {
  const char = sql.charAt(at);
  const match = (type: SqlToken['type'], pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(sql);
    return found === null ? undefined : { type, end: at + found[0].length, closed: true };
  };
  const until = (type: SqlToken['type'], close: string, from: number) => {
    const found = sql.indexOf(close, from);
    return { type, end: found === -1 ? sql.length : found + close.length, closed: found !== -1 };
  };
  if (sql.startsWith('--', at)) return { ...until('comment', '\n', at), closed: true };
  if (sql.startsWith('/*', at)) return until('comment', '*/', at + 2);
  if (char === '[') return until('quoted', ']', at + 1);
  if (char === "'" || char === '"' || char === '`') {
    let end = at + 1;
    for (;;) {
      const close = sql.indexOf(char, end);
      if (close === -1) return { type: 'quoted', end: sql.length, closed: false };
      if (sql.charAt(close + 1) !== char) return { type: 'quoted', end: close + 1, closed: true };
      end = close + 2;
    }
  }
  return (
    match('blank', /[ \t\r\n\f]+/y) ??
    match('word', /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y) ??
    match('number', /[0-9][0-9A-Za-z.]*/y) ?? { type: 'mark', end: at + 1, closed: true }
  );
}

function push(statements: StatementText[], text: string, start: number, complete: boolean): void {
  const sql = text.trimStart();
  if (sql !== '') statements.push({ sql, start: start + text.length - sql.length, complete });
}

/* The table of sqlite3_complete (src/complete.c): states down, kinds of tokens across. */
const [START, NORMAL] = [1, 2];
const TRANSITIONS: readonly (readonly number[])[] = [
  // ;  blank other explain create temp trigger end
  [1, 0, 2, 3, 4, 2, 2, 2],
  [1, 1, 2, 3, 4, 2, 2, 2],
  [1, 2, 2, 2, 2, 2, 2, 2],
  [1, 3, 3, 2, 4, 2, 2, 2],
  [1, 4, 2, 2, 2, 4, 5, 2],
  [6, 5, 5, 5, 5, 5, 5, 5],
  [6, 6, 5, 5, 5, 5, 5, 7],
  [1, 7, 5, 5, 5, 5, 5, 5],
];
const KEYWORD_KINDS = new Map([['explain', 3], ['create', 4], ['temp', 5], ['temporary', 5], ['trigger', 6], ['end', 7]]);

function kindOf(token: SqlToken): number {
  if (token.type === 'blank' || token.type === 'comment') return 1;
  if (token.type === 'mark' && token.text === ';') return 0;
  return token.type === 'word' ? (KEYWORD_KINDS.get(token.text.toLowerCase()) ?? 2) : 2;
}
