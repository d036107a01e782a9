import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';
import { threadId } from 'node:worker_threads';
import { runtimeManifest, type RuntimeFiles } from './runtime-files.ts';

/**
 * The runtime from `public/runtime/`, for Node.
 *
 * @throws one sentence when the build step has not run
 */
export function nodeRuntime(folder = join(import.meta.dirname, '../../../public/runtime')): RuntimeFiles {
  const manifest = runtimeManifest.parse(JSON.parse(readManifest(folder)));
  const indexURL = `${join(folder, manifest.folder)}/`;
  const images = join(import.meta.dirname, '../../../.cache/runtime/images');
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('/', '-');
  const image = join(images, `${manifest.folder}-${process.version}-${timeZone}.image`);
  return {
    manifest,
    indexURL,
    load: async (name) => unpack(name, new Uint8Array(await readFile(indexURL + name))),
    loadNow: (name) => unpack(name, new Uint8Array(readFileSync(indexURL + name))),
    loadImage: async () => (existsSync(image) ? new Uint8Array(await readFile(image)) : undefined),
    async keepImage(file) {
      const partial = `${image}.partial-${process.pid}-${threadId}`;
      await mkdir(images, { recursive: true });
      if (existsSync(image)) return;
      await removeOld(images);
      await writeFile(partial, file);
      await rename(partial, image);
    },
    dropImage: () => rm(image, { force: true }),
    prefetch: () => undefined,
    importScript: (name) => import(pathToFileURL(indexURL + name).href),
  };
}

/** Images of other versions, and what killed processes left half-written, go when nobody can be writing them any more. */
async function removeOld(images: string): Promise<void> {
  const oldest = Date.now() - 60 * 60 * 1000;
  for (const name of await readdir(images)) {
    const path = join(images, name);
    if ((await stat(path)).mtimeMs < oldest) await rm(path, { force: true });
  }
}

function unpack(name: string, bytes: Uint8Array): Uint8Array {
  return name.endsWith('.gz') ? new Uint8Array(gunzipSync(bytes)) : bytes;
}

function readManifest(folder: string): string {
  try {
    return readFileSync(join(folder, 'manifest.json'), 'utf8');
  } catch {
    throw new Error('The Python runtime has not been built. Run: npm run build:runtime');
  }
}
