import type { FileTree } from '../domain/file-tree.ts';

/** The files whose path fits a pattern, sorted. A `*` stands for any characters within a name: `migrations/versions/*_add_phone.py`. */
export function matchingPaths(files: FileTree, pattern: string): string[] {
  const fits = new RegExp(`^${pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')).join('[^/]*')}$`);
  return [...files.keys()].filter((path) => fits.test(path)).sort();
}
