import { type Command, theRepository } from '../call.ts';
import { fatal, GitFailure } from '../failure.ts';
import { isAncestor } from '../history.ts';
import { notHere, type Options, readOptions } from '../options.ts';
import { originUrl } from '../origin.ts';
import { shortName } from '../refs.ts';
import type { Repository } from '../repository.ts';
import { upstreamOf } from '../revision.ts';
import { fetchFrom, remotes } from './fetch.ts';
import { mergeCommit, refuseUnfinished } from './merge.ts';

/** `git pull [--no-rebase | --ff-only | --no-ff] [origin [BRANCH]]` */
export const pull: Command = async (call) => {
  const options = readOptions('pull', call.args, ['r|rebase?', 'no-rebase', 'ff-only', 'ff', 'no-ff', 'no-edit', 'q|quiet', 'p|prune', 't|tags', 'v|verbose']);
  const repository = theRepository(call);
  const { refs, settings, objects } = repository;
  const rebase = settings.get('pull.rebase');
  if ((options.has('rebase') && options.value('rebase') !== 'false') || (rebase !== undefined && rebase !== 'false' && !options.has('no-rebase') && !options.has('ff-only'))) throw notHere('pull', options.has('rebase') ? '--rebase' : 'pull.rebase=true');
  refuseUnfinished(repository, 'Pulling');
  const head = refs.head();
  const branch = head.type === 'branch' ? shortName(head.name) : undefined;
  const upstream = branch === undefined ? undefined : upstreamOf(repository, branch);
  const [remote = upstream?.remote ?? 'origin', wanted, ...more] = options.operands;
  if (more.length > 0) throw fatal('git pull: one branch at a time in this sandbox');
  const known = remotes(repository);
  if (options.operands.length > 0 || known.length > 0) await fetchFrom(call, repository, remote, { branches: wanted === undefined ? [] : [wanted], prune: options.has('prune'), tags: options.has('tags'), quiet: options.has('quiet') });

  const name = wanted ?? (upstream === undefined || upstream.remote !== remote ? undefined : shortName(upstream.merge));
  if (name === undefined) throw noTracking(branch, options.operands[0], known.length === 1 ? (known[0] ?? '') : '<remote>');
  const theirs = call.origin.refs.read(`refs/heads/${name}`);
  if (theirs === undefined) throw new GitFailure(1, `Your configuration specifies to merge with the ref 'refs/heads/${name}'\nfrom the remote, but no such ref was fetched.\n`);
  const fastForward = wayOf(repository, options);
  const diverged = head.oid !== undefined && !(await isAncestor(objects, head.oid, theirs)) && !(await isAncestor(objects, theirs, head.oid));
  if (diverged && fastForward === undefined) throw divergent();
  const from = ` of ${originUrl.replace(/\.git$/, '')}`;
  const into = branch === undefined || ['main', 'master'].includes(branch) ? '' : ` into ${branch}`;
  return mergeCommit(call, repository, {
    theirs,
    label: theirs,
    message: `Merge branch '${name}'${from}${into}`,
    fastForward: fastForward ?? 'allowed',
    action: ['pull', ...call.args].join(' '),
    quiet: options.has('quiet'),
  });
};

/** How to bring both sides together, or undefined when nobody said. */
function wayOf({ settings }: Repository, options: Options): 'allowed' | 'never' | 'only' | undefined {
  if (options.has('ff-only')) return 'only';
  if (options.has('no-ff')) return 'never';
  const configured = settings.get('pull.ff');
  if (configured === 'only' && !options.has('no-rebase') && !options.has('ff')) return 'only';
  if (configured === 'false') return 'never';
  return options.has('no-rebase') || options.has('rebase') || options.has('ff') || settings.get('pull.rebase') !== undefined || configured !== undefined ? 'allowed' : undefined;
}

function divergent(): GitFailure {
  return new GitFailure(
    128,
    `hint: You have divergent branches and need to specify how to reconcile them.
hint: You can do so by running one of the following commands sometime before
hint: your next pull:
hint: 
hint:   git config pull.rebase false  # merge
hint:   git config pull.rebase true   # rebase
hint:   git config pull.ff only       # fast-forward only
hint: 
hint: You can replace "git config" with "git config --global" to set a default
hint: preference for all repositories. You can also pass --rebase, --no-rebase,
hint: or --ff-only on the command line to override the configured default per
hint: invocation.
fatal: Need to specify how to reconcile divergent branches.
`,
  );
}

function noTracking(branch: string | undefined, named: string | undefined, remote: string): GitFailure {
  if (branch === undefined) return new GitFailure(1, `You are not currently on a branch.\nPlease specify which branch you want to merge with.\nSee git-pull(1) for details.\n\n    git pull <remote> <branch>\n\n`);
  if (named !== undefined) return new GitFailure(1, `You asked to pull from the remote '${named}', but did not specify\na branch. Because this is not the default configured remote\nfor your current branch, you must specify a branch on the command line.\n`);
  return new GitFailure(1, `There is no tracking information for the current branch.\nPlease specify which branch you want to merge with.\nSee git-pull(1) for details.\n\n    git pull <remote> <branch>\n\nIf you wish to set tracking information for this branch you can do so with:\n\n    git branch --set-upstream-to=${remote}/<branch> ${branch}\n\n`);
}
