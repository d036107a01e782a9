/** All keys, by the part of the page in which they work. */
export type Keys = readonly (readonly [where: string, keys: readonly (readonly [key: string, does: string])[]])[];

const lists: Keys = [
  [
    'Everywhere',
    [
      ['F6, Shift+F6', 'to the next part of the page, or the one before'],
      ['Alt+1 … Alt+4', 'to Developer A, Developer B, CI, Production'],
      ['Alt+0', 'all environments side by side, and back'],
      ['Ctrl+`', 'to the terminal'],
      ['Alt+Z, Alt+Shift+Z', 'undo and redo: the whole world one point back, or forward again'],
      ['Alt+9', 'all points of the timeline, and back'],
      ['Alt+PageDown, Alt+PageUp', 'to the next tab, or the one before'],
      ['Alt+W', 'close the tab'],
    ],
  ],
  [
    'Files',
    [
      ['Arrows, letters', 'go through the tree'],
      ['Enter', 'open'],
      ['F2', 'rename'],
      ['Delete', 'delete, after a question'],
    ],
  ],
  [
    'Editor',
    [
      ['Ctrl+M', 'let Tab leave the editor, and again to let it indent (macOS: Ctrl+Shift+M)'],
      ['F8', 'to the next marked problem'],
      ['F1', 'all of the editor’s commands'],
    ],
  ],
  [
    'Terminal',
    [
      ['Tab', 'complete; a second time: list what there is'],
      ['Up, Down', 'lines entered before'],
      ['Ctrl+R', 'search them; again for older ones'],
      ['Ctrl+C', 'stop what runs, or copy what is selected'],
      ['Ctrl+A, Ctrl+E', 'to the start or the end of the line'],
      ['Ctrl+U, Ctrl+K', 'delete to the start or the end; Ctrl+Y puts it back'],
      ['Ctrl+W, Alt+Backspace', 'delete a word (some browsers keep Ctrl+W)'],
      ['Ctrl+L', 'clear'],
      ['Ctrl+Shift+C, Ctrl+V', 'copy, paste'],
      ['Shift+Tab, or Escape and Tab', 'leave the terminal'],
    ],
  ],
  [
    'Timeline',
    [
      ['Up, Down', 'go along the points (on the track: Left, Right take the world along)'],
      ['Enter', 'put the world at the point'],
      ['F2', 'name the point; a named one is not forgotten'],
      ['Space', 'mark the point, to compare it with another'],
    ],
  ],
  [
    'Panels',
    [
      ['Arrows on a divider', 'make a panel larger or smaller'],
      ['Up, Down in Revisions', 'go along the revisions'],
      ['Ctrl+Enter in SQL', 'run it'],
    ],
  ],
];

export const keys = { title: 'Keys', lists };
