import type { Command } from './call.ts';
import { add } from './commands/add.ts';
import { branch } from './commands/branch.ts';
import { checkout } from './commands/checkout.ts';
import { clean } from './commands/clean.ts';
import { clone } from './commands/clone.ts';
import { commit } from './commands/commit.ts';
import { config } from './commands/config.ts';
import { diff } from './commands/diff.ts';
import { fetch } from './commands/fetch.ts';
import { init } from './commands/init.ts';
import { log } from './commands/log.ts';
import { merge } from './commands/merge.ts';
import { mv, rm } from './commands/move-remove.ts';
import { pull } from './commands/pull.ts';
import { push } from './commands/push.ts';
import { reset } from './commands/reset.ts';
import { restore } from './commands/restore.ts';
import { revert } from './commands/revert.ts';
import { show } from './commands/show.ts';
import { lsFiles, mergeBase, reflog, remote, revParse } from './commands/small.ts';
import { status } from './commands/status.ts';
import { switchBranch } from './commands/switch.ts';
import { tag } from './commands/tag.ts';
import { gitsOwnCommands } from './similar-commands.ts';

/** The git commands that there are. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ['add', add],
  ['branch', branch],
  ['checkout', checkout],
  ['clean', clean],
  ['clone', clone],
  ['commit', commit],
  ['config', config],
  ['diff', diff],
  ['fetch', fetch],
  ['init', init],
  ['log', log],
  ['ls-files', lsFiles],
  ['merge', merge],
  ['merge-base', mergeBase],
  ['mv', mv],
  ['pull', pull],
  ['push', push],
  ['reflog', reflog],
  ['remote', remote],
  ['reset', reset],
  ['restore', restore],
  ['rev-parse', revParse],
  ['revert', revert],
  ['rm', rm],
  ['show', show],
  ['stage', add],
  ['status', status],
  ['switch', switchBranch],
  ['tag', tag],
]);

const NOT_HERE = 'not in this sandbox';

/** What to type instead of a command that is refused. */
const instead: Readonly<Record<string, string>> = {
  stash: 'commit to a branch instead: git switch -c later, git commit -am "Work in progress", git switch -',
  blame: "'git log -p -- FILE' shows who changed what",
  annotate: "'git log -p -- FILE' shows who changed what",
  rebase: "use 'git merge' instead",
  'cherry-pick': 'merge the branch instead',
  grep: "'grep -rn WORD .' looks through the files",
  'ls-tree': "'git ls-files' lists what is tracked, 'git show REVISION:FOLDER' what a folder held",
  'cat-file': "'git show OBJECT' shows it",
  describe: "'git log --oneline --decorate' shows the tags",
  'rev-list': "'git log --format=%H' lists the commits",
  shortlog: "'git log --format=\"%an %s\"' lists who did what",
  whatchanged: "'git log --name-status' shows the same",
  'show-ref': "'git branch -a' and 'git tag' list what there is",
  'for-each-ref': "'git branch -a -vv' and 'git tag' list what there is",
  'ls-remote': "'git fetch' and 'git branch -r' show what the origin has",
  'symbolic-ref': "'git branch --show-current' names the branch",
  'name-rev': "'git log --oneline --decorate' shows the names",
  'show-branch': "'git log --oneline --graph --all' shows the branches",
  'format-patch': "'git diff' and 'git show' print the change; a branch carries it",
  apply: 'merge the branch instead',
  am: 'merge the branch instead',
  bisect: "'git checkout COMMIT' goes back to a commit, 'git switch -' returns",
  worktree: 'each environment has a clone of its own',
  mergetool: 'open the file in the editor, mend it, then git add FILE',
  difftool: "'git diff' prints the difference",
  'check-ignore': "'git status' shows what is not ignored",
};

/** Git commands that are refused, with what to do instead where there is something. */
export const elsewhere: ReadonlyMap<string, string> = new Map(
  gitsOwnCommands.filter((name) => !commands.has(name)).map((name) => [name, instead[name] === undefined ? NOT_HERE : `${NOT_HERE}; ${instead[name]}`]),
);
