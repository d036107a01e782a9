import { byBytes, quotePath } from '../byte-text.ts';
import { type Command, theRepository } from '../call.ts';
import { fatal } from '../failure.ts';
import { readOptions } from '../options.ts';
import { shownPath } from '../paths.ts';
import type { Repository } from '../repository.ts';
import { below, type WorkFiles } from '../work-files.ts';

/** `git clean -f [-d] [-x] [-n] [-q]`: removes what git does not know, and with `-x` what it ignores. */
export const clean: Command = (call) => {
  const options = readOptions('clean', call.args, ['f|force', 'd', 'x', 'n|dry-run', 'q|quiet']);
  const repository = theRepository(call);
  const dry = options.has('dry-run');
  if (!dry && !options.has('force')) throw fatal('clean.requireForce defaults to true and neither -i, -n, nor -f given; refusing to clean');
  const { files } = repository;
  for (const path of removable(repository, options.has('d'), options.has('x')).sort(byBytes)) {
    if (!options.has('quiet') || dry) call.out(`${dry ? 'Would remove' : 'Removing'} ${quotePath(shownPath(call, repository, path))}\n`);
    if (dry) continue;
    const place = repository.inFiles(path.replace(/\/$/, ''));
    for (const file of [...files.filesUnder(place)]) files.remove(file);
    if (path.endsWith('/')) removeFolders(files, place);
  }
  return Promise.resolve(0);
};

/** Files, and folders of which nothing stays, with a `/` behind them. */
function removable(repository: Repository, folders: boolean, withIgnored: boolean): string[] {
  const { files, index } = repository;
  const ignored = withIgnored ? () => false : repository.ignored();
  const tracked = new Set([...index.files.keys(), ...index.conflicts.keys()]);
  const found: string[] = [];
  /** Whether nothing stays in the folder. */
  const look = (folder: string): boolean => {
    let whole = true;
    for (const name of files.names(repository.inFiles(folder))) {
      const path = below(folder, name);
      if (folder === '' && name === '.git') continue;
      if (files.kind(repository.inFiles(path)) === 'file') {
        if (tracked.has(path) || ignored(path, 'file')) whole = false;
        else found.push(path);
      } else if (ignored(path, 'folder') || files.kind(repository.inFiles(below(path, '.git'))) !== undefined || (!folders && !holdsTracked(tracked, path))) {
        whole = false;
      } else {
        const before = found.length;
        if (!look(path) || !folders) whole = false;
        else found.splice(before, Infinity, `${path}/`);
      }
    }
    return whole;
  };
  look('');
  return found;
}

function holdsTracked(tracked: ReadonlySet<string>, folder: string): boolean {
  return [...tracked].some((path) => path.startsWith(`${folder}/`));
}

function removeFolders(files: WorkFiles, folder: string): void {
  for (const name of files.names(folder)) removeFolders(files, below(folder, name));
  files.removeEmptyFolder(folder);
}
