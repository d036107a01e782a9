import { describe, expect, it } from 'vitest';
import { keyMeaning } from './keys.ts';

const press = (key: string, more = {}) => ({ key, altKey: false, ctrlKey: false, metaKey: false, ...more });

describe('a key in the theatre', () => {
  it('plays, goes on, goes back, to the start and to the end', () => {
    expect([' ', 'ArrowRight', 'ArrowLeft', 'Home', 'End'].map((key) => keyMeaning(press(key), 'elsewhere'))).toEqual(['play or pause', 'next', 'back', 'start', 'end']);
  });

  it("understands a presenter's remote control", () => {
    expect(['PageDown', 'PageUp'].map((key) => keyMeaning(press(key), 'elsewhere'))).toEqual(['next', 'back']);
  });

  it('leaves a button its Space, and a text all keys', () => {
    expect(keyMeaning(press(' '), 'button')).toBeUndefined();
    expect(keyMeaning(press('ArrowRight'), 'button')).toBe('next');
    for (const key of [' ', 'ArrowRight', 'Home', 'f', 'Escape']) expect(keyMeaning(press(key), 'text')).toBeUndefined();
  });

  it('is no letter for a person who has turned letters off', () => {
    expect(['f', 'F', 'p'].map((key) => keyMeaning(press(key), 'elsewhere', false))).toEqual([undefined, undefined, undefined]);
    expect([' ', 'Home'].map((key) => keyMeaning(press(key), 'elsewhere', false))).toEqual(['play or pause', 'start']);
    expect(['f', 'F', 'p'].map((key) => keyMeaning(press(key), 'elsewhere'))).toEqual(['present', 'present', 'pointer']);
  });

  it("leaves the browser's own keys alone", () => {
    expect(keyMeaning(press('ArrowLeft', { altKey: true }), 'elsewhere')).toBeUndefined();
    expect(keyMeaning(press('f', { ctrlKey: true }), 'elsewhere')).toBeUndefined();
    expect(keyMeaning(press('p', { metaKey: true }), 'elsewhere')).toBeUndefined();
  });
});
