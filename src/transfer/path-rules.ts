import { limits } from './limits.ts';

/*
 * Which paths may come in. A file tree holds whatever a Linux folder could hold; an archive that somebody else made must
 * besides mean the same on every system.
 */

/** Why a path can lie in no file tree: `it leads out of the folder`. Undefined when it can. A folder's path may end in `/`. */
export function treePathProblem(path: string): string | undefined {
  if (path === '' || path === '/') return 'it has no name';
  if (path.startsWith('/')) return 'it is an absolute path';
  const parts = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  if (parts.includes('..')) return 'it leads out of the folder';
  if (parts.includes('.') || parts.includes('')) return 'a part of it is empty or a single dot';
  if (path.includes('\0')) return 'it holds a NUL character';
  if (byteLength(path) > limits.pathBytes) return `it is longer than ${limits.pathBytes} bytes`;
  if (parts.some((part) => byteLength(part) > limits.nameBytes)) return `a name in it is longer than ${limits.nameBytes} bytes`;
  return undefined;
}

export const controlCharacter = 'it holds a control character';

/** Why a name in an archive is not taken; undefined when it is. */
export function archiveNameProblem(name: string): string | undefined {
  if (name.includes('\\')) return 'it holds a backslash, which some systems take for a folder';
  if (/^[a-z]:/i.test(name)) return 'it begins with a drive letter';
  const problem = treePathProblem(name);
  if (problem !== undefined) return problem;
  // A name with a line end or a colour code in it could make a list of files say what is not so.
  return /[\p{Cc}\p{Cs}]/u.test(name) ? controlCharacter : undefined;
}

/** A path as a sentence can show it: in quotes, on one line, and not longer than a line. */
export function shownName(path: string): string {
  const plain = path.replaceAll(/[\p{Cc}\p{Cs}]/gu, '\uFFFD');
  return `“${plain.length > 80 ? `${plain.slice(0, 40)}…${plain.slice(-30)}` : plain}”`;
}

/**
 * Why paths that are each allowed cannot lie in one tree: one stands there twice, or is a file and a folder at once.
 * Undefined when they can.
 */
export function clashIn(paths: readonly string[]): string | undefined {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const path of paths) {
    if (files.has(path)) return `${shownName(path)} is in it twice.`;
    files.add(path);
    const parts = path.split('/');
    // A folder's own path ends in a slash, so that the last part is empty.
    for (let count = 1; count < parts.length; count += 1) folders.add(parts.slice(0, count).join('/'));
  }
  const both = paths.find((path) => folders.has(path));
  return both === undefined ? undefined : `${shownName(both)} is a file and a folder in it.`;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
