import { databaseTexts } from '../../../texts/en/database.ts';
import { wholeNumber } from '../../../texts/numbers.ts';
import { textsOf } from '../../../texts/texts-of.ts';

/** How many rows a page holds. */
export const PAGE = 50;

/** A page of rows: where it starts, and what can be turned to. */
export interface Paging {
  readonly offset: number;
  readonly previous: number | undefined;
  readonly next: number | undefined;
  /** `1–50 of 1,234`, or `No rows`. */
  readonly words: string;
}

/** The page that holds row `offset`. When rows were deleted and it is past the end, the last page. */
export function pagingOf(offset: number, total: number): Paging {
  const lastStart = Math.max(0, Math.floor((total - 1) / PAGE) * PAGE);
  const start = Math.min(Math.max(0, Math.floor(offset / PAGE) * PAGE), lastStart);
  const texts = textsOf(databaseTexts);
  const end = Math.min(start + PAGE, total);
  return {
    offset: start,
    previous: start > 0 ? start - PAGE : undefined,
    next: end < total ? start + PAGE : undefined,
    words: total === 0 ? texts.noRows : texts.range(wholeNumber(start + 1), wholeNumber(end), wholeNumber(total)),
  };
}
