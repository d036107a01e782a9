import { limits } from './limits.ts';
import { incomingTexts } from '../texts/en/incoming.ts';
import { textsOf } from '../texts/texts-of.ts';

/*
 * Which paths may come in. A file tree holds whatever a Linux folder could hold; an archive that somebody else made must
 * besides mean the same on every system.
 */

/** Why a path can lie in no file tree: `it leads out of the folder`. Undefined when it can. A folder's path may end in `/`. */
export function treePathProblem(path: string): string | undefined {
  const texts = textsOf(incomingTexts);
  if (path === '' || path === '/') return texts.name.none;
  if (path.startsWith('/')) return texts.name.absolute;
  const parts = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  if (parts.includes('..')) return texts.name.outside;
  if (parts.includes('.') || parts.includes('')) return texts.name.dots;
  if (path.includes('\0')) return texts.name.nul;
  if (byteLength(path) > limits.pathBytes) return texts.name.pathTooLong(limits.pathBytes);
  if (parts.some((part) => byteLength(part) > limits.nameBytes)) return texts.name.tooLong(limits.nameBytes);
  return undefined;
}

/** Why a name in an archive is not taken; undefined when it is. */
export function archiveNameProblem(name: string): string | undefined {
  const texts = textsOf(incomingTexts);
  if (name.includes('\\')) return texts.name.backslash;
  if (/^[a-z]:/i.test(name)) return texts.name.drive;
  const problem = treePathProblem(name);
  if (problem !== undefined) return problem;
  // A name with a line end or a colour code in it could make a list of files say what is not so.
  return /[\p{Cc}\p{Cs}]/u.test(name) ? texts.name.control : undefined;
}

/** A path as a sentence can show it: in quotes, on one line, and not longer than a line. */
export function shownName(path: string): string {
  const plain = path.replaceAll(/[\p{Cc}\p{Cs}]/gu, '\uFFFD');
  return textsOf(incomingTexts).name.quoted(plain.length > 80 ? `${plain.slice(0, 40)}…${plain.slice(-30)}` : plain);
}

/**
 * Why paths that are each allowed cannot lie in one tree: one stands there twice, or is a file and a folder at once.
 * Undefined when they can.
 */
export function clashIn(paths: readonly string[]): string | undefined {
  const texts = textsOf(incomingTexts);
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const path of paths) {
    if (files.has(path)) return texts.name.twice(shownName(path));
    files.add(path);
    const parts = path.split('/');
    // A folder's own path ends in a slash, so that the last part is empty.
    for (let count = 1; count < parts.length; count += 1) folders.add(parts.slice(0, count).join('/'));
  }
  const both = paths.find((path) => folders.has(path));
  return both === undefined ? undefined : texts.name.both(shownName(both));
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
