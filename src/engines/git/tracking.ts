import { aheadBehind } from './history.ts';
import { shortName } from './refs.ts';
import type { Repository } from './repository.ts';
import { upstreamOf } from './revision.ts';

/** How a branch stands to the one it follows, in the words of `git status` and `git switch`; `''` when it follows none. */
export async function trackingText(repository: Repository, branch: string): Promise<string> {
  const upstream = upstreamOf(repository, branch);
  const ours = repository.refs.read(`refs/heads/${branch}`);
  if (upstream === undefined || ours === undefined) return '';
  const name = shortName(upstream.tracking);
  const theirs = repository.refs.read(upstream.tracking);
  if (theirs === undefined) return `Your branch is based on '${name}', but the upstream is gone.\n  (use "git branch --unset-upstream" to fixup)\n`;
  const { ahead, behind } = await aheadBehind(repository.objects, ours, theirs);
  if (ahead === 0 && behind === 0) return `Your branch is up to date with '${name}'.\n`;
  if (behind === 0) return `Your branch is ahead of '${name}' by ${commits(ahead)}.\n  (use "git push" to publish your local commits)\n`;
  if (ahead === 0) return `Your branch is behind '${name}' by ${commits(behind)}, and can be fast-forwarded.\n  (use "git pull" to update your local branch)\n`;
  return `Your branch and '${name}' have diverged,\nand have ${ahead} and ${behind} different commits each, respectively.\n  (use "git pull" to merge the remote branch into yours)\n`;
}

/** `ahead 1, behind 2`, `gone` or `''`: what stands in brackets behind a branch. */
export async function trackingShort(repository: Repository, branch: string): Promise<string> {
  const upstream = upstreamOf(repository, branch);
  const ours = repository.refs.read(`refs/heads/${branch}`);
  if (upstream === undefined || ours === undefined) return '';
  const theirs = repository.refs.read(upstream.tracking);
  if (theirs === undefined) return 'gone';
  const { ahead, behind } = await aheadBehind(repository.objects, ours, theirs);
  return [ahead > 0 ? `ahead ${ahead}` : '', behind > 0 ? `behind ${behind}` : ''].filter((part) => part !== '').join(', ');
}

function commits(count: number): string {
  return `${count} commit${count === 1 ? '' : 's'}`;
}
