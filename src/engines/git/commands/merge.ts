import { byteText, utf8 } from '../byte-text.ts';
import { type Call, type Command, theRepository } from '../call.ts';
import { fileChanges, plainChanges } from '../diff/file-changes.ts';
import { modeSummary, statText } from '../diff/stat.ts';
import { fatal, GitFailure } from '../failure.ts';
import { isAncestor, mergeBases } from '../history.ts';
import { mergeBaseTree } from '../merge/merge-base-tree.ts';
import { mergeTrees } from '../merge/merge-trees.ts';
import type { FlatTree } from '../objects.ts';
import { readOptions } from '../options.ts';
import { shortName } from '../refs.ts';
import type { Repository } from '../repository.ts';
import { fullName, resolveCommit, upstreamOf } from '../revision.ts';
import { forceTree, switchTree } from '../switch-tree.ts';
import { readBlobs } from '../work-status.ts';
import { cleanMessage } from './commit.ts';

/** What is merged: the commit, its name in markers, and the message of the merge commit. */
export interface Merge {
  readonly theirs: string;
  readonly label: string;
  readonly message: string;
  readonly fastForward: 'allowed' | 'never' | 'only';
  /** What the log of HEAD says: `merge feature`, `pull`. */
  readonly action: string;
  readonly stat?: boolean;
  /** Says nothing but what a person has to do. */
  readonly quiet?: boolean;
}

/** `git merge [--no-ff | --ff-only] [-m TEXT] [--no-commit…] BRANCH`, `git merge --abort`, `git merge --continue` */
export const merge: Command = async (call) => {
  const options = readOptions('merge', call.args, ['m|message=', 'no-ff', 'ff', 'ff-only', 'abort', 'continue', 'no-edit', 'q|quiet', 'stat', 'n|no-stat']);
  const repository = theRepository(call);
  if (options.has('abort')) return abortMerge(repository);
  if (options.has('continue')) throw fatal("git merge --continue is not in this sandbox; use 'git commit' instead");
  refuseUnfinished(repository, 'Merging');
  const [typed, ...more] = options.operands.length > 0 ? options.operands : [upstreamName(repository)];
  if (typed === undefined || more.length > 0) throw fatal('git merge: one branch at a time in this sandbox');
  const theirs = await resolveCommit(repository, typed);
  if (theirs === undefined) throw new GitFailure(1, `merge: ${typed} - not something we can merge\n`);
  return mergeCommit(call, repository, {
    theirs,
    label: typed,
    message: options.values('message').length > 0 ? options.values('message').join('\n\n') : messageFor(repository, typed),
    fastForward: options.has('ff-only') ? 'only' : options.has('no-ff') ? 'never' : 'allowed',
    action: `merge ${typed}`,
    stat: !options.has('no-stat'),
    quiet: options.has('quiet'),
  });
};

/** Merges a commit into HEAD: nothing to do, a fast-forward, a merge commit, or conflicts left for a person. */
export async function mergeCommit(call: Call, repository: Repository, wish: Merge): Promise<number> {
  const { refs, objects } = repository;
  const head = refs.headOid();
  if (head === undefined) {
    await switchTree(repository, new Map(), await objects.flatOf(wish.theirs), { command: 'merge', before: 'merge' });
    refs.set('HEAD', wish.theirs, 'initial pull');
    return 0;
  }
  if (await isAncestor(objects, wish.theirs, head)) {
    if (wish.quiet !== true) call.out('Already up to date.\n');
    return 0;
  }
  const ours = await objects.flatOf(head);
  if (wish.fastForward !== 'never' && (await isAncestor(objects, head, wish.theirs))) return fastForward(call, repository, head, ours, wish);
  if (wish.fastForward === 'only') throw fatal('Not possible to fast-forward, aborting.');
  refuseStaged(repository, ours);
  const bases = await mergeBases(objects, head, wish.theirs);
  if (bases.length === 0) throw fatal('refusing to merge unrelated histories');
  const merged = await mergeTrees(objects, await mergeBaseTree(objects, head, wish.theirs), ours, await objects.flatOf(wish.theirs), { ours: 'HEAD', theirs: wish.label });
  await switchTree(repository, ours, merged.files, { command: 'merge', before: 'merge', ending: 'Aborting\nMerge with strategy ort failed.\n', code: 2 });
  repository.setNote('ORIG_HEAD', `${head}\n`);
  const message = cleanMessage(wish.message);
  for (const line of merged.messages) call.out(line);
  if (merged.conflicts.size > 0) {
    const settled = new Map([...repository.index.files].filter(([path]) => !merged.conflicts.has(path)));
    repository.index = { files: settled, conflicts: merged.conflicts };
    repository.setNote('MERGE_HEAD', `${wish.theirs}\n`);
    repository.setNote('MERGE_MODE', wish.fastForward === 'never' ? 'no-ff' : '');
    repository.setNote('MERGE_MSG', `${message}\n# Conflicts:\n${[...merged.conflicts.keys()].sort().map((path) => `#\t${path}\n`).join('')}`);
    call.out('Automatic merge failed; fix conflicts and then commit the result.\n');
    return 1;
  }
  const tree = await objects.writeTree(merged.files);
  const oid = await objects.writeCommit({ tree, parents: [head, wish.theirs], author: repository.me(), committer: repository.me(), message });
  refs.set('HEAD', oid, `${wish.action}: Merge made by the 'ort' strategy.`);
  if (wish.quiet !== true) call.out("Merge made by the 'ort' strategy.\n");
  await printStat(call, repository, ours, merged.files, wish);
  return 0;
}

/** Stops a command that may not start while a merge is under way. */
export function refuseUnfinished(repository: Repository, doing: string): void {
  if (repository.index.conflicts.size > 0) {
    throw new GitFailure(128, `error: ${doing} is not possible because you have unmerged files.\nhint: Fix them up in the work tree, and then use 'git add/rm <file>'\nhint: as appropriate to mark resolution and make a commit.\nfatal: Exiting because of an unresolved conflict.\n`);
  }
  if (repository.mergeHead() === undefined) return;
  throw doing === 'Pulling'
    ? new GitFailure(128, 'error: You have not concluded your merge (MERGE_HEAD exists).\nhint: Please, commit your changes before merging.\nfatal: Exiting because of unfinished merge.\n')
    : fatal('You have not concluded your merge (MERGE_HEAD exists).\nPlease, commit your changes before you merge.');
}

async function fastForward(call: Call, repository: Repository, head: string, ours: FlatTree, wish: Merge): Promise<number> {
  const { refs, objects } = repository;
  if (wish.quiet !== true) call.out(`Updating ${head.slice(0, 7)}..${wish.theirs.slice(0, 7)}\n`);
  const theirs = await objects.flatOf(wish.theirs);
  await switchTree(repository, ours, theirs, { command: 'merge', before: 'merge' });
  repository.setNote('ORIG_HEAD', `${head}\n`);
  refs.set('HEAD', wish.theirs, `${wish.action}: Fast-forward`);
  if (wish.quiet !== true) call.out('Fast-forward\n');
  await printStat(call, repository, ours, theirs, wish);
  return 0;
}

async function printStat(call: Call, repository: Repository, before: FlatTree, after: FlatTree, { stat = true, quiet = false }: Merge): Promise<void> {
  if (!stat || quiet) return;
  const read = readBlobs(repository);
  const changes = await fileChanges(before, after, read);
  call.outBytes(byteText(utf8((await statText(changes, read, read)) + modeSummary(changes))));
}

/** A merge that makes a commit needs the index as HEAD has it, or what is staged would be swept into it. */
function refuseStaged({ index }: Repository, head: FlatTree): void {
  const staged = plainChanges(head, index.files).map(({ path }) => path);
  if (staged.length === 0) return;
  throw new GitFailure(2, `error: Your local changes to the following files would be overwritten by merge:\n  ${staged.join(' ')}\nMerge with strategy ort failed.\n`);
}

async function abortMerge(repository: Repository): Promise<number> {
  const head = repository.refs.headOid();
  if (repository.mergeHead() === undefined || head === undefined) throw fatal('There is no merge to abort (MERGE_HEAD missing).');
  const tree = await repository.objects.flatOf(head);
  // What was changed before the merge and is no part of it stays.
  const { files, conflicts } = repository.index;
  const touched = new Set([...plainChanges(tree, files).map(({ path }) => path), ...conflicts.keys()]);
  const kept = new Map([...files].filter(([path]) => !touched.has(path)));
  const untouched = new Map([...tree].filter(([path]) => touched.has(path)));
  repository.index = { files: new Map([...files].filter(([path]) => touched.has(path))), conflicts };
  await forceTree(repository, untouched);
  repository.index = { files: new Map([...kept, ...untouched]), conflicts: new Map() };
  repository.forgetMerge();
  repository.refs.set('HEAD', head, 'reset: moving to HEAD');
  return 0;
}

function messageFor(repository: Repository, typed: string): string {
  const name = fullName(repository, typed);
  const head = repository.refs.head();
  const into = head.type === 'branch' && !['main', 'master'].includes(shortName(head.name)) ? ` into ${shortName(head.name)}` : '';
  if (name?.startsWith('refs/heads/') === true) return `Merge branch '${shortName(name)}'${into}`;
  if (name?.startsWith('refs/remotes/') === true) return `Merge remote-tracking branch '${shortName(name)}'${into}`;
  if (name?.startsWith('refs/tags/') === true) return `Merge tag '${shortName(name)}'${into}`;
  return `Merge commit '${typed}'${into}`;
}

function upstreamName(repository: Repository): string {
  const head = repository.refs.head();
  if (head.type === 'detached') throw fatal('No remote for the current branch.');
  const upstream = upstreamOf(repository, shortName(head.name));
  if (upstream === undefined) throw fatal('No remote for the current branch.');
  return shortName(upstream.tracking);
}
