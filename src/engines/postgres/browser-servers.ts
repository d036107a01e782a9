import programAddress from '../../../node_modules/@electric-sql/pglite/dist/pglite.wasm?url';
import supportAddress from '../../../node_modules/@electric-sql/pglite/dist/pglite.data?url';
import type { FileChanges } from '../../domain/file-tree.ts';
import type { DatabaseServers } from '../../process/database-servers.ts';
import { type PostgresFiles, postgresManifest } from './postgres-files.ts';
import { createPostgresServers } from './server.ts';
import { withWakeUps } from './wake-up.ts';

type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/**
 * PostgreSQL's servers in a browser's worker.
 *
 * @param base address of the folder that holds `postgres/`, with a trailing slash
 * @param fetch the worker's own, which the global scope does not have any more
 */
export function browserServers(base: string, fetch: Fetch, onCommit: (changes: FileChanges) => void): DatabaseServers {
  // PGlite begins to fetch its program, though it is given one, and nobody waits for what comes of it.
  Reflect.set(globalThis, 'fetch', () => new Promise<never>(() => undefined));
  return createPostgresServers(browserPostgresFiles(base, fetch), onCommit);
}

function browserPostgresFiles(base: string, fetch: Fetch): PostgresFiles {
  const fetchOk = async (address: string, init?: RequestInit): Promise<Response> => {
    const response = await fetch(address, init);
    if (!response.ok) throw new Error(`A part of it could not be fetched (${response.status}).`);
    return response;
  };
  return {
    async load(onProgress) {
      const manifest = postgresManifest.parse(await (await fetchOk(new URL('postgres/manifest.json', base).href, { cache: 'no-cache' })).json());
      const { program, support, image } = manifest.sizes;
      const total = program + support + image;
      let loaded = 0;
      const counted = async (address: string): Promise<Uint8Array<ArrayBuffer>> => {
        const response = await fetchOk(address);
        const parts: Uint8Array<ArrayBuffer>[] = [];
        if (response.body === null) return new Uint8Array(await response.arrayBuffer());
        for await (const part of response.body) {
          parts.push(part);
          loaded += part.length;
          onProgress(Math.min(loaded, total), total);
        }
        return new Uint8Array(await new Blob(parts).arrayBuffer());
      };
      onProgress(0, total);
      const [compiled, files, folder] = await Promise.all([
        counted(programAddress).then((bytes) => WebAssembly.compile(withWakeUps(bytes))),
        counted(supportAddress),
        counted(new URL(`postgres/${manifest.image}`, base).href),
      ]);
      return { program: compiled, support: new Blob([files]), image: folder };
    },
  };
}
