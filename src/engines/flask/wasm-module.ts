import { loadPyodide } from 'pyodide';
import { z } from 'zod';
import type { EmscriptenFs, PythonModule } from './emscripten.ts';
import { emptyStdlib, type RuntimeFiles } from './runtime-files.ts';

/** Bytes of memory that a process may take before Python raises MemoryError. */
const MEMORY_LIMIT = 1_000_000_000;

/** Starts CPython from its library, as Pyodide does it. */
export async function startModule(files: RuntimeFiles, mount: (fs: EmscriptenFs) => void): Promise<PythonModule> {
  const make = await moduleMaker(files);
  const pyodide: object = await loadPyodide({ ...settingsFor(files, mount), createPyodideModule: (settings) => make(settings, {}) });
  return z.object({ _module: pythonModule }).parse(pyodide)._module;
}

/**
 * Makes the module without starting Python in it: its memory is to be filled with an image. Pyodide prepares the
 * settings and the file system; what it would do after that is in the image already.
 */
export async function emptyModule(files: RuntimeFiles, mount: (fs: EmscriptenFs) => void): Promise<PythonModule> {
  const make = await moduleMaker(files);
  return new Promise((resolve, reject) => {
    const stopHere = new Promise<never>(() => undefined);
    const createPyodideModule: ModuleMaker = (settings) => {
      make(settings, { noInitialRun: true }).then((module: unknown) => resolve(pythonModule.parse(module)), reject);
      return stopHere;
    };
    loadPyodide({ ...settingsFor(files, mount), createPyodideModule }).catch(reject);
  });
}

type Settings = NonNullable<Parameters<typeof loadPyodide>[0]>;
type ModuleMaker = NonNullable<Settings['createPyodideModule']>;

function settingsFor(files: RuntimeFiles, mount: (fs: EmscriptenFs) => void): Settings {
  return {
    indexURL: files.indexURL,
    stdLibURL: files.indexURL + emptyStdlib,
    lockFileContents: JSON.stringify({ info: files.manifest.lockInfo, packages: {} }),
    packageBaseUrl: files.indexURL,
    env: { HOME: '/home', PYTHONPYCACHEPREFIX: '/cache', PYTHONPATH: '/lib/python3.14', LANG: 'C.UTF-8' },
    enableRunUntilComplete: false,
    fsInit: (fs) => Promise.resolve(mount(emscriptenFs.parse(fs))),
  };
}

/** Pyodide's module maker with one import replaced: memory does not grow past the limit, so Python raises MemoryError. */
async function moduleMaker(files: RuntimeFiles): Promise<(settings: Parameters<ModuleMaker>[0], more: { noInitialRun?: boolean }) => ReturnType<ModuleMaker>> {
  const script = pyodideScript.parse(await files.importScript('pyodide.asm.mjs'));
  return (settings, more) => {
    const { instantiateWasm } = settings;
    if (instantiateWasm === undefined) throw new Error('Pyodide does not say how it instantiates its WASM.');
    return script.default({
      ...settings,
      ...more,
      instantiateWasm: (imports, done) => {
        const env = growingEnv.parse(imports['env']);
        const limited = (bytes: number): number => (bytes >>> 0 > MEMORY_LIMIT ? 0 : env.emscripten_resize_heap(bytes));
        return instantiateWasm({ ...imports, env: { ...env, emscripten_resize_heap: limited } }, done);
      },
    });
  };
}

function isObjectWith(value: unknown, ...names: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && names.every((name) => name in value);
}

/** Pyodide's types tell only a part of Emscripten's file system, and nothing of its module. */
const emscriptenFs = z.custom<EmscriptenFs>((value) => isObjectWith(value, 'mknod', 'streams'));
const pythonModule = z.custom<PythonModule>((value) => isObjectWith(value, 'HEAPU8', '_PyRun_SimpleString', 'growMemory'));
const pyodideScript = z.object({ default: z.custom<ModuleMaker>((value) => typeof value === 'function') });
// Checked, not copied: Emscripten's imports make entries when they are read.
const growingEnv = z.custom<{ emscripten_resize_heap: (bytes: number) => number }>((value) => isObjectWith(value, 'emscripten_resize_heap'));
