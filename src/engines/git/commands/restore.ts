import { byBytes } from '../byte-text.ts';
import { type Call, type Command, theRepository } from '../call.ts';
import { fatal, GitFailure } from '../failure.ts';
import type { Entry } from '../objects.ts';
import { readOptions } from '../options.ts';
import { pathFilter } from '../paths.ts';
import type { Repository } from '../repository.ts';
import { resolveCommit } from '../revision.ts';
import { removeFromWork, writeToWork } from '../switch-tree.ts';
import { workEntry } from '../work-status.ts';

/** `git restore [--staged] [--worktree] [--source REVISION] [--ours | --theirs] PATH…` */
export const restore: Command = async (call) => {
  const options = readOptions('restore', call.args, ['S|staged', 'W|worktree', 's|source=', 'ours', 'theirs', 'q|quiet']);
  const repository = theRepository(call);
  if (options.all.length === 0) throw fatal('you must specify path(s) to restore');
  const staged = options.has('staged');
  const side = options.has('ours') ? 'ours' : options.has('theirs') ? 'theirs' : undefined;
  const source = options.value('source') ?? (staged ? 'HEAD' : undefined);
  await restorePaths(call, repository, options.all, { source, staged, worktree: options.has('worktree') || !staged, side, overlay: false });
  return 0;
};

/** What to bring back from where. `overlay` keeps files that the source does not have. */
export interface Restoring {
  /** A revision; undefined is the index. */
  readonly source: string | undefined;
  readonly staged: boolean;
  readonly worktree: boolean;
  readonly side: 'ours' | 'theirs' | undefined;
  readonly overlay: boolean;
}

/** Brings paths back to how a commit or the index has them; answers how many were brought back. */
export async function restorePaths(call: Call, repository: Repository, specs: readonly string[], how: Restoring): Promise<number> {
  const { index } = repository;
  const filter = pathFilter(call, repository, specs);
  const source = how.source === undefined ? index.files : await sourceTree(repository, how.source);
  const known = [...new Set([...source.keys(), ...(how.overlay && how.source !== undefined ? [] : [...index.files.keys(), ...index.conflicts.keys()]), ...(how.source === undefined ? index.conflicts.keys() : [])])];
  const missing = filter.typed.filter(({ matches }) => !known.some(matches));
  if (missing.length > 0) throw new GitFailure(1, missing.map(({ typed }) => `error: pathspec '${typed}' did not match any file(s) known to git\n`).join(''));
  const files = new Map<string, Entry>(index.files);
  const conflicts = new Map(index.conflicts);
  const [write, remove]: [[string, Entry][], string[]] = [[], []];
  const unmerged: string[] = [];
  let count = 0;
  for (const path of known.filter(filter.matches).sort(byBytes)) {
    const conflict = index.conflicts.get(path);
    const wanted = how.source === undefined && conflict !== undefined ? (how.side === undefined ? undefined : conflict[how.side]) : source.get(path);
    if (how.source === undefined && conflict !== undefined && wanted === undefined) {
      unmerged.push(how.side === undefined ? `error: path '${path}' is unmerged\n` : `error: path '${path}' does not have ${how.side === 'ours' ? 'our' : 'their'} version\n`);
      continue;
    }
    if (how.staged) {
      conflicts.delete(path);
      if (wanted === undefined) files.delete(path);
      else files.set(path, wanted);
    }
    if (!how.worktree) continue;
    const changed = wanted === undefined ? repository.readWork(path) !== undefined : workEntry(repository, path, wanted)?.oid !== wanted.oid;
    const restaged = how.staged && index.files.get(path)?.oid !== wanted?.oid;
    if (changed || restaged || conflict !== undefined) count += 1;
    if (wanted === undefined) remove.push(path);
    else if (changed) write.push([path, wanted]);
  }
  if (unmerged.length > 0) throw new GitFailure(1, unmerged.join(''));
  for (const path of remove) removeFromWork(repository, path);
  for (const [path, entry] of write) await writeToWork(repository, path, entry);
  if (how.staged) repository.index = { files, conflicts };
  return count;
}

async function sourceTree(repository: Repository, source: string): Promise<ReadonlyMap<string, Entry>> {
  if (source === 'HEAD' && repository.refs.headOid() === undefined) throw fatal('could not resolve HEAD');
  const oid = await resolveCommit(repository, source);
  if (oid === undefined) throw fatal(`could not resolve ${source}`);
  return repository.objects.flatOf(oid);
}
