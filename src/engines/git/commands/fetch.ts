import { byBytes } from '../byte-text.ts';
import { type Call, type Command, theRepository } from '../call.ts';
import { GitFailure } from '../failure.ts';
import { isAncestor } from '../history.ts';
import { readOptions } from '../options.ts';
import { originUrl } from '../origin.ts';
import { shortName } from '../refs.ts';
import type { Repository } from '../repository.ts';
import { transfer } from '../transfer.ts';

/** `git fetch [--all] [-p] [-t] [origin [BRANCH…]]` */
export const fetch: Command = async (call) => {
  const options = readOptions('fetch', call.args, ['all', 'p|prune', 't|tags', 'q|quiet', 'v|verbose']);
  const repository = theRepository(call);
  const [remote = defaultRemote(repository), ...branches] = options.operands;
  // With no remote at all git has nothing to do, and says nothing.
  if (options.operands.length === 0 && remotes(repository).length === 0) return 0;
  return fetchFrom(call, repository, remote, { branches, prune: options.has('prune'), tags: options.has('tags'), quiet: options.has('quiet') });
};

export interface FetchWish {
  /** Only these; none means every branch. */
  readonly branches: readonly string[];
  readonly prune?: boolean;
  readonly tags?: boolean;
  readonly quiet?: boolean;
}

/** Brings what the origin has into the repository's remote-tracking branches, and says what came. */
export async function fetchFrom(call: Call, repository: Repository, remote: string, wish: FetchWish): Promise<number> {
  checkRemote(call, repository, remote);
  const { origin } = call;
  const { objects, refs } = repository;
  const named = repository.settings.get(`remote.${remote}.url`) !== undefined;
  const offered = origin.refs.list('refs/heads/').map(([name, oid]) => [shortName(name), oid] as const);
  const absent = wish.branches.find((branch) => !offered.some(([name]) => name === branch));
  if (absent !== undefined) throw new GitFailure(128, `fatal: couldn't find remote ref ${absent}\n`);
  const asked = wish.branches.length === 0 ? offered : offered.filter(([name]) => wish.branches.includes(name));
  // What would be merged comes first.
  const wanted = [...asked.filter(([name]) => isForMerge(repository, wish, name)), ...asked.filter(([name]) => !isForMerge(repository, wish, name))];
  await transfer(origin.objects, objects, wanted.map(([, oid]) => oid));

  const rows: Row[] = wish.branches.map((branch) => ({ sign: '*', summary: 'branch', name: branch, target: 'FETCH_HEAD', note: '' }));
  if (named) {
    for (const [name, oid] of wanted) {
      const tracking = `refs/remotes/${remote}/${name}`;
      const old = refs.read(tracking);
      if (old === oid) continue;
      const forward = old !== undefined && (await isAncestor(objects, old, oid));
      rows.push(rowFor(old, oid, forward, name, shortName(tracking)));
      refs.set(tracking, oid, `fetch${wish.branches.length === 0 ? '' : ` ${remote} ${wish.branches.join(' ')}`}: ${old === undefined ? 'storing head' : forward ? 'fast-forward' : 'forced-update'}`);
    }
    rows.unshift(...(wish.prune === true ? pruned(repository, remote, new Set(offered.map(([name]) => name))) : []));
  }
  rows.push(...(await fetchTags(call, repository, wish)));
  writeFetchHead(repository, wanted, wish);
  if (wish.quiet !== true && rows.length > 0) call.err(`From ${originUrl.replace(/\.git$/, '')}\n${rowTexts(rows)}`);
  return 0;
}

/** The remote that is meant when none is named: the branch's, else `origin`. */
export function defaultRemote({ refs, settings }: Repository): string {
  const head = refs.head();
  return (head.type === 'branch' ? settings.get(`branch.${shortName(head.name)}.remote`) : undefined) ?? 'origin';
}

/** The names of the remotes. */
export function remotes({ settings }: Repository): string[] {
  return [...new Set(settings.all().flatMap(({ name }) => /^remote\.(.+)\.url$/.exec(name)?.[1] ?? []))].sort(byBytes);
}

/** Complains as git does when a remote leads nowhere. */
export function checkRemote(call: Call, { settings }: Repository, remote: string): void {
  const url = settings.get(`remote.${remote}.url`) ?? remote;
  if (isOrigin(url) && call.origin.exists) return;
  throw new GitFailure(128, `fatal: '${url}' does not appear to be a git repository\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n`);
}

/** Whether an address is the shared repository's: the only one that can be reached. */
export function isOrigin(url: string): boolean {
  return [originUrl, originUrl.replace(/\.git$/, ''), `file://${originUrl}`].includes(url.replace(/\/+$/, ''));
}

interface Row {
  readonly sign: string;
  readonly summary: string;
  readonly name: string;
  readonly target: string;
  readonly note: string;
}

function rowFor(old: string | undefined, oid: string, forward: boolean, name: string, target: string): Row {
  if (old === undefined) return { sign: '*', summary: '[new branch]', name, target, note: '' };
  const [a, b] = [old.slice(0, 7), oid.slice(0, 7)];
  return forward ? { sign: ' ', summary: `${a}..${b}`, name, target, note: '' } : { sign: '+', summary: `${a}...${b}`, name, target, note: '  (forced update)' };
}

function rowTexts(rows: readonly Row[]): string {
  const width = Math.max(10, ...rows.map(({ name }) => name.length));
  return rows.map(({ sign, summary, name, target, note }) => ` ${sign} ${summary.padEnd(17)} ${name.padEnd(width)} -> ${target}${note}\n`).join('');
}

function pruned({ refs }: Repository, remote: string, kept: ReadonlySet<string>): Row[] {
  const prefix = `refs/remotes/${remote}/`;
  return refs.list(prefix).flatMap(([name]) => {
    const short = name.slice(prefix.length);
    if (short === 'HEAD' || kept.has(short)) return [];
    refs.delete(name);
    return [{ sign: '-', summary: '[deleted]', name: '(none)', target: shortName(name), note: '' }];
  });
}

/** Tags come along when what they stand for is here; with `--tags` all of them come. */
async function fetchTags({ origin }: Call, { objects, refs }: Repository, wish: FetchWish): Promise<Row[]> {
  const rows: Row[] = [];
  if (wish.branches.length > 0 && wish.tags !== true) return rows;
  for (const [name, oid] of origin.refs.list('refs/tags/')) {
    if (refs.read(name) !== undefined) continue;
    const { type, bytes } = await origin.objects.read(oid);
    const target = type === 'tag' ? (/^object ([0-9a-f]{40})/.exec(new TextDecoder().decode(bytes))?.[1] ?? oid) : oid;
    if (wish.tags !== true && !(await objects.has(target))) continue;
    await transfer(origin.objects, objects, [oid]);
    refs.set(name, oid, '');
    rows.push({ sign: '*', summary: '[new tag]', name: shortName(name), target: shortName(name), note: '' });
  }
  return rows;
}

/** Whether a branch of the origin is the one that `git pull` would merge. */
function isForMerge({ refs, settings }: Repository, wish: FetchWish, name: string): boolean {
  if (wish.branches.length > 0) return wish.branches.includes(name);
  const head = refs.head();
  return head.type === 'branch' && settings.get(`branch.${shortName(head.name)}.merge`) === `refs/heads/${name}`;
}

function writeFetchHead(repository: Repository, wanted: readonly (readonly [string, string])[], wish: FetchWish): void {
  if (wanted.length > 0) repository.setNote('FETCH_HEAD', wanted.map(([name, oid]) => `${oid}\t${isForMerge(repository, wish, name) ? '' : 'not-for-merge'}\tbranch '${name}' of ${originUrl.replace(/\.git$/, '')}\n`).join(''));
}
