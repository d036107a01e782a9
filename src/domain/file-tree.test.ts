import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, difference, emptyTree, type FileTree, kindAt, makeFolder, namesIn, removePath, textOf, treeOf } from './file-tree.ts';

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
});

test('bytes are text only when they are UTF-8 without a zero byte', () => {
  expect(textOf(new TextEncoder().encode('naïve 🙂'))).toBe('naïve 🙂');
  expect(textOf(new Uint8Array([0x53, 0x00]))).toBeUndefined();
  expect(textOf(new Uint8Array([0xff, 0xfe]))).toBeUndefined();
});
