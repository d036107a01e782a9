import type { FileTree } from '../../../domain/file-tree.ts';

const numbers = new WeakMap<Uint8Array, number>();
let last = 0;

/**
 * What tells two states of a project's code apart: the same text as long as no source file has changed.
 * Bytes are never changed in place, so each array's own number is enough, and no file is read.
 */
export function codeFiles(files: FileTree): string {
  return [...files]
    .filter(([path]) => /\.(py|mako|ini|cfg|toml|env)$/.test(path))
    .map(([path, bytes]) => `${path}:${numberOf(bytes)}`)
    .join('\n');
}

function numberOf(bytes: Uint8Array): number {
  const known = numbers.get(bytes);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(bytes, last);
  return last;
}
