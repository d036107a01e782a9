import { clusters } from './cell-width.ts';

/**
 * The line at the prompt, as readline would edit it. Pure: a key and a state give the next state and, at times, a request.
 *
 * @property cursor index in `text`, always between two clusters
 * @property recalled which line of the history stands there (0 is the oldest); undefined: a line of one's own
 * @property draft one's own line, kept while older ones are looked at
 * @property killed what Ctrl-U, Ctrl-K or Ctrl-W took last; Ctrl-Y puts it back
 * @property queue whole lines that wait for the running one: pasted, or typed ahead
 * @property tabbed the last key was Tab and completed nothing: a second one lists what there is
 */
export interface LineEditor {
  readonly text: string;
  readonly cursor: number;
  readonly recalled: number | undefined;
  readonly draft: string;
  readonly killed: string;
  readonly search: Search | undefined;
  readonly queue: readonly string[];
  readonly tabbed: boolean;
  readonly busy: boolean;
}

/** Ctrl-R: `found` is the index of the line that matches; undefined: none does. */
interface Search {
  readonly query: string;
  readonly found: number | undefined;
  readonly before: string;
}

export type LineKey =
  | { readonly type: 'text' | 'paste' | 'suggest'; readonly text: string }
  | { readonly type: 'complete'; readonly line: string; readonly start: number; readonly candidates: readonly string[] }
  | { readonly type: PlainKey };

export type PlainKey =
  | 'backspace' | 'delete' | 'left' | 'right' | 'word-left' | 'word-right' | 'home' | 'end'
  | 'kill-to-end' | 'kill-to-start' | 'kill-word' | 'kill-word-right' | 'yank' | 'swap'
  | 'up' | 'down' | 'search' | 'escape' | 'enter' | 'interrupt' | 'clear' | 'tab' | 'ended';

/** What the terminal has to do for the line editor. */
export type LineRequest =
  | { readonly type: 'run'; readonly line: string }
  | { readonly type: 'complete'; readonly line: string; readonly cursor: number }
  | { readonly type: 'list'; readonly candidates: readonly string[] }
  | { readonly type: 'abandon' }
  | { readonly type: 'stop' }
  | { readonly type: 'clear' };

export interface LineStep {
  readonly state: LineEditor;
  readonly request?: LineRequest;
}

export const emptyLine: LineEditor = {
  text: '', cursor: 0, recalled: undefined, draft: '', killed: '', search: undefined, queue: [], tabbed: false, busy: false,
};

/** One key. `history` holds the lines entered before, oldest first. */
export function pressKey(state: LineEditor, key: LineKey, history: readonly string[]): LineStep {
  const searched = state.search === undefined ? undefined : searchKey(state, state.search, key, history);
  if (searched !== undefined) return searched;
  const step = editKey({ ...state, search: undefined }, key, history);
  return key.type === 'tab' || key.type === 'complete' ? step : { ...step, state: { ...step.state, tabbed: false } };
}

function editKey(state: LineEditor, key: LineKey, history: readonly string[]): LineStep {
  const { text, cursor } = state;
  switch (key.type) {
    case 'text':
      return insert(state, key.text);
    case 'paste':
      return paste(state, key.text);
    case 'suggest':
      return { state: { ...state, ...lineAt(key.text), recalled: undefined } };
    case 'complete':
      return complete(state, key);
    case 'backspace':
      return { state: cut(state, leftOf(text, cursor), cursor) };
    case 'delete':
      return { state: cut(state, cursor, rightOf(text, cursor)) };
    case 'left':
      return { state: { ...state, cursor: leftOf(text, cursor) } };
    case 'right':
      return { state: { ...state, cursor: rightOf(text, cursor) } };
    case 'word-left':
      return { state: { ...state, cursor: wordLeft(text, cursor) } };
    case 'word-right':
      return { state: { ...state, cursor: wordRight(text, cursor) } };
    case 'home':
      return { state: { ...state, cursor: 0 } };
    case 'end':
      return { state: { ...state, cursor: text.length } };
    case 'kill-to-end':
      return { state: kill(state, cursor, text.length) };
    case 'kill-to-start':
      return { state: kill(state, 0, cursor) };
    case 'kill-word':
      return { state: kill(state, spaceLeft(text, cursor), cursor) };
    case 'kill-word-right':
      return { state: kill(state, cursor, wordRight(text, cursor)) };
    case 'yank':
      return insert(state, state.killed);
    case 'swap':
      return { state: swap(state) };
    case 'up':
      return { state: recall(state, (state.recalled ?? history.length) - 1, history) };
    case 'down':
      return { state: recall(state, (state.recalled ?? history.length) + 1, history) };
    case 'search':
      return { state: { ...state, search: { query: '', found: undefined, before: text } } };
    case 'escape':
      return { state };
    case 'enter':
      return enter(state, [text]);
    case 'interrupt':
      return { state: { ...cleared(state), queue: [] }, request: { type: state.busy ? 'stop' : 'abandon' } };
    case 'clear':
      return { state, request: { type: 'clear' } };
    case 'tab':
      return { state, request: { type: 'complete', line: text, cursor } };
    case 'ended':
      return enter({ ...state, busy: false }, []);
  }
}

/** Runs the first of the waiting lines when nothing runs; the others wait on. */
function enter(state: LineEditor, lines: readonly string[]): LineStep {
  const rest = lines.length === 0 ? state : cleared(state);
  const [next, ...queue] = [...state.queue, ...lines];
  if (next === undefined) return { state: rest };
  if (state.busy) return { state: { ...rest, queue: [next, ...queue] } };
  return { state: { ...rest, busy: true, queue }, request: { type: 'run', line: next } };
}

/** Pasted lines run one by one, as at any terminal; what follows the last line end stays at the prompt. */
function paste(state: LineEditor, pasted: string): LineStep {
  const lines = pasted.replaceAll('\t', '    ').split(/\r\n|\r|\n/);
  const [first = '', ...others] = lines;
  if (others.length === 0) return insert(state, first);
  const whole = [insert(state, first).state.text, ...others.slice(0, -1)];
  const step = enter(state, whole.filter((line) => line.trim() !== ''));
  return { ...step, state: { ...step.state, ...lineAt(others.at(-1) ?? '') } };
}

function complete(state: LineEditor, key: { line: string; start: number; candidates: readonly string[] }): LineStep {
  // The answer to a line that is no longer there.
  if (key.line !== state.text) return { state };
  const [only, ...others] = key.candidates;
  if (only === undefined) return { state: { ...state, tabbed: false } };
  const word = state.text.slice(key.start, state.cursor);
  const ending = only.endsWith('/') || only.endsWith('=') ? '' : ' ';
  const filled = others.length === 0 ? only + ending : commonStart(key.candidates);
  if (filled.length > word.length || others.length === 0) {
    const text = state.text.slice(0, key.start) + filled + state.text.slice(state.cursor);
    return { state: { ...state, text, cursor: key.start + filled.length, tabbed: false } };
  }
  if (!state.tabbed) return { state: { ...state, tabbed: true } };
  return { state, request: { type: 'list', candidates: key.candidates } };
}

/** Keys of the reverse search. Any other key takes the line that was found, and then does its own work. */
function searchKey(state: LineEditor, search: Search, key: LineKey, history: readonly string[]): LineStep | undefined {
  const newest = history.length - 1;
  if (key.type === 'text') return { state: found(state, { ...search, query: search.query + key.text }, history, newest) };
  if (key.type === 'backspace') return { state: found(state, { ...search, query: cutLast(search.query) }, history, newest) };
  if (key.type === 'search') return { state: found(state, search, history, (search.found ?? history.length) - 1) };
  if (key.type === 'interrupt' || key.type === 'escape') return { state: { ...state, ...lineAt(search.before), search: undefined } };
  return undefined;
}

function found(state: LineEditor, search: Search, history: readonly string[], from: number): LineEditor {
  if (search.query === '') return { ...state, search: { ...search, found: undefined } };
  for (let index = from; index >= 0; index -= 1) {
    const line = history[index] ?? '';
    const at = line.indexOf(search.query);
    if (at !== -1) return { ...state, text: line, cursor: at, recalled: index, search: { ...search, found: index } };
  }
  return { ...state, search: { ...search, found: undefined } };
}

function recall(state: LineEditor, index: number, history: readonly string[]): LineEditor {
  if (index < 0 || index > history.length) return state;
  const draft = state.recalled === undefined ? state.text : state.draft;
  if (index === history.length) return state.recalled === undefined ? state : { ...state, ...lineAt(draft), draft, recalled: undefined };
  return { ...state, ...lineAt(history[index] ?? ''), draft, recalled: index };
}

function insert(state: LineEditor, text: string): LineStep {
  return {
    state: { ...state, text: state.text.slice(0, state.cursor) + text + state.text.slice(state.cursor), cursor: state.cursor + text.length },
  };
}

function cut(state: LineEditor, from: number, to: number): LineEditor {
  return { ...state, text: state.text.slice(0, from) + state.text.slice(to), cursor: from };
}

function kill(state: LineEditor, from: number, to: number): LineEditor {
  return from === to ? state : { ...cut(state, from, to), killed: state.text.slice(from, to) };
}

function swap(state: LineEditor): LineEditor {
  const right = state.cursor === state.text.length ? state.cursor : rightOf(state.text, state.cursor);
  const middle = leftOf(state.text, right);
  const left = leftOf(state.text, middle);
  if (left === middle) return state;
  const { text } = state;
  return { ...state, text: text.slice(0, left) + text.slice(middle, right) + text.slice(left, middle) + text.slice(right), cursor: right };
}

function cleared(state: LineEditor): LineEditor {
  return { ...state, ...lineAt(''), recalled: undefined, draft: '' };
}

function lineAt(text: string): { text: string; cursor: number } {
  return { text, cursor: text.length };
}

function leftOf(text: string, cursor: number): number {
  return cursor - (clusters(text.slice(0, cursor)).at(-1)?.text.length ?? 0);
}

function rightOf(text: string, cursor: number): number {
  return cursor + (clusters(text.slice(cursor))[0]?.text.length ?? 0);
}

function wordLeft(text: string, cursor: number): number {
  return Math.max(0, text.slice(0, cursor).search(/[\p{L}\p{N}_]+[^\p{L}\p{N}_]*$/u));
}

function cutLast(text: string): string {
  return text.slice(0, leftOf(text, text.length));
}

function wordRight(text: string, cursor: number): number {
  return cursor + (/^[^\p{L}\p{N}_]*[\p{L}\p{N}_]*/u.exec(text.slice(cursor))?.[0].length ?? 0);
}

function spaceLeft(text: string, cursor: number): number {
  return text.slice(0, cursor).replace(/\S*\s*$/u, '').length;
}

function commonStart(words: readonly string[]): string {
  return words.reduce((common, word) => {
    let length = 0;
    while (length < common.length && common[length] === word[length]) length += 1;
    return common.slice(0, length);
  });
}
