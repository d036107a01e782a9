import { byBytes } from './byte-text.ts';
import { plainChanges } from './diff/file-changes.ts';
import { GitFailure } from './failure.ts';
import { emptyIndex } from './index-file.ts';
import type { Entry, FlatTree } from './objects.ts';
import type { Repository } from './repository.ts';
import { workEntry } from './work-status.ts';
import { above } from './work-files.ts';

/** The command's words in the refusals: `checkout`, `merge`. */
export interface SwitchWords {
  readonly command: string;
  /** `switch branches`, `merge` */
  readonly before: string;
  /** What is said behind the refusal, and the exit code. */
  readonly ending?: string;
  readonly code?: number;
}

/**
 * Brings index and work tree from one tree to another and keeps what was changed locally, as `git switch` does.
 * Refuses, before anything is written, when that would lose local changes or files that git does not know.
 */
export async function switchTree(repository: Repository, from: FlatTree, to: FlatTree, words: SwitchWords): Promise<void> {
  const changes = plainChanges(from, to);
  const { files, conflicts } = repository.index;
  const index = new Map(files);
  const [write, remove, dirty, unknown]: [[string, Entry][], string[], string[], Set<string>] = [[], [], [], new Set()];
  const ignored = repository.ignored();

  for (const change of changes) {
    const { path } = change;
    const [old, target, staged] = [from.get(path), to.get(path), files.get(path)];
    if (staged !== undefined && same(staged, target)) continue;
    if (staged === undefined) {
      if (target === undefined) continue;
      if (old !== undefined) dirty.push(path);
      else for (const blocking of inTheWay(repository, path, from)) if (files.has(blocking) || !ignored(blocking, 'file')) unknown.add(blocking);
    } else if (!same(staged, old)) {
      dirty.push(path);
    } else {
      const work = workEntry(repository, path, staged);
      if (work !== undefined && !same(work, staged) && !same(work, target)) dirty.push(path);
    }
    if (target === undefined) {
      index.delete(path);
      remove.push(path);
    } else {
      index.set(path, target);
      write.push([path, target]);
    }
  }
  refuse(dirty, unknown, words);
  for (const path of remove) removeFromWork(repository, path);
  for (const [path, entry] of write) await writeToWork(repository, path, entry);
  if (changes.length > 0) repository.index = { files: index, conflicts };
}

/** Makes index and work tree hold exactly a tree: `git reset --hard`. What git does not know stays, unless it is in the way. */
export async function forceTree(repository: Repository, to: FlatTree): Promise<void> {
  const { files, conflicts } = repository.index;
  for (const path of [...files.keys(), ...conflicts.keys()]) if (!to.has(path)) removeFromWork(repository, path);
  for (const [path, entry] of to) {
    if (workEntry(repository, path, entry)?.oid !== entry.oid) await writeToWork(repository, path, entry);
  }
  repository.index = { ...emptyIndex, files: to };
}

export async function writeToWork(repository: Repository, path: string, entry: Entry): Promise<void> {
  if (entry.mode === '160000') return repository.files.makeFolder(repository.inFiles(path));
  putInWork(repository, path, await repository.objects.blob(entry.oid));
}

/** Writes a file of the work tree; what stands in its way was found to be dispensable before. */
export function putInWork(repository: Repository, path: string, bytes: Uint8Array): void {
  const { files } = repository;
  const place = repository.inFiles(path);
  for (let folder = above(place); folder.length > repository.root.length; folder = above(folder)) files.remove(folder);
  for (const inside of [...files.filesUnder(place)]) if (inside !== place) files.removeAndTidy(inside, above(place));
  files.removeEmptyFolder(place);
  files.write(place, bytes);
}

export function removeFromWork(repository: Repository, path: string): void {
  repository.files.removeAndTidy(repository.inFiles(path), repository.root);
}

/** Files that no commit knows, staged ones included, and that stand where a file shall be written. */
function inTheWay(repository: Repository, path: string, from: FlatTree): string[] {
  const { files } = repository;
  const known = (one: string): boolean => from.has(one);
  const inside = (one: string): string => (repository.root === '' ? one : one.slice(repository.root.length + 1));
  const blocking = [...files.filesUnder(repository.inFiles(path))].map(inside).filter((one) => !known(one));
  for (let folder = above(path); folder !== ''; folder = above(folder)) if (files.kind(repository.inFiles(folder)) === 'file' && !known(folder)) blocking.push(folder);
  return blocking;
}

function refuse(dirty: readonly string[], unknown: ReadonlySet<string>, { command, before, ending = 'Aborting\n', code = 1 }: SwitchWords): void {
  if (dirty.length === 0 && unknown.size === 0) return;
  const list = (paths: Iterable<string>): string => [...paths].sort(byBytes).map((path) => `\t${path}\n`).join('');
  const lost = dirty.length === 0 ? '' : `error: Your local changes to the following files would be overwritten by ${command}:\n${list(dirty)}Please commit your changes or stash them before you ${before}.\n`;
  const overwritten = unknown.size === 0 ? '' : `error: The following untracked working tree files would be overwritten by ${command}:\n${list(unknown)}Please move or remove them before you ${before}.\n`;
  throw new GitFailure(code, lost + overwritten + ending);
}

function same(a: Entry | undefined, b: Entry | undefined): boolean {
  return a?.oid === b?.oid && a?.mode === b?.mode;
}
