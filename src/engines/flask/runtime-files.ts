import { z } from 'zod';

/**
 * What the build put into `public/runtime/`: the version folder and, for each file in it, its size.
 * Written by `scripts/runtime/build.ts`, read by whoever starts the interpreter.
 */
export const runtimeManifest = z.object({
  /** The folder below `runtime/` that holds the files; its name changes whenever one of them does. */
  folder: z.string(),
  /** Version of each Python package, by the name that pip prints. */
  packages: z.record(z.string(), z.string()),
  python: z.string(),
  pyodide: z.string(),
  /** The `info` of Pyodide's lock file, which it checks at start. */
  lockInfo: z.record(z.string(), z.string()),
  /** Bytes of each file as it travels (packs are gzipped). */
  sizes: z.record(z.string(), z.number()),
});

export type RuntimeManifest = z.infer<typeof runtimeManifest>;

/** Small files that are read as text while a program runs: templates, entry points, our own Python, the file index. */
export const dataPack = 'data.pack.gz';
/** Bytecode of all that is imported at the start. With a kept image it is not read at all. */
export const bytecodePack = 'bytecode.pack.gz';
/**
 * What is only read when a traceback shows source, a time zone is named, or a rare module is imported. Each file in it
 * is deflated by itself, so that one is read without unpacking all.
 */
export const sourcePack = 'sources.pack';
/** Where the data pack has the sizes of the files in the other two. */
export const fileIndex = '/file-index.json';
/** An archive without entries: the standard library is mounted as files, so that tracebacks name them as at a terminal. */
export const emptyStdlib = 'stdlib.zip';

/** How the engine reaches the runtime, in a browser and in Node alike. */
export interface RuntimeFiles {
  readonly manifest: RuntimeManifest;
  /** Address or path of the version folder, with a trailing slash: where Pyodide finds its own files. */
  readonly indexURL: string;
  /** Fetches a file of the version folder and unpacks it when it is a gzipped pack. */
  load(name: string): Promise<Uint8Array>;
  /** The same, without waiting: called in the middle of a Python statement that reads a lazy file. */
  loadNow(name: string): Uint8Array;
  /** The image that was kept by an earlier start of this very runtime on this very platform, if any. */
  loadImage(): Promise<Uint8Array | undefined>;
  keepImage(file: Uint8Array<ArrayBuffer>): Promise<void>;
  dropImage(): Promise<void>;
  /** Fetches a file in the background, so that a later `loadNow` finds it near. */
  prefetch(name: string): void;
  /** Imports a script of the version folder as a module. */
  importScript(name: string): Promise<unknown>;
}
