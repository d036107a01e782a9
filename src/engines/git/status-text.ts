import type { Call } from './call.ts';
import { quotePath } from './byte-text.ts';
import { changeLetters, type FileChange } from './diff/file-changes.ts';
import type { Conflict } from './index-file.ts';
import { shownPath } from './paths.ts';
import type { Repository } from './repository.ts';
import { shortName } from './refs.ts';
import { fullName } from './revision.ts';
import { trackingText } from './tracking.ts';
import type { WorkStatus } from './work-status.ts';

/** What `git status` prints. Told for a commit that has nothing to commit, two of its lines are worded otherwise. */
export async function longStatus(call: Call, repository: Repository, status: WorkStatus, why: 'asked' | 'nothing to commit' | 'nothing to amend' = 'asked'): Promise<string> {
  const head = repository.refs.head();
  const merging = repository.mergeHead() !== undefined;
  const first = head.oid === undefined;
  let text = head.type === 'branch' ? `On branch ${shortName(head.name)}\n` : `${detachedText(repository)}\n`;
  const tracking = head.type === 'branch' && head.oid !== undefined ? await trackingText(repository, shortName(head.name)) : '';
  if (tracking !== '') text += `${tracking}\n`;
  if (merging) text += mergeText(status.conflicts.length > 0);
  if (first) text += `\n${why === 'asked' ? 'No commits yet' : 'Initial commit'}\n\n`;

  const unstage = merging ? '' : first ? '  (use "git rm --cached <file>..." to unstage)\n' : '  (use "git restore --staged <file>..." to unstage)\n';
  text += section('Changes to be committed:', unstage, status.staged.map((change) => `\t${label(change.type)}${shownChange(call, repository, change)}`));
  const removed = status.conflicts.some(([, { ours, theirs }]) => ours === undefined || theirs === undefined);
  const bothGone = status.conflicts.some(([, { ours, theirs }]) => ours === undefined && theirs === undefined);
  const resolve = bothGone || removed ? '  (use "git add/rm <file>..." as appropriate to mark resolution)\n' : '  (use "git add <file>..." to mark resolution)\n';
  text += section('Unmerged paths:', unstage + resolve, status.conflicts.map(([path, conflict]) => `\t${`${conflictWords(conflict)}:`.padEnd(17)}${quotePath(shownPath(call, repository, path))}`));
  const deleted = status.unstaged.some(({ type }) => type === 'deleted');
  text += section(
    'Changes not staged for commit:',
    `  (use "git add${deleted ? '/rm' : ''} <file>..." to update what will be committed)\n  (use "git restore <file>..." to discard changes in working directory)\n`,
    status.unstaged.map((change) => `\t${label(change.type)}${shownChange(call, repository, change)}`),
  );
  text += section('Untracked files:', '  (use "git add <file>..." to include in what will be committed)\n', status.untracked.map((path) => `\t${quotePath(shownPath(call, repository, path))}`));
  return text + (why === 'nothing to amend' ? 'No changes\n' : lastLine(status, first, merging));
}

/** What `git status --short` prints, without the branch. */
export function shortStatus(call: Call, repository: Repository, status: WorkStatus, porcelain: boolean): string {
  const shown = (path: string): string => quotePath(porcelain ? path : shownPath(call, repository, path), true);
  const letters = new Map<string, { staged: string; unstaged: string; from?: string }>();
  for (const change of status.staged) letters.set(change.path, { staged: changeLetters[change.type], unstaged: ' ', ...(change.type === 'renamed' ? { from: change.from } : {}) });
  for (const change of status.unstaged) letters.set(change.path, { ...(letters.get(change.path) ?? { staged: ' ' }), unstaged: changeLetters[change.type] });
  for (const [path, conflict] of status.conflicts) {
    const [staged = 'U', unstaged = 'U'] = conflictLetters(conflict);
    letters.set(path, { staged, unstaged });
  }
  const rows = [...letters].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, { staged, unstaged, from }]) => `${staged}${unstaged} ${from === undefined ? '' : `${shown(from)} -> `}${shown(path)}\n`);
  return [...rows, ...status.untracked.map((path) => `?? ${shown(path)}\n`)].join('');
}

/** `HEAD detached at abc1234`, by the log of where HEAD was moved. */
export function detachedText(repository: Repository): string {
  const { refs } = repository;
  const oid = refs.headOid() ?? '';
  const moved = refs.log('HEAD').find(({ message }) => message.startsWith('checkout: moving from '));
  const to = moved === undefined ? oid : (/ to (\S+)$/.exec(moved.message)?.[1] ?? oid);
  const known = fullName(repository, to) !== undefined && to !== 'HEAD' ? to : (moved?.oid ?? oid).slice(0, 7);
  return `HEAD detached ${moved === undefined || moved.oid === oid ? 'at' : 'from'} ${known}`;
}

function mergeText(conflicts: boolean): string {
  return conflicts
    ? 'You have unmerged paths.\n  (fix conflicts and run "git commit")\n  (use "git merge --abort" to abort the merge)\n\n'
    : 'All conflicts fixed but you are still merging.\n  (use "git commit" to conclude merge)\n\n';
}

function section(title: string, hints: string, rows: readonly string[]): string {
  return rows.length === 0 ? '' : `${title}\n${hints}${rows.join('\n')}\n\n`;
}

function lastLine({ staged, unstaged, conflicts, untracked }: WorkStatus, first: boolean, merging: boolean): string {
  if (staged.length > 0 || (merging && conflicts.length === 0)) return '';
  if (unstaged.length > 0 || conflicts.length > 0) return 'no changes added to commit (use "git add" and/or "git commit -a")\n';
  if (untracked.length > 0) return 'nothing added to commit but untracked files present (use "git add" to track)\n';
  return first ? 'nothing to commit (create/copy files and use "git add" to track)\n' : 'nothing to commit, working tree clean\n';
}

function label(type: FileChange['type']): string {
  const words = { added: 'new file:', deleted: 'deleted:', modified: 'modified:', renamed: 'renamed:' } as const;
  return words[type].padEnd(12);
}

function shownChange(call: Call, repository: Repository, change: FileChange): string {
  const shown = (path: string): string => quotePath(shownPath(call, repository, path));
  return change.type === 'renamed' ? `${shown(change.from)} -> ${shown(change.path)}` : shown(change.path);
}

function conflictWords({ base, ours, theirs }: Conflict): string {
  if (ours !== undefined && theirs !== undefined) return base === undefined ? 'both added' : 'both modified';
  if (ours === undefined && theirs === undefined) return 'both deleted';
  if (base === undefined) return ours === undefined ? 'added by them' : 'added by us';
  return ours === undefined ? 'deleted by us' : 'deleted by them';
}

function conflictLetters({ base, ours, theirs }: Conflict): string {
  if (ours !== undefined && theirs !== undefined) return base === undefined ? 'AA' : 'UU';
  if (ours === undefined && theirs === undefined) return 'DD';
  if (base === undefined) return ours === undefined ? 'UA' : 'AU';
  return ours === undefined ? 'DU' : 'UD';
}
