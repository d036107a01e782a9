import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readPack } from '../../process/pack.ts';
import { packagesManifest, packName } from './package-files.ts';

/**
 * An engine's packages from `public/packages/`, for Node.
 *
 * @throws one sentence when the build step has not run
 */
export async function readPackages(folder: string, engine: string): Promise<ReadonlyMap<string, Uint8Array>> {
  let text: string;
  try {
    text = await readFile(join(folder, 'manifest.json'), 'utf8');
  } catch {
    throw new Error('The packages of the other toolchains have not been packed. Run: npm run build:runtime');
  }
  const manifest = packagesManifest.parse(JSON.parse(text));
  return readPack(new Uint8Array(gunzipSync(await readFile(join(folder, manifest.folder, packName(engine))))));
}
