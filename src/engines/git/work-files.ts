import { type FileTree, sameBytes } from '../../domain/file-tree.ts';

const NOTHING = new Uint8Array(0);

/**
 * A file tree that a running git may change: the value that it started from stays as it was, and {@link WorkFiles.tree}
 * gives the value at the end. Folders are indexed once, so that looking into one does not read all keys of the tree.
 * Paths are relative to the tree's top, which is `''`.
 */
export class WorkFiles {
  readonly #start: FileTree;
  readonly #files = new Map<string, Uint8Array>();
  readonly #folders = new Map<string, Set<string>>([['', new Set()]]);
  #changed = false;

  constructor(start: FileTree) {
    this.#start = start;
    for (const [path, bytes] of start) {
      if (path.endsWith('/')) this.#enter(path.slice(0, -1));
      else this.#put(path, bytes);
    }
  }

  /** The tree as it is now: the very one it started from when nothing changed, and the same bytes for files that did not. */
  tree(): FileTree {
    if (!this.#changed) return this.#start;
    const tree = new Map(this.#files);
    for (const [folder, names] of this.#folders) if (names.size === 0 && folder !== '') tree.set(`${folder}/`, NOTHING);
    return tree;
  }

  kind(path: string): 'file' | 'folder' | undefined {
    if (this.#files.has(path)) return 'file';
    return this.#folders.has(path) ? 'folder' : undefined;
  }

  read(path: string): Uint8Array | undefined {
    return this.#files.get(path);
  }

  /** Names directly in a folder, sorted; none when there is no such folder. */
  names(folder: string): string[] {
    return [...(this.#folders.get(folder) ?? [])].sort();
  }

  /** Every file at or below a path, in no order that matters. */
  *filesUnder(path: string): Generator<string> {
    if (this.#files.has(path)) yield path;
    for (const name of this.#folders.get(path) ?? []) yield* this.filesUnder(below(path, name));
  }

  /** Writes a file and the folders above it. Writing what is there already leaves the old bytes, so that identity still tells. */
  write(path: string, bytes: Uint8Array): void {
    const old = this.#files.get(path);
    if (old !== undefined && sameBytes(old, bytes)) return;
    this.#changed = true;
    this.#put(path, bytes);
  }

  makeFolder(path: string): void {
    if (this.#folders.has(path)) return;
    this.#changed = true;
    this.#enter(path);
  }

  /** Removes a file; its folder stays, even when it is empty now. */
  remove(path: string): void {
    if (!this.#files.delete(path)) return;
    this.#changed = true;
    this.#folders.get(above(path))?.delete(lastName(path));
  }

  /** Removes a folder when it is there and empty; says whether it did. */
  removeEmptyFolder(path: string): boolean {
    if (path === '' || this.#folders.get(path)?.size !== 0) return false;
    this.#changed = true;
    this.#folders.delete(path);
    this.#folders.get(above(path))?.delete(lastName(path));
    return true;
  }

  /** Removes a file and then each folder above it that became empty, up to but without `top`. */
  removeAndTidy(path: string, top: string): void {
    this.remove(path);
    for (let folder = above(path); folder !== top && folder !== ''; folder = above(folder)) if (!this.removeEmptyFolder(folder)) return;
  }

  #put(path: string, bytes: Uint8Array): void {
    this.#files.set(path, bytes);
    this.#enter(above(path)).add(lastName(path));
  }

  #enter(folder: string): Set<string> {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const names = new Set<string>();
    this.#folders.set(folder, names);
    this.#enter(above(folder)).add(lastName(folder));
    return names;
  }
}

/** `name` in `folder`; `''` is the top. */
export function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The folder of a path; `''` for what lies at the top. */
export function above(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
