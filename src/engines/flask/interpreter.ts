import { loadPyodide } from 'pyodide';
import { z } from 'zod';
import { type EmscriptenFs, mountBytes, mountLater, type PythonModule, removeFolder } from './emscripten.ts';
import { withLinuxErrno } from './errno.ts';
import { readPack } from './pack.ts';
import { eagerPack, emptyStdlib, lazyPack, type RuntimeFiles } from './runtime-files.ts';

/** Bytes of memory that a process may take before Python raises MemoryError. */
const MEMORY_LIMIT = 1_000_000_000;

export type BootListener = (stage: 'download' | 'start' | 'import') => void;

/** A started CPython with everything imported, whose memory is put back after each process. */
export interface Interpreter {
  readonly fs: EmscriptenFs;
  /**
   * Runs source as one process: it finds the memory as it was when the image was taken. Files that it wrote stay in
   * the file system. Throws when the process brought the interpreter down; then it must not be used again.
   */
  runProcess(source: string, output: ProcessSinks): void;
  /** Throws away what the last process left in memory. The next process does it first if nobody did before. */
  restore(): void;
  /** Runs source and takes the image that all later processes start from. */
  prepare(source: string): void;
  /** Bytes of memory that the image holds, and that the interpreter has taken in all. */
  memory(): { image: number; total: number };
}

/** Where a process writes; each call is what one `write` of the process held. */
export interface ProcessSinks {
  readonly stdout: (bytes: Uint8Array) => void;
  readonly stderr: (bytes: Uint8Array) => void;
}

/**
 * Starts CPython from the files that the build made. Source text and time zones are read only when something asks.
 *
 * @throws when the runtime is missing or damaged
 */
export async function startInterpreter(files: RuntimeFiles, onStage: BootListener): Promise<Interpreter> {
  onStage('download');
  const pack = await files.load(eagerPack);
  onStage('start');
  let sinks: ProcessSinks = silent;
  const pyodide = await loadPyodide({
    indexURL: files.indexURL,
    stdLibURL: files.indexURL + emptyStdlib,
    lockFileContents: JSON.stringify({ info: files.manifest.lockInfo, packages: {} }),
    packageBaseUrl: files.indexURL,
    env: { HOME: '/home', PYTHONPYCACHEPREFIX: '/cache', PYTHONPATH: '/lib/python3.14', LANG: 'C.UTF-8' },
    enableRunUntilComplete: false,
    createPyodideModule: await limitedModule(files),
    fsInit: (fs) => Promise.resolve(mountLibrary(emscriptenFs.parse(fs), pack, () => files.loadNow(lazyPack))),
  });
  const module = moduleOf(pyodide);
  const write = (kind: 'stdout' | 'stderr') => (bytes: Uint8Array) => {
    sinks[kind](withLinuxErrno(bytes.slice()));
    return bytes.length;
  };
  pyodide.setStdout({ write: write('stdout'), isatty: false });
  pyodide.setStderr({ write: write('stderr'), isatty: false });
  onStage('import');
  run(module, imports);
  removeBridge(module.FS);
  let image = takeImage(module);
  let used = false;
  const restore = (): void => {
    if (used) putBack(module, image);
    used = false;
  };
  return {
    fs: module.FS,
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
      run(module, source);
      image = takeImage(module);
    },
    memory: () => ({ image: image.bytes.length, total: module.HEAPU8.length }),
  };
}

/** Pyodide keeps its Emscripten module under a name that its types do not tell. */
function moduleOf(pyodide: object): PythonModule {
  const hasMemory = (value: unknown): boolean => typeof value === 'object' && value !== null && 'HEAPU8' in value && '_PyRun_SimpleString' in value;
  return z.object({ _module: z.custom<PythonModule>(hasMemory) }).parse(pyodide)._module;
}

const silent: ProcessSinks = { stdout: () => undefined, stderr: () => undefined };

/** Pyodide's own packages: needed to start, and no part of a CPython at a terminal. */
const bridge = ['pyodide', '_pyodide'];

function removeBridge(fs: EmscriptenFs): void {
  fs.ignorePermissions = true;
  for (const root of ['/lib/python3.14', '/cache/lib/python3.14']) for (const name of bridge) removeFolder(fs, `${root}/${name}`);
  fs.ignorePermissions = false;
}

/** Hides the bridge to JavaScript, as no other CPython has one, then imports what every process finds imported. */
const imports = `
import sys
sys.path[:] = ["/lib/headway", *(entry for entry in sys.path if entry not in ("", "/lib/python314.zip"))]
import headway_imports, headway_process, headway_warm_up
sys.path.remove("/lib/headway")
for name in [name for name in sys.modules if name.split(".")[0] in ("js", "pyodide", "_pyodide", "pyodide_js", "_pyodide_core")]:
    del sys.modules[name]
sys.meta_path[:] = [finder for finder in sys.meta_path if "pyodide" not in type(finder).__module__]
sys.executable = "/usr/local/bin/python"
# Pyodide's prefix is "/": Flask would take every project for an installed package and put its instance folder under /var.
sys.prefix = sys.exec_prefix = sys.base_prefix = sys.base_exec_prefix = "/usr/local"
import gc
gc.collect()
gc.freeze()
`;

interface Image {
  readonly bytes: Uint8Array;
  readonly stack: number;
}

function takeImage(module: PythonModule): Image {
  return { bytes: module.HEAPU8.slice(), stack: module.stackSave() };
}

function runAndClose(module: PythonModule, source: string): void {
  const { FS } = module;
  const open = new Set(FS.streams.filter(Boolean));
  run(module, source);
  for (const stream of FS.streams) if (stream && !open.has(stream)) FS.close(stream);
  FS.chdir('/');
}

function putBack(module: PythonModule, image: Image): void {
  const end = module._sbrk(0);
  module.stackRestore(image.stack);
  module.HEAPU8.set(image.bytes);
  // Memory beyond the image must be zero again: the allocator counts on it for memory it has never handed out.
  if (end > image.bytes.length) module.HEAPU8.fill(0, image.bytes.length, end);
}

function run(module: PythonModule, source: string): void {
  const bytes = new TextEncoder().encode(`${source}\0`);
  const pointer = module._malloc(bytes.length);
  module.HEAPU8.set(bytes, pointer);
  try {
    module._PyRun_SimpleString(pointer);
  } catch (error) {
    // os._exit() unwinds as an ExitStatus; the process is over, the interpreter is not hurt.
    if (!isExit(error)) throw error;
    module.FS.writeFile('/run/exit', String(error.status));
    return;
  }
  module._free(pointer);
}

function isExit(error: unknown): error is { status: number } {
  return z.object({ name: z.literal('ExitStatus'), status: z.number() }).safeParse(error).success;
}

/** Pyodide's module maker with one import replaced: memory does not grow past the limit, so Python raises MemoryError. */
async function limitedModule(files: RuntimeFiles): Promise<ModuleMaker> {
  const script = pyodideScript.parse(await files.importScript('pyodide.asm.mjs'));
  return (settings) => {
    const { instantiateWasm } = settings;
    if (instantiateWasm === undefined) throw new Error('Pyodide does not say how it instantiates its WASM.');
    return script.default({
      ...settings,
      instantiateWasm: (imports, done) => {
        const grow = growMemory.parse(imports['env']?.emscripten_resize_heap);
        const limited = (bytes: number): number => (bytes >>> 0 > MEMORY_LIMIT ? 0 : grow(bytes));
        return instantiateWasm({ ...imports, env: { ...imports['env'], emscripten_resize_heap: limited } }, done);
      },
    });
  };
}

type ModuleMaker = NonNullable<NonNullable<Parameters<typeof loadPyodide>[0]>['createPyodideModule']>;
const pyodideScript = z.object({ default: z.custom<ModuleMaker>((value) => typeof value === 'function') });
/** Pyodide's types tell only a part of Emscripten's file system. */
const emscriptenFs = z.custom<EmscriptenFs>((value) => typeof value === 'object' && value !== null && 'mknod' in value && 'streams' in value);
const growMemory = z.custom<(bytes: number) => number>((value) => typeof value === 'function');

function mountLibrary(fs: EmscriptenFs, pack: Uint8Array, loadLazy: () => Uint8Array): void {
  const eager = readPack(pack);
  let lazyFiles: Map<string, Uint8Array> | undefined;
  const lazy = (path: string): Uint8Array => {
    lazyFiles ??= readPack(loadLazy());
    const bytes = lazyFiles.get(path);
    if (bytes === undefined) throw new Error(`The runtime's sources hold no ${path}.`);
    return bytes;
  };
  const index = z.array(z.tuple([z.string(), z.number()])).parse(JSON.parse(new TextDecoder().decode(eager.get('/lazy-index.json'))));
  const folders = new Set<string>();
  const makeFolder = (path: string): void => {
    const folder = path.slice(0, path.lastIndexOf('/'));
    if (folders.has(folder)) return;
    folders.add(folder);
    fs.mkdirTree(folder);
  };
  eager.delete('/lazy-index.json');
  for (const [path, bytes] of eager) {
    makeFolder(path);
    mountBytes(fs, path, bytes);
  }
  for (const [path, size] of index) {
    makeFolder(path);
    mountLater(fs, path, size, () => lazy(path));
  }
  for (const folder of ['/run', '/home', '/cache/home', '/usr/local/bin']) fs.mkdirTree(folder);
  // Emscripten's own user has no place among the environments.
  if (fs.analyzePath('/home/web_user').exists) fs.rmdir('/home/web_user');
  // A process may write into its project and into /tmp, and nowhere else.
  for (const folder of ['/lib', '/usr', '/usr/local', '/usr/local/bin', ...folders]) fs.chmod(folder, 0o555);
}
