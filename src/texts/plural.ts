import { wholeNumber } from './numbers.ts';

/** `1 row`, `1,234 rows`. Where the many are not the one with an s, they are given: `1 Zeile`, `2 Zeilen`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(count)} ${count === 1 ? one : many}`;
}
