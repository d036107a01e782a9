import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type PostgresFiles, postgresManifest } from './postgres-files.ts';
import { withWakeUps } from './wake-up.ts';

/** PostgreSQL from its package and from `public/postgres/`, for Node. */
export function nodePostgresFiles(folder = join(import.meta.dirname, '../../../public/postgres')): PostgresFiles {
  return {
    async load() {
      if (!existsSync(join(folder, 'manifest.json'))) throw new Error('The PostgreSQL image has not been built. Run: npm run build:runtime');
      const manifest = postgresManifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
      const [program, support, image] = await Promise.all([readFile(join(packageFolder, 'pglite.wasm')), readFile(join(packageFolder, 'pglite.data')), readFile(join(folder, manifest.image))]);
      return { program: await WebAssembly.compile(withWakeUps(program)), support: new Blob([support]), image: new Uint8Array(image) };
    },
  };
}

/** Where the package keeps its program. */
export const packageFolder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
