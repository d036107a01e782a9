import { z } from 'zod';
import { readPack } from '../../process/pack.ts';
import type { OpenProgress } from './serve.ts';

/**
 * What the build put into `public/packages/`: one pack of packages for each engine that runs Node programs. Written by
 * `scripts/runtime/node-packages.ts`.
 */
export const packagesManifest = z.object({
  /** The folder below `packages/` that holds the packs; its name changes whenever one of them does. */
  folder: z.string(),
  /** Bytes of each pack as it travels, gzipped. */
  sizes: z.record(z.string(), z.number()),
});

export type PackagesManifest = z.infer<typeof packagesManifest>;

export const packName = (engine: string): string => `${engine}.pack.gz`;

/**
 * An engine's packages from an address of the page's own origin: bytes by the path below `node_modules`.
 *
 * @param base address of the folder that holds `packages/`, with a trailing slash
 */
export async function fetchPackages(base: string, engine: string, progress: OpenProgress): Promise<ReadonlyMap<string, Uint8Array>> {
  const manifest = packagesManifest.parse(await (await fetchOk(new URL('packages/manifest.json', base), { cache: 'no-cache' })).json());
  const name = packName(engine);
  const total = manifest.sizes[name] ?? 0;
  const response = await fetchOk(new URL(`packages/${manifest.folder}/${name}`, base));
  if (response.body === null) throw new Error(`The packages for ${engine} came empty.`);
  let loaded = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        loaded += chunk.length;
        progress.loaded(loaded, total);
        controller.enqueue(chunk);
      },
    }),
  );
  const unpacked = counted.pipeThrough(new DecompressionStream('gzip'));
  return readPack(new Uint8Array(await new Response(unpacked).arrayBuffer()));
}

async function fetchOk(url: URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`A part of it could not be fetched (${response.status} for ${url.pathname}).`);
  return response;
}
