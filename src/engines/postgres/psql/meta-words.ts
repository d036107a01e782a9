import { fillVariable, type Variables } from './variables.ts';

/** A backslash command: its name, and its words with quotes and variables resolved. */
export interface MetaCommand {
  readonly name: string;
  readonly words: readonly string[];
  /** The words as they were typed. */
  readonly raw: readonly string[];
  /** All that stands behind the name. */
  readonly rest: string;
}

/** Reads the text of a command, as `split.ts` cuts it out. */
export function readMeta(text: string, variables: Variables): MetaCommand {
  const name = /^\\([^\s\\]*)/.exec(text)?.[1] ?? '';
  const rest = text.slice(1 + name.length).replace(/(?:\\\\|\n)$/, '');
  const raw = rest.match(/(?:'(?:[^'\\]|\\[^]|'')*'?|"[^"]*"?|`[^`]*`?|[^\s'"`]+)+/g) ?? [];
  return { name, words: raw.map((word) => resolved(word, variables)), raw, rest: rest.trim() };
}

function resolved(word: string, variables: Variables): string {
  return word.replaceAll(/'((?:[^'\\]|\\[^]|'')*)'?|"[^"]*"?|(?<![:])(:(?:[\w\u0080-\uffff]+|'[\w\u0080-\uffff]+'|"[\w\u0080-\uffff]+"|\{\?[\w\u0080-\uffff]+\}))/g, (whole, text: string | undefined, variable: string | undefined) => {
    if (text !== undefined) return unescaped(text);
    return variable === undefined ? whole : fillVariable(variable, variables);
  });
}

function unescaped(text: string): string {
  return text.replaceAll("''", "'").replaceAll(/\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|[^])/g, (_, code: string) => {
    if (/^x./.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES.get(code) ?? code);
  });
}

const ESCAPES = new Map([['n', '\n'], ['t', '\t'], ['r', '\r'], ['b', '\b'], ['f', '\f']]);
