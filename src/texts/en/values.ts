import type { TextArea } from '../texts.ts';

/** What is wrong with a value in a file that somebody else wrote; `kind` is JSON's own word for it. */
const english = {
  kinds: { string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object', record: 'an object' } satisfies Record<string, string>,
  expected: (what: string) => `expected ${what}`,
  oneOf: (values: readonly string[]) => `expected ${values.join(' or ')}`,
  unknown: (keys: readonly string[]) => `${keys.join(', ')} ${keys.length === 1 ? 'is' : 'are'} not known here`,
  tooSmall: (least: string) => `expected at least ${least}`,
  tooLarge: (most: string) => `expected at most ${most}`,
  form: 'it is not written as expected here',
  wrong: 'it is not what is expected here',
};

export type ValuesTexts = typeof english;
export const valuesTexts: TextArea<'values'> = { name: 'values', english };
