import { byBytes } from '../byte-text.ts';
import { type Call, type Command, theRepository } from '../call.ts';
import { changeLetters } from '../diff/file-changes.ts';
import { fatal } from '../failure.ts';
import type { Entry, FlatTree } from '../objects.ts';
import { type Options, readOptions } from '../options.ts';
import { pathFilter, shownPath } from '../paths.ts';
import type { Repository } from '../repository.ts';
import { ambiguous, resolveCommit } from '../revision.ts';
import { forceTree } from '../switch-tree.ts';
import { unstagedChanges } from '../work-status.ts';
import { subjectOf } from './commit.ts';

/** `git reset [--soft | --mixed | --hard] [REVISION]`, `git reset [REVISION] [--] PATH…` */
export const reset: Command = async (call) => {
  const options = readOptions('reset', call.args, ['soft', 'mixed', 'hard', 'q|quiet']);
  const repository = theRepository(call);
  const { revision, paths } = await operandsOf(call, repository, options);
  const mode = ['soft', 'hard'].find((one) => options.has(one)) ?? 'mixed';
  const target = revision === 'HEAD' ? repository.refs.headOid() : await resolveCommit(repository, revision);
  if (target === undefined && revision !== 'HEAD') throw ambiguous(revision);
  const tree = await repository.objects.flatOf(target);
  if (paths.length > 0) {
    if (mode !== 'mixed') throw fatal(`Cannot do ${mode} reset with paths.`);
    resetPaths(call, repository, paths, tree);
    tellUnstaged(call, repository, options);
    return 0;
  }
  if (mode === 'soft' && (repository.mergeHead() !== undefined || repository.index.conflicts.size > 0)) throw fatal('Cannot do a soft reset in the middle of a merge.');
  const old = repository.refs.headOid();
  if (mode === 'hard') await forceTree(repository, tree);
  if (mode === 'mixed') repository.index = { files: tree, conflicts: new Map() };
  if (target !== undefined) {
    if (old !== undefined) repository.setNote('ORIG_HEAD', `${old}\n`);
    repository.refs.set('HEAD', target, `reset: moving to ${revision}`);
  }
  if (mode !== 'soft') repository.forgetMerge();
  if (mode === 'hard' && target !== undefined && !options.has('quiet')) call.out(`HEAD is now at ${target.slice(0, 7)} ${subjectOf(await repository.objects.commit(target))}\n`);
  if (mode === 'mixed') tellUnstaged(call, repository, options);
  return 0;
};

async function operandsOf(call: Call, repository: Repository, options: Options): Promise<{ revision: string; paths: readonly string[] }> {
  const [first, ...rest] = options.operands;
  if (first === undefined) return { revision: 'HEAD', paths: options.paths ?? [] };
  const known = first === 'HEAD' || (await resolveCommit(repository, first)) !== undefined;
  if (known) return { revision: first, paths: [...rest, ...(options.paths ?? [])] };
  const { typed } = pathFilter(call, repository, [first]);
  const exists = typed.some(({ path, matches }) => path === '' || repository.readWork(path) !== undefined || [...repository.index.files.keys()].some(matches));
  if (!exists) throw ambiguous(first);
  return { revision: 'HEAD', paths: [...options.operands, ...(options.paths ?? [])] };
}

function resetPaths(call: Call, repository: Repository, specs: readonly string[], tree: FlatTree): void {
  const filter = pathFilter(call, repository, specs);
  const files = new Map<string, Entry>([...repository.index.files].filter(([path]) => !filter.matches(path)));
  for (const [path, entry] of tree) if (filter.matches(path)) files.set(path, entry);
  const conflicts = new Map([...repository.index.conflicts].filter(([path]) => !filter.matches(path)));
  repository.index = { files: new Map([...files].sort(([a], [b]) => byBytes(a, b))), conflicts };
}

function tellUnstaged(call: Call, repository: Repository, options: Options): void {
  const changes = unstagedChanges(repository);
  if (changes.length === 0 || options.has('quiet')) return;
  call.out(`Unstaged changes after reset:\n${changes.map((change) => `${changeLetters[change.type]}\t${shownPath(call, repository, change.path)}\n`).join('')}`);
}
