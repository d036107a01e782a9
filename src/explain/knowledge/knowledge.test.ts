import { expect, test } from 'vitest';
import { knowledge } from './knowledge.ts';

test('every row of the list of pitfalls has an entry', () => {
  const told = new Set(knowledge.flatMap(({ pitfalls }) => pitfalls));
  const rows = Array.from({ length: 25 }, (_, index) => index + 1);
  expect(rows.filter((row) => !told.has(row))).toEqual([]);
});

test('entries are told apart by their ids, and those that are hushed are there', () => {
  const ids = knowledge.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(knowledge.flatMap(({ above = [] }) => above).filter((id) => !ids.includes(id))).toEqual([]);
});

test('an entry that explains a failure knows its message', () => {
  expect(knowledge.filter(({ tone, says }) => tone === 'failed' && says === undefined).map(({ id }) => id)).toEqual([]);
});
