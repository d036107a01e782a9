/** Every command of git 2.39, so that one that is not here is not said to be none. */
export const gitsOwnCommands: readonly string[] = `
  add add--interactive am annotate apply archive bisect bisect--helper blame branch bugreport bundle cat-file check-attr check-ignore
  check-mailmap check-ref-format checkout checkout--worker checkout-index cherry cherry-pick clean clone column commit commit-graph
  commit-tree config count-objects credential credential-cache credential-cache--daemon credential-store daemon describe diagnose diff
  diff-files diff-index diff-tree difftool difftool--helper env--helper fast-export fast-import fetch fetch-pack filter-branch
  fmt-merge-msg for-each-ref for-each-repo format-patch fsck fsck-objects fsmonitor--daemon gc get-tar-commit-id grep hash-object help
  hook http-backend http-fetch http-push imap-send index-pack init init-db instaweb interpret-trailers log ls-files ls-remote ls-tree
  mailinfo mailsplit maintenance merge merge-base merge-file merge-index merge-octopus merge-one-file merge-ours merge-recursive
  merge-recursive-ours merge-recursive-theirs merge-resolve merge-subtree merge-tree mergetool mktag mktree multi-pack-index mv name-rev
  notes pack-objects pack-redundant pack-refs patch-id pickaxe prune prune-packed pull push quiltimport range-diff read-tree rebase
  receive-pack reflog remote remote-ext remote-fd remote-ftp remote-ftps remote-http remote-https repack replace request-pull rerere
  reset restore rev-list rev-parse revert rm send-pack sh-i18n--envsubst shell shortlog show show-branch show-index show-ref
  sparse-checkout stage stash status stripspace submodule submodule--helper subtree switch symbolic-ref tag unpack-file unpack-objects
  update-index update-ref update-server-info upload-archive upload-archive--writer upload-pack var verify-commit verify-pack verify-tag
  version web--browse whatchanged worktree write-tree`.trim().split(/\s+/);

/** Those that `git help` lists: the beginning of one of these names stands for it. */
const COMMON = new Set('add bisect branch clone commit diff fetch grep init log merge mv pull push rebase reset restore rm show status switch tag'.split(' '));
/** From here on a name is too far away to have been meant. */
const TOO_FAR = 7;

/** The commands that git takes a mistyped name for, in its order: by its own measure, in which swapped letters cost nothing. */
export function similarCommands(typed: string): readonly string[] {
  const ranked = gitsOwnCommands
    .map((name) => ({ name, away: COMMON.has(name) && name.startsWith(typed) ? 0 : distance(typed, name) + 1 }))
    .sort((a, b) => a.away - b.away || (a.name < b.name ? -1 : 1));
  const nearest = ranked.find(({ away }) => away > 0)?.away ?? 0;
  return nearest >= TOO_FAR ? [] : ranked.filter(({ away }) => away <= nearest).map(({ name }) => name);
}

/** Damerau's and Levenshtein's distance with git's weights: 0 to swap, 2 to replace, 1 to add and 3 to leave out a letter. */
function distance(typed: string, name: string): number {
  let before: number[] = [];
  let above: number[] = Array.from({ length: name.length + 1 }, (_, at) => at);
  for (let i = 0; i < typed.length; i += 1) {
    const row = [(i + 1) * 3];
    for (let j = 0; j < name.length; j += 1) {
      let cost = (above[j] ?? 0) + (typed[i] === name[j] ? 0 : 2);
      if (i > 0 && j > 0 && typed[i - 1] === name[j] && typed[i] === name[j - 1]) cost = Math.min(cost, before[j - 1] ?? cost);
      row.push(Math.min(cost, (above[j + 1] ?? 0) + 3, (row[j] ?? 0) + 1));
    }
    [before, above] = [above, row];
  }
  return above[name.length] ?? 0;
}
