import { apply, type FileTree, keysUnder, kindAt, makeFolder, parentOf, removePath } from '../domain/file-tree.ts';
import { filesTexts, type FilesTexts } from '../texts/en/files.ts';
import { textsOf } from '../texts/texts-of.ts';

/** The tree after an edit, or a sentence that says why it was not made. */
export type Edit = { readonly files: FileTree } | { readonly refused: string };

const encoder = new TextEncoder();

export function writeText(files: FileTree, path: string, text: string): Edit {
  const kind = kindAt(files, path);
  if (kind === 'folder') return { refused: refusals().folder(path) };
  // A file that was deleted while it stood open in the editor is made again by typing; its folder may be a file by now.
  const refused = kind === undefined ? nameProblem(files, path) : undefined;
  return refused === undefined ? { files: apply(files, { set: [[path, encoder.encode(text)]], remove: [] }) } : { refused };
}

export function createFile(files: FileTree, path: string): Edit {
  const refused = nameProblem(files, path);
  return refused === undefined ? { files: apply(files, { set: [[path, new Uint8Array(0)]], remove: [] }) } : { refused };
}

export function createFolder(files: FileTree, path: string): Edit {
  const refused = nameProblem(files, path);
  return refused === undefined ? { files: makeFolder(files, path) } : { refused };
}

export function deletePath(files: FileTree, path: string): Edit {
  return kindAt(files, path) === undefined ? { refused: refusals().gone(path) } : { files: removePath(files, path) };
}

export function renamePath(files: FileTree, from: string, to: string): Edit {
  if (from === to) return { files };
  if (kindAt(files, from) === undefined) return { refused: refusals().gone(from) };
  if (to.startsWith(`${from}/`)) return { refused: refusals().intoItself(from) };
  const refused = nameProblem(files, to);
  if (refused !== undefined) return { refused };
  const moved = keysUnder(files, from);
  const set = moved.map((key): [string, Uint8Array] => [to + key.slice(from.length), files.get(key) ?? new Uint8Array(0)]);
  return { files: makeFolder(apply(files, { set, remove: moved }), parentOf(from)) };
}

const refusals = (): FilesTexts['refused'] => textsOf(filesTexts).refused;

function nameProblem(files: FileTree, path: string): string | undefined {
  const texts = refusals();
  const parts = path.split('/');
  if (parts.some((part) => part.trim() === '')) return texts.emptyName;
  if (parts.some((part) => part === '.' || part === '..')) return texts.dots;
  if (path.includes('\0') || parts.some((part) => part.length > 255)) return texts.badName;
  if (kindAt(files, path) !== undefined) return texts.there(path);
  const blocking = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/')).find((folder) => kindAt(files, folder) === 'file');
  return blocking === undefined ? undefined : texts.inFile(blocking);
}
