import { type Call, type Command, theRepository } from '../call.ts';
import { fatal, GitFailure } from '../failure.ts';
import { isAncestor } from '../history.ts';
import { type Options, readOptions } from '../options.ts';
import { originUrl } from '../origin.ts';
import { shortName } from '../refs.ts';
import type { Repository } from '../repository.ts';
import { fullName, resolveCommit, upstreamOf } from '../revision.ts';
import { transfer } from '../transfer.ts';
import { checkRemote, defaultRemote } from './fetch.ts';

/** One name to be written in the origin. `oid` undefined means to delete it. */
interface Wish {
  readonly source: string;
  readonly oid: string | undefined;
  readonly target: string;
  readonly force: boolean;
}

type Verdict = { readonly type: 'same' } | { readonly type: 'accepted'; readonly row: string } | { readonly type: 'rejected'; readonly row: string; readonly reason: 'fetch first' | 'non-fast-forward' | 'stale info' | 'already exists' | 'missing' };

/** `git push [-u] [--force | --force-with-lease] [--tags] [--all] [-d] [origin [SOURCE[:TARGET]…]]` */
export const push: Command = async (call) => {
  const options = readOptions('push', call.args, ['u|set-upstream', 'f|force', 'force-with-lease', 'tags', 'all', 'd|delete', 'q|quiet', 'v|verbose', 'n|dry-run', 'follow-tags']);
  const repository = theRepository(call);
  const [typed, ...refspecs] = options.operands;
  const remote = typed ?? defaultRemote(repository);
  if (typed === undefined && repository.settings.get(`remote.${remote}.url`) === undefined) throw noDestination();
  const wishes = await wishesOf(call, repository, remote, refspecs, options);
  const verdicts: { wish: Wish; verdict: Verdict }[] = [];
  for (const wish of wishes) verdicts.push({ wish, verdict: await judge(call, repository, remote, wish, options) });
  const rejected = verdicts.flatMap(({ wish, verdict }) => (verdict.type === 'rejected' ? [{ wish, reason: verdict.reason }] : []));
  const accepted = verdicts.filter(({ verdict }) => verdict.type === 'accepted').map(({ wish }) => wish);

  if (!options.has('dry-run')) for (const wish of accepted) await writeToOrigin(call, repository, remote, wish);
  const rows = verdicts.flatMap(({ verdict }) => (verdict.type === 'same' ? [] : [verdict.row]));
  if (!options.has('quiet') || rejected.length > 0) {
    if (rows.length > 0) call.err(`To ${originUrl}\n${rows.join('')}`);
  }
  if (options.has('set-upstream') && !options.has('dry-run')) for (const { wish, verdict } of verdicts) if (verdict.type !== 'rejected') follow(call, repository, remote, wish);
  if (rejected.length > 0) throw new GitFailure(1, `error: failed to push some refs to '${originUrl}'\n${hintFor(repository, rejected)}`);
  if (rows.length === 0 && !options.has('quiet')) call.err('Everything up-to-date\n');
  return 0;
};

/** Says that a branch follows one of the origin from now on. */
export function setUpstream({ settings }: Repository, branch: string, remote: string, merge: string): void {
  settings.set(`branch.${branch}.remote`, remote);
  settings.set(`branch.${branch}.merge`, merge);
}

async function wishesOf(call: Call, repository: Repository, remote: string, refspecs: readonly string[], options: Options): Promise<Wish[]> {
  const { refs } = repository;
  const force = options.has('force') || options.has('force-with-lease');
  const all = (prefix: string): Wish[] => refs.list(prefix).map(([name, oid]) => ({ source: shortName(name), oid, target: name, force }));
  if (options.has('delete')) {
    checkRemote(call, repository, remote);
    if (refspecs.length === 0) throw fatal('--delete doesn\'t make sense without any refs');
    return refspecs.map((name) => ({ source: '', oid: undefined, target: `refs/heads/${name}`, force }));
  }
  if (refspecs.length === 0 && (options.has('tags') || options.has('all'))) {
    checkRemote(call, repository, remote);
    return [...(options.has('all') ? all('refs/heads/') : []), ...(options.has('tags') ? all('refs/tags/') : [])];
  }
  if (refspecs.length === 0) {
    const wish = simpleWish(repository, remote, force, options.has('set-upstream'));
    checkRemote(call, repository, remote);
    return [wish];
  }
  checkRemote(call, repository, remote);
  const wishes: Wish[] = [];
  for (const refspec of refspecs) wishes.push(await wishFor(repository, refspec, force));
  return [...wishes, ...(options.has('tags') ? all('refs/tags/') : [])];
}

/** What `git push` alone means: this branch to the one of the same name that it follows. */
function simpleWish(repository: Repository, remote: string, force: boolean, first: boolean): Wish {
  const head = repository.refs.head();
  if (head.type === 'detached') throw fatal(`You are not currently on a branch.\nTo push the history leading to the current (detached HEAD)\nstate now, use\n\n    git push ${remote} HEAD:<name-of-remote-branch>\n`);
  const branch = shortName(head.name);
  const upstream = upstreamOf(repository, branch);
  if (upstream === undefined && !first) {
    throw fatal(`The current branch ${branch} has no upstream branch.\nTo push the current branch and set the remote as upstream, use\n\n    git push --set-upstream ${remote} ${branch}\n\nTo have this happen automatically for branches without a tracking\nupstream, see 'push.autoSetupRemote' in 'git help config'.\n`);
  }
  if (upstream !== undefined && upstream.merge !== head.name) {
    const other = shortName(upstream.merge);
    throw fatal(`The upstream branch of your current branch does not match\nthe name of your current branch.  To push to the upstream branch\non the remote, use\n\n    git push ${remote} HEAD:${other}\n\nTo push to the branch of the same name on the remote, use\n\n    git push ${remote} HEAD\n\nTo choose either option permanently, see push.default in 'git help config'.\n\nTo avoid automatically configuring an upstream branch when its name\nwon't match the local branch, see option 'simple' of branch.autoSetupMerge\nin 'git help config'.\n`);
  }
  if (head.oid === undefined) throw noMatch(head.name);
  return { source: branch, oid: head.oid, target: head.name, force };
}

async function wishFor(repository: Repository, refspec: string, force: boolean): Promise<Wish> {
  const [source = '', target] = refspec.replace(/^\+/, '').split(':');
  const forced = force || refspec.startsWith('+');
  if (source === '') return { source, oid: undefined, target: fullTarget(target ?? '', undefined), force: forced };
  const head = repository.refs.head();
  const name = source === 'HEAD' || source === '@' ? (head.type === 'branch' ? head.name : 'HEAD') : fullName(repository, source);
  const oid = name === undefined ? await resolveCommit(repository, source) : repository.refs.read(name);
  if (oid === undefined) throw noMatch(source);
  return { source: name === undefined || name === 'HEAD' ? source : target === undefined && source !== 'HEAD' ? shortName(name) : source, oid, target: fullTarget(target ?? shortName(name ?? source), name), force: forced };
}

function fullTarget(target: string, source: string | undefined): string {
  if (target.startsWith('refs/')) return target;
  return `${source?.startsWith('refs/tags/') === true ? 'refs/tags/' : 'refs/heads/'}${target}`;
}

async function judge(call: Call, repository: Repository, remote: string, wish: Wish, options: Options): Promise<Verdict> {
  const { origin } = call;
  const there = origin.refs.read(wish.target);
  const short = shortName(wish.target);
  const row = (sign: string, summary: string, names: string, note = ''): string => ` ${sign} ${summary.padEnd(17)} ${names}${note}\n`;
  const arrow = `${wish.source} -> ${short}`;
  if (wish.oid === undefined) {
    if (there === undefined) throw new GitFailure(1, `error: unable to delete '${short}': remote ref does not exist\nerror: failed to push some refs to '${originUrl}'\n`);
    if (origin.refs.symbolic('HEAD') === wish.target) return { type: 'rejected', reason: 'missing', row: row('!', '[remote rejected]', short, ' (deletion of the current branch prohibited)') };
    return { type: 'accepted', row: row('-', '[deleted]', short) };
  }
  if (there === wish.oid) return { type: 'same' };
  if (there === undefined) return { type: 'accepted', row: row('*', wish.target.startsWith('refs/tags/') ? '[new tag]' : '[new branch]', arrow) };
  if (options.has('force-with-lease') && !options.has('force') && repository.refs.read(`refs/remotes/${remote}/${short}`) !== there) {
    return { type: 'rejected', reason: 'stale info', row: row('!', '[rejected]', arrow, ' (stale info)') };
  }
  const [a, b] = [there.slice(0, 7), wish.oid.slice(0, 7)];
  const known = await repository.objects.has(there);
  if (known && !wish.target.startsWith('refs/tags/') && (await isAncestor(repository.objects, there, wish.oid))) return { type: 'accepted', row: row(' ', `${a}..${b}`, arrow) };
  if (wish.force) return { type: 'accepted', row: row('+', `${a}...${b}`, arrow, ' (forced update)') };
  const reason = wish.target.startsWith('refs/tags/') ? 'already exists' : known ? 'non-fast-forward' : 'fetch first';
  return { type: 'rejected', reason, row: row('!', '[rejected]', arrow, ` (${reason})`) };
}

async function writeToOrigin({ origin }: Call, repository: Repository, remote: string, { oid, target }: Wish): Promise<void> {
  const tracking = target.startsWith('refs/heads/') && repository.settings.get(`remote.${remote}.url`) !== undefined ? `refs/remotes/${remote}/${shortName(target)}` : undefined;
  if (oid === undefined) {
    origin.refs.delete(target);
    if (tracking !== undefined) repository.refs.delete(tracking);
    return;
  }
  await transfer(repository.objects, origin.objects, [oid]);
  origin.refs.set(target, oid, '');
  if (tracking !== undefined) repository.refs.set(tracking, oid, 'update by push');
}

function follow(call: Call, repository: Repository, remote: string, { source, oid, target }: Wish): void {
  const head = repository.refs.head();
  const branch = source === 'HEAD' && head.type === 'branch' ? shortName(head.name) : source;
  if (oid === undefined || !target.startsWith('refs/heads/') || repository.refs.read(`refs/heads/${branch}`) === undefined) return;
  setUpstream(repository, branch, remote, target);
  call.out(`branch '${branch}' set up to track '${remote}/${shortName(target)}'.\n`);
}

function hintFor({ refs }: Repository, rejected: readonly { wish: Wish; reason: string }[]): string {
  const head = refs.head();
  const [first] = rejected;
  const current = head.type === 'branch' && rejected.some(({ wish, reason }) => reason === 'non-fast-forward' && wish.target === head.name);
  const see = "hint: See the 'Note about fast-forwards' in 'git push --help' for details.\n";
  if (current) return `hint: Updates were rejected because the tip of your current branch is behind\nhint: its remote counterpart. Integrate the remote changes (e.g.\nhint: 'git pull ...') before pushing again.\n${see}`;
  if (first?.reason === 'non-fast-forward') return `hint: Updates were rejected because a pushed branch tip is behind its remote\nhint: counterpart. Check out this branch and integrate the remote changes\nhint: (e.g. 'git pull ...') before pushing again.\n${see}`;
  if (first?.reason === 'fetch first') return `hint: Updates were rejected because the remote contains work that you do\nhint: not have locally. This is usually caused by another repository pushing\nhint: to the same ref. You may want to first integrate the remote changes\nhint: (e.g., 'git pull ...') before pushing again.\n${see}`;
  if (first?.reason === 'already exists') return 'hint: Updates were rejected because the tag already exists in the remote.\n';
  return '';
}

function noMatch(name: string): GitFailure {
  return new GitFailure(1, `error: src refspec ${name} does not match any\nerror: failed to push some refs to '${originUrl}'\n`);
}

function noDestination(): GitFailure {
  return fatal('No configured push destination.\nEither specify the URL from the command-line or configure a remote repository using\n\n    git remote add <name> <url>\n\nand then push using the remote name\n\n    git push <name>\n');
}
