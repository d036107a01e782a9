import { type Call, type Command, theRepository } from '../call.ts';
import { fatal } from '../failure.ts';
import { type Options, readOptions } from '../options.ts';
import { pathFilter } from '../paths.ts';
import { shortName } from '../refs.ts';
import type { Repository } from '../repository.ts';
import { upstreamOf } from '../revision.ts';
import { longStatus, shortStatus } from '../status-text.ts';
import { trackingShort } from '../tracking.ts';
import { type UntrackedMode, workStatus } from '../work-status.ts';

/** `git status [-s | --porcelain] [-b] [-u MODE] [PATH…]` */
export const status: Command = async (call) => {
  const options = readOptions('status', call.args, ['s|short', 'porcelain?', 'long', 'b|branch', 'u|untracked-files?']);
  if (!['', 'v1', undefined].includes(options.value('porcelain'))) throw fatal(`git status: --porcelain=${options.value('porcelain')} is not in this sandbox`);
  const repository = theRepository(call);
  const all = await workStatus(repository, untrackedMode(options));
  const { matches } = pathFilter(call, repository, options.all);
  const found = {
    staged: all.staged.filter(({ path }) => matches(path)),
    unstaged: all.unstaged.filter(({ path }) => matches(path)),
    conflicts: all.conflicts.filter(([path]) => matches(path)),
    untracked: all.untracked.filter((path) => matches(path.replace(/\/$/, ''))),
  };
  if (!options.has('short') && !options.has('porcelain')) {
    call.out(await longStatus(call, repository, found));
    return 0;
  }
  if (options.has('branch')) call.out(await branchLine(repository));
  call.out(shortStatus(call, repository, found, options.has('porcelain')));
  return 0;
};

function untrackedMode(options: Options): UntrackedMode {
  const mode = options.value('untracked-files') ?? 'normal';
  if (mode === '' || mode === 'all') return 'all';
  if (mode === 'no' || mode === 'normal') return mode;
  throw fatal(`Invalid untracked files mode '${mode}'`);
}

async function branchLine(repository: Repository): Promise<string> {
  const head = repository.refs.head();
  if (head.type === 'detached') return '## HEAD (no branch)\n';
  const name = shortName(head.name);
  if (head.oid === undefined) return `## No commits yet on ${name}\n`;
  const upstream = upstreamOf(repository, name);
  if (upstream === undefined) return `## ${name}\n`;
  const short = await trackingShort(repository, name);
  return `## ${name}...${shortName(upstream.tracking)}${short === '' ? '' : ` [${short}]`}\n`;
}

/** The whole of `git status`, for `git commit` that has nothing to commit. */
export async function printStatus(call: Call, repository: Repository, why: 'nothing to commit' | 'nothing to amend'): Promise<void> {
  call.out(await longStatus(call, repository, await workStatus(repository), why));
}
