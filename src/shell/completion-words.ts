/** A line up to the cursor, read as far as completion needs it. Unlike the parser it takes lines that are not finished. */
export interface LineSoFar {
  /** The finished words of the command that the cursor is in, unquoted; assignments before the command left out. */
  readonly words: readonly string[];
  readonly current: CurrentWord;
  /** A file name is expected, after `>`, `<` and their like. */
  readonly afterRedirection: boolean;
}

export interface CurrentWord {
  /** Where it starts in the line. */
  readonly start: number;
  /** Without its quotes and backslashes. */
  readonly text: string;
  /** The quote that is still open, or `''`. */
  readonly quote: '' | '"' | "'";
  /** Where a `$NAME` that the cursor is in starts in the line. */
  readonly variableStart: number | undefined;
}

export function readSoFar(line: string, cursor: number): LineSoFar {
  const text = line.slice(0, cursor);
  let words: string[] = [];
  let afterRedirection = false;
  let word: { start: number; text: string } | undefined;
  let quote: CurrentWord['quote'] = '';
  let at = 0;

  const endWord = () => {
    if (word !== undefined && !afterRedirection) words.push(word.text);
    if (word !== undefined) afterRedirection = false;
    word = undefined;
  };
  const add = (chars: string, start: number) => {
    word = { start: word?.start ?? start, text: (word?.text ?? '') + chars };
  };

  while (at < text.length) {
    const char = text.charAt(at);
    if (quote === "'") {
      if (char === "'") quote = '';
      else add(char, at);
    } else if (char === '\\' && at + 1 < text.length && (quote === '' || '"\\$`'.includes(text.charAt(at + 1)))) {
      add(text.charAt(at + 1), at);
      at += 1;
    } else if (quote === '"') {
      if (char === '"') quote = '';
      else add(char, at);
    } else if (char === '"' || char === "'") {
      quote = char;
      add('', at);
    } else if (char === ' ' || char === '\t') endWord();
    else if (char === '\n' || '|&;('.includes(char) || char === '`') {
      const redirectsBoth = char === '&' && '<>'.includes(text.charAt(at + 1));
      const copies = char === '&' && '<>'.includes(text.charAt(at - 1)) && at > 0;
      if (!redirectsBoth && !copies) {
        endWord();
        words = [];
        afterRedirection = false;
      }
    } else if (char === '>' || char === '<') {
      // A number directly before it is the descriptor, not a word.
      if (word !== undefined && /^\d$/.test(word.text)) word = undefined;
      endWord();
      afterRedirection = true;
    } else if (char === '#' && word === undefined) return { words: ['#'], current: { start: cursor, text: '', quote: '', variableStart: undefined }, afterRedirection: false };
    else add(char, at);
    at += 1;
  }
  const firstCommand = words.findIndex((each) => !/^[A-Za-z_]\w*=/.test(each));
  const variable = quote === "'" ? null : /\$\{?\w*$/.exec(text);
  return {
    words: firstCommand === -1 ? [] : words.slice(firstCommand),
    current: { start: word?.start ?? cursor, text: word?.text ?? '', quote, variableStart: variable === null || text.charAt(variable.index - 1) === '\\' ? undefined : variable.index },
    afterRedirection,
  };
}

/** A completed word as it has to be typed: in the quotes that were begun, or with backslashes. */
export function quoteWord(text: string, quote: CurrentWord['quote'], finished: boolean): string {
  const close = finished ? quote : '';
  if (quote === '"') return `"${text.replace(/["\\$`]/g, '\\$&')}${close}`;
  if (quote === "'") return `'${text.replaceAll("'", "'\\''")}${close}`;
  return text.replace(/[^A-Za-z0-9_.,:+/@%^=\-\u0080-\uffff~{}]|^~|[{}]/g, '\\$&');
}
