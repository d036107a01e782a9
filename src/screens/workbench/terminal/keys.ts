import type { LineKey, PlainKey } from './line-editor.ts';

/** What a terminal sends for a key: control characters, and escape sequences as xterm writes them. */
const CONTROLS: Readonly<Record<string, PlainKey>> = {
  '\x01': 'home', '\x02': 'left', '\x03': 'interrupt', '\x04': 'delete', '\x05': 'end', '\x06': 'right', '\x07': 'escape',
  '\b': 'backspace', '\t': 'tab', '\n': 'enter', '\v': 'kill-to-end', '\f': 'clear', '\r': 'enter', '\x0e': 'down',
  '\x10': 'up', '\x12': 'search', '\x14': 'swap', '\x15': 'kill-to-start', '\x17': 'kill-word', '\x19': 'yank', '\x1b': 'escape',
  '\x7f': 'backspace',
};

const SEQUENCES: Readonly<Record<string, PlainKey>> = {
  '[A': 'up', 'OA': 'up', '[B': 'down', 'OB': 'down', '[C': 'right', 'OC': 'right', '[D': 'left', 'OD': 'left',
  '[H': 'home', 'OH': 'home', '[1~': 'home', '[F': 'end', 'OF': 'end', '[4~': 'end', '[3~': 'delete',
  '[1;5C': 'word-right', '[1;3C': 'word-right', '[1;5D': 'word-left', '[1;3D': 'word-left',
  'b': 'word-left', 'f': 'word-right', 'd': 'kill-word-right', '[3;5~': 'kill-word-right', '\x7f': 'kill-word', '\b': 'kill-word',
};

const PASTE_START = '\x1b[200~';
const PASTE_END = '\x1b[201~';

/** What a terminal sends for a key, for a program that reads the keyboard itself. */
export function sequenceOf(key: PlainKey): string {
  const [control] = Object.entries(CONTROLS).find(([, type]) => type === key) ?? [];
  const [sequence] = Object.entries(SEQUENCES).find(([, type]) => type === key) ?? [];
  if (sequence !== undefined && sequence.startsWith('[')) return `\x1b${sequence}`;
  return key === 'enter' ? '\r' : (control ?? '');
}

/** What was pasted, as if it had been typed. */
export const withoutPasteMarks = (data: string): string => data.replaceAll(PASTE_START, '').replaceAll(PASTE_END, '');

/** Reads what xterm hands over, which may be several keys at once, into keys of the line editor. */
export function keysOf(data: string): LineKey[] {
  const keys: LineKey[] = [];
  let rest = data;
  while (rest !== '') {
    const [key, length] = firstKey(rest);
    if (key !== undefined) keys.push(key);
    rest = rest.slice(length);
  }
  return keys;
}

function firstKey(data: string): [LineKey | undefined, number] {
  if (data.startsWith(PASTE_START)) {
    const end = data.indexOf(PASTE_END);
    const text = data.slice(PASTE_START.length, end === -1 ? undefined : end);
    return [{ type: 'paste', text }, end === -1 ? data.length : end + PASTE_END.length];
  }
  // A control character with nothing known behind it is a key that we do not know: it is swallowed, not typed.
  const escaped = /^\x1b(\[[0-9;?]*[A-Za-z~]|O[A-Za-z]|[a-z\x7f\b])/.exec(data); // eslint-disable-line no-control-regex -- a key comes as the control characters that a terminal sends
  if (escaped !== null) return [plain(SEQUENCES[escaped[1] ?? '']), escaped[0].length];
  const first = data.charAt(0);
  if (first < ' ' || first === '\x7f') return [plain(CONTROLS[first]), 1];
  const text = /^[^\x00-\x1f\x7f]+/.exec(data)?.[0] ?? first; // eslint-disable-line no-control-regex -- a key comes as the control characters that a terminal sends
  return [{ type: 'text', text }, text.length];
}

function plain(type: PlainKey | undefined): LineKey | undefined {
  return type === undefined ? undefined : { type };
}
