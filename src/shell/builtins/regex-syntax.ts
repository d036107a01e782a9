import { bracketAt } from '../pattern.ts';

/** A POSIX regular expression as a tree. */
export type Regex =
  | { readonly type: 'set'; readonly has: (char: string) => boolean }
  | { readonly type: 'assert'; readonly at: Assertion }
  | { readonly type: 'sequence'; readonly parts: readonly Regex[] }
  | { readonly type: 'choice'; readonly options: readonly Regex[] }
  | { readonly type: 'repeat'; readonly part: Regex; readonly min: number; readonly max: number };

export type Assertion = 'line start' | 'line end' | 'word start' | 'word end' | 'word boundary' | 'inside word' | 'no word before' | 'no word after';

/** A pattern that cannot be read, in grep's words. */
export class RegexError extends Error {}

/** Parses a basic or an extended regular expression with GNU's additions (`\w`, `\b`, `\<`, `\+`, `\|` in basic ones). */
export function parseRegex(pattern: string, extended: boolean): Regex {
  const chars = [...pattern];
  let at = 0;
  let depth = 0;

  const token = (): Token | undefined => {
    const char = chars[at];
    if (char === undefined) return undefined;
    if (char !== '\\') return { char, special: extended ? '.[*^$+?{|()'.includes(char) : '.[*^$'.includes(char), escaped: false };
    const next = chars[at + 1];
    if (next === undefined) throw new RegexError('Trailing backslash');
    // A backslash takes the meaning from what has one, and gives one to what has none.
    return { char: next, special: 'wWsSbB<>`\''.includes(next) || (!extended && '+?{}|()'.includes(next)), escaped: true };
  };
  const isMark = (mark: string, found = token()) => found?.char === mark && found.special;
  const skip = (found: Token) => {
    at += found.escaped ? 2 : 1;
  };

  const choice = (): Regex => {
    const options = [sequence()];
    for (let found = token(); found !== undefined && isMark('|', found); found = token()) {
      skip(found);
      options.push(sequence());
    }
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { type: 'choice', options };
  };

  const sequence = (): Regex => {
    const parts: Regex[] = [];
    let first = true;
    for (let found = token(); found !== undefined && !isMark('|', found); found = token()) {
      if (isMark(')', found)) {
        if (depth > 0) break;
        // An extended expression takes a `)` that closes nothing for itself.
        if (!extended) throw new RegexError('Unmatched ) or \\)');
        skip(found);
        parts.push(literal(')'));
        continue;
      }
      parts.push(repeated(atom(found, first)));
      first = false;
    }
    return { type: 'sequence', parts };
  };

  const atom = (found: Token, first: boolean): Regex => {
    if (found.special && found.char === '[') {
      // The set is read on the text from here on; positions are counted in characters.
      const set = bracketAt(chars.slice(at).join(''), 0);
      if (set === undefined) throw new RegexError('Unmatched [, [^, [:, [., or [=');
      at += [...chars.slice(at).join('').slice(0, set.end)].length;
      return { type: 'set', has: bracketTest(set.source) };
    }
    skip(found);
    if (found.special && found.char === '(') {
      depth += 1;
      const inner = choice();
      const close = token();
      if (close === undefined || !isMark(')', close)) throw new RegexError('Unmatched ( or \\(');
      skip(close);
      depth -= 1;
      return inner;
    }
    if (!found.special) {
      if (found.escaped && /[1-9]/.test(found.char)) throw new RegexError('back-references are not supported here');
      return literal(found.char);
    }
    switch (found.char) {
      case '.':
        return { type: 'set', has: () => true };
      case '^':
        return extended || first ? { type: 'assert', at: 'line start' } : literal('^');
      case '$': {
        const next = token();
        return extended || next === undefined || isMark(')', next) || isMark('|', next) ? { type: 'assert', at: 'line end' } : literal('$');
      }
      case 'w':
        return { type: 'set', has: isWordChar };
      case 'W':
        return { type: 'set', has: (char) => !isWordChar(char) };
      case 's':
        return { type: 'set', has: (char) => /\s/.test(char) };
      case 'S':
        return { type: 'set', has: (char) => !/\s/.test(char) };
      case 'b':
        return { type: 'assert', at: 'word boundary' };
      case 'B':
        return { type: 'assert', at: 'inside word' };
      case '<':
        return { type: 'assert', at: 'word start' };
      case '>':
        return { type: 'assert', at: 'word end' };
      case '`':
        return { type: 'assert', at: 'line start' };
      case "'":
        return { type: 'assert', at: 'line end' };
      default:
        // `*` and its like with nothing before them stand for themselves.
        return literal(found.char);
    }
  };

  const repeated = (part: Regex): Regex => {
    let result = part;
    for (let found = token(); found?.special === true; found = token()) {
      if (found.char === '*') result = { type: 'repeat', part: result, min: 0, max: Infinity };
      else if (found.char === '+') result = { type: 'repeat', part: result, min: 1, max: Infinity };
      else if (found.char === '?') result = { type: 'repeat', part: result, min: 0, max: 1 };
      else if (found.char === '{') {
        const text = chars.slice(at + (found.escaped ? 2 : 1)).join('');
        const bounds = (extended ? /^(\d*)(,?)(\d*)\}/ : /^(\d*)(,?)(\d*)\\\}/).exec(text);
        if (bounds === null || (bounds[1] === '' && bounds[2] === '')) {
          if (extended) return result;
          throw new RegexError(/\\\}/.test(text) ? 'Invalid content of \\{\\}' : 'Unmatched \\{');
        }
        const min = Number(bounds[1] ?? 0);
        const max = bounds[2] === '' ? min : bounds[3] === '' ? Infinity : Number(bounds[3]);
        if (max < min) throw new RegexError('Invalid content of \\{\\}');
        if (min > 1000 || (max !== Infinity && max > 1000)) throw new RegexError('Regular expression too big');
        result = { type: 'repeat', part: result, min, max };
        at += bounds[0].length;
      } else return result;
      skip(found);
    }
    return result;
  };

  return choice();
}

/** A fixed text as an expression. */
export function literalRegex(text: string): Regex {
  return { type: 'sequence', parts: [...text].map(literal) };
}

export function isWordChar(char: string): boolean {
  return /[\p{L}\p{N}_]/u.test(char);
}

interface Token {
  readonly char: string;
  readonly special: boolean;
  readonly escaped: boolean;
}

function literal(char: string): Regex {
  return { type: 'set', has: (other) => other === char };
}

function bracketTest(source: string): (char: string) => boolean {
  try {
    const expression = new RegExp(`^${source}$`, 'u');
    return (char) => expression.test(char);
  } catch {
    throw new RegexError('Invalid range end');
  }
}
