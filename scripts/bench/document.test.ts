import { expect, test } from 'vitest';
import { sectionsIn, withSections } from './document.ts';

const order = ['one', 'two', 'three'];

test('what was measured takes its place, and what was not stays as it was', () => {
  const first = withSections('# Head', '', [{ name: 'two', text: '\n## Two\n\n2\n' }, { name: 'one', text: '## One\n\n1' }], order);
  expect(first).toBe('# Head\n\n<!-- one -->\n## One\n\n1\n\n<!-- two -->\n## Two\n\n2\n');
  const second = withSections('# Newer', first, [{ name: 'three', text: '## Three' }, { name: 'one', text: '## One\n\n1.5' }], order);
  expect(second).toBe('# Newer\n\n<!-- one -->\n## One\n\n1.5\n\n<!-- two -->\n## Two\n\n2\n\n<!-- three -->\n## Three\n');
  expect(sectionsIn(second)).toEqual([
    { name: 'one', text: '## One\n\n1.5' },
    { name: 'two', text: '## Two\n\n2' },
    { name: 'three', text: '## Three' },
  ]);
});

test('a section that is measured no more goes', () => {
  const document = withSections('# Head', '', [{ name: 'gone', text: 'x' }], ['gone']);
  expect(withSections('# Head', document, [], order)).toBe('# Head\n');
});
