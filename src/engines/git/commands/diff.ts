import { byBytes, quotePath, utf8, byteText } from '../byte-text.ts';
import { type Command, theRepository } from '../call.ts';
import { changeLetters, type FileChange, fileChanges, type ReadEntry, withRenames } from '../diff/file-changes.ts';
import { conflictPatch } from '../diff/combined.ts';
import { patchText } from '../diff/patch.ts';
import { statText, summaryLine, modeSummary } from '../diff/stat.ts';
import { fatal } from '../failure.ts';
import { mergeBases } from '../history.ts';
import type { FlatTree } from '../objects.ts';
import { type Options, readOptions } from '../options.ts';
import type { Repository } from '../repository.ts';
import { readOperands } from '../revision-range.ts';
import { theCommit } from '../revision.ts';
import { readBlobs, readWork, trackedAsTheyAre, unstagedChanges, workEntry } from '../work-status.ts';

/** The options that choose how a difference is shown; `git log` and `git show` have them as well. */
export const SHAPES = ['stat', 'shortstat', 'summary', 'name-only', 'name-status', 'p|patch', 's|no-patch', 'no-renames', 'no-color', 'color?'];

interface Compared {
  readonly changes: readonly FileChange[];
  readonly readBefore: ReadEntry;
  readonly readAfter: ReadEntry;
  /** Paths in conflict, which have no single version to compare with. */
  readonly conflicts: readonly string[];
}

/** `git diff [--cached] [REVISION [REVISION]] [--] [PATH…]` */
export const diff: Command = async (call) => {
  const options = readOptions('diff', call.args, [...SHAPES, 'cached', 'staged', 'q|quiet', 'exit-code']);
  const repository = theRepository(call);
  const { revisions, filter } = await readOperands(call, repository, options);
  const compared = await compare(repository, revisions, options);
  const changes = compared.changes.filter((change) => filter.matches(change.path) || (change.type === 'renamed' && filter.matches(change.from)));
  const conflicts = compared.conflicts.filter(filter.matches);
  if (!options.has('quiet')) {
    const againstIndex = revisions.length === 0 && !options.has('cached') && !options.has('staged');
    const shown = { ...compared, conflicts, changes: [...changes, ...(againstIndex ? ourChanges(repository, conflicts) : [])].sort((a, b) => byBytes(a.path, b.path)) };
    const patches = !SHAPES.slice(0, 5).some((shape) => options.has(shape));
    if (!patches) call.outBytes((await shapeText(shown, options)).map(({ text }) => text).join(''));
    else {
      const unmerged = await Promise.all(conflicts.map(async (path) => ({ path, text: await conflictText(repository, path, againstIndex) })));
      const parts = [...unmerged, ...(await shapeText({ ...compared, changes }, options))].sort((a, b) => byBytes(a.path, b.path));
      call.outBytes(parts.map(({ text }) => text).join(''));
    }
  }
  return (options.has('quiet') || options.has('exit-code')) && (changes.length > 0 || conflicts.length > 0) ? 1 : 0;
};

/** A difference in the shapes that the options ask for, as byte text. */
export async function shownChanges(changes: readonly FileChange[], read: ReadEntry, options: Options): Promise<string> {
  const parts = await shapeText({ changes, readBefore: read, readAfter: read, conflicts: [] }, options);
  return parts.map(({ text }) => text).join('');
}

async function shapeText({ changes, readBefore, readAfter, conflicts }: Compared, options: Options): Promise<{ path: string; text: string }[]> {
  const named = [...conflicts, ...changes.map(({ path }) => path)].sort(byBytes);
  const all = (text: string): { path: string; text: string }[] => [{ path: '', text }];
  const quoted = (change: FileChange): string => quotePath(change.path);
  if (options.has('no-patch')) return [];
  if (options.has('name-only')) return all(named.map((path) => `${quotePath(path)}\n`).join(''));
  if (options.has('name-status')) return all(conflicts.map((path) => `U\t${quotePath(path)}\n`).join('') + changes.map((change) => (change.type === 'renamed' ? `R${`${change.alike}`.padStart(3, '0')}\t${quotePath(change.from)}\t${quoted(change)}\n` : `${changeLetters[change.type]}\t${quoted(change)}\n`)).join(''));
  let text = '';
  if (options.has('stat')) text += await statText(changes, readBefore, readAfter, conflicts);
  if (options.has('shortstat')) text += await summaryLine(changes, readBefore, readAfter);
  if (options.has('summary')) text += modeSummary(changes);
  const shaped = options.has('stat') || options.has('shortstat') || options.has('summary');
  if (shaped && !options.has('patch')) return all(byteText(utf8(text)));
  const patches = await Promise.all(changes.map(async (change) => ({ path: change.path, text: await patchText([change], readBefore, readAfter) })));
  return shaped ? all(`${byteText(utf8(text))}\n${patches.map((patch) => patch.text).join('')}`) : patches;
}

async function compare(repository: Repository, revisions: readonly string[], options: Options): Promise<Compared> {
  const { objects, refs, index } = repository;
  const blobs = readBlobs(repository);
  const cached = options.has('cached') || options.has('staged');
  const renames = async (changes: readonly FileChange[], readAfter: ReadEntry): Promise<readonly FileChange[]> => (options.has('no-renames') ? changes : withRenames(changes, (entry, path) => (changes.some((change) => change.type === 'added' && change.path === path) ? readAfter(entry, path) : blobs(entry, path))));
  const between = async (before: FlatTree, after: FlatTree): Promise<Compared> => ({ changes: await fileChanges(before, after, blobs), readBefore: blobs, readAfter: blobs, conflicts: [] });
  const conflicts = [...index.conflicts.keys()];
  const [one, two, ...more] = revisions;
  if (more.length > 0 || (cached && two !== undefined)) throw fatal('git diff: comparing more than two trees is not in this sandbox');
  const range = one === undefined ? null : /^(.*?)(\.{2,3})(.*)$/.exec(one);
  if (range !== null && two === undefined) {
    const [, left = '', dots = '', right = ''] = range;
    const [a, b] = [await theCommit(repository, left === '' ? 'HEAD' : left), await theCommit(repository, right === '' ? 'HEAD' : right)];
    const start = dots === '..' ? a : (await mergeBases(objects, a, b))[0];
    return between(await objects.flatOf(start), await objects.flatOf(b));
  }
  if (one !== undefined && two !== undefined) return between(await objects.flatOf(await theCommit(repository, one)), await objects.flatOf(await theCommit(repository, two)));
  const base = one === undefined ? refs.headOid() : await theCommit(repository, one);
  if (cached) {
    const head = await objects.flatOf(base);
    return { ...(await between(new Map([...head].filter(([path]) => !index.conflicts.has(path))), index.files)), conflicts };
  }
  const readAfter = readWork(repository);
  if (one === undefined) return { changes: await renames(unstagedChanges(repository), readAfter), readBefore: blobs, readAfter, conflicts };
  const head = new Map([...(await objects.flatOf(base))].filter(([path]) => !index.conflicts.has(path)));
  const work: Compared = { changes: await fileChanges(head, trackedAsTheyAre(repository), (entry, path) => (head.get(path)?.oid === entry.oid ? blobs(entry, path) : readAfter(entry, path))), readBefore: blobs, readAfter, conflicts };
  return work;
}

/** What the work tree has otherwise than our side of each conflict. */
function ourChanges(repository: Repository, conflicts: readonly string[]): FileChange[] {
  return conflicts.flatMap((path): FileChange[] => {
    const before = repository.index.conflicts.get(path)?.ours;
    const after = workEntry(repository, path, before);
    return before === undefined || after === undefined || before.oid === after.oid ? [] : [{ type: 'modified', path, before, after }];
  });
}

async function conflictText(repository: Repository, path: string, againstIndex: boolean): Promise<string> {
  if (!againstIndex) return `* Unmerged path ${quotePath(path)}\n`;
  const conflict = repository.index.conflicts.get(path);
  const work = repository.readWork(path);
  if (conflict?.ours === undefined || conflict.theirs === undefined || work === undefined) return `* Unmerged path ${quotePath(path)}\n`;
  const [ours, theirs] = [await repository.objects.blob(conflict.ours.oid), await repository.objects.blob(conflict.theirs.oid)];
  return conflictPatch(path, { ...conflict.ours, bytes: ours }, { ...conflict.theirs, bytes: theirs }, work);
}

