import { byBytes } from '../byte-text.ts';
import { type Command, theRepository } from '../call.ts';
import { plainChanges } from '../diff/file-changes.ts';
import { fatal, GitFailure } from '../failure.ts';
import { mergeTrees } from '../merge/merge-trees.ts';
import { readOptions } from '../options.ts';
import { resolveCommit } from '../revision.ts';
import { switchTree } from '../switch-tree.ts';
import { cleanMessage, commitSummary, subjectOf } from './commit.ts';
import { refuseConflicts } from './add.ts';

/** `git revert [--no-edit] [-m N] REVISION…`: a commit that takes another back, when nothing is in its way. */
export const revert: Command = async (call) => {
  const options = readOptions('revert', call.args, ['no-edit', 'm|mainline=']);
  const repository = theRepository(call);
  const { objects, refs } = repository;
  if (options.operands.length === 0) throw new GitFailure(129, 'usage: git revert [--no-edit] [-m parent-number] <commit>...\n');
  refuseConflicts(call, repository, 'Reverting');
  for (const typed of options.operands) {
    const head = refs.headOid();
    const commit = await objects.commit(await resolveCommit(repository, typed) ?? badRevision(typed));
    const number = options.value('mainline');
    if (commit.parents.length > 1 && number === undefined) throw new GitFailure(128, `error: commit ${commit.oid} is a merge but no -m option was given.\nfatal: revert failed\n`);
    const parent = commit.parents[Number(number ?? 1) - 1];
    if (number !== undefined && commit.parents.length < 2) throw new GitFailure(128, `error: mainline was specified but commit ${commit.oid} is not a merge.\nfatal: revert failed\n`);
    const ours = await objects.flatOf(head);
    const staged = plainChanges(ours, repository.index.files);
    if (staged.length > 0) throw new GitFailure(128, 'error: your local changes would be overwritten by revert.\nhint: commit your changes or stash them to proceed.\nfatal: revert failed\n');
    const subject = subjectOf(commit);
    const label = `parent of ${commit.oid.slice(0, 7)} (${subject})`;
    const merged = await mergeTrees(objects, await objects.flatOf(commit.oid), ours, await objects.flatOf(parent), { ours: 'HEAD', theirs: label });
    if (merged.conflicts.size > 0) {
      const paths = [...merged.conflicts.keys()].sort(byBytes).join(', ');
      throw new GitFailure(1, `error: could not revert ${commit.oid.slice(0, 7)}... ${subject}\nhint: ${paths} changed since then, and resolving a revert's conflicts is not in this sandbox.\nhint: Nothing was changed. Undo it by hand and commit that instead.\n`);
    }
    await switchTree(repository, ours, merged.files, { command: 'merge', before: 'merge', ending: 'Aborting\nfatal: revert failed\n', code: 128 });
    for (const line of merged.messages) call.out(line);
    const tree = await objects.writeTree(merged.files);
    if (head !== undefined && tree === (await objects.commit(head)).tree) throw fatal(`revert: taking ${commit.oid.slice(0, 7)} back changes nothing, and empty commits are not made in this sandbox`);
    const taken = parent !== undefined && commit.parents.length > 1 ? `, reversing\nchanges made to ${parent}` : '';
    const message = cleanMessage(`Revert "${subject}"\n\nThis reverts commit ${commit.oid}${taken}.\n`);
    const oid = await objects.writeCommit({ tree, parents: head === undefined ? [] : [head], author: repository.me(), committer: repository.me(), message });
    refs.set('HEAD', oid, `revert: Revert "${subject}"`);
    call.out(await commitSummary(repository, oid, true));
  }
  return 0;
};

function badRevision(typed: string): never {
  throw fatal(`bad revision '${typed}'`);
}
