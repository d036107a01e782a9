import { describe, expect, it } from 'vitest';
import { clusters, endOf } from './cell-width.ts';
import { cursorPlace, inColumns, paint } from './drawing.ts';
import { findPlaces } from './links.ts';
import { plainText } from './transcript.ts';

describe('the width of text', () => {
  it('counts wide characters twice and what joins not at all', () => {
    expect(clusters('a漢é👍🏽').map(({ width }) => width)).toEqual([1, 2, 1, 2]);
    expect(clusters('👩‍👩‍👧🇫🇷')).toEqual([{ text: '👩‍👩‍👧', width: 2 }, { text: '🇫🇷', width: 2 }]);
  });

  it('moves a wide character to the next row when half of it would not fit', () => {
    expect(endOf('abc漢', 4)).toEqual({ row: 1, column: 2 });
    expect(endOf('ab漢', 4)).toEqual({ row: 0, column: 4 });
  });
});

describe('the prompt line', () => {
  it('puts the cursor on a row of its own when the line ends at the edge', () => {
    expect(cursorPlace({ prompt: '$ ', text: 'abcd', cursor: 4 }, 6)).toEqual({ row: 1, column: 0, lastRow: 1, fillsRow: true });
    expect(cursorPlace({ prompt: '$ ', text: 'abcd', cursor: 0 }, 6)).toEqual({ row: 0, column: 2, lastRow: 1, fillsRow: true });
  });
});

describe('output', () => {
  it('sets candidates in columns, read downwards', () => {
    expect(inColumns(['a.py', 'b.py', 'c.py'], 14)).toEqual(['a.py  c.py', 'b.py']);
  });

  it('steps back for INFO lines and gives every line end its return', () => {
    expect(paint('INFO  [alembic] x\nok\n')).toBe('\x1b[38;5;20mINFO  [alembic] x\x1b[39m\r\nok\r\n');
  });

  it('copies without colours', () => {
    expect(plainText([{ type: 'entered', prompt: 'dev-a $ ', line: 'ls' }, { type: 'stdout', text: '\x1b[1mapp.py\x1b[0m\n' }])).toBe('dev-a $ ls\napp.py\n');
  });
});

describe('places in output', () => {
  const files = new Set(['app.py', 'migrations/versions/62c0_add.py']);
  const find = (text: string) => findPlaces(text, '/home/dev-a/project', (path) => files.has(path));

  it('finds the line of a traceback', () => {
    const text = '  File "/home/dev-a/project/app.py", line 12, in <module>';
    const [place] = find(text);
    expect(place).toMatchObject({ path: 'app.py', line: 12 });
    expect(text.slice(place?.start, place?.end)).toBe('/home/dev-a/project/app.py", line 12');
  });

  it('finds bare paths and path:line', () => {
    expect(find('Generating migrations/versions/62c0_add.py ...  done')).toMatchObject([{ path: 'migrations/versions/62c0_add.py', line: undefined }]);
    expect(find('./app.py:3: error')).toMatchObject([{ path: 'app.py', line: 3 }]);
  });

  it('leaves other files alone', () => {
    expect(find('File "/usr/lib/python3/site-packages/flask/app.py", line 1')).toEqual([]);
  });
});
