import { byBytes } from '../byte-text.ts';
import { type Command, theRepository } from '../call.ts';
import { fatal, GitFailure } from '../failure.ts';
import type { Entry } from '../objects.ts';
import { readOptions } from '../options.ts';
import { pathFilter, repositoryPath } from '../paths.ts';
import { putInWork, removeFromWork } from '../switch-tree.ts';
import { below } from '../work-files.ts';
import { workEntry } from '../work-status.ts';

/** `git rm [--cached] [-f] [-r] [-q] [-n] PATH…` */
export const rm: Command = async (call) => {
  const options = readOptions('rm', call.args, ['cached', 'f|force', 'r', 'q|quiet', 'n|dry-run', 'ignore-unmatch']);
  const repository = theRepository(call);
  if (options.all.length === 0) throw fatal('No pathspec was given. Which files should I remove?');
  const { index, objects, refs } = repository;
  const filter = pathFilter(call, repository, options.all);
  const known = [...new Set([...index.files.keys(), ...index.conflicts.keys()])].sort(byBytes);
  for (const { typed, path, matches } of filter.typed) {
    const found = known.filter(matches);
    if (found.length === 0 && !options.has('ignore-unmatch')) throw fatal(`pathspec '${typed}' did not match any files`);
    const folder = found.length > 0 && !found.includes(path) && !/[*?]/.test(typed);
    if (folder && !options.has('r')) throw fatal(`not removing '${typed}' recursively without -r`);
  }
  const gone = known.filter(filter.matches);
  const head = await objects.flatOf(refs.headOid());
  if (!options.has('force')) refuseLoss(gone, (path) => {
    const staged = index.files.get(path);
    const work = workEntry(repository, path, staged);
    return { staged: staged !== undefined && staged.oid !== head.get(path)?.oid, changed: staged !== undefined && work !== undefined && work.oid !== staged.oid };
  }, options.has('cached'));
  for (const path of gone) if (!options.has('quiet')) call.out(`rm '${path}'\n`);
  if (options.has('dry-run')) return 0;
  if (!options.has('cached')) for (const path of gone) removeFromWork(repository, path);
  const left = <T>(entries: ReadonlyMap<string, T>): Map<string, T> => new Map([...entries].filter(([path]) => !gone.includes(path)));
  repository.index = { files: left(index.files), conflicts: left(index.conflicts) };
  return 0;
};

/** `git mv [-f] [-v] FROM… TO` */
export const mv: Command = async (call) => {
  const options = readOptions('mv', call.args, ['f|force', 'v|verbose', 'n|dry-run', 'k']);
  const repository = theRepository(call);
  const typed = options.all.slice(0, -1);
  const last = options.all.at(-1);
  if (last === undefined || typed.length === 0) throw new GitFailure(129, 'usage: git mv [<options>] <source>... <destination>\n');
  const target = repositoryPath(call, repository, last);
  const intoFolder = repository.files.kind(repository.inFiles(target)) === 'folder';
  if (typed.length > 1 && !intoFolder) throw fatal(`destination '${last}' is not a directory`);
  const files = new Map<string, Entry>(repository.index.files);
  for (const from of typed) {
    const path = repositoryPath(call, repository, from);
    const to = intoFolder ? below(target, path.slice(path.lastIndexOf('/') + 1)) : target;
    const bad = (why: string): Error => fatal(`${why}, source=${path}, destination=${to}`);
    const moved = [...files.keys()].filter((one) => one === path || one.startsWith(`${path}/`));
    const kind = repository.files.kind(repository.inFiles(path));
    if (kind === undefined) throw bad('bad source');
    if (moved.length === 0) throw bad(kind === 'folder' ? 'source directory is empty' : 'not under version control');
    if (repository.index.conflicts.has(path)) throw bad('conflicted');
    if (to === path || to.startsWith(`${path}/`)) throw bad('can not move directory into itself');
    if (repository.files.kind(repository.inFiles(to)) !== undefined && !options.has('force')) throw bad('destination exists');
    const parent = to.slice(0, Math.max(to.lastIndexOf('/'), 0));
    if (parent !== '' && repository.files.kind(repository.inFiles(parent)) !== 'folder') throw fatal(`renaming '${path}' failed: No such file or directory`);
    if (options.has('verbose') || options.has('dry-run')) for (const one of new Set([path, ...moved])) call.out(`Renaming ${one} to ${to}${one.slice(path.length)}\n`);
    if (options.has('dry-run')) continue;
    // Untracked files of a moved folder go along, as they do on a disk.
    for (const place of [...repository.files.filesUnder(repository.inFiles(path))]) {
      const bytes = repository.files.read(place);
      const inside = place.slice(repository.inFiles(path).length);
      if (bytes === undefined) continue;
      removeFromWork(repository, path + inside);
      putInWork(repository, to + inside, bytes);
    }
    for (const one of moved) {
      const entry = files.get(one);
      files.delete(one);
      if (entry !== undefined) files.set(to + one.slice(path.length), entry);
    }
  }
  repository.index = { files, conflicts: repository.index.conflicts };
  return 0;
};

function refuseLoss(paths: readonly string[], stateOf: (path: string) => { staged: boolean; changed: boolean }, cached: boolean): void {
  const [both, staged, changed]: [string[], string[], string[]] = [[], [], []];
  for (const path of paths) {
    const state = stateOf(path);
    if (state.staged && state.changed) both.push(path);
    else if (!cached && state.staged) staged.push(path);
    else if (!cached && state.changed) changed.push(path);
  }
  const text = (list: readonly string[], one: string, many: string, hint: string): string => (list.length === 0 ? '' : `error: ${list.length === 1 ? one : many}\n${list.map((path) => `    ${path}\n`).join('')}(${hint})\n`);
  const message =
    text(both, 'the following file has staged content different from both the\nfile and the HEAD:', 'the following files have staged content different from both the\nfile and the HEAD:', 'use -f to force removal') +
    text(staged, 'the following file has changes staged in the index:', 'the following files have changes staged in the index:', 'use --cached to keep the file, or -f to force removal') +
    text(changed, 'the following file has local modifications:', 'the following files have local modifications:', 'use --cached to keep the file, or -f to force removal');
  if (message !== '') throw new GitFailure(1, message);
}
