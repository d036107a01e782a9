import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'fflate';
import { runtimeManifest, type RuntimeFiles } from './runtime-files.ts';

/**
 * The runtime from `public/runtime/`, for Node.
 *
 * @throws one sentence when the build step has not run
 */
export function nodeRuntime(folder = join(import.meta.dirname, '../../../public/runtime')): RuntimeFiles {
  const manifest = runtimeManifest.parse(JSON.parse(readManifest(folder)));
  const indexURL = `${join(folder, manifest.folder)}/`;
  return {
    manifest,
    indexURL,
    load: async (name) => unpack(name, new Uint8Array(await readFile(indexURL + name))),
    loadNow: (name) => unpack(name, new Uint8Array(readFileSync(indexURL + name))),
    importScript: (name) => import(pathToFileURL(indexURL + name).href),
  };
}

function unpack(name: string, bytes: Uint8Array): Uint8Array {
  return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

function readManifest(folder: string): string {
  try {
    return readFileSync(join(folder, 'manifest.json'), 'utf8');
  } catch {
    throw new Error('The Python runtime has not been built. Run: npm run build:runtime');
  }
}
