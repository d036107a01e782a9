import { expect, test } from 'vitest';
import { weightOf } from './terminal-event.ts';
import { withoutEscapes } from './terminal-text.ts';

test('colours and movements are taken out of a text, and nothing else', () => {
  expect(withoutEscapes('\u001B[1;31mERROR\u001B[0m [alembic] \u001B[Kno\u001B[?25l table\u001B[2J\u001B[m')).toBe('ERROR [alembic] no table');
  expect(withoutEscapes('a [1;31m b')).toBe('a [1;31m b');
});

test('what a terminal shows weighs its characters', () => {
  expect(weightOf({ type: 'stdout', text: 'four' })).toBe(4);
  expect(weightOf({ type: 'stderr', text: 'seven..' })).toBe(7);
  expect(weightOf({ type: 'entered', prompt: '$ ', line: 'ls' })).toBe(4);
  expect([weightOf({ type: 'ended', code: 0, milliseconds: 100 }), weightOf({ type: 'cleared' })]).toEqual([1, 1]);
});
