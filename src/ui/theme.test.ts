import { expect, test } from 'vitest';
import { longHex } from './theme.ts';

test('a colour that the built stylesheet shortened is written in full again', () => {
  expect(longHex('#fff')).toBe('#ffffff');
  expect(longHex('#fAb')).toBe('#ffAAbb');
  expect(longHex('#fbfaf7')).toBe('#fbfaf7');
  expect(longHex('rgb(1 2 3)')).toBe('rgb(1 2 3)');
});
