import { files, origin } from 'virtual:starter-world';
import { type FileTree, treeOf } from './domain/file-tree.ts';
import { type Workspace, workspaceFrom } from './domain/workspace.ts';

/** The world of a first visit: every environment is a fresh clone of the starter project's origin. */
export function starterWorkspace(): Workspace {
  return workspaceFrom(decode(files), decode(origin));
}

function decode(encoded: Readonly<Record<string, string>>): FileTree {
  return treeOf(Object.fromEntries(Object.entries(encoded).map(([path, text]) => [path, Uint8Array.from(atob(text), (character) => character.charCodeAt(0))])));
}
