import type { FileTree } from '../domain/file-tree.ts';

const HEADER = 'SQLite format 3\0';

/** Whether bytes are a SQLite database, by the words that each begins with. */
export function isSqlite(bytes: Uint8Array): boolean {
  return bytes.length >= HEADER.length && Array.from(HEADER).every((character, index) => bytes[index] === character.charCodeAt(0));
}

/** The databases of a tree, by path. What lies below `.git` is git's. */
export function databasesIn(files: FileTree): string[] {
  return [...files].filter(([path, bytes]) => !path.startsWith('.git/') && isSqlite(bytes)).map(([path]) => path);
}
