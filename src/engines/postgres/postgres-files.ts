import { z } from 'zod';
import type { LoadListener } from '../../process/database-servers.ts';

/** What the build made for PostgreSQL: `public/postgres/manifest.json`. */
export const postgresManifest = z.object({
  /** The name of the image's file, which changes with its content. */
  image: z.string(),
  /** The server's version, as `SHOW server_version` says it. */
  version: z.string(),
  /** Bytes of what is fetched: the program, the files beside it, and the image. */
  sizes: z.object({ program: z.number(), support: z.number(), image: z.number() }),
});

export type PostgresManifest = z.infer<typeof postgresManifest>;

/** How the engine reaches PostgreSQL's own files, in a browser and in Node alike. Each is fetched once, when it is first wanted. */
export interface PostgresFiles {
  load(onProgress: LoadListener): Promise<LoadedPostgres>;
}

/**
 * @property program PostgreSQL, compiled, with the doors of `wake-up.ts`
 * @property support the files that PostgreSQL finds beside its program: time zones, text search, extensions
 * @property image the data folder that a new server begins with, gzipped
 */
export interface LoadedPostgres {
  readonly program: WebAssembly.Module;
  readonly support: Blob;
  readonly image: Uint8Array;
}
