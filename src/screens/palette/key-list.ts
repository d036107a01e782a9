import type { KeysTexts } from '../../texts/en/keys.ts';
import { shortcuts } from '../../ui/shortcuts.ts';
import { theatreKeys, type TheatreKey } from '../theatre/keys.ts';

/** Keys of one line of the list: each does the same, or one of several like things, in their order. */
export interface KeyLine {
  readonly keys: readonly string[];
  readonly does: keyof KeysTexts['does'];
}

const line = (does: KeyLine['does'], ...keys: readonly string[]): KeyLine => ({ does, keys });
const theatre = (does: KeyLine['does'], key: TheatreKey): KeyLine => ({ does, keys: theatreKeys[key].map((each) => (each === ' ' ? 'Space' : each)) });

/** All keys, by the part of the page in which they work. Those that work everywhere and those of the theatre are the ones that are answered. */
export const keyList: readonly (readonly [place: keyof KeysTexts['places'], lines: readonly KeyLine[]])[] = [
  ['everywhere', [line('actions', shortcuts.actions, 'Ctrl+K')]],
  [
    'workbench',
    [
      line('parts', shortcuts.nextPart, shortcuts.previousPart),
      line('environments', shortcuts['dev-a'], shortcuts['dev-b'], shortcuts.ci, shortcuts.production),
      line('sideBySide', shortcuts.sideBySide),
      line('terminal', shortcuts.terminal),
      line('undoRedo', shortcuts.undo, shortcuts.redo),
      line('points', shortcuts.points),
      line('tabs', shortcuts.nextTab, shortcuts.previousTab),
      line('closeTab', shortcuts.closeTab),
    ],
  ],
  ['files', [line('walkTree', 'Arrows', 'Letters'), line('openFile', 'Enter'), line('rename', 'F2'), line('delete', 'Delete')]],
  ['editor', [line('tabLeaves', 'Ctrl+M'), line('nextProblem', 'F8'), line('editorCommands', 'F1')]],
  [
    'terminal',
    [
      line('complete', 'Tab'),
      line('history', 'ArrowUp', 'ArrowDown'),
      line('search', 'Ctrl+R'),
      line('interrupt', 'Ctrl+C'),
      line('lineEnds', 'Ctrl+A', 'Ctrl+E'),
      line('killLine', 'Ctrl+U', 'Ctrl+K'),
      line('killWord', 'Ctrl+W', 'Alt+Backspace'),
      line('clear', 'Ctrl+L'),
      line('copyPaste', 'Ctrl+Shift+C', 'Ctrl+V'),
      line('leaveTerminal', 'Shift+Tab', 'Escape Tab'),
    ],
  ],
  ['timeline', [line('walkPoints', 'ArrowUp', 'ArrowDown'), line('goToPoint', 'Enter'), line('namePoint', 'F2'), line('markPoint', 'Space')]],
  ['panels', [line('resize', 'Arrows'), line('walkRevisions', 'ArrowUp', 'ArrowDown'), line('runSql', 'Ctrl+Enter')]],
  [
    'theatre',
    [theatre('play', 'play or pause'), theatre('next', 'next'), theatre('back', 'back'), theatre('start', 'start'), theatre('end', 'end'), theatre('present', 'present'), theatre('pointer', 'pointer'), theatre('leave', 'leave')],
  ],
];

/** Keys as a person reads them: `Alt+PageDown`, `Alt+Bild↓`; one after another: `Escape and Tab`. */
export function keysInWords(keys: string, { named, inTurn }: Pick<KeysTexts, 'named' | 'inTurn'>): string {
  const names: Readonly<Record<string, string>> = named;
  const word = (key: string): string => (Object.hasOwn(names, key) ? (names[key] ?? key) : key);
  return keys
    .split(' ')
    .map((together) => together.split('+').map(word).join('+'))
    .reduce((first, second) => inTurn(first, second));
}
