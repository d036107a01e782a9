import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const compressible = /\.(html|js|mjs|css|json|webmanifest|svg|wasm|data|ttf)$/;
const SMALLEST_BYTES = 1400;

/** Writes a `.br` and a `.gz` beside each file below the folder that gets smaller by it and has none yet. */
export function compressFolder(folder: string, quality: number): void {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  const present = new Set(paths);
  for (const path of paths) {
    if (!compressible.test(path) || present.has(`${path}.br`) || !statSync(path).isFile()) continue;
    const bytes = readFileSync(path);
    if (bytes.length < SMALLEST_BYTES) continue;
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
