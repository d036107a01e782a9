import { type FileTree, treeOf } from './domain/file-tree.ts';

const FOLDER = '../lessons/starter/';

/** The project that a first visit starts with: the files of `lessons/starter/`, bundled as text. */
export function starterProject(): FileTree {
  const texts = import.meta.glob<string>('../lessons/starter/**/*', { query: '?raw', import: 'default', eager: true });
  return treeOf(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path.slice(FOLDER.length), text])));
}
