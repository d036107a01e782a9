import { z } from 'zod';
import { apply, type FileChanges, type FileTree } from '../../domain/file-tree.ts';
import { BLOCK_BYTES, type DataImage } from './image.ts';
import type { EmscriptenFs, FsNode } from './emscripten.ts';

/**
 * The server's data folder in its file system, and as a value: the image that all servers begin with, and beside it only
 * the blocks that differ.
 *
 * The value is a tree: `base/16384/1259:7` holds the eighth block of that file, and `sizes` the lengths of the files that
 * are longer or shorter than in the image, that are new, or that are gone (-1), as JSON. A block that is not named is the
 * image's, or zeros beyond its end.
 */
export interface DataFolder {
  /** Puts the files into the file system. Bytes of the image are shared until something writes to them. */
  fill(fs: EmscriptenFs): void;
  /** The value as it is now, and what changed in it since the last time it was asked for. */
  collect(): { readonly data: FileTree; readonly changes: FileChanges };
  /** Whether `ALTER SYSTEM` wrote settings since the last time that the changes were asked for. */
  hasNewSettings(): boolean;
}

const SIZES = 'sizes';
const GONE = -1;
const FILE_MODE = 0o100600;

/**
 * What a server's files may take, in bytes, as a disk of that size would hold; an empty server takes about 38 MB. Its
 * write-ahead log is on another disk, which has always room: a server that cannot write it goes down.
 */
const DISK_BYTES = 128 * 1024 * 1024;
const LOG_FOLDER = 'pg_wal';
/** What `ALTER SYSTEM` writes: another file in the place of the one before. */
const SYSTEM_SETTINGS = 'postgresql.auto.conf';
/** No space left on device, as the C library counts errors in WebAssembly. */
const ENOSPC = 51;

/**
 * @param root where the folder lies in the file system
 * @param data the value of the folder as it was left
 * @param diskBytes the size of the disk; a write beyond it fails
 */
export function createDataFolder(root: string, image: DataImage, data: FileTree, diskBytes = DISK_BYTES): DataFolder {
  const sizes = readSizes(data);
  const present = new Map([...image].filter(([path]) => !path.endsWith('/')).map(([path, bytes]) => [path, bytes.length]));
  for (const [path, size] of sizes) {
    if (size === GONE) present.delete(path);
    else present.set(path, size);
  }
  let current = data;
  let fs: EmscriptenFs | undefined;
  let used = 0;
  /** Files as they were at the last look: where they lay, how long they were, and which blocks were written since. */
  const watched = new Map<FsNode, Watched>();

  const mount = (into: EmscriptenFs): void => {
    fs = into;
    into.mkdirTree(root, 0o700);
    const blocks = blocksByFile(data);
    for (const path of image.keys()) if (path.endsWith('/')) into.mkdirTree(`${root}/${path.slice(0, -1)}`, 0o700);
    for (const [path, size] of present) {
      const folder = path.includes('/') ? `${root}/${path.slice(0, path.lastIndexOf('/'))}` : root;
      if (!into.analyzePath(folder).exists) into.mkdirTree(folder, 0o700);
      const node = into.mknod(`${root}/${path}`, FILE_MODE, 0);
      const same = image.get(path);
      const changed = blocks.get(path);
      const shared = same !== undefined && changed === undefined && same.length === size;
      node.contents = shared ? same : rebuilt(same, size, changed ?? new Map());
      node.usedBytes = size;
      watched.set(node, { path, size, written: new Set(), all: false, shared });
    }
    used = takenIn(into);
    watchWrites(into);
  };

  const takenIn = (whole: EmscriptenFs): number => {
    let bytes = 0;
    for (const [path, node] of filesIn(whole, root)) if (!path.startsWith(`${LOG_FOLDER}/`)) bytes += node.usedBytes;
    return bytes;
  };

  /** Refuses to let a file grow beyond the disk. Files that were removed meanwhile are counted out when it matters. */
  const grow = (into: EmscriptenFs, node: FsNode, size: number): void => {
    const more = size - node.usedBytes;
    if (more <= 0 || node.parent?.name === LOG_FOLDER) return;
    if (used + more > diskBytes) used = takenIn(into);
    if (used + more > diskBytes) throw new into.ErrnoError(ENOSPC);
    used += more;
  };

  /** Every write and every change of length is noted; all files share these functions, so once is enough. */
  const watchWrites = (into: EmscriptenFs): void => {
    const probe = `${root}/probe`;
    const { stream_ops: stream, node_ops: attributes } = into.mknod(probe, FILE_MODE, 0);
    into.unlink(probe);
    const { write } = stream;
    const { setattr } = attributes;
    stream.write = (opened, buffer, offset, length, position, canOwn) => {
      grow(into, opened.node, position + length);
      const seen = watched.get(opened.node);
      if (seen !== undefined) {
        own(opened.node, seen);
        for (let block = Math.floor(position / BLOCK_BYTES); block * BLOCK_BYTES < position + length; block++) seen.written.add(block);
      }
      return write(opened, buffer, offset, length, position, canOwn);
    };
    attributes.setattr = (node, change) => {
      if (change.size !== undefined) grow(into, node, change.size);
      const seen = watched.get(node);
      if (seen !== undefined && change.size !== undefined) {
        own(node, seen);
        seen.all = true;
      }
      setattr(node, change);
    };
  };

  const own = (node: FsNode, seen: Watched): void => {
    if (!seen.shared || !ArrayBuffer.isView(node.contents)) return;
    node.contents = node.contents.slice();
    seen.shared = false;
  };

  const look = (): FileChanges => {
    if (fs === undefined) return { set: [], remove: [] };
    const set: [string, Uint8Array][] = [];
    const remove: string[] = [];
    const found = new Set<string>();
    let moved = false;
    for (const [path, node] of filesIn(fs, root)) {
      found.add(path);
      const seen = watched.get(node);
      const size = node.usedBytes;
      const before = present.get(path);
      if (before !== size) {
        present.set(path, size);
        moved = true;
      }
      if (seen !== undefined && seen.path === path && seen.size === size && !seen.all && seen.written.size === 0) continue;
      const whole = seen === undefined || seen.path !== path || seen.all;
      const count = Math.ceil(Math.max(size, seen?.size ?? 0) / BLOCK_BYTES);
      const numbers = whole ? Array.from({ length: Math.max(count, blocksKnown(current, path)) }, (_, number) => number) : [...seen.written].toSorted((a, b) => a - b);
      for (const number of numbers) compareBlock(path, number, node, set, remove);
      watched.set(node, { path, size, written: new Set(), all: false, shared: seen?.shared ?? false });
    }
    for (const path of present.keys()) {
      if (found.has(path)) continue;
      present.delete(path);
      moved = true;
      for (const key of current.keys()) if (key.startsWith(`${path}:`)) remove.push(key);
    }
    if (moved) set.push([SIZES, writeSizes(present, image)]);
    return { set, remove };
  };

  const compareBlock = (path: string, number: number, node: FsNode, set: [string, Uint8Array][], remove: string[]): void => {
    const key = `${path}:${number}`;
    const kept = current.get(key);
    const block = blockOf(node, number);
    const inImage = (image.get(path) ?? nothing).subarray(number * BLOCK_BYTES, (number + 1) * BLOCK_BYTES);
    if (isFilledUp(inImage, block)) {
      if (kept !== undefined) remove.push(key);
    } else if (kept === undefined || !isFilledUp(kept, block) || kept.length !== block.length) set.push([key, block.slice()]);
  };

  return {
    fill: mount,
    collect() {
      const changes = look();
      current = apply(current, changes);
      return { data: current, changes };
    },
    hasNewSettings() {
      const found = fs?.analyzePath(`${root}/${SYSTEM_SETTINGS}`);
      const node = found?.exists === true ? fs?.lookupPath(`${root}/${SYSTEM_SETTINGS}`).node : undefined;
      return node !== undefined && watched.get(node)?.path !== SYSTEM_SETTINGS;
    },
  };
}

interface Watched {
  readonly path: string;
  readonly size: number;
  readonly written: Set<number>;
  all: boolean;
  shared: boolean;
}

const nothing = new Uint8Array(0);
const sizesSchema = z.record(z.string(), z.number());

/** Whether the block is what is kept, followed by zeros. */
function isFilledUp(kept: Uint8Array, block: Uint8Array): boolean {
  for (let at = 0; at < block.length; at++) if (block[at] !== (kept[at] ?? 0)) return false;
  return true;
}

function blockOf(node: FsNode, number: number): Uint8Array {
  if (!ArrayBuffer.isView(node.contents)) return nothing;
  // What PostgreSQL wrote first may still be typed as signed bytes: the view that Emscripten copied it from.
  const end = Math.min((number + 1) * BLOCK_BYTES, node.usedBytes);
  return new Uint8Array(node.contents.buffer, node.contents.byteOffset, node.contents.byteLength).subarray(Math.min(number * BLOCK_BYTES, end), end);
}

function* filesIn(fs: EmscriptenFs, root: string): Generator<[string, FsNode]> {
  const visit = function* (folder: FsNode, prefix: string): Generator<[string, FsNode]> {
    if (ArrayBuffer.isView(folder.contents) || folder.contents === null) return;
    for (const [name, node] of Object.entries(folder.contents)) {
      if (fs.isDir(node.mode)) yield* visit(node, `${prefix}${name}/`);
      else if (fs.isFile(node.mode)) yield [`${prefix}${name}`, node];
    }
  };
  yield* visit(fs.lookupPath(root).node, '');
}

function rebuilt(same: Uint8Array | undefined, size: number, changed: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const bytes = new Uint8Array(size);
  if (same !== undefined) bytes.set(same.subarray(0, size));
  for (const [number, block] of changed) {
    const at = number * BLOCK_BYTES;
    if (at >= size) continue;
    bytes.fill(0, at, Math.min(at + BLOCK_BYTES, size));
    bytes.set(block.subarray(0, size - at), at);
  }
  return bytes;
}

function blocksByFile(data: FileTree): ReadonlyMap<string, ReadonlyMap<number, Uint8Array>> {
  const files = new Map<string, Map<number, Uint8Array>>();
  for (const [key, bytes] of data) {
    const colon = key.lastIndexOf(':');
    if (colon === -1) continue;
    const path = key.slice(0, colon);
    const blocks = files.get(path) ?? new Map<number, Uint8Array>();
    blocks.set(Number(key.slice(colon + 1)), bytes);
    files.set(path, blocks);
  }
  return files;
}

/** One more than the highest block of a file that is kept. */
function blocksKnown(data: FileTree, path: string): number {
  let count = 0;
  for (const key of data.keys()) if (key.startsWith(`${path}:`)) count = Math.max(count, Number(key.slice(path.length + 1)) + 1);
  return count;
}

function readSizes(data: FileTree): ReadonlyMap<string, number> {
  const bytes = data.get(SIZES);
  return new Map(bytes === undefined ? [] : Object.entries(sizesSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))));
}

function writeSizes(present: ReadonlyMap<string, number>, image: DataImage): Uint8Array {
  const sizes: Record<string, number> = {};
  for (const [path, size] of present) if (image.get(path)?.length !== size) sizes[path] = size;
  for (const path of image.keys()) if (!path.endsWith('/') && !present.has(path)) sizes[path] = GONE;
  return new TextEncoder().encode(JSON.stringify(sizes));
}
