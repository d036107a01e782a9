import { describe, expect, it } from 'vitest';
import { type Pressed, shortcutOf } from './shortcuts.ts';

const press = (key: string, code: string, more: Partial<Pressed> = {}): Pressed => ({ key, code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...more });
const alt = { altKey: true };

describe('a shortcut', () => {
  it('is told by its keys and by no others', () => {
    expect(shortcutOf(press('F6', 'F6'))).toBe('nextPart');
    expect(shortcutOf(press('F6', 'F6', { shiftKey: true }))).toBe('previousPart');
    expect(shortcutOf(press('F6', 'F6', alt))).toBeUndefined();
    expect(shortcutOf(press('k', 'KeyK', alt))).toBe('actions');
    expect(shortcutOf(press('k', 'KeyK'))).toBeUndefined();
    expect(shortcutOf(press('k', 'KeyK', { altKey: true, ctrlKey: true }))).toBeUndefined();
    expect(shortcutOf(press('w', 'KeyW', { altKey: true, metaKey: true }))).toBeUndefined();
  });

  it('is a letter by what is on the key, and by its place where Alt makes another sign of it', () => {
    // A German keyboard has the Z where an American one has the Y.
    expect(shortcutOf(press('z', 'KeyY', alt))).toBe('undo');
    expect(shortcutOf(press('Z', 'KeyZ', { altKey: true, shiftKey: true }))).toBe('redo');
    expect(shortcutOf(press('˚', 'KeyK', alt))).toBe('actions');
  });

  it('is a digit by its place, on the number pad too', () => {
    expect(shortcutOf(press('1', 'Digit1', alt))).toBe('dev-a');
    expect(shortcutOf(press('¡', 'Digit1', alt))).toBe('dev-a');
    expect(shortcutOf(press('&', 'Digit1', alt))).toBe('dev-a');
    expect(shortcutOf(press('0', 'Numpad0', alt))).toBe('sideBySide');
    expect(shortcutOf(press('5', 'Digit5', alt))).toBeUndefined();
  });

  it('is the backtick also where it is above another key', () => {
    expect(shortcutOf(press('`', 'Backquote', { ctrlKey: true }))).toBe('terminal');
    expect(shortcutOf(press('`', 'Equal', { ctrlKey: true, shiftKey: true }))).toBe('terminal');
    expect(shortcutOf(press('`', 'Backquote'))).toBeUndefined();
  });
});
