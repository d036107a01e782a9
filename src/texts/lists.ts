import { currentLanguage } from './language.ts';

/** `a, b and c`, `a, b und c`. */
export function andList(words: readonly string[]): string {
  const { code } = currentLanguage();
  // The comma before "and" is American.
  return new Intl.ListFormat(code === 'en' ? 'en-GB' : code).format(words);
}
