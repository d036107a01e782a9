import type { Masker, Places } from './mask.ts';

/**
 * What may differ between two runs of a Node program.
 *
 * Masked: the places, where packages are installed, the time in the names of generated files (those of a story begin with
 * an earlier year), how long a migration took, dates of now in a database, and in stack traces the frames of Node itself, of packages, and of what stands
 * in for sqlite3 beside the native program.
 */
export function createNodeMasker({ project, home }: Places): Masker {
  const year = new Date().getFullYear();
  const mask = (text: string): string =>
    text
      .replaceAll(project, '<project>')
      .replaceAll(home, '<home>')
      .replace(/\/[^\s"'()]*?\/node_modules\//g, '<packages>/')
      .replace(new RegExp(`(?<!\\d)${year}\\d{10}(?!\\d)`, 'g'), '<time>')
      .replace(/\(\d+\.\d{3}s\)/g, '(<seconds>)')
      .replace(new RegExp(`${year}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d\\.\\d{3}( \\+00:00|Z)`, 'g'), '<now>')
      .replace(/^ +at (?:.* \()?(?:node|file):.*\n/gm, '')
      // How many frames there are depends on Node's own above them, which counts to ten.
      .replace(/^ +at \[eval\](?:-wrapper)?:\d+:\d+\n/gm, '')
      .replace(/^ +at .*<packages>.*\n/gm, '');
  return { mask, sortKey: mask };
}
