import { fillTemplate } from './commit-template.ts';
import type { Commit } from './objects.ts';
import { dateText } from './person.ts';
import type { Repository } from './repository.ts';
import { shortName } from './refs.ts';
import { subjectOf } from './commands/commit.ts';

/** How commits are written: `medium` is `git log`, `oneline` is `--oneline`, anything else a text with `%h` and the like. */
export type CommitFormat = { readonly type: 'medium' | 'short' | 'full' | 'oneline' | 'oneline-full' } | { readonly type: 'text'; readonly template: string; readonly between: boolean; readonly now: number };

/**
 * Reads `--oneline`, `--format=…` and `--pretty=…`; undefined when the name means nothing.
 *
 * @param now seconds since 1970, for dates that are told as “3 days ago”
 */
export function readFormat(oneline: boolean, format: string | undefined, now: number): CommitFormat | undefined {
  if (format === undefined) return { type: oneline ? 'oneline' : 'medium' };
  if (format === 'oneline') return { type: 'oneline-full' };
  if (format === 'medium' || format === 'short' || format === 'full') return { type: format };
  if (format.startsWith('format:')) return { type: 'text', template: format.slice(7), between: true, now };
  if (format.startsWith('tformat:')) return { type: 'text', template: format.slice(8), between: false, now };
  return format.includes('%') ? { type: 'text', template: format, between: false, now } : undefined;
}

/** The names that point at each commit, as `--decorate` shows them: HEAD first, then tags, remotes and branches. */
export function decorations(repository: Repository, peeled: ReadonlyMap<string, string>): Map<string, string[]> {
  const { refs } = repository;
  const head = refs.head();
  const found = new Map<string, string[]>();
  const add = (oid: string, name: string): void => void found.set(oid, [...(found.get(oid) ?? []), name]);
  if (head.oid !== undefined) add(head.oid, head.type === 'branch' ? `HEAD -> ${shortName(head.name)}` : 'HEAD');
  for (const [name, oid] of refs.list('refs/').reverse()) {
    if (!/^refs\/(heads|tags|remotes)\//.test(name) || (head.type === 'branch' && name === head.name)) continue;
    add(peeled.get(oid) ?? oid, (name.startsWith('refs/tags/') ? 'tag: ' : '') + shortName(name));
  }
  return found;
}

/** A commit in a format, with a line end behind it unless the format says otherwise. */
export function commitText(commit: Commit, format: CommitFormat, names: readonly string[]): string {
  const decoration = names.length === 0 ? '' : ` (${names.join(', ')})`;
  switch (format.type) {
    case 'oneline':
      return `${commit.oid.slice(0, 7)}${decoration} ${subjectOf(commit)}\n`;
    case 'oneline-full':
      return `${commit.oid}${decoration} ${subjectOf(commit)}\n`;
    case 'text':
      return `${fillTemplate(format.template, commit, subjectOf(commit), names, format.now)}${format.between ? '' : '\n'}`;
    case 'short':
    case 'full':
    case 'medium': {
      const merge = commit.parents.length > 1 ? `Merge: ${commit.parents.map((oid) => oid.slice(0, 7)).join(' ')}\n` : '';
      const committer = format.type === 'full' ? `Commit: ${commit.committer.name} <${commit.committer.email}>\n` : '';
      const date = format.type === 'medium' ? `Date:   ${dateText(commit.author)}\n` : '';
      const message = format.type === 'short' ? `${subjectOf(commit)}\n` : commit.message;
      const indented = message.replace(/\n+$/, '').split('\n').map((line) => `    ${withoutTabs(line)}\n`).join('');
      return `commit ${commit.oid}${decoration}\n${merge}Author: ${commit.author.name} <${commit.author.email}>\n${committer}${date}\n${message === '' ? '' : indented}`;
    }
  }
}

/** Tabs as spaces up to the next eighth column, as `git log` shows messages. */
function withoutTabs(line: string): string {
  return line.split('\t').reduce((text, part) => text.padEnd(text.length + 8 - (text.length % 8)) + part);
}
