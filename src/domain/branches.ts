import { type FileTree, textAt } from './file-tree.ts';

const FOLDERS = ['.git/refs/heads/', '.git/refs/remotes/'];

/** Names of the branches that a project's repository knows, remote ones as `origin/main`; none where there is no repository. */
export function branchesIn(files: FileTree): string[] {
  const loose = [...files.keys()].filter((path) => !path.endsWith('/'));
  const packed = (textAt(files, '.git/packed-refs') ?? '').split('\n').map((line) => `.git/${line.split(' ')[1] ?? ''}`);
  const names = [...loose, ...packed].flatMap((path) => FOLDERS.filter((folder) => path.startsWith(folder)).map((folder) => path.slice(folder.length)));
  return [...new Set(names)].filter((name) => !name.endsWith('/HEAD')).sort();
}
