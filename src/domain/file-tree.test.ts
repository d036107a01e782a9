import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, baseName, difference, emptyTree, type FileTree, keysUnder, kindAt, makeFolder, namesIn, parentOf, removePath, textAt, textOf, treeOf } from './file-tree.ts';

const name = fc.constantFrom('a', 'b', 'c', 'migrations', 'x.py');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const bytes = fc.uint8Array({ maxLength: 4 });

/** A tree in which no file lies where another needs a folder, as on a disk. */
const tree = fc.array(fc.tuple(path, bytes), { maxLength: 12 }).map((entries) => {
  let files: FileTree = emptyTree;
  for (const [where, content] of entries) {
    const blocked = kindAt(files, where) === 'folder' || where.split('/').some((_, index, parts) => files.has(parts.slice(0, index).join('/')));
    if (!blocked) files = apply(files, { set: [[where, content]], remove: [] });
  }
  return files;
});

const plain = (files: FileTree) => Object.fromEntries([...files].map(([key, value]) => [key, [...value]]));

describe('a file tree', () => {
  test('becomes another by their difference, whatever the two are', () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        expect(plain(apply(before, difference(before, after)))).toEqual(plain(after));
      }),
    );
  });

  test('differs from itself in nothing, and a changed tree leaves the old one as it was', () => {
    fc.assert(
      fc.property(tree, path, bytes, (files, where, content) => {
        const before = plain(files);
        expect(difference(files, new Map(files))).toEqual({ set: [], remove: [] });
        apply(files, { set: [[where, content]], remove: [...files.keys()] });
        expect(plain(files)).toEqual(before);
      }),
    );
  });

  test('shares the bytes of every file that did not change', () => {
    fc.assert(
      fc.property(tree, (files) => {
        const next = apply(files, { set: [['new.txt', new Uint8Array([1])]], remove: [] });
        for (const [key, value] of files) if (!key.endsWith('/')) expect(next.get(key)).toBe(value);
      }),
    );
  });

  test('keeps the folder that lost its last file', () => {
    fc.assert(
      fc.property(tree, (files) => {
        for (const key of files.keys()) {
          const parent = key.slice(0, Math.max(0, key.lastIndexOf('/')));
          expect(kindAt(removePath(files, key), parent)).toBe('folder');
          expect(kindAt(removePath(files, key), key)).toBeUndefined();
        }
      }),
    );
  });

  test('knows an empty folder until something lies in it', () => {
    const folder = makeFolder(emptyTree, 'migrations/versions');
    expect(kindAt(folder, 'migrations/versions')).toBe('folder');
    expect(namesIn(folder, 'migrations')).toEqual([{ name: 'versions', kind: 'folder' }]);
    const filled = apply(folder, { set: [['migrations/versions/a.py', new Uint8Array()]], remove: [] });
    expect([...filled.keys()]).toEqual(['migrations/versions/a.py']);
  });

  test('lists names in order, files and folders', () => {
    expect(namesIn(treeOf({ 'b.py': '', 'a/x': '', 'a/y': '', 'C': '' }), '')).toEqual([
      { name: 'C', kind: 'file' },
      { name: 'a', kind: 'folder' },
      { name: 'b.py', kind: 'file' },
    ]);
  });

  test('lists what lies directly in a folder, and nothing of another one', () => {
    const files = makeFolder(treeOf({ 'app/b.py': '', 'app/a/x.py': '', 'apples/c.py': '', 'x/app/d.py': '', app2: '' }), 'app/empty');
    expect(namesIn(files, 'app').map(({ name }) => name)).toEqual(['a', 'b.py', 'empty']);
    expect(namesIn(makeFolder(emptyTree, 'app'), 'app')).toEqual([]);
  });

  test('knows files from folders, and both from what is not there', () => {
    const files = makeFolder(treeOf({ 'app/models.py': '' }), 'empty');
    expect(['', 'app', 'app/models.py', 'empty', 'ap', 'models.py'].map((path) => kindAt(files, path))).toEqual(['folder', 'folder', 'file', 'folder', undefined, undefined]);
  });

  test('stays the same value when nothing is changed', () => {
    const files = treeOf({ 'app/models.py': 'x' });
    expect(apply(files, { set: [], remove: [] })).toBe(files);
    expect(makeFolder(files, 'app')).toBe(files);
    expect(makeFolder(files, 'app/models.py')).toBe(files);
    expect(makeFolder(files, '')).toBe(files);
  });

  test('does not differ from itself, nor from one with the same bytes in other arrays', () => {
    const files = treeOf({ 'a.py': 'one', 'b.py': '' });
    expect(difference(files, files)).toEqual({ set: [], remove: [] });
    expect(difference(files, treeOf({ 'a.py': 'one', 'b.py': '' }))).toEqual({ set: [], remove: [] });
    expect(difference(files, treeOf({ 'a.py': 'ono', 'b.py': '' })).set.map(([path]) => path)).toEqual(['a.py']);
    expect(difference(files, treeOf({ 'a.py': 'oneone', 'b.py': '' })).set.map(([path]) => path)).toEqual(['a.py']);
  });

  test('removes a file, or a whole folder, and nothing beside it', () => {
    const files = treeOf({ app: '', 'migrations/env.py': '', 'migrations/versions/a.py': '', 'migrations2/b.py': '', 'x/migrations/c.py': '' });
    expect(keysUnder(files, 'migrations')).toEqual(['migrations/env.py', 'migrations/versions/a.py']);
    expect(keysUnder(files, 'app')).toEqual(['app']);
    expect(keysUnder(files, '')).toEqual([...files.keys()]);
    expect([...removePath(files, 'migrations').keys()]).toEqual(['app', 'migrations2/b.py', 'x/migrations/c.py']);
    expect([...removePath(files, 'migrations/versions/a.py').keys()]).toContain('migrations/versions/');
  });

  test('drops the mark of every empty folder above a new file', () => {
    let files = emptyTree;
    for (const folder of ['a', 'a/b', 'a/b/c']) files = apply(files, { set: [[`${folder}/`, new Uint8Array()]], remove: [] });
    expect([...apply(new Map([['a/', new Uint8Array()], ['a/b/', new Uint8Array()]]), { set: [['a/b/c.py', new Uint8Array()]], remove: [] }).keys()]).toEqual(['a/b/c.py']);
    expect([...files.keys()]).toEqual(['a/b/c/']);
  });
});

test('a path has a name and a folder', () => {
  expect(['migrations/versions/a.py', 'a.py'].map(baseName)).toEqual(['a.py', 'a.py']);
  expect(['migrations/versions/a.py', 'a.py'].map(parentOf)).toEqual(['migrations/versions', '']);
});

test('a file’s text is undefined where there is no file', () => {
  expect(textAt(treeOf({ 'a.py': 'x = 1' }), 'a.py')).toBe('x = 1');
  expect(textAt(treeOf({ 'a.py': 'x = 1' }), 'b.py')).toBeUndefined();
});

test('bytes are text only when they are UTF-8 without a zero byte', () => {
  expect(textOf(new TextEncoder().encode('naïve 🙂'))).toBe('naïve 🙂');
  expect(textOf(new TextEncoder().encode('\uFEFFx = 1'))).toBe('\uFEFFx = 1');
  expect(textOf(new Uint8Array([0x53, 0x00]))).toBeUndefined();
  expect(textOf(new Uint8Array([0xff, 0xfe]))).toBeUndefined();
});
