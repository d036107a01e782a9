import { textOf, type FileTree } from '../../../domain/file-tree.ts';

/** What a file is to a reader. `size` in bytes. */
export type FileContent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'database' | 'binary'; readonly size: number }
  | { readonly type: 'gone' };

export function contentOf(files: FileTree, path: string): FileContent {
  const bytes = files.get(path);
  if (bytes === undefined) return { type: 'gone' };
  if (isDatabase(bytes)) return { type: 'database', size: bytes.length };
  const text = textOf(bytes);
  return text === undefined ? { type: 'binary', size: bytes.length } : { type: 'text', text };
}

const SQLITE_HEADER = new TextEncoder().encode('SQLite format 3\0');

/** Every SQLite database begins with the same sixteen bytes. */
function isDatabase(bytes: Uint8Array): boolean {
  return bytes.length >= SQLITE_HEADER.length && SQLITE_HEADER.every((byte, index) => bytes[index] === byte);
}

/** The database files of a project, by path. */
export function databasesIn(files: FileTree): string[] {
  return [...files].filter(([, bytes]) => isDatabase(bytes)).map(([path]) => path).sort();
}

/** The database that is meant when none is named: the one that was picked, else `app.db`, else the first. */
export function mainDatabase(paths: readonly string[], picked: string | undefined): string | undefined {
  return [picked, 'app.db'].find((path) => path !== undefined && paths.includes(path)) ?? paths[0];
}
