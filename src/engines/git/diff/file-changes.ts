import { byBytes } from '../byte-text.ts';
import type { Entry, FlatTree } from '../objects.ts';
import { similarity } from './similarity.ts';

/** One file that two trees differ in. A renamed file has both paths and how alike the two are, in percent. */
export type FileChange =
  | { readonly type: 'added'; readonly path: string; readonly after: Entry }
  | { readonly type: 'deleted'; readonly path: string; readonly before: Entry }
  | { readonly type: 'modified'; readonly path: string; readonly before: Entry; readonly after: Entry }
  | { readonly type: 'renamed'; readonly from: string; readonly path: string; readonly before: Entry; readonly after: Entry; readonly alike: number };

/** Reads the bytes of a file on either side of a comparison. */
export type ReadEntry = (entry: Entry, path: string) => Promise<Uint8Array>;

/** The letters of `--name-status` and `git status --short`. */
export const changeLetters = { added: 'A', deleted: 'D', modified: 'M', renamed: 'R' } as const;

/** What differs between two trees, sorted by path; without renames. */
export function plainChanges(before: FlatTree, after: FlatTree): FileChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort(byBytes);
  return paths.flatMap((path): FileChange[] => {
    const [old, next] = [before.get(path), after.get(path)];
    if (old === undefined) return next === undefined ? [] : [{ type: 'added', path, after: next }];
    if (next === undefined) return [{ type: 'deleted', path, before: old }];
    return old.oid === next.oid && old.mode === next.mode ? [] : [{ type: 'modified', path, before: old, after: next }];
  });
}

/** What differs between two trees, where a file that went and one like it that came are one that was renamed. */
export async function fileChanges(before: FlatTree, after: FlatTree, read: ReadEntry): Promise<FileChange[]> {
  return withRenames(plainChanges(before, after), read);
}

export async function withRenames(changes: readonly FileChange[], read: ReadEntry): Promise<FileChange[]> {
  const gone = changes.filter((change) => change.type === 'deleted');
  const come = changes.filter((change) => change.type === 'added');
  if (gone.length === 0 || come.length === 0) return [...changes];
  const pairs: { from: string; path: string; before: Entry; after: Entry; alike: number }[] = [];
  for (const old of gone) {
    for (const next of come) {
      const alike = await likeness(old, next, read);
      if (alike >= 50) pairs.push({ from: old.path, path: next.path, before: old.before, after: next.after, alike });
    }
  }
  const sameName = ({ from, path }: { from: string; path: string }): number => (lastPart(from) === lastPart(path) ? 1 : 0);
  pairs.sort((a, b) => b.alike - a.alike || sameName(b) - sameName(a) || byBytes(a.path, b.path) || byBytes(a.from, b.from));
  const [used, renamed] = [new Set<string>(), new Map<string, FileChange>()];
  for (const pair of pairs) {
    if (used.has(pair.from) || renamed.has(pair.path)) continue;
    used.add(pair.from);
    renamed.set(pair.path, { type: 'renamed', ...pair });
  }
  return changes.filter((change) => !(change.type === 'deleted' && used.has(change.path))).map((change) => (change.type === 'added' ? (renamed.get(change.path) ?? change) : change));
}

async function likeness(old: { path: string; before: Entry }, next: { path: string; after: Entry }, read: ReadEntry): Promise<number> {
  if (old.before.oid === next.after.oid) return 100;
  return Math.min(similarity(await read(old.before, old.path), await read(next.after, next.path)), 99);
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
