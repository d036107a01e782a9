import { byteText, utf8 } from '../byte-text.ts';
import { type Call, type Command, theRepository } from '../call.ts';
import { type CommitFormat, commitText, decorations, readFormat } from '../commit-text.ts';
import { fileChanges } from '../diff/file-changes.ts';
import { fatal } from '../failure.ts';
import { drawGraph } from '../graph.ts';
import { childrenFirst, newestFirst } from '../history.ts';
import type { Commit, FlatTree } from '../objects.ts';
import { notHere, type Options, readOptions } from '../options.ts';
import type { PathFilter } from '../paths.ts';
import { shortName } from '../refs.ts';
import type { Repository } from '../repository.ts';
import { rangeOf, readOperands } from '../revision-range.ts';
import { resolveCommit } from '../revision.ts';
import { readBlobs } from '../work-status.ts';
import { shownChanges, SHAPES } from './diff.ts';

const OPTIONS = [...SHAPES, 'oneline', '#', 'n|max-count=', 'skip=', 'all', 'branches', 'graph', 'decorate?', 'no-decorate', 'merges', 'no-merges', 'reverse', 'format=', 'pretty=', 'author=', 'grep=', 'first-parent', 'topo-order', 'date-order', 'abbrev-commit'];

/** `git log [--oneline] [-n N] [--graph] [--all] [--stat] [-p] [RANGE] [--] [PATH…]` */
export const log: Command = async (call) => {
  const options = readOptions('log', call.args, OPTIONS);
  const repository = theRepository(call);
  const { revisions, filter } = await readOperands(call, repository, options);
  const format = theFormat(options, call.now);
  const { from, without } = await startingPoints(repository, revisions, options);
  const graph = options.has('graph');
  if (graph && (filter.typed.length > 0 || wantsChanges(options) || options.has('reverse'))) throw notHere('log', '--graph together with paths, changes or --reverse');
  let commits = await collected(repository, newestFirst(repository.objects, from, without), filter, options);
  if (graph || options.has('topo-order')) commits = await childrenFirst(commits);
  const skip = Number(options.value('skip') ?? 0);
  const count = options.value('#') ?? options.value('max-count');
  commits = commits.slice(skip, count === undefined ? undefined : skip + Number(count));
  if (options.has('reverse')) commits.reverse();

  const names = isDecorated(repository, options, format) ? decorations(repository, await peeledTags(repository)) : new Map<string, string[]>();
  if (graph) {
    const drawn = drawGraph(commits, (commit) => commitText(commit, format, names.get(commit.oid) ?? []), format.type === 'medium' || format.type === 'short' || format.type === 'full');
    // `format:` stands between commits, so nothing ends the last one.
    call.out(format.type === 'text' && format.between ? drawn.replace(/\n$/, '') : drawn);
    return 0;
  }
  await printCommits(call, repository, commits, format, names, options, filter);
  return 0;
};

/** Names are shown when asked for, by a format with `%d`, an option or `log.decorate`; git shows them by itself only on a terminal. */
export function isDecorated({ settings }: Repository, options: Options, format: CommitFormat): boolean {
  if (format.type === 'text') return /%[dD]/.test(format.template);
  if (options.has('no-decorate')) return false;
  const wish = options.has('decorate') ? (options.value('decorate') ?? '') : (settings.get('log.decorate') ?? 'no');
  return !['no', 'false', 'auto'].includes(wish);
}

/** The annotated tags with the commits that they stand for. */
export async function peeledTags(repository: Repository): Promise<Map<string, string>> {
  const peeled = new Map<string, string>();
  for (const [name, oid] of repository.refs.list('refs/tags/')) peeled.set(oid, (await resolveCommit(repository, name)) ?? oid);
  return peeled;
}

/** What a commit changed against its first parent, in the shapes that the options ask for. */
export async function commitChanges(repository: Repository, commit: Commit, options: Options, filter: PathFilter | undefined): Promise<string> {
  const read = readBlobs(repository);
  const changes = await fileChanges(await repository.objects.flatOf(commit.parents[0]), await repository.objects.flat(commit.tree), read);
  return shownChanges(filter === undefined ? changes : changes.filter(({ path }) => filter.matches(path)), read, options);
}

async function printCommits(call: Call, repository: Repository, commits: readonly Commit[], format: CommitFormat, names: ReadonlyMap<string, string[]>, options: Options, filter: PathFilter): Promise<void> {
  const oneLine = format.type === 'oneline' || format.type === 'oneline-full';
  for (const [index, commit] of commits.entries()) {
    const text = commitText(commit, format, names.get(commit.oid) ?? []);
    const changes = wantsChanges(options) && commit.parents.length < 2 ? await commitChanges(repository, commit, options, filter) : '';
    const separated = index > 0 && !oneLine && !(format.type === 'text' && !format.between);
    const between = changes === '' || oneLine ? '' : beforeChanges(options);
    call.outBytes(`${separated ? '\n' : ''}${byteText(utf8(text))}${between}${changes}`);
  }
}

/** What git writes between a message and the changes: a line of its own where a summary and the patch follow. */
export function beforeChanges(options: Options): string {
  return options.has('stat') && options.has('patch') ? '---\n' : '\n';
}

function wantsChanges(options: Options): boolean {
  return ['stat', 'shortstat', 'summary', 'name-only', 'name-status', 'patch'].some((name) => options.has(name));
}

function theFormat(options: Options, now: number): CommitFormat {
  const typed = options.value('format') ?? options.value('pretty');
  const format = readFormat(options.has('oneline'), typed, now);
  if (format === undefined) throw fatal(`invalid --pretty format: ${typed}`);
  return format;
}

async function startingPoints(repository: Repository, revisions: readonly string[], options: Options): Promise<{ from: string[]; without: string[] }> {
  const { refs } = repository;
  const head = refs.head();
  const range = await rangeOf(repository, revisions);
  if (options.has('all') || options.has('branches')) {
    const peeled = await peeledTags(repository);
    const all = refs.list(options.has('all') ? 'refs/' : 'refs/heads/').map(([, oid]) => peeled.get(oid) ?? oid);
    return { from: [...all, ...(options.has('all') && head.oid !== undefined ? [head.oid] : []), ...range.from], without: range.without };
  }
  if (range.from.length > 0) return range;
  if (head.oid === undefined) throw fatal(`your current branch '${head.type === 'branch' ? shortName(head.name) : 'HEAD'}' does not have any commits yet`);
  return { from: [head.oid], without: range.without };
}

async function collected(repository: Repository, commits: AsyncGenerator<Commit>, filter: PathFilter, options: Options): Promise<Commit[]> {
  const found: Commit[] = [];
  // With paths, a commit that has them as one of its parents has is not shown, and only that parent is followed.
  const followed = new Set<string>();
  const limited = filter.typed.length > 0 || options.has('first-parent');
  let first = true;
  for await (const commit of commits) {
    if (limited && !first && !followed.has(commit.oid) && !(await isStart(options))) continue;
    first = false;
    const same = filter.typed.length === 0 ? undefined : await sameParent(repository, commit, filter);
    for (const parent of same !== undefined && same !== '' ? [same] : options.has('first-parent') ? commit.parents.slice(0, 1) : commit.parents) followed.add(parent);
    if (same === undefined && chosen(commit, options)) found.push(commit);
  }
  return found;
}

function isStart(options: Options): Promise<boolean> {
  return Promise.resolve(options.has('all'));
}

/** The parent that has the paths just so; `''` for a first commit without them; undefined when the commit changed them. */
async function sameParent({ objects }: Repository, commit: Commit, filter: PathFilter): Promise<string | undefined> {
  const part = (tree: FlatTree): string => [...tree].filter(([path]) => filter.matches(path)).map(([path, { mode, oid }]) => `${mode} ${oid} ${path}`).join('\n');
  const mine = part(await objects.flat(commit.tree));
  if (commit.parents.length === 0) return mine === '' ? '' : undefined;
  for (const parent of commit.parents) if (part(await objects.flatOf(parent)) === mine) return parent;
  return undefined;
}

function chosen(commit: Commit, options: Options): boolean {
  if (options.has('merges') && commit.parents.length < 2) return false;
  if (options.has('no-merges') && commit.parents.length > 1) return false;
  const [author, words] = [options.value('author'), options.value('grep')];
  return (author === undefined || `${commit.author.name} <${commit.author.email}>`.includes(author)) && (words === undefined || commit.message.includes(words));
}
