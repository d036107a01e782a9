import { identifier } from './identifiers.ts';
import { type SqlToken, sqlTokens } from './statements.ts';

/** What SQLite keeps only in a table's `CREATE TABLE` text, and tells by no pragma. */
export interface TableText {
  readonly checks: readonly { readonly name: string | undefined; readonly expression: string }[];
  /** A column that never takes a number twice. */
  readonly hasAutoincrement: boolean;
  /** By the column's name in small letters. */
  readonly columns: ReadonlyMap<string, { readonly collation: string | undefined; readonly generatedAs: string | undefined }>;
}

/** What SQLite keeps only in an index's `CREATE INDEX` text. */
export interface IndexText {
  /** What is indexed, term by term, without COLLATE, ASC and DESC. */
  readonly terms: readonly string[];
  readonly where: string | undefined;
}

/** Reads a table's text as SQLite stores it. CHECK, COLLATE, CONSTRAINT, AS and AUTOINCREMENT are reserved, so outside of quotes each is what it seems. */
export function readTableText(sql: string): TableText {
  const tokens = telling(sql);
  if (isWord(tokens[1], 'VIRTUAL')) return { checks: [], columns: new Map(), hasAutoincrement: false };
  const checks: { name: string | undefined; expression: string }[] = [];
  const columns = new Map<string, { collation: string | undefined; generatedAs: string | undefined }>();
  for (const part of listIn(tokens)) {
    const [first] = part;
    const inBrackets = (at: number) => expressionText(inner(part, at));
    const after = (keyword: string) => part.findIndex((token, at) => isWord(token, keyword) && depthAt(part, at) === 0);
    part.forEach((token, at) => {
      if (!isWord(token, 'CHECK') || depthAt(part, at) !== 0) return;
      checks.push({ name: isWord(part[at - 2], 'CONSTRAINT') ? unquoted(part[at - 1]) : undefined, expression: inBrackets(at + 1) });
    });
    if (first === undefined || ['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'CHECK', 'FOREIGN'].some((keyword) => isWord(first, keyword))) continue;
    const [collate, as] = [after('COLLATE'), after('AS')];
    columns.set(unquoted(first).toLowerCase(), {
      collation: collate === -1 ? undefined : unquoted(part[collate + 1]).toUpperCase(),
      generatedAs: as === -1 ? undefined : inBrackets(as + 1),
    });
  }
  return { checks, columns, hasAutoincrement: tokens.some((token) => isWord(token, 'AUTOINCREMENT')) };
}

export function readIndexText(sql: string): IndexText {
  const tokens = telling(sql);
  const where = tokens.findIndex((token, at) => isWord(token, 'WHERE') && depthAt(tokens, at) === 0);
  const terms = listIn(tokens).map((part) => {
    let end = part.length;
    if (isWord(part[end - 1], 'ASC') || isWord(part[end - 1], 'DESC')) end -= 1;
    if (isWord(part[end - 2], 'COLLATE')) end -= 2;
    return expressionText(part.slice(0, end));
  });
  return { terms, where: where === -1 ? undefined : expressionText(tokens.slice(where + 1)) };
}

/** SQL written in one way: the same words with other spaces, comments, quotes around names or case of keywords are the same. */
export function normalText(sql: string): string {
  return expressionText(telling(sql));
}

function telling(sql: string): SqlToken[] {
  return [...sqlTokens(sql)].filter(({ type }) => type !== 'blank' && type !== 'comment');
}

/** The parts of the first list in brackets, cut at its commas. */
function listIn(tokens: readonly SqlToken[]): SqlToken[][] {
  const parts: SqlToken[][] = [[]];
  const list = inner(tokens, tokens.findIndex(({ text }) => text === '('));
  list.forEach((token, at) => {
    if (token.text === ',' && depthAt(list, at) === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  });
  return parts;
}

/** What stands between the bracket at a place and the one that closes it. */
function inner(tokens: readonly SqlToken[], open: number): SqlToken[] {
  if (tokens[open]?.text !== '(') return [];
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    depth += stepOf(tokens[at]);
    if (depth === 0) return tokens.slice(open + 1, at);
  }
  return tokens.slice(open + 1);
}

function depthAt(tokens: readonly SqlToken[], at: number): number {
  return tokens.slice(0, at).reduce((depth, token) => depth + stepOf(token), 0);
}

function stepOf(token: SqlToken | undefined): number {
  return token?.text === '(' ? 1 : token?.text === ')' ? -1 : 0;
}

function isWord(token: SqlToken | undefined, keyword: string): boolean {
  return token?.type === 'word' && token.text.toUpperCase() === keyword;
}

function expressionText(tokens: readonly SqlToken[]): string {
  let text = '';
  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    if (before !== undefined && isApart(before, token)) text += ' ';
    text += written(token);
  });
  return text;
}

function isApart(before: SqlToken, token: SqlToken): boolean {
  if (before.text === '(' || before.text === '.' || [')', ',', '.', ';'].includes(token.text)) return false;
  if (token.text === '(') return before.type !== 'word' || !isName(before.text);
  // Signs of one operator: <= || -> and the like.
  return !(/^[<>=!|-]$/.test(before.text) && /^[<>=|]$/.test(token.text));
}

/** A name is quoted only where it must be, and a keyword is in capitals. */
function written(token: SqlToken): string {
  if (token.type === 'word') return isName(token.text) ? token.text : token.text.toUpperCase();
  return token.type === 'quoted' && !token.text.startsWith("'") ? identifier(unquoted(token)) : token.text;
}

function isName(word: string): boolean {
  return identifier(word) === word || /[^A-Za-z0-9_]/.test(word);
}

function unquoted(token: SqlToken | undefined): string {
  if (token === undefined) return '';
  if (token.type !== 'quoted') return token.text;
  const close = token.text.charAt(token.text.length - 1);
  return token.text.slice(1, -1).replaceAll(close + close, close === ']' ? ']]' : close);
}
