/**
 * The parts of Emscripten's file system and module that the engine uses. Pyodide types them as `any`; here they are
 * described once, so that everything above is checked.
 */
export interface FsNode {
  readonly id: number;
  name: string;
  mode: number;
  parent: FsNode;
  mtime: number;
  /** A folder's children by name, or a file's bytes (longer than the file: see usedBytes). */
  contents: Record<string, FsNode> | Uint8Array | Int8Array;
  usedBytes: number;
  stream_ops: StreamOperations;
  node_ops: { setattr: (node: FsNode, attributes: { size?: number }) => void };
  /** Ours: the bytes in the environment's tree that this file equals; undefined once something wrote to it. */
  unchanged?: Uint8Array | undefined;
}

export interface FsStream {
  fd: number;
  readonly node: FsNode;
  /** The terminal that a standard stream is connected to; undefined when it is none. */
  tty?: unknown;
  stream_ops: StreamOperations;
}

/** What a stream does; `write` gets a part of a buffer and answers how many bytes it took. */
export interface StreamOperations {
  open?: (stream: FsStream) => void;
  close?: (stream: FsStream) => void;
  fsync?: (stream: FsStream) => void;
  read?: (stream: FsStream, buffer: Uint8Array | Int8Array, offset: number, length: number, ...rest: unknown[]) => number;
  write?: (stream: FsStream, buffer: Uint8Array | Int8Array, offset: number, length: number, ...rest: unknown[]) => number;
}

export interface EmscriptenFs {
  readonly streams: (FsStream | null | undefined)[];
  ignorePermissions: boolean;
  lookupPath(path: string): { node: FsNode };
  analyzePath(path: string): { exists: boolean };
  mkdirTree(path: string): void;
  mknod(path: string, mode: number, device: number): FsNode;
  makedev(major: number, minor: number): number;
  registerDevice(device: number, operations: StreamOperations): void;
  mkdev(path: string, mode: number, device: number): FsNode;
  readonly ErrnoError: new (number: number) => Error;
  chmod(path: string, mode: number): void;
  writeFile(path: string, data: Uint8Array | string): void;
  readFile(path: string, options: { encoding: 'utf8' }): string;
  unlink(path: string): void;
  rmdir(path: string): void;
  close(stream: FsStream): void;
  chdir(path: string): void;
  isDir(mode: number): boolean;
  isFile(mode: number): boolean;
  hashAddNode(node: FsNode): void;
  hashRemoveNode(node: FsNode): void;
}

/** The WASM module: its memory, its stack, and CPython's own C functions. */
export interface PythonModule {
  readonly FS: EmscriptenFs;
  readonly HEAPU8: Uint8Array;
  stackSave(): number;
  stackRestore(pointer: number): void;
  /** Grows the memory to at least so many bytes. */
  growMemory(bytes: number): unknown;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  /** With 0: the end of the memory that the allocator has taken so far. */
  _sbrk(bytes: number): number;
  /** Runs source (a pointer to NUL-terminated UTF-8) in `__main__`; 0 when it ended well, -1 after an exception. */
  _PyRun_SimpleString(source: number): number;
}

const REGULAR_FILE = 0o100000;
const READABLE = REGULAR_FILE | 0o444;
export const WRITABLE = REGULAR_FILE | 0o644;

/** Makes a file whose content is the given array itself, without copying it. Nothing may write to such a file. */
export function mountBytes(fs: EmscriptenFs, path: string, bytes: Uint8Array): void {
  const node = fs.mknod(path, READABLE, 0);
  node.contents = bytes;
  node.usedBytes = bytes.length;
}

/** Makes a file of a known size whose content is fetched when something first reads it. */
export function mountLater(fs: EmscriptenFs, path: string, size: number, load: () => Uint8Array): void {
  const node = fs.mknod(path, READABLE, 0);
  node.usedBytes = size;
  let bytes: Uint8Array | undefined;
  Object.defineProperty(node, 'contents', { get: () => (bytes ??= load()), configurable: true });
}

/** Removes a folder and all that is in it, when it is there. */
export function removeFolder(fs: EmscriptenFs, path: string): void {
  if (!fs.analyzePath(path).exists) return;
  emptyFolder(fs, path);
  fs.rmdir(path);
}

/** Removes all that is in a folder. */
export function emptyFolder(fs: EmscriptenFs, path: string): void {
  const { contents } = fs.lookupPath(path).node;
  if (ArrayBuffer.isView(contents)) return;
  for (const [name, node] of Object.entries(contents)) {
    if (fs.isDir(node.mode)) removeFolder(fs, `${path}/${name}`);
    else fs.unlink(`${path}/${name}`);
  }
}

/** Does something that no process may do, such as making a folder beside the environments'. */
export function asRoot<T>(fs: EmscriptenFs, action: () => T): T {
  const before = fs.ignorePermissions;
  fs.ignorePermissions = true;
  try {
    return action();
  } finally {
    fs.ignorePermissions = before;
  }
}

/** Takes the right to write away from a folder and from all folders below it, but for the named ones. */
export function protectFolders(fs: EmscriptenFs, path: string, except: ReadonlySet<string>): void {
  if (except.has(path)) return;
  const { node } = fs.lookupPath(path);
  if (ArrayBuffer.isView(node.contents)) return;
  fs.chmod(path, 0o555);
  for (const [name, child] of Object.entries(node.contents ?? {})) {
    if (fs.isDir(child.mode)) protectFolders(fs, path === '/' ? `/${name}` : `${path}/${name}`, except);
  }
}
