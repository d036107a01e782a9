import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { fill } from './fill.ts';

const key = createElement('kbd', null, 'Enter');

test('a piece stands where the sentence names it', () => {
  expect(renderToStaticMarkup(fill('Press {key} to go there.', { key }))).toBe('Press <kbd>Enter</kbd> to go there.');
});

test('a sentence without pieces is itself', () => {
  expect(renderToStaticMarkup(fill('Nothing to press.', { key }))).toBe('Nothing to press.');
});

test('a sentence that names a piece that is not there is refused', () => {
  expect(() => fill('Press {other}.', { key })).toThrow('names {other}, which it is not given');
});
