import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { type PartId, type Release, RELEASE_FILE, type ReleaseFile } from '../../src/offline/release.ts';
import { readBuiltFiles } from '../sizes/built-graph.ts';
import { partsOf } from './parts.ts';

/** What is made here is not kept by what is made here. */
const SERVICE_WORKER = 'service-worker.js';
/** A name that changes with the content. */
const named = /^assets\/.+-[\w-]{8}\.\w+$|^(?:runtime|packages)\/[0-9a-f]{12}\/|^postgres\/[0-9a-f]{12}\.image$/;

/**
 * Lists what a built page consists of, says in the page which release it is, and makes the service worker that keeps it.
 *
 * @returns the id of the release, which changes whenever one of its files does
 */
export function makeKeepable(dist: string): string {
  const page = join(dist, 'index.html');
  const html = readFileSync(page, 'utf8').replace(/\s*<meta name="headway-release"[^>]*>/, '');
  writeFileSync(page, html);
  const parts = partsOf(new Map([...readBuiltFiles(dist)].filter(([path]) => path !== SERVICE_WORKER && path !== RELEASE_FILE)));
  const hashOf = (path: string): string => createHash('sha256').update(readFileSync(join(dist, path))).digest('hex');
  const all = [...new Set(Object.values(parts).flat())].map(({ path }) => `${path} ${hashOf(path)}`);
  const id = createHash('sha256').update(all.sort().join('\n')).digest('hex').slice(0, 12);
  writeFileSync(page, html.replace('</title>', `</title>\n    <meta name="headway-release" content="${id}" />`));

  const list = (part: PartId): ReleaseFile[] =>
    parts[part].map(({ path, gzip }) => {
      const bytes = readFileSync(join(dist, path)).length;
      return { path: path === 'index.html' ? './' : path, bytes, travels: Math.min(gzip, bytes), ...(named.test(path) ? {} : { hash: hashOf(path) }) };
    });
  const release: Release = { id, parts: { page: list('page'), sequelize: list('sequelize'), prisma: list('prisma'), postgres: list('postgres') } };
  writeFileSync(join(dist, RELEASE_FILE), JSON.stringify(release));
  buildSync({
    entryPoints: [join(import.meta.dirname, '../../src/offline/service-worker.ts')],
    outfile: join(dist, SERVICE_WORKER),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { RELEASE: JSON.stringify(release) },
    logLevel: 'warning',
  });
  return id;
}
