import { asRoot, type EmscriptenFs, type PythonModule, protectFolders, removeFolder } from './emscripten.ts';
import { withLinuxErrno } from './errno.ts';
import { mountLibrary } from './library-mount.ts';
import { loadImage, type MemoryImage, putBack, readImage, takeImage, writeImage } from './memory-image.ts';
import { bytecodePack, dataPack, type RuntimeFiles } from './runtime-files.ts';
import { emptyModule, startModule } from './wasm-module.ts';

export type BootListener = (stage: 'download' | 'start' | 'import') => void;

/** A started CPython with everything imported, whose memory is put back after each process. */
export interface Interpreter {
  readonly fs: EmscriptenFs;
  /** Whether the image came from an earlier start, warm-up and all. */
  readonly fromImage: boolean;
  /**
   * Runs source as one process: it finds the memory as it was when the image was taken. Files that it wrote stay in
   * the file system. Throws when the process brought the interpreter down; then it must not be used again.
   */
  runProcess(source: string, output: ProcessSinks): void;
  /** Throws away what the last process left in memory. The next process does it first if nobody did before. */
  restore(): void;
  /** Runs source and takes the image that all later processes, and later starts, begin with. */
  prepare(source: string): void;
  /** The image as one array, to be kept for later starts. */
  image(): Uint8Array<ArrayBuffer>;
  /** Bytes of memory that the image holds, and that the interpreter has taken in all. */
  memory(): { image: number; total: number };
}

/** Where a process writes; each call is what one `write` of the process held. */
export interface ProcessSinks {
  readonly stdout: (bytes: Uint8Array) => void;
  readonly stderr: (bytes: Uint8Array) => void;
}

/**
 * Starts CPython: from the image of an earlier start when one was kept, which takes a fraction of the time, else from
 * the files that the build made.
 *
 * @param makeDevices makes the files that are answered by something outside; the memory's image knows nothing of them
 * @throws when the runtime is missing or damaged
 */
export async function startInterpreter(files: RuntimeFiles, onStage: BootListener, makeDevices: (fs: EmscriptenFs) => void): Promise<Interpreter> {
  onStage('download');
  const kept = await keptImage(files);
  const data = await files.load(dataPack);
  if (kept !== undefined) {
    try {
      onStage('start');
      const module = await emptyModule(files, (fs) => mountLibrary(fs, new Map([[dataPack, data]]), files));
      loadImage(module, kept);
      removeBridge(module.FS);
      return createInterpreter(module, kept, true, makeDevices);
    } catch {
      // Whatever is wrong with it, the files are still there.
      await files.dropImage();
    }
  }
  const bytecode = await files.load(bytecodePack);
  onStage('start');
  const module = await startModule(files, (fs) => mountLibrary(fs, new Map([[dataPack, data], [bytecodePack, bytecode]]), files));
  onStage('import');
  if (run(module, imports) !== 0) throw new Error('Python could not import Flask, SQLAlchemy and Alembic.');
  removeBridge(module.FS);
  return createInterpreter(module, takeImage(module), false, makeDevices);
}

async function keptImage(files: RuntimeFiles): Promise<MemoryImage | undefined> {
  const file = await files.loadImage();
  const image = file === undefined ? undefined : readImage(file);
  if (file !== undefined && image === undefined) await files.dropImage();
  return image;
}

function createInterpreter(module: PythonModule, first: MemoryImage, fromImage: boolean, makeDevices: (fs: EmscriptenFs) => void): Interpreter {
  let image = first;
  let sinks = silent;
  let used = false;
  connectOutput(module.FS, (stream, bytes) => sinks[stream](withLinuxErrno(bytes)));
  if (run(module, 'pass') !== 0) throw new Error('The Python interpreter does not answer.');
  makeDevices(module.FS);
  protect(module.FS);
  const restore = (): void => {
    if (used) putBack(module, image);
    used = false;
  };
  return {
    fs: module.FS,
    fromImage,
    runProcess(source, output) {
      restore();
      used = true;
      sinks = output;
      try {
        runAndClose(module, source);
      } finally {
        sinks = silent;
      }
    },
    restore,
    prepare(source) {
      restore();
      if (run(module, source) !== 0) {
        putBack(module, image);
        throw new Error('Python could not run what the next image should hold.');
      }
      image = takeImage(module);
    },
    image: () => writeImage(image),
    memory: () => ({ image: image.bytes.length, total: module.HEAPU8.length }),
  };
}

const silent: ProcessSinks = { stdout: () => undefined, stderr: () => undefined };

/** Standard output and error are no terminals here, and go wherever the process that runs has its output. */
function connectOutput(fs: EmscriptenFs, write: (stream: 'stdout' | 'stderr', bytes: Uint8Array) => void): void {
  for (const [descriptor, name] of [[1, 'stdout'], [2, 'stderr']] as const) {
    const stream = fs.streams[descriptor];
    if (!stream) throw new Error(`The interpreter has no ${name}.`);
    stream.tty = undefined;
    stream.stream_ops = {
      ...stream.stream_ops,
      write(_stream, buffer, offset, length) {
        write(name, new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length).slice());
        return length;
      },
      // Emscripten's own ask the terminal that was taken away.
      close: () => undefined,
      fsync: () => undefined,
    };
  }
}

/** Pyodide's own packages: needed to start, and no part of a CPython at a terminal. */
const bridge = ['pyodide', '_pyodide'];

function removeBridge(fs: EmscriptenFs): void {
  asRoot(fs, () => {
    for (const root of ['/lib/python3.14', '/cache/lib/python3.14']) for (const name of bridge) removeFolder(fs, `${root}/${name}`);
  });
}

/** What one process writes outside its project would be there for the next one, of whatever environment. */
function protect(fs: EmscriptenFs): void {
  for (const name of ['process.json', 'stdin', 'exit']) fs.writeFile(`/run/${name}`, '');
  protectFolders(fs, '/', new Set(['/tmp', '/proc']));
}

/** Hides the bridge to JavaScript and imports what every process finds imported: see headway_start.py. */
const imports = `
import sys
sys.path.insert(0, "/lib/headway")
import headway_start
`;

function runAndClose(module: PythonModule, source: string): void {
  const { FS } = module;
  const open = [...FS.streams];
  run(module, source);
  for (const stream of FS.streams) if (stream && !open.includes(stream)) FS.close(stream);
  // What the process closed or put in the place of its standard streams is there again for the next one.
  for (const [descriptor, stream] of open.entries()) {
    if (!stream) continue;
    stream.fd = descriptor;
    FS.streams[descriptor] = stream;
  }
  FS.chdir('/');
}

/** Runs source in `__main__`; 0 when it ended well. */
function run(module: PythonModule, source: string): number {
  const bytes = new TextEncoder().encode(`${source}\0`);
  const pointer = module._malloc(bytes.length);
  module.HEAPU8.set(bytes, pointer);
  try {
    const result = module._PyRun_SimpleString(pointer);
    module._free(pointer);
    return result;
  } catch (error) {
    // os._exit() unwinds as an ExitStatus; the process is over, the interpreter is not hurt.
    if (!isExit(error)) throw error;
    module.FS.writeFile('/run/exit', String(error.status));
    return 0;
  }
}

function isExit(error: unknown): error is { status: number } {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'ExitStatus' && 'status' in error && typeof error.status === 'number';
}
