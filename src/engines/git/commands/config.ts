import type { Call, Command } from '../call.ts';
import { canonicalName } from '../config-file.ts';
import { fatal, GitFailure } from '../failure.ts';
import { readOptions } from '../options.ts';
import { findRepository } from '../repository.ts';
import { developers, givenSettings } from '../settings.ts';

/**
 * `git config [--global] NAME [VALUE]`, `--get`, `--get-all`, `--unset`, `--list`. No file lies outside of the project
 * folder, so `--global` is kept in the repository's own configuration as well.
 */
export const config: Command = async (call) => {
  const options = readOptions('config', call.args, ['global', 'local', 'l|list', 'get', 'get-all', 'unset', 'add', 'show-origin', 'bool']);
  if (options.has('show-origin') || options.has('add') || options.has('bool')) throw new GitFailure(129, `git config: option --${['show-origin', 'add', 'bool'].find((one) => options.has(one))} is not in this sandbox\n`);
  const repository = findRepository(call);
  const [name, value] = options.operands;
  if (options.has('list')) {
    const given = givenOf(call);
    const settings = options.has('local') ? (repository?.settings.local() ?? []) : options.has('global') ? given : (repository?.settings.all() ?? given);
    call.out(settings.map((setting) => `${setting.name}=${setting.value}\n`).join(''));
    return 0;
  }
  if (name === undefined) throw new GitFailure(129, 'usage: git config [<options>]\n');
  if (!name.includes('.')) throw new GitFailure(1, `error: key does not contain a section: ${name}\n`);
  if (name.endsWith('.')) throw new GitFailure(1, `error: key does not contain variable name: ${name}\n`);
  if (!/^[A-Za-z0-9-]+\.(.*\.)?[A-Za-z][A-Za-z0-9-]*$/.test(name)) throw new GitFailure(1, `error: invalid key: ${name}\n`);
  if (options.has('unset') || (value !== undefined && !options.has('get') && !options.has('get-all'))) {
    if (repository === undefined) throw options.has('global') ? fatal("git config --global is kept in the repository here, and there is none yet; run 'git init' or 'git clone' first") : fatal('not in a git directory');
    if (options.has('unset')) return repository.settings.unset(name) ? 0 : 5;
    repository.settings.set(name, value ?? '');
    return 0;
  }
  const all = (repository?.settings.all() ?? givenOf(call)).filter((setting) => setting.name === canonicalName(name));
  const shown = options.has('get-all') ? all : all.slice(-1);
  for (const setting of shown) call.out(`${setting.value}\n`);
  return shown.length > 0 ? 0 : 1;
};

function givenOf({ environment }: Call): ReturnType<typeof givenSettings> {
  const { name, email } = developers[environment];
  return givenSettings(name, email);
}
