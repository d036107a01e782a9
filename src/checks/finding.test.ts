import fc from 'fast-check';
import { expect, test } from 'vitest';
import { treeOf } from '../domain/file-tree.ts';
import { findingSentence } from './finding.ts';
import { matchingPaths } from './path-pattern.ts';
import { shortened } from './words.ts';

const check = { kind: 'heads' as const, heads: 1, in: ['ci' as const] };

test('a finding says what was wanted only where it does not hold', () => {
  const finding = { check, environments: check.in, found: 'CI has 2 heads.', wanted: 'It should have 1.' };
  expect(findingSentence({ ...finding, holds: false })).toBe('CI has 2 heads. It should have 1.');
  expect(findingSentence({ ...finding, holds: true })).toBe('CI has 2 heads.');
});

test('a text is one line that can be read in a sentence', () => {
  expect(shortened('  one\n  two \t three ')).toBe('one two three');
  expect(shortened('x'.repeat(160))).toBe('x'.repeat(160));
  expect(shortened('x'.repeat(161))).toBe(`${'x'.repeat(159)}…`);
});

test('a pattern fits names by its star, within one folder, and nothing else by any other sign', () => {
  const files = treeOf({ 'b_add_phone.py': '', 'a_add_phone.py': '', 'a_add_phone.pyc': '', 'x/a_add_phone.py': '', 'a_add_phoneXpy': '', 'a+b(c).py': '', aab: '' });
  expect(matchingPaths(files, '*_add_phone.py')).toEqual(['a_add_phone.py', 'b_add_phone.py']);
  expect(matchingPaths(files, 'x/*')).toEqual(['x/a_add_phone.py']);
  expect(matchingPaths(files, 'a*_*.py')).toEqual(['a_add_phone.py']);
  expect(matchingPaths(files, 'a+b(c).*')).toEqual(['a+b(c).py']);
  expect(matchingPaths(files, 'a_add_phone.py')).toEqual(['a_add_phone.py']);
  expect(matchingPaths(files, 'none.py')).toEqual([]);
});

test('a path without a star fits itself alone, whatever is in it', () => {
  const name = fc.stringMatching(/^[\w.+?^${}()|[\]\\-]{1,8}$/);
  fc.assert(fc.property(name, name, (one, other) => {
    const files = treeOf({ [one]: '', [other]: '' });
    expect(matchingPaths(files, one)).toEqual([one]);
    expect(matchingPaths(files, `${one}*`)).toEqual([...new Set([one, other])].filter((each) => each.startsWith(one)).sort());
  }));
});
