import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const cache = join(import.meta.dirname, '../../.cache/threads');
/** The one file of each entry, by its source's address. */
const bundled = new Map<string, string>();

/**
 * The address of one file of JavaScript that holds the entry and all that it imports of the project. A thread does not
 * inherit a loader that reads TypeScript, and reading sixty modules through one takes longer than most commands, each of which may need a
 * new thread or a new Node. It is made once in a process, from the sources as they are then.
 */
export function oneFile(entry: URL): string {
  const known = bundled.get(entry.href);
  if (known !== undefined) return known;
  const built = buildSync({ entryPoints: [fileURLToPath(entry)], bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', keepNames: true, write: false, logLevel: 'silent' });
  const contents = built.outputFiles[0]?.contents ?? new Uint8Array(0);
  // As deep below the project as an engine's folder is, so that what a module finds from where it stands is found.
  const folder = join(cache, createHash('sha256').update(contents).digest('hex').slice(0, 16));
  const file = join(folder, 'worker.mjs');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    // Other processes make the same file at the same moment: it appears whole or not at all.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, contents);
    renameSync(draft, file);
  }
  const address = pathToFileURL(file).href;
  bundled.set(entry.href, address);
  return address;
}
