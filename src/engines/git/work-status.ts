import { byBytes } from './byte-text.ts';
import { type FileChange, fileChanges, type ReadEntry } from './diff/file-changes.ts';
import type { Conflict } from './index-file.ts';
import { blobOid, type Entry, type FlatTree } from './objects.ts';
import type { Repository } from './repository.ts';
import { above, below } from './work-files.ts';

/** What `git status` tells: HEAD against the index, the index against the work tree, and what git does not know. */
export interface WorkStatus {
  readonly staged: readonly FileChange[];
  readonly unstaged: readonly FileChange[];
  readonly conflicts: readonly (readonly [path: string, conflict: Conflict])[];
  /** Files, and whole folders with a `/` behind them. */
  readonly untracked: readonly string[];
}

export type UntrackedMode = 'no' | 'normal' | 'all';

export async function workStatus(repository: Repository, untracked: UntrackedMode = 'normal'): Promise<WorkStatus> {
  const { objects, refs, index } = repository;
  const head = await objects.flatOf(refs.headOid());
  const settled = new Map([...head].filter(([path]) => !index.conflicts.has(path)));
  return {
    staged: await fileChanges(settled, index.files, readBlobs(repository)),
    unstaged: unstagedChanges(repository),
    conflicts: [...index.conflicts].sort(([a], [b]) => byBytes(a, b)),
    untracked: untracked === 'no' ? [] : untrackedPaths(repository, untracked === 'all'),
  };
}

/** How the work tree differs from the index, conflicts left out. A file keeps the mode that it was staged with. */
export function unstagedChanges(repository: Repository): FileChange[] {
  return [...repository.index.files].flatMap(([path, before]): FileChange[] => {
    const after = workEntry(repository, path, before);
    if (after === undefined) return [{ type: 'deleted', path, before }];
    return after.oid === before.oid ? [] : [{ type: 'modified', path, before, after }];
  });
}

/** The file of the work tree as an entry, or undefined when it is not there. */
export function workEntry(repository: Repository, path: string, like?: Entry): Entry | undefined {
  // A repository inside of this one is somebody else's; it is taken to be as it should.
  if (like?.mode === '160000') return like;
  const bytes = repository.readWork(path);
  return bytes === undefined ? undefined : { mode: like?.mode ?? '100644', oid: blobOid(bytes) };
}

/** Reads blobs of the repository, whichever path they stand at. */
export function readBlobs({ objects }: Repository): ReadEntry {
  return (entry) => (entry.mode === '160000' ? Promise.resolve(new Uint8Array(0)) : objects.blob(entry.oid));
}

/** Reads files of the work tree. */
export function readWork(repository: Repository): ReadEntry {
  return async (_entry, path) => repository.readWork(path) ?? new Uint8Array(0);
}

/** Paths that are neither in the index nor ignored; folders with nothing tracked in them are told as one, unless `each`. */
export function untrackedPaths(repository: Repository, each = false): string[] {
  const { files, index } = repository;
  const ignored = repository.ignored();
  const tracked = (path: string): boolean => index.files.has(path) || index.conflicts.has(path);
  const trackedFolders = new Set<string>();
  for (const path of [...index.files.keys(), ...index.conflicts.keys()]) {
    for (let folder = above(path); folder !== '' && !trackedFolders.has(folder); folder = above(folder)) trackedFolders.add(folder);
  }
  const found: string[] = [];
  const look = (folder: string): void => {
    for (const name of files.names(repository.inFiles(folder))) {
      const path = below(folder, name);
      if (name === '.git') continue;
      const kind = files.kind(repository.inFiles(path));
      if (kind === 'file') {
        if (!tracked(path) && !ignored(path, 'file')) found.push(path);
      } else if (tracked(path) || ignored(path, 'folder')) {
        continue;
      } else if (files.kind(repository.inFiles(below(path, '.git'))) !== undefined) {
        found.push(`${path}/`);
      } else if (each || trackedFolders.has(path)) {
        look(path);
      } else {
        const before = found.length;
        look(path);
        if (found.length > before) found.splice(before, Infinity, `${path}/`);
      }
    }
  };
  look('');
  return found.sort(byBytes);
}

/** The index's files with the work tree's contents: what `commit -a` would take. */
export function trackedAsTheyAre(repository: Repository): FlatTree {
  return new Map(
    [...repository.index.files].flatMap(([path, entry]): [string, Entry][] => {
      const now = workEntry(repository, path, entry);
      return now === undefined ? [] : [[path, now]];
    }),
  );
}
