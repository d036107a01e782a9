import { pageTexts } from '../texts/en/page.ts';
import { oneDecimal } from '../texts/numbers.ts';
import { textsOf } from '../texts/texts-of.ts';

/** A size as people say it: `812 bytes`, `20 kB`, `3.1 MB`, `10.8 GB`. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1000) return textsOf(pageTexts).bytes(bytes);
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 1_000_000_000) return `${oneDecimal(bytes / 1_000_000)} MB`;
  return `${oneDecimal(bytes / 1_000_000_000)} GB`;
}
