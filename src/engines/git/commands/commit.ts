import { fromUtf8 } from '../byte-text.ts';
import { type Call, type Command, theRepository } from '../call.ts';
import { modeSummary, summaryLine } from '../diff/stat.ts';
import { fileChanges } from '../diff/file-changes.ts';
import { fatal, GitFailure } from '../failure.ts';
import type { Commit } from '../objects.ts';
import { type Options, readOptions } from '../options.ts';
import { pathFilter } from '../paths.ts';
import { dateText, type Person, parsePerson } from '../person.ts';
import { shortName } from '../refs.ts';
import type { Repository } from '../repository.ts';
import { below } from '../work-files.ts';
import { readBlobs } from '../work-status.ts';
import { refuseConflicts, stage } from './add.ts';
import { printStatus } from './status.ts';

const OPTIONS = ['m|message=', 'a|all', 'amend', 'allow-empty', 'allow-empty-message', 'q|quiet', 'no-edit', 'author=', 'F|file=', 'n|no-verify', 's|signoff', 'v|verbose'];

/** `git commit [-a] [-m TEXT]… [--amend] [--allow-empty] [--author=…] [PATH…]` */
export const commit: Command = async (call) => {
  const options = readOptions('commit', call.args, OPTIONS);
  const repository = theRepository(call);
  if (options.has('file')) messageFile(call, options.value('file') ?? '');
  const amended = options.has('amend') ? await amendedCommit(repository, repository.refs.headOid()) : undefined;
  const merged = repository.mergeHead();
  if (amended !== undefined && merged !== undefined) throw fatal('You are in the middle of a merge -- cannot amend.');
  if (options.has('all') && options.all.length > 0) throw fatal(`paths '${options.all[0]} ...' with -a does not make sense`);
  const index = repository.index;
  try {
    return await makeCommit(call, repository, options, amended, merged);
  } catch (error) {
    // What `-a` or paths had staged goes back when no commit came of it.
    if (error instanceof GitFailure) repository.index = index;
    throw error;
  }
};

async function makeCommit(call: Call, repository: Repository, options: Options, amended: Commit | undefined, merged: string | undefined): Promise<number> {
  const { refs, objects } = repository;
  const head = refs.head();
  if (options.has('all')) await stage(repository, [...repository.index.files.keys(), ...repository.index.conflicts.keys()]);
  if (options.all.length > 0) await stageOnly(call, repository, options.all, merged);
  refuseConflicts(call, repository, 'Committing');

  const tree = await objects.writeTree(repository.index.files);
  const parents = amended?.parents ?? [head.oid, merged].filter((oid) => oid !== undefined);
  const before = parents[0] === undefined ? undefined : (await objects.commit(parents[0])).tree;
  const unchanged = before === undefined ? repository.index.files.size === 0 : before === tree;
  if (unchanged && parents.length < 2 && !options.has('allow-empty') && amended === undefined) {
    await printStatus(call, repository, 'nothing to commit');
    return 1;
  }
  if (unchanged && amended !== undefined && parents.length === 1 && !options.has('allow-empty')) {
    await printStatus(call, repository, 'nothing to amend');
    call.err('You asked to amend the most recent commit, but doing so would make\nit empty. You can repeat your command with --allow-empty, or you can\nremove the commit entirely with "git reset HEAD^".\n');
    return 1;
  }
  const message = signed(await messageFor(call, repository, options, amended), repository, options);
  if (message === '' && !options.has('allow-empty-message')) throw new GitFailure(1, 'Aborting commit due to empty commit message.\n');
  const author = authorFor(repository, options, amended);
  const oid = await objects.writeCommit({ tree, parents, author, committer: repository.me(), message });
  const [subject = ''] = message.split('\n');
  const kind = amended !== undefined ? ' (amend)' : merged !== undefined ? ' (merge)' : head.oid === undefined ? ' (initial)' : '';
  refs.set('HEAD', oid, `commit${kind}: ${subject}`);
  if (amended !== undefined && head.oid !== undefined) repository.setNote('ORIG_HEAD', `${head.oid}\n`);
  repository.forgetMerge();
  if (!options.has('quiet')) call.out(await commitSummary(repository, oid, amended !== undefined));
  return 0;
}

/** ` 1 file changed, …` under `[main abc1234] message`. A merge has no such lines, as in git. */
export async function commitSummary(repository: Repository, oid: string, amended = false): Promise<string> {
  const { refs, objects } = repository;
  const made = await objects.commit(oid);
  const head = refs.head();
  const where = head.type === 'branch' ? shortName(head.name) : 'detached HEAD';
  let text = `[${where}${made.parents.length === 0 && !amended ? ' (root-commit)' : ''} ${oid.slice(0, 7)}] ${subjectOf(made)}\n`;
  if (made.author.name !== made.committer.name || made.author.email !== made.committer.email) text += ` Author: ${made.author.name} <${made.author.email}>\n`;
  if (amended) text += ` Date: ${dateText(made.author)}\n`;
  if (made.parents.length > 1) return text;
  const read = readBlobs(repository);
  const changes = await fileChanges(await objects.flatOf(made.parents[0]), await objects.flat(made.tree), read);
  return text + (await summaryLine(changes, read, read)) + modeSummary(changes);
}

/** The first paragraph of a message on one line. */
export function subjectOf({ message }: Pick<Commit, 'message'>): string {
  return (message.trimStart().split(/\n\s*\n/)[0] ?? '').trimEnd().replaceAll('\n', ' ');
}

/** A message as git keeps it: no blank lines around it or twice within, no spaces at the ends of lines, a line end. */
export function cleanMessage(text: string): string {
  const cleaned = text.split('\n').map((line) => line.trimEnd()).join('\n').replaceAll(/\n{3,}/g, '\n\n').replaceAll(/^\n+|\n+$/g, '');
  return cleaned === '' ? '' : `${cleaned}\n`;
}

async function amendedCommit({ objects }: Repository, head: string | undefined): Promise<Commit> {
  if (head === undefined) throw fatal('You have nothing to amend.');
  return objects.commit(head);
}

async function stageOnly(call: Call, repository: Repository, specs: readonly string[], merged: string | undefined): Promise<void> {
  if (merged !== undefined) throw fatal('cannot do a partial commit during a merge.');
  const { files } = repository.index;
  const filter = pathFilter(call, repository, specs);
  const missing = filter.typed.filter(({ matches }) => ![...files.keys()].some(matches));
  if (missing.length > 0) throw new GitFailure(1, missing.map(({ typed }) => `error: pathspec '${typed}' did not match any file(s) known to git\n`).join(''));
  const head = await repository.objects.flatOf(repository.refs.headOid());
  const others = [...new Set([...files.keys(), ...head.keys()])].some((path) => !filter.matches(path) && files.get(path)?.oid !== head.get(path)?.oid);
  if (others) throw new GitFailure(129, 'git commit: naming paths while other paths are staged is not in this sandbox; commit what is staged first\n');
  await stage(repository, [...files.keys()].filter(filter.matches));
}

async function messageFor(call: Call, repository: Repository, options: Options, amended: Commit | undefined): Promise<string> {
  const given = options.values('message');
  if (options.has('file')) return cleanMessage(messageFile(call, options.value('file') ?? ''));
  if (given.length > 0) return cleanMessage(given.join('\n\n'));
  if (amended !== undefined) {
    if (options.has('no-edit')) return amended.message;
  } else {
    // There is no editor here, so a prepared message is taken as an editor would leave it: without its comments.
    const prepared = repository.note('MERGE_MSG');
    if (prepared !== undefined) return cleanMessage(options.has('no-edit') ? prepared : prepared.split('\n').filter((line) => !line.startsWith('#')).join('\n'));
  }
  throw new GitFailure(1, 'error: Terminal is dumb, but EDITOR unset\nPlease supply the message using either -m or -F option.\n');
}

function messageFile(call: Call, path: string): string {
  const bytes = call.files.read(below(call.cwd, path));
  if (bytes === undefined) throw fatal(`could not read log file '${path}': No such file or directory`);
  return fromUtf8(bytes);
}

function signed(message: string, repository: Repository, options: Options): string {
  if (!options.has('signoff')) return message;
  const { name, email } = repository.me();
  return `${message}\nSigned-off-by: ${name} <${email}>\n`;
}

function authorFor(repository: Repository, options: Options, amended: Commit | undefined): Person {
  const typed = options.value('author');
  const now = repository.me();
  if (typed === undefined) return amended?.author ?? now;
  if (!/^.+ <[^<>]*>$/.test(typed)) throw fatal(`--author '${typed}' is not 'Name <email>' and matches no existing author`);
  return { ...(amended?.author ?? now), name: parsePerson(typed).name, email: parsePerson(typed).email };
}
