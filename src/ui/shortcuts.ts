/**
 * The keys that do something wherever on the page the keyboard is, by what they do. They are written here and nowhere
 * else: who answers a key, the list of keys and the palette of actions all read them.
 */
export const shortcuts = {
  actions: 'Alt+K',
  nextPart: 'F6',
  previousPart: 'Shift+F6',
  'dev-a': 'Alt+1',
  'dev-b': 'Alt+2',
  ci: 'Alt+3',
  production: 'Alt+4',
  sideBySide: 'Alt+0',
  points: 'Alt+9',
  terminal: 'Ctrl+`',
  undo: 'Alt+Z',
  redo: 'Alt+Shift+Z',
  nextTab: 'Alt+PageDown',
  previousTab: 'Alt+PageUp',
  closeTab: 'Alt+W',
} as const;
export type Shortcut = keyof typeof shortcuts;

export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

const byKeys: ReadonlyMap<string, Shortcut> = new Map((Object.keys(shortcuts) as Shortcut[]).map((name) => [shortcuts[name], name]));

/** Which of them was pressed, if any. */
export function shortcutOf(event: Pressed): Shortcut | undefined {
  if (event.metaKey) return undefined;
  const key = keyOf(event);
  // Some keyboards have the backtick above another key.
  const shift = event.shiftKey && key !== '`';
  return byKeys.get(`${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`);
}

/** A digit and a page key by its place; a letter by what is on it, or, where Alt makes a sign of it (macOS), by its place on most keyboards. */
function keyOf({ key, code }: Pressed): string {
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  if (digit !== undefined) return digit;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  return letter ?? (code === 'PageUp' || code === 'PageDown' ? code : key);
}
