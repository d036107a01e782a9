import { placeAt } from '../../../domain/place.ts';
import type { Call, Command } from '../call.ts';
import { fatal } from '../failure.ts';
import { readOptions } from '../options.ts';
import { originUrl } from '../origin.ts';
import { shortName } from '../refs.ts';
import { forceTree } from '../switch-tree.ts';
import { transfer } from '../transfer.ts';
import { isOrigin } from './fetch.ts';
import { makeRepository } from './init.ts';

/** `git clone [-b BRANCH] [-q] URL [FOLDER]` */
export const clone: Command = async (call) => {
  const options = readOptions('clone', call.args, ['b|branch=', 'q|quiet']);
  const [url, typed = folderName(url), ...more] = options.operands;
  if (url === undefined) throw fatal('You must specify a repository to clone.');
  if (more.length > 0) throw fatal('Too many arguments.');
  if (!isOrigin(url) || !call.origin.exists) {
    throw fatal(/^\w+:\/\/|^[\w.-]+@/.test(url) ? `unable to access '${url}': there is no network in this sandbox; the shared repository is ${originUrl}` : `repository '${url}' does not exist`);
  }
  const folder = freeFolder(call, typed);
  const wanted = options.value('branch');
  const { origin } = call;
  const head = origin.refs.symbolic('HEAD') ?? 'refs/heads/main';
  const branch = wanted === undefined ? head : `refs/heads/${wanted}`;
  const tip = origin.refs.read(branch);
  if (!options.has('quiet')) call.err(`Cloning into '${typed}'...\n`);
  const branches = origin.refs.list('refs/heads/');
  if (wanted !== undefined && tip === undefined) throw fatal(`Remote branch ${wanted} not found in upstream origin`);

  const repository = makeRepository(call, folder, shortName(branch));
  const { refs, settings, objects } = repository;
  settings.set('remote.origin.url', originUrl);
  settings.set('remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*');
  settings.set(`branch.${shortName(branch)}.remote`, 'origin');
  settings.set(`branch.${shortName(branch)}.merge`, branch);
  if (branches.length === 0) {
    call.err(`warning: You appear to have cloned an empty repository.\n${options.has('quiet') ? '' : 'done.\n'}`);
    return 0;
  }
  const tags = origin.refs.list('refs/tags/');
  await transfer(origin.objects, objects, [...branches, ...tags].map(([, oid]) => oid));
  for (const [name, oid] of branches) refs.set(`refs/remotes/origin/${shortName(name)}`, oid, `clone: from ${originUrl}`);
  for (const [name, oid] of tags) refs.set(name, oid, '');
  if (tip === undefined) {
    call.err('warning: remote HEAD refers to nonexistent ref, unable to checkout.\n\n');
    return 0;
  }
  if (origin.refs.read(head) !== undefined) refs.setSymbolic('refs/remotes/origin/HEAD', `refs/remotes/origin/${shortName(head)}`);
  refs.set(branch, tip, `clone: from ${originUrl}`);
  await forceTree(repository, await objects.flatOf(tip));
  if (!options.has('quiet')) call.err('done.\n');
  return 0;
};

function folderName(url = ''): string {
  return url.replace(/\/+$/, '').replace(/\.git$/, '').split('/').at(-1) ?? '';
}

/** The folder to clone into, which has to be new or empty. */
function freeFolder(call: Call, typed: string): string {
  const place = placeAt({ environment: call.environment, cwd: call.cwd, files: call.files.tree() }, typed.replace(/\/+$/, ''));
  switch (place.type) {
    case 'free':
      return place.path;
    case 'folder':
      if (call.files.names(place.path).length === 0) return place.path;
      throw fatal(`destination path '${typed}' already exists and is not an empty directory.`);
    case 'file':
    case 'outer-folder':
    case 'null-device':
      throw fatal(`destination path '${typed}' already exists and is not an empty directory.`);
    case 'foreign':
    case 'blocked':
      throw fatal(`could not create work tree dir '${typed}': Permission denied`);
  }
}
