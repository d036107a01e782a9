import { describe, expect, it } from 'vitest';
import { pagingOf } from './paging.ts';

describe('paging', () => {
  it('says which rows are shown and where one can turn', () => {
    expect(pagingOf(0, 1234)).toEqual({ offset: 0, previous: undefined, next: 50, words: '1–50 of 1,234' });
    expect(pagingOf(1200, 1234)).toEqual({ offset: 1200, previous: 1150, next: undefined, words: '1,201–1,234 of 1,234' });
  });

  it('has one page when all fit', () => {
    expect(pagingOf(0, 50)).toMatchObject({ previous: undefined, next: undefined, words: '1–50 of 50' });
    expect(pagingOf(0, 0)).toMatchObject({ offset: 0, next: undefined, words: 'No rows' });
  });

  it('falls back to the last page when its rows are gone', () => {
    expect(pagingOf(1200, 60)).toMatchObject({ offset: 50, words: '51–60 of 60' });
  });
});
