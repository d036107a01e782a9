import { type Call, type Command, theRepository } from '../call.ts';
import { fatal, GitFailure } from '../failure.ts';
import { type Options, readOptions } from '../options.ts';
import { pathFilter } from '../paths.ts';
import type { Repository } from '../repository.ts';
import { previousBranch, resolveCommit, theCommit } from '../revision.ts';
import { restorePaths } from './restore.ts';
import { goToBranch, goToCommit, guessable, startBranch } from './switch.ts';

/** `git checkout [-b NAME [START]] [BRANCH | REVISION | -]`, `git checkout [REVISION] [--ours | --theirs] -- PATH…` */
export const checkout: Command = async (call) => {
  const options = readOptions('checkout', call.args, ['b=', 'B=', 'f|force', 'q|quiet', 'detach', 't|track', 'no-track', 'ours', 'theirs', 'guess', 'no-guess']);
  const repository = theRepository(call);
  const created = options.value('b') ?? options.value('B');
  const [first, ...rest] = options.operands;
  if (created !== undefined) return startBranch(call, repository, created, first, options);
  if (options.paths !== undefined && options.paths.length > 0) return checkoutPaths(call, repository, first, options.paths, options);
  if (first === undefined) return goToCurrent(call, repository, options);
  const name = first === '-' ? (previousBranch(repository) ?? '-') : first;
  const { refs } = repository;
  if (rest.length > 0) return checkoutPaths(call, repository, (await resolveCommit(repository, name)) === undefined ? undefined : name, (await resolveCommit(repository, name)) === undefined ? options.operands : rest, options);
  if (refs.read(`refs/heads/${name}`) !== undefined && !options.has('detach')) return goToBranch(call, repository, name, options);
  if ((await resolveCommit(repository, name)) !== undefined) return goToCommit(call, repository, name, options, true);
  const { typed } = pathFilter(call, repository, [name]);
  const known = [...repository.index.files.keys(), ...repository.index.conflicts.keys()];
  if (known.some((path) => typed[0]?.matches(path))) return checkoutPaths(call, repository, undefined, [name], options);
  if (guessable(repository, name)) return startBranch(call, repository, name, `origin/${name}`, options);
  throw new GitFailure(1, `error: pathspec '${first}' did not match any file(s) known to git\n`);
};

async function goToCurrent(call: Call, repository: Repository, options: Options): Promise<number> {
  const head = repository.refs.head();
  return head.type === 'branch' ? goToBranch(call, repository, head.name.slice('refs/heads/'.length), options) : goToCommit(call, repository, 'HEAD', options, false);
}

async function checkoutPaths(call: Call, repository: Repository, source: string | undefined, specs: readonly string[], options: Options): Promise<number> {
  const side = options.has('ours') ? 'ours' : options.has('theirs') ? 'theirs' : undefined;
  if (source !== undefined && (await resolveCommit(repository, source)) === undefined) throw fatal(`invalid reference: ${source}`);
  const count = await restorePaths(call, repository, specs, { source, staged: source !== undefined, worktree: true, side, overlay: true });
  // Behind `--` there is no doubt that paths were meant, so git does not say what it took them for.
  if (!options.has('quiet') && options.paths === undefined) {
    const paths = `${count} path${count === 1 ? '' : 's'}`;
    const from = source === undefined ? 'the index' : (await repository.objects.commit(await theCommit(repository, source))).tree.slice(0, 7);
    if (side === undefined) call.err(`Updated ${paths} from ${from}\n`);
    else call.err(`Updated ${paths} from the index\n`);
  }
  return 0;
}
