import { expect, test } from 'vitest';
import { branchesIn } from './branches.ts';
import { makeFolder, treeOf } from './file-tree.ts';

test('branches are found loose and packed, each once, in order, without HEAD and what is no branch', () => {
  const files = treeOf({
    '.git/HEAD': 'ref: refs/heads/main',
    '.git/refs/heads/main': 'c0ffee',
    '.git/refs/heads/feature/phone': 'c0ffee',
    '.git/refs/remotes/origin/main': 'c0ffee',
    '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/main',
    '.git/refs/tags/v1': 'c0ffee',
    'refs/heads/elsewhere': '',
    'copy/.git/refs/heads/copied': '',
    '.git/packed-refs': '# pack-refs with: peeled fully-peeled sorted\nc0ffee refs/heads/main\nc0ffee refs/heads/archived\nc0ffee refs/tags/v0\n^c0ffee\n',
  });
  expect(branchesIn(files)).toEqual(['archived', 'feature/phone', 'main', 'origin/main']);
});

test('an empty folder is no branch, and without a repository there is none', () => {
  expect(branchesIn(makeFolder(treeOf({ 'app.py': '' }), '.git/refs/heads/feature'))).toEqual([]);
  expect(branchesIn(treeOf({ 'app.py': '' }))).toEqual([]);
});
