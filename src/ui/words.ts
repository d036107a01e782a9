import { pageTexts } from '../texts/en/page.ts';
import { oneDecimal, wholeNumber } from '../texts/numbers.ts';
import { textsOf } from '../texts/texts-of.ts';

/** A size as people say it: `812 bytes`, `20 kB`, `3.1 MB`, `10.8 GB`. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1000) return textsOf(pageTexts).bytes(bytes);
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 1_000_000_000) return `${oneDecimal(bytes / 1_000_000)} MB`;
  return `${oneDecimal(bytes / 1_000_000_000)} GB`;
}

/** `1 row`, `1,234 rows`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(count)} ${count === 1 ? one : many}`;
}
