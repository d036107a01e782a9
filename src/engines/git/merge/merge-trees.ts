import { byBytes, byteText, bytesOf, isBinary } from '../byte-text.ts';
import { type FileChange, fileChanges, type ReadEntry } from '../diff/file-changes.ts';
import { fatal } from '../failure.ts';
import type { Conflict } from '../index-file.ts';
import type { Entry, FlatTree, Objects } from '../objects.ts';
import { mergeText } from './merge-text.ts';

/** The name of the blob without any bytes. */
const EMPTY = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';

/** What the two sides are called in messages and markers: `HEAD` and `feature`. */
export interface Labels {
  readonly ours: string;
  readonly theirs: string;
}

/** Two trees merged. A file in conflict is in `files` as it shall lie in the work tree, and in `conflicts` with its versions. */
export interface MergedTrees {
  readonly files: FlatTree;
  readonly conflicts: ReadonlyMap<string, Conflict>;
  /** `Auto-merging app.py`, `CONFLICT (content): …`, in the order of the paths. */
  readonly messages: readonly string[];
}

/** Merges what two sides made of one tree, file by file; a file that one side renamed is followed. */
export async function mergeTrees(objects: Objects, base: FlatTree, ours: FlatTree, theirs: FlatTree, labels: Labels): Promise<MergedTrees> {
  const read: ReadEntry = (entry) => objects.blob(entry.oid);
  const mine = renamesOf(await fileChanges(base, ours, read));
  const other = renamesOf(await fileChanges(base, theirs, read));
  const files = new Map<string, Entry>();
  const conflicts = new Map<string, Conflict>();
  const messages: [path: string, text: string][] = [];
  const say = (path: string, text: string): void => void messages.push([path, text]);

  const settle = async (path: string, was: Entry | undefined, a: Entry | undefined, b: Entry | undefined): Promise<void> => {
    if (same(a, b) || same(was, b)) return put(path, a);
    if (same(was, a)) return put(path, b);
    if (a === undefined || b === undefined) {
      const [deletedIn, keptIn] = a === undefined ? [labels.ours, labels.theirs] : [labels.theirs, labels.ours];
      say(path, `CONFLICT (modify/delete): ${path} deleted in ${deletedIn} and modified in ${keptIn}.  Version ${keptIn} of ${path} left in tree.\n`);
      put(path, a ?? b);
    } else {
      const merged = await mergeFile(objects, was, a, b, labels);
      put(path, merged.entry);
      if (merged.binary) say(path, `warning: Cannot merge binary files: ${path} (${labels.ours} vs. ${labels.theirs})\n`);
      say(path, `Auto-merging ${path}\n`);
      if (!merged.conflict) return;
      say(path, `CONFLICT (${was === undefined ? 'add/add' : 'content'}): Merge conflict in ${path}\n`);
    }
    conflicts.set(path, { base: was, ours: a, theirs: b });
  };
  const put = (path: string, entry: Entry | undefined): void => void (entry !== undefined && files.set(path, entry));

  const handled = new Set<string>();
  for (const [from, was] of base) {
    const [toMine, toOther] = [mine.get(from), other.get(from)];
    if (toMine === undefined && toOther === undefined) continue;
    if (toMine !== undefined && toOther !== undefined && toMine !== toOther) throw fatal(`merging a file that both sides renamed (${from}) is not in this sandbox`);
    const to = toMine ?? toOther ?? from;
    const [a, b] = [ours.get(toMine ?? from), theirs.get(toOther ?? from)];
    if ((toMine === undefined && ours.has(to)) || (toOther === undefined && theirs.has(to))) continue;
    for (const path of [from, to]) handled.add(path);
    if (a === undefined || b === undefined) {
      const [renamedIn, deletedIn] = a === undefined ? [labels.theirs, labels.ours] : [labels.ours, labels.theirs];
      say(from, `CONFLICT (rename/delete): ${from} renamed to ${to} in ${renamedIn}, but deleted in ${deletedIn}.\n`);
      put(to, a ?? b);
      conflicts.set(to, { base: was, ours: a, theirs: b });
    } else await settle(to, was, a, b);
  }
  const paths = [...new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])].filter((path) => !handled.has(path)).sort(byBytes);
  for (const path of paths) await settle(path, base.get(path), ours.get(path), theirs.get(path));
  const blocked = [...files.keys()].find((path) => path.split('/').some((_, depth, parts) => depth > 0 && files.has(parts.slice(0, depth).join('/'))));
  if (blocked !== undefined) throw fatal(`merging a file with a folder of its name (${blocked}) is not in this sandbox`);
  return { files: new Map([...files].sort(([a], [b]) => byBytes(a, b))), conflicts, messages: messages.sort(([a], [b]) => byBytes(a, b)).map(([, text]) => text) };
}

async function mergeFile(objects: Objects, base: Entry | undefined, ours: Entry, theirs: Entry, labels: Labels): Promise<{ entry: Entry; conflict: boolean; binary: boolean }> {
  const mode = base !== undefined && base.mode === ours.mode ? theirs.mode : ours.mode;
  if (ours.oid === theirs.oid || base?.oid === theirs.oid) return { entry: { mode, oid: ours.oid }, conflict: false, binary: false };
  if (base?.oid === ours.oid) return { entry: { mode, oid: theirs.oid }, conflict: false, binary: false };
  const [was, a, b] = [base === undefined ? new Uint8Array(0) : await objects.blob(base.oid), await objects.blob(ours.oid), await objects.blob(theirs.oid)];
  if ([was, a, b].some(isBinary)) return { entry: { mode, oid: ours.oid }, conflict: true, binary: true };
  const { text, conflicts } = mergeText(byteText(was), byteText(a), byteText(b), labels);
  return { entry: { mode, oid: await objects.write('blob', bytesOf(text)) }, conflict: conflicts > 0, binary: false };
}

/** Renamed files by their old path. Empty files are all alike, which says nothing about them, so a merge does not follow them. */
function renamesOf(changes: readonly FileChange[]): Map<string, string> {
  return new Map(changes.flatMap((change) => (change.type === 'renamed' && change.before.oid !== EMPTY ? [[change.from, change.path]] : [])));
}

function same(a: Entry | undefined, b: Entry | undefined): boolean {
  return a?.oid === b?.oid && a?.mode === b?.mode;
}
