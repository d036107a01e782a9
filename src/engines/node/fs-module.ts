import { Buffer } from 'buffer/index.js';
import path from 'path-browserify';
import { contentOf, type Disk, type DiskFile, type DiskNode } from './disk.ts';
import type { Callback, EventLoop } from './event-loop.ts';
import { statsOf, direntOf, type Stats } from './file-stats.ts';
import { nodeError, systemError } from './system-error.ts';

/** What a file system needs of the process that uses it. */
export interface FsWorld {
  readonly disk: Disk;
  readonly loop: EventLoop;
  cwd(): string;
  /** What is piped into the process: file descriptor 0. */
  readonly stdin: Uint8Array;
  /** File descriptors 1 and 2. */
  readonly write: (stream: 'stdout' | 'stderr', bytes: Uint8Array) => void;
}

type Options = string | { readonly encoding?: string | null; readonly flag?: string; readonly recursive?: boolean; readonly force?: boolean; readonly withFileTypes?: boolean; readonly throwIfNoEntry?: boolean } | null | undefined;
type Data = string | ArrayBufferView;

/** Flags of `open`, as Linux numbers them; text ones are read below. */
export const fsConstants = {
  F_OK: 0, X_OK: 1, W_OK: 2, R_OK: 4, COPYFILE_EXCL: 1, COPYFILE_FICLONE: 2, COPYFILE_FICLONE_FORCE: 4, O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128,
  O_TRUNC: 512, O_APPEND: 1024, O_SYNC: 1_052_672, S_IFMT: 61_440, S_IFREG: 32_768, S_IFDIR: 16_384, S_IFLNK: 40_960,
} as const;

interface OpenFile {
  readonly file: DiskFile;
  readonly append: boolean;
  position: number;
}

/** Node's `fs` over a disk: each function as `…Sync`, with a callback, and in `fs.promises`. */
export function createFs(world: FsWorld): Readonly<Record<string, unknown>> {
  const { disk, loop } = world;
  const opened = new Map<number, OpenFile>([[0, { file: { ...folderAsFile, content: world.stdin }, append: false, position: 0 }]]);
  let nextDescriptor = 20;
  const resolve = (place: unknown): string => absolute(place, world.cwd());

  const fileOf = (descriptor: number, syscall: string): OpenFile => {
    const file = opened.get(descriptor);
    if (file === undefined) throw systemError('EBADF', syscall);
    return file;
  };
  const store = (file: DiskFile, bytes: Uint8Array): void => {
    file.content = bytes;
    file.changed = Date.now();
  };
  const openFile = (place: unknown, flag: string | number = 'r'): OpenFile => {
    const where = resolve(place);
    const shown = shownPath(place);
    const { write, create, exclusive, truncate, append } = readFlag(flag);
    return withShownPath(where, shown, () => {
      const present = disk.find(where, 'open');
      if (exclusive && present !== undefined) throw systemError('EEXIST', 'open', where);
      // A folder can be opened, only not read.
      if (present?.kind === 'folder' && !write) return { file: folderAsFile, append, position: 0 };
      const file = create ? disk.makeFile(where, 'open') : disk.fileAt(where, 'open');
      if (write && file.readOnly) throw systemError('EACCES', 'open', where);
      if (truncate) store(file, new Uint8Array(0));
      return { file, append, position: 0 };
    });
  };
  const readAll = (place: unknown, flag?: string): Uint8Array => {
    if (place === 0) return world.stdin;
    const { file } = typeof place === 'number' ? fileOf(place, 'read') : openFile(place, flag);
    if (file === folderAsFile) throw systemError('EISDIR', 'read');
    return contentOf(file);
  };
  const writeAll = (place: unknown, data: unknown, options: Options, flag: string): void => {
    const bytes = bytesOf(data, encodingOf(options));
    if (place === 1 || place === 2) return world.write(place === 1 ? 'stdout' : 'stderr', bytes);
    const target = typeof place === 'number' ? fileOf(place, 'write') : openFile(place, (typeof options === 'object' ? options?.flag : undefined) ?? flag);
    store(target.file, target.append ? joined([contentOf(target.file), bytes]) : bytes);
  };
  const statAt = (place: unknown, syscall: string): Stats => {
    const where = resolve(place);
    return withShownPath(where, shownPath(place), () => statsOf(disk.at(where, syscall)));
  };
  const stat = (place: unknown, options: Options, syscall: string): Stats | undefined => {
    if (typeof options === 'object' && options?.throwIfNoEntry === false && !exists(place)) return undefined;
    return statAt(place, syscall);
  };
  const exists = (place: unknown): boolean => {
    try {
      return disk.find(resolve(place)) !== undefined;
    } catch {
      // Something on the way is a file, or the path is none.
      return false;
    }
  };
  const makeFolders = (where: string): string | undefined => {
    if (disk.find(where)?.kind === 'folder') return undefined;
    const above = path.dirname(where);
    const first = above === where ? undefined : makeFolders(above);
    disk.makeFolder(where, 'mkdir');
    return first ?? where;
  };
  const removeAll = (where: string, node: DiskNode): void => {
    if (node.kind === 'folder') {
      for (const [name, entry] of [...node.entries]) removeAll(path.join(where, name), entry);
      disk.remove(where, 'rmdir');
    } else disk.remove(where, 'unlink');
  };
  const listed = (where: string, options: Options, prefix = ''): unknown[] => {
    const node = disk.at(where, 'scandir');
    if (node.kind === 'file') throw systemError('ENOTDIR', 'scandir', where);
    const { withFileTypes = false, recursive = false } = typeof options === 'object' && options !== null ? options : {};
    return [...node.entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, entry]) => [
        withFileTypes ? direntOf(name, where, entry) : prefix + name,
        ...(recursive && entry.kind === 'folder' ? listed(path.join(where, name), options, `${prefix}${name}/`) : []),
      ]);
  };

  /** The synchronous functions; the other two kinds are made of them. */
  const functions = {
    access(place: unknown, mode = 0) {
      const where = resolve(place);
      withShownPath(where, shownPath(place), () => {
        if (disk.at(where, 'access').readOnly && (mode & fsConstants.W_OK) !== 0) throw systemError('EACCES', 'access', where);
      });
    },
    appendFile: (place: unknown, data: unknown, options?: Options) => writeAll(place, data, options, 'a'),
    chmod: (place: unknown) => void statAt(place, 'chmod'),
    chown: (place: unknown) => void statAt(place, 'chown'),
    lchown: (place: unknown) => void statAt(place, 'lchown'),
    close(descriptor: number) {
      fileOf(descriptor, 'close');
      opened.delete(descriptor);
    },
    copyFile(from: unknown, to: unknown, mode = 0) {
      const source = resolve(from);
      const target = resolve(to);
      const node = disk.find(source);
      if (node === undefined) throw systemError('ENOENT', 'copyfile', shownPath(from), shownPath(to));
      if (node.kind === 'folder' || disk.find(target)?.kind === 'folder') throw systemError('EISDIR', 'copyfile', shownPath(from), shownPath(to));
      if ((mode & fsConstants.COPYFILE_EXCL) !== 0 && disk.find(target) !== undefined) throw systemError('EEXIST', 'copyfile', shownPath(from), shownPath(to));
      store(disk.makeFile(target, 'copyfile'), contentOf(node));
    },
    fchmod: (descriptor: number) => void fileOf(descriptor, 'fchmod'),
    fchown: (descriptor: number) => void fileOf(descriptor, 'fchown'),
    fdatasync: (descriptor: number) => void fileOf(descriptor, 'fdatasync'),
    fstat: (descriptor: number) => statsOf(fileOf(descriptor, 'fstat').file),
    fsync: (descriptor: number) => void fileOf(descriptor, 'fsync'),
    ftruncate: (descriptor: number, length = 0) => {
      const { file } = fileOf(descriptor, 'ftruncate');
      store(file, resized(contentOf(file), length));
    },
    futimes: (descriptor: number) => void fileOf(descriptor, 'futime'),
    lstat: (place: unknown, options?: Options) => stat(place, options, 'lstat'),
    lutimes: (place: unknown) => void statAt(place, 'lutime'),
    mkdir(place: unknown, options?: Options | number) {
      const where = resolve(place);
      if (typeof options === 'object' && options?.recursive === true) return makeFolders(path.normalize(where).replace(/(.)\/$/, '$1'));
      withShownPath(where, shownPath(place), () => disk.makeFolder(where, 'mkdir'));
      return undefined;
    },
    mkdtemp(prefix: unknown) {
      const letters = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(byte % 52)).join('');
      const where = `${resolve(prefix)}${letters}`;
      disk.makeFolder(where, 'mkdtemp');
      return `${shownPath(prefix)}${letters}`;
    },
    open(place: unknown, flag: string | number = 'r') {
      const descriptor = nextDescriptor++;
      opened.set(descriptor, openFile(place, flag));
      return descriptor;
    },
    read(descriptor: number, buffer: ArrayBufferView, offset = 0, length = buffer.byteLength - offset, position: number | null = null) {
      const from = fileOf(descriptor, 'read');
      if (from.file === folderAsFile) throw systemError('EISDIR', 'read');
      const start = position ?? from.position;
      const part = contentOf(from.file).subarray(start, start + length);
      new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).set(part, offset);
      if (position === null) from.position += part.length;
      return part.length;
    },
    readdir(place: unknown, options?: Options) {
      const where = resolve(place);
      return withShownPath(where, shownPath(place), () => listed(where, options));
    },
    readFile: (place: unknown, options?: Options) => decoded(readAll(place, typeof options === 'object' ? options?.flag : undefined), encodingOf(options)),
    readlink(place: unknown) {
      statAt(place, 'readlink');
      throw systemError('EINVAL', 'readlink', shownPath(place));
    },
    realpath(place: unknown) {
      statAt(place, 'lstat');
      return path.resolve(world.cwd(), shownPath(place));
    },
    rename: (from: unknown, to: unknown) => disk.rename(resolve(from), resolve(to), [shownPath(from), shownPath(to)]),
    rm(place: unknown, options?: Options) {
      const { recursive = false, force = false } = typeof options === 'object' && options !== null ? options : {};
      if (force && !exists(place)) return;
      const where = resolve(place);
      const node = disk.at(where, 'stat');
      if (node.kind === 'folder' && !recursive) throw nodeError(Error, 'ERR_FS_EISDIR', `Path is a directory: rm returned EISDIR (is a directory) ${shownPath(place)}`);
      removeAll(where, node);
    },
    rmdir(place: unknown) {
      const where = resolve(place);
      withShownPath(where, shownPath(place), () => disk.remove(where, 'rmdir'));
    },
    stat: (place: unknown, options?: Options) => stat(place, options, 'stat'),
    truncate(place: unknown, length = 0) {
      const { file } = openFile(place, 'r+');
      store(file, resized(contentOf(file), length));
    },
    unlink(place: unknown) {
      const where = resolve(place);
      withShownPath(where, shownPath(place), () => disk.remove(where, 'unlink'));
    },
    utimes: (place: unknown) => void statAt(place, 'utime'),
    write(descriptor: number, data: Data, offset?: unknown, length?: unknown, position?: unknown) {
      const text = typeof data === 'string';
      const whole = bytesOf(data, text && typeof length === 'string' ? length : 'utf8');
      const start = text || typeof offset !== 'number' ? 0 : offset;
      const bytes = text ? whole : whole.subarray(start, typeof length === 'number' ? start + length : undefined);
      const at = text ? offset : position;
      if (descriptor === 1 || descriptor === 2) {
        world.write(descriptor === 1 ? 'stdout' : 'stderr', bytes);
        return bytes.length;
      }
      const target = fileOf(descriptor, 'write');
      const before = contentOf(target.file);
      const from = target.append ? before.length : typeof at === 'number' ? at : target.position;
      const after = resized(before, Math.max(before.length, from + bytes.length));
      after.set(bytes, from);
      store(target.file, after);
      if (typeof at !== 'number') target.position = from + bytes.length;
      return bytes.length;
    },
    writeFile: (place: unknown, data: unknown, options?: Options) => writeAll(place, data, options, 'w'),
  };

  const module: Record<string, unknown> = { constants: fsConstants, ...fsConstants };
  const promises: Record<string, unknown> = { constants: fsConstants };
  for (const [name, work] of Object.entries(functions) as [string, (...args: unknown[]) => unknown][]) {
    module[`${name}Sync`] = work;
    module[name] = (...args: unknown[]) => {
      const callback = args.pop();
      if (typeof callback !== 'function') throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', `The "cb" argument must be of type function. Received ${callback === undefined ? 'undefined' : typeof callback}`);
      const answer = settled(() => work(...args));
      // What a callback of `read` or `write` is told beside the number: the buffer that it gave.
      const beside = name === 'read' || name === 'write' ? [args[1]] : [];
      loop.setImmediate(() => ('error' in answer ? (callback as Callback)(answer.error as never) : (callback as Callback)(null as never, answer.value as never, ...(beside as never[]))));
    };
    if (!['close', 'read', 'write', 'fstat', 'fsync', 'fchmod', 'fchown', 'fdatasync', 'futimes', 'ftruncate'].includes(name)) {
      promises[name] = (...args: unknown[]) =>
        new Promise((resolved, rejected) => {
          const answer = settled(() => work(...args));
          loop.setImmediate(() => ('error' in answer ? rejected(answer.error) : resolved(answer.value)));
        });
    }
  }
  module['existsSync'] = exists;
  module['exists'] = (place: unknown, callback: (there: boolean) => void) => void loop.setImmediate(() => callback(exists(place)));
  for (const name of ['realpath', 'realpathSync']) Object.assign(module[name] as object, { native: module[name] });
  return Object.assign(module, { promises });
}

const folderAsFile: DiskFile = { kind: 'file', inode: 0, readOnly: true, content: new Uint8Array(0), changed: 0 };

function settled(work: () => unknown): { readonly value: unknown } | { readonly error: unknown } {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}

/** The path in an error is the one that the program gave, relative as it may be. */
function withShownPath<Result>(where: string, shown: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (shown === where || !(error instanceof Error) || !('path' in error) || error.path !== where) throw error;
    throw Object.assign(error, { message: error.message.replace(`'${where}'`, () => `'${shown}'`), path: shown });
  }
}

function shownPath(place: unknown): string {
  if (typeof place === 'string') return place;
  if (place instanceof URL && place.protocol === 'file:') return decodeURIComponent(place.pathname);
  if (place instanceof Uint8Array) return new TextDecoder().decode(place);
  throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', `The "path" argument must be of type string or an instance of Buffer or URL. Received ${place === null ? 'null' : typeof place}`);
}

function absolute(place: unknown, cwd: string): string {
  const shown = shownPath(place);
  return shown.startsWith('/') ? shown : `${cwd}/${shown}`;
}

function readFlag(flag: string | number): { write: boolean; create: boolean; exclusive: boolean; truncate: boolean; append: boolean } {
  if (typeof flag === 'number') {
    const has = (bit: number): boolean => (flag & bit) !== 0;
    return { write: has(fsConstants.O_WRONLY) || has(fsConstants.O_RDWR), create: has(fsConstants.O_CREAT), exclusive: has(fsConstants.O_EXCL), truncate: has(fsConstants.O_TRUNC), append: has(fsConstants.O_APPEND) };
  }
  const creates = /[wa]/.test(flag);
  return { write: creates || flag.includes('+'), create: creates, exclusive: flag.includes('x'), truncate: flag.includes('w'), append: flag.includes('a') };
}

function encodingOf(options: Options): string | undefined {
  return (typeof options === 'string' ? options : options?.encoding) ?? undefined;
}

function decoded(bytes: Uint8Array, encoding: string | undefined): unknown {
  // A copy: whoever changes a buffer must not change the file.
  const buffer = Buffer.from(bytes);
  return encoding === undefined || encoding === 'buffer' ? buffer : buffer.toString(encoding);
}

function bytesOf(data: unknown, encoding = 'utf8'): Uint8Array {
  if (typeof data === 'string') return new Uint8Array(Buffer.from(data, encoding as 'utf8'));
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', `The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${data === null ? 'null' : typeof data}`);
}

function resized(bytes: Uint8Array, length: number): Uint8Array {
  const next = new Uint8Array(length);
  next.set(bytes.subarray(0, length));
  return next;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
