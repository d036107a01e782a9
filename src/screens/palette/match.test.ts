import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from './match.ts';

/** The texts that are found, the nearest first. */
const found = (typed: string, texts: readonly string[]): string[] =>
  texts
    .flatMap((text) => {
      const far = distance(typed, text);
      return far === undefined ? [] : [{ text, far }];
    })
    .toSorted((a, b) => a.far - b.far)
    .map(({ text }) => text);

describe('what was typed finds an action', () => {
  it('by the beginnings of its words, whatever their order', () => {
    expect(distance('ter dev', 'Terminal, Developer A')).toBe(1);
    expect(distance('dev ter', 'Terminal, Developer A')).toBe(1);
  });

  it('by letters in their order, beginning with a word', () => {
    expect(found('shme', ['Show me', 'Undo “Show me”', 'Play'])).toEqual(['Show me', 'Undo “Show me”']);
    expect(distance('ho', 'Terminal, without')).toBeDefined();
    expect(distance('xyz', 'Show me')).toBeUndefined();
    expect(distance('pt', 'Keep it')).toBeUndefined();
  });

  it('what begins with it before what has it inside, and that before its scattered letters', () => {
    expect(found('red', ['Run every demo', 'Scattered', 'To red', 'Redo'])).toEqual(['Redo', 'To red', 'Scattered', 'Run every demo']);
  });

  it('without the marks on letters', () => {
    expect(distance('ruck', 'Rückgängig')).toBe(0);
    expect(distance('RÜCK', 'rückgängig')).toBe(0);
  });

  it('all of them, when nothing was typed', () => {
    expect(distance('  ', 'Show me')).toBe(0);
  });

  const words = fc.array(fc.stringMatching(/^[a-zäöü]{1,8}$/), { minLength: 1, maxLength: 5 });
  it('any word of its own', () => {
    fc.assert(
      fc.property(words, fc.nat(), (text, pick) => {
        expect(distance(text[pick % text.length] ?? '', text.join(' '))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('only when every typed word is in it, letter by letter', () => {
    fc.assert(
      fc.property(words, words, (typed, text) => {
        if (distance(typed.join(' '), text.join(' ')) === undefined) return;
        const letters = new Set(text.join('').normalize('NFD').replaceAll(/\p{M}/gu, ''));
        for (const letter of typed.join('').normalize('NFD').replaceAll(/\p{M}/gu, '')) expect(letters).toContain(letter);
      }),
    );
  });
});
