import { byBytes, byteText, fromUtf8, utf8 } from '../byte-text.ts';
import { type Command, theRepository } from '../call.ts';
import { commitText, decorations, readFormat } from '../commit-text.ts';
import { mergePatch, type Version } from '../diff/combined.ts';
import { fatal } from '../failure.ts';
import type { Commit, FlatTree } from '../objects.ts';
import { notHere, readOptions } from '../options.ts';
import { dateText, parsePerson } from '../person.ts';
import type { Repository } from '../repository.ts';
import { ambiguous, resolveObject } from '../revision.ts';
import { pathFilter } from '../paths.ts';
import { SHAPES } from './diff.ts';
import { beforeChanges, commitChanges, isDecorated, peeledTags } from './log.ts';

/** `git show [REVISION | REVISION:PATH | TAG]…` */
export const show: Command = async (call) => {
  const options = readOptions('show', call.args, [...SHAPES, 'oneline', 'format=', 'pretty=', 'decorate?', 'no-decorate']);
  const repository = theRepository(call);
  const format = readFormat(options.has('oneline'), options.value('format') ?? options.value('pretty'), call.now);
  if (format === undefined) throw fatal(`invalid --pretty format: ${options.value('format') ?? options.value('pretty')}`);
  const names = isDecorated(repository, options, format) ? decorations(repository, await peeledTags(repository)) : new Map<string, string[]>();
  const filter = options.paths === undefined ? undefined : pathFilter(call, repository, options.paths);
  const print = async (oid: string): Promise<void> => {
    const { type, bytes } = await repository.objects.read(oid);
    switch (type) {
      case 'blob':
        return call.outBytes(byteText(bytes));
      case 'tree':
        return call.out(`tree ${typed}\n\n${(await repository.objects.entries(oid)).map(({ name, mode }) => `${name}${mode === '40000' ? '/' : ''}\n`).join('')}`);
      case 'tag': {
        const [head = '', ...message] = fromUtf8(bytes).split('\n\n');
        const tagger = parsePerson(/^tagger (.*)$/m.exec(head)?.[1] ?? '');
        call.out(`tag ${/^tag (.*)$/m.exec(head)?.[1]}\nTagger: ${tagger.name} <${tagger.email}>\nDate:   ${dateText(tagger)}\n\n${message.join('\n\n')}\n`);
        return print(/^object (.*)$/m.exec(head)?.[1] ?? '');
      }
      case 'commit': {
        const commit = await repository.objects.commit(oid);
        const againstFirst = commit.parents.length < 2 || ['no-patch', 'stat', 'shortstat', 'summary'].some((name) => options.has(name));
        if (!againstFirst && (options.has('name-only') || options.has('name-status'))) throw notHere('show', '--name-only of a merge');
        const changes = againstFirst ? await commitChanges(repository, commit, options, filter) : await combinedChanges(repository, commit);
        const between = changes === '' ? '' : format.type === 'medium' || format.type === 'short' || format.type === 'full' || format.type === 'text' ? beforeChanges(options) : '';
        const merge = commit.parents.length > 1 && changes === '' && !options.has('no-patch') && format.type === 'medium' ? '\n' : '';
        call.outBytes(byteText(utf8(commitText(commit, format, names.get(oid) ?? []))) + between + merge + changes);
      }
    }
  };
  let typed = '';
  for (typed of options.operands.length === 0 ? ['HEAD'] : options.operands) {
    const oid = await resolveObject(repository, typed);
    if (oid === undefined) throw missing(repository, typed);
    await print(oid);
  }
  return 0;
};

function missing(repository: Repository, typed: string): Error {
  const head = repository.refs.head();
  if (typed === 'HEAD' && head.oid === undefined) return fatal(`your current branch '${head.type === 'branch' ? head.name.slice(11) : 'HEAD'}' does not have any commits yet`);
  const [, revision = '', path = ''] = /^([^:]+):(.+)$/.exec(typed) ?? [];
  if (path === '') return ambiguous(typed);
  return repository.readWork(path) === undefined ? fatal(`path '${path}' does not exist in '${revision}'`) : fatal(`path '${path}' exists on disk, but not in '${revision}'`);
}

/** The files that a merge has otherwise than both of its parents. */
async function combinedChanges({ objects }: Repository, commit: Commit): Promise<string> {
  const [ours = '', theirs = ''] = commit.parents;
  const [mine, other, result] = [await objects.flatOf(ours), await objects.flatOf(theirs), await objects.flat(commit.tree)];
  const version = async (tree: FlatTree, path: string): Promise<Version | undefined> => {
    const entry = tree.get(path);
    return entry === undefined ? undefined : { ...entry, bytes: await objects.blob(entry.oid) };
  };
  let text = '';
  for (const path of [...result.keys()].sort(byBytes)) {
    const [a, b, c] = [await version(mine, path), await version(other, path), await version(result, path)];
    if (a !== undefined && b !== undefined && c !== undefined && a.oid !== c.oid && b.oid !== c.oid) text += mergePatch(path, a, b, c);
  }
  return text;
}
