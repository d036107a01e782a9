import { byBytes, quotePath } from '../byte-text.ts';
import { type Command, theRepository } from '../call.ts';
import { failed, fatal, GitFailure } from '../failure.ts';
import { mergeBases } from '../history.ts';
import { readOptions } from '../options.ts';
import { pathFilter, prefixOf, shownPath } from '../paths.ts';
import { shortName } from '../refs.ts';
import { ambiguous, fullName, resolveObject, theCommit } from '../revision.ts';
import { remotes } from './fetch.ts';
import { untrackedPaths, unstagedChanges } from '../work-status.ts';

/** `git rev-parse [--short] [--abbrev-ref] [--verify] REVISION…`, `--show-toplevel`, `--git-dir`, `--is-inside-work-tree` */
export const revParse: Command = async (call) => {
  const options = readOptions('rev-parse', call.args, ['short?', 'abbrev-ref', 'symbolic-full-name', 'verify', 'q|quiet', 'show-toplevel', 'git-dir', 'is-inside-work-tree', 'show-prefix']);
  const repository = theRepository(call);
  if (options.has('show-toplevel')) call.out(`${repository.absoluteRoot}\n`);
  if (options.has('is-inside-work-tree')) call.out('true\n');
  const prefix = prefixOf(call, repository);
  if (options.has('show-prefix')) call.out(prefix === '' ? '\n' : `${prefix}/\n`);
  if (options.has('git-dir')) call.out(prefix === '' ? '.git\n' : `${repository.absoluteRoot}/.git\n`);
  for (const typed of options.operands) {
    const head = repository.refs.head();
    const name = typed === 'HEAD' || typed === '@' ? (head.type === 'branch' ? head.name : 'HEAD') : fullName(repository, typed);
    const oid = await resolveObject(repository, typed);
    if (oid === undefined) {
      if (options.has('quiet')) return 1;
      if (options.has('verify') || options.has('short')) throw fatal('Needed a single revision');
      call.out(`${typed}\n`);
      throw ambiguous(typed);
    }
    if (options.has('abbrev-ref') && name !== undefined) call.out(`${shortName(name)}\n`);
    else if (options.has('symbolic-full-name')) call.out(`${name ?? oid}\n`);
    else if (options.has('short')) call.out(`${oid.slice(0, Number(options.value('short')) || 7)}\n`);
    else call.out(`${oid}\n`);
  }
  return 0;
};

/** `git ls-files [-s] [-m] [-d] [-o] [-u] [PATH…]` */
export const lsFiles: Command = async (call) => {
  const options = readOptions('ls-files', call.args, ['c|cached', 's|stage', 'm|modified', 'd|deleted', 'o|others', 'u|unmerged', 'exclude-standard']);
  if (options.has('others') && !options.has('exclude-standard')) throw new GitFailure(129, 'git ls-files: -o without --exclude-standard is not in this sandbox\n');
  const repository = theRepository(call);
  const filter = pathFilter(call, repository, options.all);
  const prefix = prefixOf(call, repository);
  const inside = (path: string): boolean => filter.matches(path) && (prefix === '' || path.startsWith(`${prefix}/`));
  const { files, conflicts } = repository.index;
  const changed = unstagedChanges(repository);
  const rows: [path: string, text: string][] = [];
  const add = (path: string, before = ''): void => void (inside(path) && rows.push([path, `${before}${quotePath(shownPath(call, repository, path))}\n`]));
  const listed = ['modified', 'deleted', 'others', 'unmerged'].some((name) => options.has(name));
  if (options.has('others')) for (const path of untrackedPaths(repository, true)) add(path);
  if (options.has('modified')) for (const { path } of changed) add(path);
  if (options.has('deleted')) for (const { path, type } of changed) if (type === 'deleted') add(path);
  if ((!listed || options.has('cached')) && !options.has('unmerged')) for (const [path, { mode, oid }] of files) add(path, options.has('stage') ? `${mode} ${oid} 0\t` : '');
  if (!listed || options.has('unmerged')) {
    for (const [path, conflict] of conflicts) [conflict.base, conflict.ours, conflict.theirs].forEach((entry, at) => entry !== undefined && add(path, options.has('stage') || options.has('unmerged') ? `${entry.mode} ${entry.oid} ${at + 1}\t` : ''));
  }
  call.out(rows.sort(([a], [b]) => byBytes(a, b)).map(([, text]) => text).join(''));
  return 0;
};

/** `git remote [-v]`, `git remote add NAME URL`, `remove`, `rename`, `get-url`, `set-url` */
export const remote: Command = async (call) => {
  const options = readOptions('remote', call.args, ['v|verbose']);
  const repository = theRepository(call);
  const { settings, refs } = repository;
  const names = remotes(repository);
  const [action, name = '', value] = options.operands;
  const missing = (): GitFailure => new GitFailure(2, `error: No such remote '${name}'\n`);
  switch (action) {
    case undefined:
      for (const one of names) call.out(options.has('verbose') ? ['fetch', 'push'].map((way) => `${one}\t${settings.get(`remote.${one}.url`)} (${way})\n`).join('') : `${one}\n`);
      return 0;
    case 'add':
      if (value === undefined) throw new GitFailure(129, 'usage: git remote add [<options>] <name> <url>\n');
      if (names.includes(name)) throw new GitFailure(3, `error: remote ${name} already exists.\n`);
      settings.set(`remote.${name}.url`, value);
      settings.set(`remote.${name}.fetch`, `+refs/heads/*:refs/remotes/${name}/*`);
      return 0;
    case 'rm':
    case 'remove':
      if (!names.includes(name)) throw missing();
      settings.removeSection(`remote.${name}`);
      for (const { name: setting, value: follows } of settings.local()) {
        const branch = /^branch\.(.+)\.remote$/.exec(setting)?.[1];
        if (branch !== undefined && follows === name) {
          settings.unset(`branch.${branch}.remote`);
          settings.unset(`branch.${branch}.merge`);
        }
      }
      for (const [ref] of refs.list(`refs/remotes/${name}/`)) refs.delete(ref);
      return 0;
    case 'get-url':
      if (!names.includes(name)) throw missing();
      call.out(`${settings.get(`remote.${name}.url`)}\n`);
      return 0;
    case 'set-url':
      if (!names.includes(name)) throw missing();
      settings.set(`remote.${name}.url`, value ?? '');
      return 0;
    default:
      if (['show', 'rename', 'prune', 'update', 'set-head', 'set-branches'].includes(action)) throw new GitFailure(129, `git remote: ${action} is not in this sandbox\n`);
      throw failed(`Unknown subcommand: ${action}`);
  }
};

/** `git reflog [NAME]`: where a name pointed before. */
export const reflog: Command = async (call) => {
  const options = readOptions('reflog', call.args, ['#', 'n|max-count=']);
  const repository = theRepository(call);
  const operands = options.operands[0] === 'show' ? options.operands.slice(1) : options.operands;
  const [typed = 'HEAD'] = operands;
  const name = fullName(repository, typed);
  if (name === undefined) throw ambiguous(typed);
  const count = Number(options.value('#') ?? options.value('max-count') ?? Infinity);
  repository.refs.log(name).slice(0, count).forEach(({ oid, message }, at) => call.out(`${oid.slice(0, 7)} ${typed}@{${at}}: ${message}\n`));
  return 0;
};

/** `git merge-base A B` */
export const mergeBase: Command = async (call) => {
  const options = readOptions('merge-base', call.args, ['a|all']);
  const repository = theRepository(call);
  const [one = 'HEAD', two = 'HEAD'] = options.operands;
  const bases = await mergeBases(repository.objects, await theCommit(repository, one), await theCommit(repository, two));
  for (const oid of options.has('all') ? bases : bases.slice(0, 1)) call.out(`${oid}\n`);
  return bases.length > 0 ? 0 : 1;
};
