import { byBytes, quotePath } from '../byte-text.ts';
import { type Call, type Command, theRepository } from '../call.ts';
import { changeLetters, plainChanges } from '../diff/file-changes.ts';
import { fatal, GitFailure } from '../failure.ts';
import { reachable } from '../history.ts';
import type { FlatTree } from '../objects.ts';
import { type Options, readOptions } from '../options.ts';
import { shortName } from '../refs.ts';
import type { Repository } from '../repository.ts';
import { previousBranch, resolveCommit, theCommit } from '../revision.ts';
import { forceTree, switchTree } from '../switch-tree.ts';
import { trackingText } from '../tracking.ts';
import { trackedAsTheyAre } from '../work-status.ts';
import { createBranch } from './branch.ts';
import { subjectOf } from './commit.ts';
import { isBranchName } from './init.ts';

/** `git switch [-c NAME [START] | -d REVISION | BRANCH | -]` */
export const switchBranch: Command = async (call) => {
  const options = readOptions('switch', call.args, ['c|create=', 'C|force-create=', 'd|detach', 'f|force', 'discard-changes', 'q|quiet', 'guess', 'no-guess', 't|track', 'no-track']);
  const repository = theRepository(call);
  const created = options.value('create') ?? options.value('force-create');
  const [typed, ...more] = options.operands;
  if (more.length > 0) throw fatal('only one reference expected');
  if (repository.mergeHead() !== undefined && !options.has('force') && !options.has('discard-changes')) throw fatal('cannot switch branch while merging\nConsider "git merge --quit" or "git worktree add".');
  if (created !== undefined) return startBranch(call, repository, created, typed, options);
  if (typed === undefined) throw fatal('missing branch or commit argument');
  if (options.has('detach')) return goToCommit(call, repository, typed, options, false);
  const name = typed === '-' ? (previousBranch(repository) ?? '-') : typed;
  if (repository.refs.read(`refs/heads/${name}`) !== undefined) return goToBranch(call, repository, name, options);
  if (guessable(repository, name)) return startBranch(call, repository, name, `origin/${name}`, options);
  if ((await resolveCommit(repository, typed)) === undefined) throw fatal(`invalid reference: ${typed === '-' ? '@{-1}' : typed}`);
  const full = repository.refs.read(`refs/tags/${typed}`) !== undefined ? `tag '${typed}'` : repository.refs.read(`refs/remotes/${typed}`) !== undefined ? `remote branch '${typed}'` : `commit '${typed}'`;
  throw fatal(`a branch is expected, got ${full}\nhint: If you want to detach HEAD at the commit, try again with the --detach option.`);
};

/** Makes a branch and goes to it. */
export async function startBranch(call: Call, repository: Repository, name: string, start: string | undefined, options: Options): Promise<number> {
  const { refs, objects } = repository;
  if (!isBranchName(name)) throw fatal(`'${name}' is not a valid branch name`);
  const force = options.has('force-create') || options.has('B');
  const there = refs.read(`refs/heads/${name}`) !== undefined;
  if (there && !force) throw fatal(`a branch named '${name}' already exists`);
  const from = nameForLog(repository);
  const unborn = refs.headOid() === undefined;
  const same = refs.symbolic('HEAD') === `refs/heads/${name}`;
  if (start === undefined && unborn) {
    refs.attach(`refs/heads/${name}`, '');
    if (!options.has('quiet')) call.err(`Switched to a new branch '${name}'\n`);
    return 0;
  }
  const target = await resolveCommit(repository, start ?? 'HEAD');
  if (target === undefined) throw fatal(`invalid reference: ${start}`);
  if (start !== undefined) await moveWork(call, repository, await objects.flatOf(target), options, true);
  const followed = there ? '' : await createBranch(repository, name, start, { track: options.has('track'), noTrack: options.has('no-track') });
  if (there) refs.set(`refs/heads/${name}`, target, `branch: Reset to ${start ?? 'HEAD'}`);
  refs.attach(`refs/heads/${name}`, `checkout: moving from ${from} to ${name}`);
  if (!options.has('quiet')) call.err(same ? `Already on '${name}'\n` : there ? `Switched to and reset branch '${name}'\n` : `Switched to a new branch '${name}'\n`);
  call.out(followed);
  return 0;
}

/** Goes to a branch that there is. */
export async function goToBranch(call: Call, repository: Repository, name: string, options: Options): Promise<number> {
  const { refs, objects } = repository;
  const full = `refs/heads/${name}`;
  const head = refs.head();
  const already = head.type === 'branch' && head.name === full;
  const quiet = options.has('quiet');
  await moveWork(call, repository, await objects.flatOf(refs.read(full)), options, !quiet);
  const left = head.type === 'detached' && !already ? await leftBehind(repository, head.oid, refs.read(full)) : '';
  if (!already) refs.attach(full, `checkout: moving from ${nameForLog(repository)} to ${name}`);
  if (quiet) return 0;
  call.err(`${left}${already ? `Already on '${name}'` : `Switched to branch '${name}'`}\n`);
  call.out(await trackingText(repository, name));
  return 0;
}

/** Goes to a commit by itself. `git checkout` explains what that means, `git switch --detach` does not. */
export async function goToCommit(call: Call, repository: Repository, typed: string, options: Options, advice: boolean): Promise<number> {
  const { refs, objects } = repository;
  const oid = await theCommit(repository, typed);
  const head = refs.head();
  await moveWork(call, repository, await objects.flatOf(oid), options, !options.has('quiet'));
  const previous = head.type === 'detached' && head.oid !== oid ? await leftBehind(repository, head.oid, oid) : '';
  refs.detach(oid, `checkout: moving from ${nameForLog(repository)} to ${typed === 'HEAD' ? oid : typed}`);
  if (options.has('quiet')) return 0;
  const explained = advice && head.type === 'branch' && repository.settings.get('advice.detachedhead') !== 'false';
  call.err(`${previous}${explained ? ADVICE.replace('NAME', () => typed) : ''}HEAD is now at ${oid.slice(0, 7)} ${subjectOf(await objects.commit(oid))}\n`);
  return 0;
}

/** Whether a name that is no branch is one of the origin's, so that switching to it makes a branch that follows it. */
export function guessable(repository: Repository, name: string): boolean {
  return isBranchName(name) && repository.refs.read(`refs/remotes/origin/${name}`) !== undefined;
}

async function moveWork(call: Call, repository: Repository, target: FlatTree, options: Options, tell: boolean): Promise<void> {
  const { objects, refs, index } = repository;
  const force = options.has('force') || options.has('discard-changes');
  if (index.conflicts.size > 0 && !force) {
    const list = [...index.conflicts.keys()].sort(byBytes).map((path) => `${path}: needs merge\n`).join('');
    // Git lists these on stdout, before it says what to do.
    call.out(list);
    throw new GitFailure(1, 'error: you need to resolve your current index first\n');
  }
  if (force) {
    await forceTree(repository, target);
    repository.forgetMerge();
    return;
  }
  await switchTree(repository, await objects.flatOf(refs.headOid()), target, { command: 'checkout', before: 'switch branches' });
  repository.forgetMerge();
  if (!tell || options.has('quiet')) return;
  call.out(localChanges(repository, target).join(''));
}

/** `M	app.py`: what was changed and goes along to the other branch. */
function localChanges(repository: Repository, target: FlatTree): string[] {
  return plainChanges(target, trackedAsTheyAre(repository)).map((change) => `${changeLetters[change.type]}\t${quotePath(change.path)}\n`);
}

/** What is said when HEAD leaves commits that no branch holds. */
async function leftBehind({ refs, objects }: Repository, oid: string, to: string | undefined): Promise<string> {
  const commit = await objects.commit(oid);
  const held = await reachable(objects, [...refs.list('refs/heads/'), ...refs.list('refs/remotes/')].map(([, one]) => one).concat(to ?? []));
  const lost: string[] = [];
  for (const one of await reachable(objects, [oid], held)) lost.push(one);
  if (lost.length === 0) return `Previous HEAD position was ${oid.slice(0, 7)} ${subjectOf(commit)}\n`;
  const shown: string[] = [];
  for (const one of lost.slice(0, 4)) shown.push(`  ${one.slice(0, 7)} ${subjectOf(await objects.commit(one))}\n`);
  const more = lost.length > 4 ? ` ... and ${lost.length - 4} more.\n` : '';
  const [them, commits] = lost.length === 1 ? ['it', '1 commit'] : ['them', `${lost.length} commits`];
  return `Warning: you are leaving ${commits} behind, not connected to\nany of your branches:\n\n${shown.join('')}${more}\nIf you want to keep ${them} by creating a new branch, this may be a good time\nto do so with:\n\n git branch <new-branch-name> ${oid.slice(0, 7)}\n\n`;
}

function nameForLog({ refs }: Repository): string {
  const head = refs.head();
  return head.type === 'branch' ? shortName(head.name) : head.oid;
}

const ADVICE = `Note: switching to 'NAME'.

You are in 'detached HEAD' state. You can look around, make experimental
changes and commit them, and you can discard any commits you make in this
state without impacting any branches by switching back to a branch.

If you want to create a new branch to retain commits you create, you may
do so (now or later) by using -c with the switch command. Example:

  git switch -c <new-branch-name>

Or undo this operation with:

  git switch -

Turn off this advice by setting config variable advice.detachedHead to false

`;
