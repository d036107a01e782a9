import { parse, type ParsedScript, type Word, type WordPart } from 'unbash';
import { escapePattern, expandPattern, hasPattern, unescape } from './pattern.ts';
import type { Standpoint } from '../domain/place.ts';

/** What expansion asks of the shell that does it. */
export interface ExpansionSource {
  readonly standpoint: () => Standpoint;
  readonly variable: (name: string) => string | undefined;
  /** `${NAME:=value}` sets it. */
  readonly assign: (name: string, value: string) => void;
  /** Runs `$(…)` and gives what it wrote, without the newlines at its end. */
  readonly substitute: (script: ParsedScript) => Promise<string>;
}

/** `${NAME:?message}` on a variable that is not set: the command is not run. */
export class ExpansionFailure extends Error {}

/** The words that one typed word becomes: braces, `~`, variables, substitutions, splitting, patterns and quotes, in bash's order. */
export async function expandWord(word: Word, source: ExpansionSource): Promise<string[]> {
  const words: string[] = [];
  for (const each of expandBraces(word)) {
    for (const field of await fieldsOf(each, source)) {
      const matches = hasPattern(field) ? expandPattern(source.standpoint(), field) : [];
      words.push(...(matches.length > 0 ? matches : [unescape(field)]));
    }
  }
  return words;
}

/** A word where no splitting and no patterns apply: the value of an assignment, a here-string. */
export async function expandValue(word: Word, source: ExpansionSource): Promise<string> {
  return textOfPieces(await piecesOf(partsOf(word), source, { tilde: 'value' }));
}

/** The text of a here-document. */
export async function expandDocument(text: string, parts: readonly WordPart[] | undefined, source: ExpansionSource): Promise<string> {
  return parts === undefined ? text : textOfPieces(await piecesOf(parts, source, { quoted: true }));
}

/** A stretch of a word. Text that was quoted neither splits nor is a pattern. */
interface Piece {
  readonly text: string;
  readonly quoted: boolean;
  /** Came out of an unquoted expansion, so white space in it splits the word. */
  readonly splits: boolean;
}

interface PieceContext {
  readonly quoted?: boolean;
  /** Where `~` counts: at the start of a word; in a value after `:` too. */
  readonly tilde?: 'word' | 'value';
}

async function fieldsOf(word: Word, source: ExpansionSource): Promise<string[]> {
  const parts = partsOf(word);
  const assigned = parts[0]?.type === 'Literal' && /^[A-Za-z_]\w*=/.test(parts[0].text);
  const fields: string[] = [];
  let field: string | undefined;
  for (const piece of await piecesOf(parts, source, { tilde: assigned ? 'value' : 'word' })) {
    if (!piece.splits) {
      field = (field ?? '') + (piece.quoted ? escapePattern(piece.text) : piece.text);
      continue;
    }
    const [head = '', ...rest] = piece.text.split(/[ \t\n]+/);
    if (head !== '') field = (field ?? '') + protectBackslash(head);
    for (const next of rest) {
      if (field !== undefined) fields.push(field);
      field = next === '' ? undefined : protectBackslash(next);
    }
  }
  if (field !== undefined) fields.push(field);
  return fields;
}

/** A backslash out of a variable is a plain character. */
function protectBackslash(text: string): string {
  return text.replaceAll('\\', '\\\\');
}

function textOfPieces(pieces: readonly Piece[]): string {
  return pieces.map(({ text, quoted, splits }) => (quoted || splits ? text : unescape(text))).join('');
}

function partsOf(word: Word): readonly WordPart[] {
  return word.parts ?? [{ type: 'Literal', pos: word.pos, end: word.end, text: word.text, value: word.value }];
}

async function piecesOf(parts: readonly WordPart[], source: ExpansionSource, context: PieceContext): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const [index, part] of parts.entries()) pieces.push(...(await piecesOfPart(part, source, context, index === 0, parts.length === 1)));
  return pieces;
}

async function piecesOfPart(part: WordPart, source: ExpansionSource, context: PieceContext, first: boolean, alone: boolean): Promise<Piece[]> {
  const quoted = context.quoted === true;
  const plain = (text: string): Piece[] => [{ text, quoted: true, splits: false }];
  const expanded = (text: string): Piece[] => [{ text, quoted, splits: !quoted }];
  switch (part.type) {
    case 'Literal':
      if (quoted) return plain(part.value);
      return literalPieces(part.text, source, context.tilde, first, alone);
    case 'Glob':
      return [{ text: part.text, quoted: false, splits: false }];
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return plain(part.value);
    case 'DoubleQuoted':
    case 'LocaleString':
      // The empty piece keeps `""` a word of its own.
      return [...plain(''), ...(await piecesOf(part.parts, source, { quoted: true }))];
    case 'SimpleExpansion':
      return expanded(source.variable(part.text.slice(1)) ?? '');
    case 'ParameterExpansion':
      return parameterPieces(part, source, context, expanded);
    case 'CommandExpansion':
      return expanded(part.script === undefined ? '' : await source.substitute(part.script));
    case 'BraceExpansion':
    case 'ExtendedGlob':
    case 'ArithmeticExpansion':
    case 'ProcessSubstitution':
      return plain(part.text);
  }
}

/** Unquoted text: a backslash quotes the next character, `~` is the home folder where one may stand. */
function literalPieces(text: string, source: ExpansionSource, tilde: PieceContext['tilde'], first: boolean, alone: boolean): Piece[] {
  const joined = text.replaceAll('\\\n', '');
  const piece = (each: string): Piece => ({ text: each, quoted: false, splits: false });
  if (tilde === undefined) return [piece(joined)];
  // In a value `~` counts after `=` and `:` as well, when a `/`, a `:` or the end follows.
  const places = tilde === 'word' ? /^~(?=\/|$)/g : /(?<=^|[:=])~(?=[/:]|$)/g;
  return [piece(joined.replace(places, (match, at: number) => {
    const atEnd = at + 1 === joined.length;
    if ((at === 0 && !first) || (atEnd && !alone)) return match;
    return escapePattern(source.variable('HOME') ?? match);
  }))];
}

async function parameterPieces(
  part: Extract<WordPart, { type: 'ParameterExpansion' }>,
  source: ExpansionSource,
  context: PieceContext,
  expanded: (text: string) => Piece[],
): Promise<Piece[]> {
  const value = source.variable(part.parameter);
  if (part.prefix === '#') return expanded(String([...(value ?? '')].length));
  const { operation } = part;
  if (operation === undefined || operation.type !== 'Default') return expanded(value ?? '');
  const absent = value === undefined || (operation.operator.startsWith(':') && value === '');
  const operand = () => piecesOf(partsOf(operation.operand), source, context);
  switch (operation.operator) {
    case '-':
    case ':-':
      return absent ? operand() : expanded(value);
    case '+':
    case ':+':
      return absent ? [] : operand();
    case '=':
    case ':=': {
      if (!absent) return expanded(value);
      const text = textOfPieces(await operand());
      source.assign(part.parameter, text);
      return expanded(text);
    }
    case '?':
    case ':?': {
      if (!absent) return expanded(value);
      const text = textOfPieces(await operand());
      throw new ExpansionFailure(`${part.parameter}: ${text === '' ? 'parameter null or not set' : text}`);
    }
  }
}

/** `a{b,c}` → `ab ac`. Done on the text, before everything else, as bash does it. */
function expandBraces(word: Word): Word[] {
  const parts = partsOf(word);
  if (!parts.some(({ type }) => type === 'BraceExpansion')) return [word];
  let texts = [''];
  for (const part of parts) {
    const choices = part.type === 'BraceExpansion' ? choicesOf(part.text) : [part.text];
    texts = texts.flatMap((text) => choices.map((choice) => text + choice));
  }
  return texts.flatMap((text) => {
    // A word alone parses as a command's name; the leading `:` makes it an argument.
    const [statement] = parse(`: ${text}`).commands;
    const argument = statement?.command.type === 'Command' ? statement.command.suffix[0] : undefined;
    return argument?.type === 'Word' ? expandBraces(argument) : [];
  });
}

function choicesOf(braces: string): string[] {
  const range = /^\{(-?\d+)\.\.(-?\d+)\}$/.exec(braces);
  if (range !== null) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    const count = Math.min(Math.abs(to - from) + 1, 10_000);
    return Array.from({ length: count }, (_, index) => String(from < to ? from + index : from - index));
  }
  const choices: string[] = [];
  let depth = 0;
  let quote = '';
  let choice = '';
  const inner = braces.slice(1, -1);
  for (let at = 0; at < inner.length; at += 1) {
    const char = inner.charAt(at);
    if (char === '\\' && quote !== "'") {
      choice += inner.slice(at, at + 2);
      at += 1;
    } else if (char === ',' && depth === 0 && quote === '') {
      choices.push(choice);
      choice = '';
    } else {
      choice += char;
      if (quote !== '') quote = char === quote ? '' : quote;
      else if (char === '"' || char === "'") quote = char;
      else if (char === '{') depth += 1;
      else if (char === '}') depth -= 1;
    }
  }
  return choices.length === 0 && choice.includes('..') ? [`\\${braces}`] : [...choices, choice];
}
