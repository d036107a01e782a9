import { describe, expect, it } from 'vitest';
import { treeOf } from '../../../domain/file-tree.ts';
import { marksOf, rowAfter, rowByName, treeRows } from './tree-rows.ts';

const files = treeOf({
  'app.py': '', 'models.py': '', 'migrations/env.py': '', 'migrations/versions/9d80_create.py': '', '__pycache__/app.pyc': '',
});
const none = new Set<string>();
const paths = (...args: Parameters<typeof treeRows>) => treeRows(...args).map(({ path }) => path);

describe('the file tree', () => {
  it('shows files before folders, and caches closed', () => {
    expect(paths(files, none, new Map())).toEqual([
      'app.py', 'models.py', '__pycache__', 'migrations', 'migrations/env.py', 'migrations/versions', 'migrations/versions/9d80_create.py',
    ]);
  });

  it('opens and closes folders', () => {
    expect(paths(files, new Set(['migrations', '__pycache__']), new Map())).toEqual(['app.py', 'models.py', '__pycache__', '__pycache__/app.pyc', 'migrations']);
  });

  it('knows each line’s level and place among its siblings', () => {
    expect(treeRows(files, none, new Map()).find(({ path }) => path === 'migrations/versions')).toMatchObject({ level: 2, position: 2, siblings: 2 });
  });

  it('keeps a line for what was removed, and tells a closed folder that holds a change', () => {
    const marks = marksOf({ added: ['migrations/versions/9d80_create.py'], changed: [], removed: ['old.py'] });
    const rows = treeRows(files, new Set(['migrations']), marks);
    expect(rows.find(({ path }) => path === 'old.py')?.mark).toBe('removed');
    expect(rows.find(({ path }) => path === 'migrations')?.mark).toBe('changed');
  });

  it('is walked by arrows', () => {
    const rows = treeRows(files, none, new Map());
    expect(rowAfter(rows, 'app.py', 'ArrowDown')?.path).toBe('models.py');
    expect(rowAfter(rows, 'migrations', 'ArrowRight')?.path).toBe('migrations/env.py');
    expect(rowAfter(rows, 'migrations/versions/9d80_create.py', 'ArrowLeft')?.path).toBe('migrations/versions');
    expect(rowAfter(rows, 'app.py', 'ArrowUp')).toBeUndefined();
    expect(rowAfter(rows, 'app.py', 'ArrowRight')).toBeUndefined();
  });

  it('is walked by letters, round the end', () => {
    const rows = treeRows(files, none, new Map());
    expect(rowByName(rows, 'app.py', 'm')?.path).toBe('models.py');
    expect(rowByName(rows, 'models.py', 'm')?.path).toBe('migrations');
    expect(rowByName(rows, 'migrations', 'mo')?.path).toBe('models.py');
  });
});
