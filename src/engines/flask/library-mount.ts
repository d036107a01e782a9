import { inflateSync } from 'fflate';
import { z } from 'zod';
import { type EmscriptenFs, mountBytes, mountLater } from './emscripten.ts';
import { readPack } from '../../process/pack.ts';
import { bytecodePack, dataPack, fileIndex, type RuntimeFiles, sourcePack } from './runtime-files.ts';

/** Folders of the interpreter's own, beside the library's. */
const OWN_FOLDERS = ['/run', '/home', '/cache/home', '/usr/local/bin'];

/**
 * Mounts the standard library and the packages without copying them. What is not given is fetched when something first
 * reads it.
 *
 * @param packs the packs that are there already, by name; `dataPack` must be one of them
 */
export function mountLibrary(fs: EmscriptenFs, packs: ReadonlyMap<string, Uint8Array>, files: RuntimeFiles): void {
  const opened = new Map<string, Map<string, Uint8Array>>();
  const open = (name: string): Map<string, Uint8Array> => {
    const known = opened.get(name) ?? readPack(packs.get(name) ?? files.loadNow(name));
    opened.set(name, known);
    return known;
  };
  const read = (name: string, path: string): Uint8Array => {
    const bytes = open(name).get(path) ?? missing(path);
    return name === sourcePack ? inflateSync(bytes) : bytes;
  };
  const folders = new Set<string>();
  const makeFolder = (path: string): void => {
    const folder = path.slice(0, path.lastIndexOf('/'));
    if (folders.has(folder)) return;
    folders.add(folder);
    fs.mkdirTree(folder);
  };
  for (const name of packs.keys()) {
    for (const [path, bytes] of open(name)) {
      if (path === fileIndex) continue;
      makeFolder(path);
      mountBytes(fs, path, bytes);
    }
  }
  const index = indexSchema.parse(JSON.parse(new TextDecoder().decode(open(dataPack).get(fileIndex))));
  for (const name of [bytecodePack, sourcePack] as const) {
    if (packs.has(name)) continue;
    for (const [path, size] of index[name]) {
      makeFolder(path);
      mountLater(fs, path, size, () => read(name, path));
    }
  }
  for (const folder of OWN_FOLDERS) fs.mkdirTree(folder);
  // Emscripten's own user has no place among the environments.
  if (fs.analyzePath('/home/web_user').exists) fs.rmdir('/home/web_user');
}

/** Paths and sizes of the files in the packs that may come later: sizes must be known before the files are there. */
const entries = z.array(z.tuple([z.string(), z.number()]));
const indexSchema = z.object({ [bytecodePack]: entries, [sourcePack]: entries });

function missing(path: string): never {
  throw new Error(`The runtime holds no ${path}.`);
}
