/**
 * The files of one environment as an immutable value: path → bytes.
 *
 * Paths are relative to the project folder, use `/`, and have no `.` or `..` parts: `migrations/env.py`.
 * A folder exists because a file lies in it; an *empty* folder is kept as a key that ends in `/` with no bytes.
 * Bytes are never changed in place: a changed file is a new array, so identity tells whether a file changed.
 */
export type FileTree = ReadonlyMap<string, Uint8Array>;

/** What turns one tree into another: files to set (path and bytes) and paths to remove. */
export interface FileChanges {
  readonly set: readonly (readonly [path: string, bytes: Uint8Array])[];
  readonly remove: readonly string[];
}

const NOTHING = new Uint8Array(0);

export const emptyTree: FileTree = new Map();

/** Builds a tree from pairs; text is stored as UTF-8. */
export function treeOf(files: Readonly<Record<string, string | Uint8Array>>): FileTree {
  const encoder = new TextEncoder();
  return apply(emptyTree, {
    set: Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? encoder.encode(content) : content]),
    remove: [],
  });
}

/** The tree after the changes. Removals come first, so a file may replace a folder of its name and the reverse. */
export function apply(tree: FileTree, changes: FileChanges): FileTree {
  if (changes.set.length === 0 && changes.remove.length === 0) return tree;
  const next = new Map(tree);
  for (const path of changes.remove) next.delete(path);
  for (const [path, bytes] of changes.set) {
    next.set(path, bytes);
    for (const folder of ancestors(path)) next.delete(`${folder}/`);
  }
  return next;
}

/** The changes that turn `before` into `after`, by identity of the bytes first and by content second. */
export function difference(before: FileTree, after: FileTree): FileChanges {
  if (before === after) return { set: [], remove: [] };
  const set: [string, Uint8Array][] = [];
  for (const [path, bytes] of after) {
    const old = before.get(path);
    if (old === undefined || !sameBytes(old, bytes)) set.push([path, bytes]);
  }
  const remove = [...before.keys()].filter((path) => !after.has(path));
  return { set, remove };
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every((byte, index) => byte === b[index]);
}

/** What stands at a path: a file, a folder, or nothing. The project folder itself is `''`. */
export function kindAt(tree: FileTree, path: string): 'file' | 'folder' | undefined {
  if (path === '') return 'folder';
  if (tree.has(path)) return 'file';
  const prefix = `${path}/`;
  for (const key of tree.keys()) if (key.startsWith(prefix)) return 'folder';
  return undefined;
}

/** Names directly inside a folder, sorted; `''` is the project folder. */
export function namesIn(tree: FileTree, folder: string): { name: string; kind: 'file' | 'folder' }[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const found = new Map<string, 'file' | 'folder'>();
  for (const key of tree.keys()) {
    if (!key.startsWith(prefix) || key === prefix) continue;
    const rest = key.slice(prefix.length);
    const slash = rest.indexOf('/');
    if (slash === -1) found.set(rest, 'file');
    else found.set(rest.slice(0, slash), 'folder');
  }
  return [...found].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** All keys at or below a path: the file itself, or everything in the folder. */
export function keysUnder(tree: FileTree, path: string): string[] {
  if (path === '') return [...tree.keys()];
  const prefix = `${path}/`;
  return [...tree.keys()].filter((key) => key === path || key.startsWith(prefix));
}

/** Removes a file or a whole folder; a folder left empty by that stays, as it does on a disk. */
export function removePath(tree: FileTree, path: string): FileTree {
  const gone = keysUnder(tree, path);
  return makeFolder(apply(tree, { set: [], remove: gone }), parentOf(path));
}

/** Adds an empty folder (and the folders above it); what is there already stays as it is. So a folder is kept that lost its last file. */
export function makeFolder(tree: FileTree, path: string): FileTree {
  return kindAt(tree, path) === undefined ? apply(tree, { set: [[`${path}/`, NOTHING]], remove: [] }) : tree;
}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The text of a file, or undefined where there is no file or it is not UTF-8. */
export function textAt(tree: FileTree, path: string): string | undefined {
  const bytes = tree.get(path);
  return bytes === undefined ? undefined : textOf(bytes);
}

/** Bytes as UTF-8 text, or undefined when they are not text (a database, a picture). */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function ancestors(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
