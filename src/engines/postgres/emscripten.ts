/*
 * The parts of Emscripten's file system and of PostgreSQL's module that the engine uses, described once, so that
 * everything above is checked.
 */

export interface FsNode {
  readonly name: string;
  readonly parent?: FsNode;
  readonly mode: number;
  /** A folder's children by name, or a file's bytes (longer than the file: see usedBytes). */
  contents: Record<string, FsNode> | Uint8Array | null;
  usedBytes: number;
  stream_ops: { write: StreamWrite; allocate?: (stream: FsStream, offset: number, length: number) => void };
  node_ops: { setattr: (node: FsNode, attributes: { size?: number }) => void };
}

interface FsStream {
  readonly node: FsNode;
}

type StreamWrite = (stream: FsStream, buffer: Uint8Array, offset: number, length: number, position: number, canOwn?: boolean) => number;

export interface EmscriptenFs {
  /** What a failing call throws, with its number. */
  readonly ErrnoError: new (number: number) => Error;
  lookupPath(path: string): { node: FsNode };
  analyzePath(path: string): { exists: boolean };
  mkdirTree(path: string, mode?: number): void;
  mknod(path: string, mode: number, device: number): FsNode;
  unlink(path: string): void;
  isDir(mode: number): boolean;
  isFile(mode: number): boolean;
}

/** PostgreSQL's module: its memory, its stack, and the functions of its C code that drive one session. */
export interface PostgresModule {
  readonly FS: EmscriptenFs;
  readonly HEAPU8: Uint8Array;
  addFunction(callback: (pointer: number, length: number) => number, signature: 'ipi'): number;
  stackSave(): number;
  stackRestore(pointer: number): void;
  /** Where the server reads what a client sent, and writes its answers. */
  _pgl_set_rw_cbs(read: number, write: number): void;
  /** Reads one message and does what it says. */
  _PostgresMainLoopOnce(): void;
  /** What the server does after an error was raised: rolls back, says so. */
  _PostgresMainLongJmp(): void;
  _PostgresSendReadyForQueryIfNecessary(): void;
  _pgl_pq_flush(): void;
  _pq_buffer_remaining_data(): number;
}
