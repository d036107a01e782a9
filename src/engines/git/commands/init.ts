import { projectFolder } from '../../../domain/environment.ts';
import { utf8 } from '../byte-text.ts';
import type { Command } from '../call.ts';
import { fatal } from '../failure.ts';
import { readOptions } from '../options.ts';
import { repositoryPath } from '../paths.ts';
import { Repository, type Surroundings } from '../repository.ts';
import { below } from '../work-files.ts';

/** `git init [-b BRANCH] [-q] [FOLDER]` */
export const init: Command = async (call) => {
  const options = readOptions('init', call.args, ['b|initial-branch=', 'q|quiet']);
  const [typed, ...more] = options.operands;
  if (more.length > 0) throw fatal('git init: one folder at a time in this sandbox');
  // Paths are understood as if a repository stood at the top.
  const folder = typed === undefined ? call.cwd : repositoryPath(call, new Repository(call, ''), typed);
  if (call.files.kind(folder) === 'file') throw fatal(`cannot mkdir ${typed}: File exists`);
  const absolute = `${projectFolder(call.environment)}${folder === '' ? '' : `/${folder}`}/.git/`;
  const again = call.files.read(below(folder, '.git/HEAD')) !== undefined;
  if (!again) makeRepository(call, folder, options.value('initial-branch'));
  if (again && options.has('initial-branch')) call.err(`warning: re-init: ignored --initial-branch=${options.value('initial-branch')}\n`);
  if (!options.has('quiet')) call.out(`${again ? 'Reinitialized existing' : 'Initialized empty'} Git repository in ${absolute}\n`);
  return 0;
};

/** Lays out a new repository around a folder of the files. */
export function makeRepository(surroundings: Surroundings, folder: string, branch?: string): Repository {
  const repository = new Repository(surroundings, folder);
  const name = branch ?? repository.settings.get('init.defaultbranch') ?? 'main';
  if (!isBranchName(name)) throw fatal(`invalid initial branch name: '${name}'`);
  const { files } = surroundings;
  const git = below(folder, '.git');
  files.write(`${git}/HEAD`, utf8(`ref: refs/heads/${name}\n`));
  files.write(`${git}/config`, utf8('[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = true\n'));
  for (const inside of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) files.makeFolder(`${git}/${inside}`);
  return repository;
}

/** Whether git takes a name for a branch. */
export function isBranchName(name: string): boolean {
  return name !== '' && name !== 'HEAD' && name !== '@' && !/^-|\.\.|[\p{Cc} ~^:?*[\\]|@\{|\/\/|^\/|[/.]$|\/\.|^\.|\.lock(\/|$)/u.test(name);
}
