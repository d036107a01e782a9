import { type Command, theRepository } from '../call.ts';
import { fatal, GitFailure } from '../failure.ts';
import { isAncestor } from '../history.ts';
import { readOptions } from '../options.ts';
import { shortName } from '../refs.ts';
import type { Repository } from '../repository.ts';
import { fullName, theCommit, upstreamOf } from '../revision.ts';
import { detachedText } from '../status-text.ts';
import { trackingShort } from '../tracking.ts';
import { subjectOf } from './commit.ts';
import { isBranchName } from './init.ts';
import { setUpstream } from './push.ts';

const OPTIONS = ['a|all', 'r|remotes', 'v|verbose', 'd|delete', 'D', 'm|move', 'M', 'f|force', 'show-current', 'u|set-upstream-to=', 'unset-upstream', 'list', 'merged?', 'no-merged?', 't|track', 'no-track', 'contains=', 'q|quiet'];

/** `git branch [-a | -r | -v | -vv] [NAME [START]]`, `-d`, `-D`, `-m`, `-u`, `--show-current` */
export const branch: Command = async (call) => {
  const options = readOptions('branch', call.args, OPTIONS);
  const repository = theRepository(call);
  const { refs, settings } = repository;
  const head = refs.head();
  const current = head.type === 'branch' ? shortName(head.name) : undefined;
  const names = options.operands;
  if (options.has('show-current')) {
    if (current !== undefined) call.out(`${current}\n`);
    return 0;
  }
  if (options.has('delete') || options.has('D')) {
    const texts = await deleteBranches(repository, names, { current, force: options.has('D') || options.has('force'), remote: options.has('remotes') });
    for (const { text, error } of texts) (error ? call.err : call.out)(text);
    return texts.some(({ error }) => error) ? 1 : 0;
  }
  if (options.has('move') || options.has('M')) {
    renameBranch(repository, names, current, options.has('M') || options.has('force'));
    return 0;
  }
  if (options.has('set-upstream-to')) {
    const target = options.value('set-upstream-to') ?? '';
    const name = names[0] ?? current;
    if (name === undefined) throw fatal('could not set upstream of HEAD to ' + target + ' when it does not point to any branch.');
    const full = fullName(repository, target);
    if (full === undefined) throw fatal(`the requested upstream branch '${target}' does not exist\nhint: \nhint: If you are planning on basing your work on an upstream\nhint: branch that already exists at the remote, you may need to\nhint: run "git fetch" to retrieve it.\nhint: \nhint: If you are planning to push out a new local branch that\nhint: will track its remote counterpart, you may want to use\nhint: "git push -u" to set the upstream config as you push.`);
    call.out(track(repository, name, full));
    return 0;
  }
  if (options.has('unset-upstream')) {
    const name = names[0] ?? current ?? '';
    if (upstreamOf(repository, name) === undefined) throw fatal(`Branch '${name}' has no upstream information`);
    settings.unset(`branch.${name}.remote`);
    settings.unset(`branch.${name}.merge`);
    return 0;
  }
  const [name, start, ...more] = names;
  if (name === undefined || options.has('list')) {
    call.out(await listText(repository, { remotes: options.has('remotes'), all: options.has('all'), verbose: options.values('verbose').length, merged: options.value('merged'), unmerged: options.value('no-merged'), contains: options.value('contains') }));
    return 0;
  }
  if (more.length > 0) throw new GitFailure(129, 'git branch: too many arguments\n');
  const text = await createBranch(repository, name, start, { force: options.has('force'), track: options.has('track'), noTrack: options.has('no-track') });
  call.out(text);
  return 0;
};

/** Makes a branch at a revision. One that starts at a remote's branch follows it, which the answered text tells. */
export async function createBranch(repository: Repository, name: string, start: string | undefined, how: { readonly force?: boolean; readonly track?: boolean; readonly noTrack?: boolean }): Promise<string> {
  const { refs } = repository;
  if (!isBranchName(name)) throw fatal(`'${name}' is not a valid branch name`);
  const full = `refs/heads/${name}`;
  const there = refs.read(full) !== undefined;
  if (there && how.force !== true) throw fatal(`a branch named '${name}' already exists`);
  const head = refs.head();
  if (there && head.type === 'branch' && head.name === full) throw fatal(`cannot force update the branch '${name}' used by worktree at '${repository.absoluteRoot}'`);
  if (start === undefined && head.oid === undefined) throw fatal(`not a valid object name: '${head.type === 'branch' ? shortName(head.name) : 'HEAD'}'`);
  const oid = await theCommit(repository, start ?? 'HEAD').catch((): never => {
    throw fatal(`not a valid object name: '${start}'`);
  });
  refs.set(full, oid, `branch: Created from ${start ?? (head.type === 'branch' ? shortName(head.name) : 'HEAD')}`);
  const from = start === undefined ? undefined : fullName(repository, start);
  const follows = from !== undefined && how.noTrack !== true && (from.startsWith('refs/remotes/') || (how.track === true && from.startsWith('refs/heads/')));
  return follows ? track(repository, name, from) : '';
}

/** Makes a branch follow another, and says so. */
function track(repository: Repository, name: string, target: string): string {
  if (repository.refs.read(`refs/heads/${name}`) === undefined) throw fatal(`branch '${name}' does not exist`);
  const [, remote, branchName] = /^refs\/remotes\/([^/]+)\/(.+)$/.exec(target) ?? [];
  if (remote !== undefined && branchName !== undefined) setUpstream(repository, name, remote, `refs/heads/${branchName}`);
  else setUpstream(repository, name, '.', target);
  return `branch '${name}' set up to track '${shortName(target)}'.\n`;
}

async function deleteBranches(repository: Repository, names: readonly string[], how: { readonly current: string | undefined; readonly force: boolean; readonly remote: boolean }): Promise<{ text: string; error: boolean }[]> {
  const { refs, objects, settings } = repository;
  if (names.length === 0) throw fatal('branch name required');
  const texts: { text: string; error: boolean }[] = [];
  for (const name of names) {
    const full = `refs/${how.remote ? 'remotes' : 'heads'}/${name}`;
    const oid = refs.read(full);
    if (name === how.current && !how.remote) {
      texts.push({ text: `error: Cannot delete branch '${name}' checked out at '${repository.absoluteRoot}'\n`, error: true });
      continue;
    }
    if (oid === undefined) {
      texts.push({ text: `error: ${how.remote ? 'remote-tracking ' : ''}branch '${name}' not found.\n`, error: true });
      continue;
    }
    const upstream = upstreamOf(repository, name);
    const against = (upstream === undefined ? undefined : refs.read(upstream.tracking)) ?? refs.headOid();
    if (!how.force && !how.remote && (against === undefined || !(await isAncestor(objects, oid, against)))) {
      texts.push({ text: `error: The branch '${name}' is not fully merged.\nIf you are sure you want to delete it, run 'git branch -D ${name}'.\n`, error: true });
      continue;
    }
    refs.delete(full);
    if (!how.remote) settings.removeSection(`branch.${name}`);
    texts.push({ text: `Deleted ${how.remote ? 'remote-tracking ' : ''}branch ${name} (was ${oid.slice(0, 7)}).\n`, error: false });
  }
  return texts;
}

function renameBranch(repository: Repository, names: readonly string[], current: string | undefined, force: boolean): void {
  const { refs, settings } = repository;
  const [from, to] = names.length === 1 ? [current, names[0]] : names;
  if (to === undefined) throw fatal('branch name required');
  if (from === undefined) throw fatal('cannot rename the current branch while not on any.');
  const unborn = from === current && refs.headOid() === undefined;
  if (!unborn && refs.read(`refs/heads/${from}`) === undefined) throw fatal(`no branch named '${from}'`);
  if (!isBranchName(to)) throw fatal(`'${to}' is not a valid branch name`);
  if (refs.read(`refs/heads/${to}`) !== undefined && from !== to && !force) throw fatal(`a branch named '${to}' already exists`);
  const upstream = upstreamOf(repository, from);
  refs.rename(`refs/heads/${from}`, `refs/heads/${to}`, `Branch: renamed refs/heads/${from} to refs/heads/${to}`);
  settings.removeSection(`branch.${from}`);
  if (upstream !== undefined) setUpstream(repository, to, upstream.remote, upstream.merge);
}

interface Listing {
  readonly remotes: boolean;
  readonly all: boolean;
  readonly verbose: number;
  readonly merged: string | undefined;
  readonly unmerged: string | undefined;
  readonly contains: string | undefined;
}

async function listText(repository: Repository, listing: Listing): Promise<string> {
  const { refs, objects } = repository;
  const head = refs.head();
  const rows: { mark: string; name: string; oid: string; target: string | undefined; local: boolean }[] = [];
  if (head.type === 'detached' && !listing.remotes) rows.push({ mark: '*', name: `(${detachedText(repository)})`, oid: head.oid, target: undefined, local: false });
  if (!listing.remotes) for (const [name, oid] of refs.list('refs/heads/')) rows.push({ mark: head.type === 'branch' && head.name === name ? '*' : ' ', name: shortName(name), oid, target: undefined, local: true });
  if (listing.remotes || listing.all) {
    for (const [name, oid] of refs.list('refs/remotes/')) {
      const target = refs.symbolic(name);
      rows.push({ mark: ' ', name: (listing.all ? 'remotes/' : '') + shortName(name), oid, target: target === undefined ? undefined : shortName(target), local: false });
    }
  }
  const kept: typeof rows = [];
  for (const row of rows) {
    if (listing.merged !== undefined && !(await isAncestor(objects, row.oid, await theCommit(repository, listing.merged === '' ? 'HEAD' : listing.merged)))) continue;
    if (listing.unmerged !== undefined && (await isAncestor(objects, row.oid, await theCommit(repository, listing.unmerged === '' ? 'HEAD' : listing.unmerged)))) continue;
    if (listing.contains !== undefined && !(await isAncestor(objects, await theCommit(repository, listing.contains), row.oid))) continue;
    kept.push(row);
  }
  const width = Math.max(0, ...kept.map(({ name }) => name.length));
  let text = '';
  for (const { mark, name, oid, target, local } of kept) {
    if (target !== undefined) text += `${mark} ${listing.verbose > 0 ? name.padEnd(width) : name} -> ${target}\n`;
    else if (listing.verbose === 0) text += `${mark} ${name}\n`;
    else {
      const upstream = local ? upstreamOf(repository, name) : undefined;
      const short = local ? await trackingShort(repository, name) : '';
      const parts = [listing.verbose > 1 && upstream !== undefined ? shortName(upstream.tracking) : '', short].filter((part) => part !== '');
      const brackets = parts.length === 0 ? '' : `[${parts.join(': ')}] `;
      text += `${mark} ${name.padEnd(width)} ${oid.slice(0, 7)} ${brackets}${subjectOf(await objects.commit(oid))}\n`;
    }
  }
  return text;
}
