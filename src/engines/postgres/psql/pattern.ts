import { literal } from './variables.ts';

/** A name pattern as commands such as `\d` take it: `users`, `audit.*`, `"Odd Name"`. */
export interface NamePattern {
  readonly text: string;
  readonly parts: readonly string[];
}

export type ReadPattern = { readonly type: 'pattern'; readonly pattern: NamePattern } | { readonly type: 'failed'; readonly reason: string };

/**
 * Reads a pattern into regular expressions, one for each part between dots: small letters outside quotes, `*` and `?` as
 * in a shell, everything within quotes as it is.
 *
 * @param most how many parts such a name can have: database, schema and name make three
 * @param database the only one whose name may stand before
 */
export function readPattern(text: string, most: number, database: string): ReadPattern {
  const parts = [''];
  const plain = [''];
  const add = (expression: string, character: string): void => {
    parts[parts.length - 1] += expression;
    plain[plain.length - 1] += character;
  };
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') {
      if (quoted && text.charAt(at + 1) === '"') {
        add('"', '"');
        at += 1;
      } else quoted = !quoted;
    } else if (quoted) add(/[$()*+.?[\\\]^{|}]/.test(character) ? `\\${character}` : character, character);
    else if (character === '*') add('.*', character);
    else if (character === '?') add('.', character);
    else if (character === '.') {
      parts.push('');
      plain.push('');
    } else add(character === '$' ? String.raw`\$` : character.toLowerCase(), character.toLowerCase());
  }
  if (parts.length > most) return { type: 'failed', reason: `improper qualified name (too many dotted names): ${text}` };
  if (parts.length === most && most > 1 && plain[0] !== database && most === 3) return { type: 'failed', reason: `cross-database references are not implemented: ${text}` };
  return { type: 'pattern', pattern: { text, parts: most === 3 && parts.length === 3 ? parts.slice(1) : parts } };
}

/** The condition that a pattern puts on a schema's and an object's name; `visible` holds where no schema is named. */
export function conditionOf({ parts }: NamePattern, schema: string, name: string, visible: string): string {
  const [first = '', second] = parts;
  if (second === undefined) return [matches(name, first), visible].filter((each) => each !== '').join(' AND ');
  return [matches(schema, first), matches(name, second)].filter((each) => each !== '').join(' AND ') || 'true';
}

/** The condition on a name without a schema. */
export function matches(column: string, expression: string): string {
  return expression === '.*' || expression === '' ? '' : `${column} OPERATOR(pg_catalog.~) ${literal(`^(${expression})$`).trim()} COLLATE pg_catalog.default`;
}
