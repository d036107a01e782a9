import path from 'path-browserify';
import { type FileTree } from '../../domain/file-tree.ts';
import { systemError, type SystemErrorCode } from './system-error.ts';

/**
 * The file system that one process sees: a private copy, thrown away with the process.
 *
 * Bytes that were put in are never changed in place, so an untouched file keeps its identity. Paths are absolute.
 */
export interface Disk {
  /** What stands at a path, or undefined. Throws `ENOTDIR` where a part of the way is a file. */
  find(path: string, syscall?: string): DiskNode | undefined;
  /** The same; throws Node's error when there is nothing. */
  at(path: string, syscall: string): DiskNode;
  fileAt(path: string, syscall: string): DiskFile;
  /** The file at a path, made when it is missing. */
  makeFile(path: string, syscall: string): DiskFile;
  makeFolder(path: string, syscall: string): void;
  /** Takes a file or an empty folder away. */
  remove(path: string, syscall: string): void;
  /** @param shown the two paths as the program gave them */
  rename(from: string, to: string, shown: readonly [from: string, to: string]): void;
  /** Puts a folder of files where nothing may be written. */
  mount(folder: string, files: ReadonlyMap<string, Uint8Array>): void;
  /** Puts an environment's files at its project folder. */
  putTree(folder: string, tree: FileTree): void;
  /** The files below a folder, as the value that outlives the process. */
  readTree(folder: string): FileTree;
}

export type DiskNode = DiskFile | DiskFolder;

export interface DiskFile {
  readonly kind: 'file';
  readonly inode: number;
  readonly readOnly: boolean;
  /** The bytes, or where to get them when they are wanted: a database that is open writes itself down only then. */
  content: Uint8Array | (() => Uint8Array);
  changed: number;
}

export interface DiskFolder {
  readonly kind: 'folder';
  readonly inode: number;
  readonly readOnly: boolean;
  readonly entries: Map<string, DiskNode>;
  changed: number;
}

const NOTHING = new Uint8Array(0);

/** A disk with a temporary folder, a home for the environment, and nothing else. */
export function createDisk(home: string): Disk {
  let inodes = 1;
  const now = Date.now();
  const newFolder = (readOnly: boolean): DiskFolder => ({ kind: 'folder', inode: inodes++, readOnly, entries: new Map(), changed: now });
  const newFile = (content: DiskFile['content'], readOnly: boolean, changed = now): DiskFile => ({ kind: 'file', inode: inodes++, readOnly, content, changed });
  const root = newFolder(true);

  const fail = (code: SystemErrorCode, syscall: string, at: string): never => {
    throw systemError(code, syscall, at);
  };

  const find = (at: string, syscall = 'stat'): DiskNode | undefined => {
    let node: DiskNode = root;
    for (const name of partsOf(at)) {
      if (node.kind === 'file') throw systemError('ENOTDIR', syscall, at);
      const next = node.entries.get(name);
      if (next === undefined) return undefined;
      node = next;
    }
    if (node.kind === 'file' && at.endsWith('/')) throw systemError('ENOTDIR', syscall, at);
    return node;
  };
  const at = (where: string, syscall: string): DiskNode => find(where, syscall) ?? fail('ENOENT', syscall, where);

  /** The folder that a new name goes into. */
  const parentOf = (where: string, syscall: string): { parent: DiskFolder; name: string } => {
    const parts = partsOf(where);
    const name = parts.pop();
    let node: DiskNode = root;
    for (const part of parts) {
      const next: DiskNode | undefined = node.kind === 'folder' ? node.entries.get(part) : undefined;
      if (node.kind === 'file') return fail('ENOTDIR', syscall, where);
      node = next ?? fail('ENOENT', syscall, where);
    }
    if (node.kind === 'file') return fail('ENOTDIR', syscall, where);
    if (name === undefined) return fail('EBUSY', syscall, where);
    return { parent: node, name };
  };
  const writableParentOf = (where: string, syscall: string): { parent: DiskFolder; name: string } => {
    const place = parentOf(where, syscall);
    if (place.parent.readOnly) fail('EACCES', syscall, where);
    place.parent.changed = Date.now();
    return place;
  };
  const folderFor = (where: string, readOnly: boolean): DiskFolder => {
    let folder = root;
    for (const name of partsOf(where)) {
      const next = folder.entries.get(name) ?? newFolder(readOnly);
      if (next.kind === 'file') throw new Error(`${where} is a file and a folder at once.`);
      folder.entries.set(name, next);
      folder = next;
    }
    return folder;
  };
  const place = (top: string, files: Iterable<readonly [string, Uint8Array]>, readOnly: boolean): void => {
    // Files of a folder mostly come one after the other.
    let last: string | undefined;
    let folder = root;
    for (const [name, bytes] of files) {
      const slash = name.lastIndexOf('/');
      const parent = name.slice(0, Math.max(0, slash));
      if (parent !== last) folder = folderFor(`${top}/${parent}`, readOnly);
      last = parent;
      if (slash + 1 < name.length) folder.entries.set(name.slice(slash + 1), newFile(bytes, readOnly));
    }
  };

  folderFor(path.dirname(home), true).entries.set(path.basename(home), newFolder(true));
  root.entries.set('tmp', newFolder(false));

  return {
    find,
    at,
    fileAt(where, syscall) {
      const node = at(where, syscall);
      return node.kind === 'file' ? node : fail('EISDIR', syscall, where);
    },
    makeFile(where, syscall) {
      const node = find(where, syscall);
      if (node?.kind === 'folder') return fail('EISDIR', syscall, where);
      if (node !== undefined) return node.readOnly ? fail('EACCES', syscall, where) : node;
      const { parent, name } = writableParentOf(where, syscall);
      const file = newFile(NOTHING, false, Date.now());
      parent.entries.set(name, file);
      return file;
    },
    makeFolder(where, syscall) {
      if (find(where, syscall) !== undefined) fail('EEXIST', syscall, where);
      const { parent, name } = writableParentOf(where, syscall);
      parent.entries.set(name, newFolder(false));
    },
    remove(where, syscall) {
      const node = at(where, syscall);
      if (node.kind === 'folder' && syscall === 'unlink') fail('EISDIR', syscall, where);
      if (node.kind === 'file' && syscall === 'rmdir') fail('ENOTDIR', syscall, where);
      if (node.kind === 'folder' && node.entries.size > 0) fail('ENOTEMPTY', syscall, where);
      const { parent, name } = writableParentOf(where, syscall);
      parent.entries.delete(name);
    },
    rename(from, to, shown) {
      const failBoth = (code: SystemErrorCode): never => {
        throw systemError(code, 'rename', ...shown);
      };
      const moved = find(from, 'rename') ?? failBoth('ENOENT');
      const target = find(to, 'rename');
      if (target?.kind === 'folder' && moved.kind === 'file') failBoth('EISDIR');
      if (target?.kind === 'file' && moved.kind === 'folder') failBoth('ENOTDIR');
      if (target?.kind === 'folder' && target.entries.size > 0 && target !== moved) failBoth('ENOTEMPTY');
      if (moved.kind === 'folder' && path.normalize(to).startsWith(`${path.normalize(from)}/`)) failBoth('EINVAL');
      const source = writableParentOf(from, 'rename');
      const goal = writableParentOf(to, 'rename');
      source.parent.entries.delete(source.name);
      goal.parent.entries.set(goal.name, moved);
    },
    mount: (folder, files) => place(folder, files, true),
    putTree(folder, tree) {
      folderFor(path.dirname(folder), true).entries.set(path.basename(folder), newFolder(false));
      place(folder, tree, false);
    },
    readTree(folder) {
      const top = find(folder);
      const tree = new Map<string, Uint8Array>();
      const walk = (node: DiskFolder, prefix: string): void => {
        for (const [name, entry] of node.entries) {
          const key = prefix + name;
          if (entry.kind === 'file') tree.set(key, contentOf(entry));
          else if (entry.entries.size === 0) tree.set(`${key}/`, NOTHING);
          else walk(entry, `${key}/`);
        }
      };
      if (top?.kind === 'folder') walk(top, '');
      return tree;
    },
  };
}

export function contentOf(file: DiskFile): Uint8Array {
  return typeof file.content === 'function' ? file.content() : file.content;
}

/** What makes a path longer than it has to be. */
const ROUNDABOUT = /\/\/|\/\.|\/$/;

function partsOf(at: string): string[] {
  if (at.startsWith('/') && !ROUNDABOUT.test(at)) return at.slice(1).split('/');
  return path
    .normalize(at)
    .split('/')
    .filter((part) => part !== '' && part !== '.');
}
