import { byBytes, quotePath } from '../byte-text.ts';
import { type Call, type Command, theRepository } from '../call.ts';
import { fatal, GitFailure } from '../failure.ts';
import type { Entry } from '../objects.ts';
import { readOptions } from '../options.ts';
import { pathFilter } from '../paths.ts';
import type { Repository } from '../repository.ts';
import { untrackedPaths, workEntry } from '../work-status.ts';

/** `git add [-A | -u] [-f] [-n] [-v] [PATH…]` */
export const add: Command = async (call) => {
  const options = readOptions('add', call.args, ['A|all', 'u|update', 'v|verbose', 'f|force', 'n|dry-run']);
  const repository = theRepository(call);
  const specs = options.all;
  if (specs.length === 0 && !options.has('all') && !options.has('update')) {
    call.err("Nothing specified, nothing added.\nhint: Maybe you wanted to say 'git add .'?\nhint: Turn this message off by running\nhint: \"git config advice.addEmptyPathspec false\"\n");
    return 0;
  }
  const filter = pathFilter(call, repository, specs);
  const untracked = options.has('update') ? [] : untrackedPaths(repository, true);
  const known = [...repository.index.files.keys(), ...repository.index.conflicts.keys()];
  const forced = options.has('force') ? ignoredNamed(repository, filter.typed.map(({ path }) => path)) : [];
  const refused: string[] = [];
  for (const { typed, path, matches } of filter.typed) {
    if (path === '' || [...known, ...untracked, ...forced].some(matches)) continue;
    const kind = repository.files.kind(repository.inFiles(path));
    if (kind === undefined) throw fatal(`pathspec '${typed}' did not match any files`);
    if (repository.ignored()(path, kind)) refused.push(path);
  }
  const taken = [...new Set([...known, ...untracked, ...forced])].filter(filter.matches).sort(byBytes);
  const embedded = taken.find((path) => path.endsWith('/'));
  if (embedded !== undefined) throw fatal(`adding another repository ('${embedded}') is not in this sandbox`);
  const changed = taken.filter((path) => isChanged(repository, path));
  if (options.has('verbose') || options.has('dry-run')) for (const path of changed) call.out(`${workEntry(repository, path) === undefined ? 'remove' : 'add'} '${path}'\n`);
  if (!options.has('dry-run')) await stage(repository, taken);
  if (refused.length > 0) complain(call, refused);
  return refused.length > 0 ? 1 : 0;
};

/** Puts paths into the index as the work tree has them; what is gone there goes. A conflict on them is resolved by that. */
export async function stage(repository: Repository, paths: readonly string[]): Promise<void> {
  const files = new Map<string, Entry>(repository.index.files);
  const conflicts = new Map(repository.index.conflicts);
  const write: string[] = [];
  for (const path of paths) {
    const conflict = conflicts.get(path);
    const like = files.get(path) ?? conflict?.ours ?? conflict?.theirs;
    const entry = workEntry(repository, path, like);
    conflicts.delete(path);
    if (entry === undefined) {
      files.delete(path);
      continue;
    }
    if (files.get(path)?.oid !== entry.oid) write.push(path);
    // A file where a folder was, or the other way round: the index cannot hold both.
    for (const other of files.keys()) if (other.startsWith(`${path}/`) || path.startsWith(`${other}/`)) files.delete(other);
    files.set(path, entry);
  }
  await Promise.all(write.map((path) => repository.objects.write('blob', repository.readWork(path) ?? new Uint8Array(0))));
  repository.index = { files, conflicts };
}

function isChanged(repository: Repository, path: string): boolean {
  const staged = repository.index.files.get(path);
  return staged === undefined || workEntry(repository, path, staged)?.oid !== staged.oid;
}

/** Ignored files that were named themselves, or lie in a folder that was. */
function ignoredNamed(repository: Repository, paths: readonly string[]): string[] {
  const { files, root } = repository;
  return paths.flatMap((path) => [...files.filesUnder(repository.inFiles(path))].map((one) => (root === '' ? one : one.slice(root.length + 1)))).filter((path) => !/(^|\/)\.git\//.test(path));
}

function complain(call: Call, paths: readonly string[]): void {
  const listed = paths.map((path) => `${quotePath(path)}\n`).join('');
  call.err(`The following paths are ignored by one of your .gitignore files:\n${listed}hint: Use -f if you really want to add them.\nhint: Turn this message off by running\nhint: "git config advice.addIgnoredFile false"\n`);
}

/** Stops a command that needs every conflict resolved. */
export function refuseConflicts(call: Call, repository: Repository, doing: string): void {
  const paths = [...repository.index.conflicts.keys()].sort(byBytes);
  if (paths.length === 0) return;
  for (const path of paths) call.out(`U\t${path}\n`);
  throw new GitFailure(128, `error: ${doing} is not possible because you have unmerged files.\nhint: Fix them up in the work tree, and then use 'git add/rm <file>'\nhint: as appropriate to mark resolution and make a commit.\nfatal: Exiting because of an unresolved conflict.\n`);
}
