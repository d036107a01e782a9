import { expect, test } from 'vitest';
import { keysTexts } from '../../texts/en/keys.ts';
import { keys as german } from '../../texts/de/keys.ts';
import { shortcuts } from '../../ui/shortcuts.ts';
import { theatreKeys } from '../theatre/keys.ts';
import { keyList, keysInWords } from './key-list.ts';

const listed = (place: string): string[] => keyList.flatMap(([name, lines]) => (name === place ? lines.flatMap(({ keys }) => keys) : []));

test('every key that works everywhere in the workbench is listed', () => {
  expect([...listed('everywhere'), ...listed('workbench')].toSorted()).toEqual([...Object.values(shortcuts), 'Ctrl+K'].toSorted());
});

test('every key of the theatre is listed', () => {
  expect(listed('theatre')).toEqual(Object.values(theatreKeys).flat().map((key) => (key === ' ' ? 'Space' : key)));
});

test('keys are written as each language writes them', () => {
  expect(keysInWords('Alt+PageDown', keysTexts.english)).toBe('Alt+PageDown');
  expect(keysInWords('Ctrl+Shift+C', german)).toBe('Strg+Umschalt+C');
  expect(keysInWords('Escape Tab', keysTexts.english)).toBe('Escape and Tab');
  expect(keysInWords('Escape Tab', german)).toBe('Esc, dann Tab');
  expect(keysInWords('Ctrl+`', german)).toBe('Strg+`');
});
