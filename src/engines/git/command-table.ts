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

/** Git commands that are refused, with what to do instead where there is something. */
export const elsewhere: ReadonlyMap<string, string> = new Map([
  ['stash', `${NOT_HERE}; commit to a branch instead`],
  ['blame', `${NOT_HERE}; 'git log -p -- FILE' shows who changed what`],
  ['rebase', `${NOT_HERE}; use 'git merge' instead`],
  ['cherry-pick', `${NOT_HERE}; merge the branch instead`],
  ...['am', 'apply', 'archive', 'bisect', 'bundle', 'cat-file', 'describe', 'fsck', 'gc', 'grep', 'ls-tree', 'notes', 'range-diff', 'rev-list', 'shortlog', 'sparse-checkout', 'submodule', 'worktree'].map((name) => [name, NOT_HERE] as const),
]);
