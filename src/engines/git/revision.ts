import { fatal } from './failure.ts';
import type { Repository } from './repository.ts';

/** The full name that a short one means, in git's order of looking: `main` → `refs/heads/main`. */
export function fullName({ refs }: Repository, short: string): string | undefined {
  if (!/^[^\s~^:?*[\\]+$/.test(short)) return undefined;
  const candidates = [/^(HEAD|[A-Z_]+_HEAD|refs\/.+)$/.test(short) ? short : '', `refs/${short}`, `refs/tags/${short}`, `refs/heads/${short}`, `refs/remotes/${short}`, `refs/remotes/${short}/HEAD`];
  return candidates.find((name) => name !== '' && refs.read(name) !== undefined);
}

/** The branch that a local branch follows, as `refs/remotes/origin/main`, whether it is there or not. */
export function upstreamOf({ settings }: Repository, branch: string): { remote: string; merge: string; tracking: string } | undefined {
  const remote = settings.get(`branch.${branch}.remote`);
  const merge = settings.get(`branch.${branch}.merge`);
  if (remote === undefined || merge === undefined) return undefined;
  return { remote, merge, tracking: merge.replace(/^refs\/heads\//, `refs/remotes/${remote}/`) };
}

/** The object that an expression names: `HEAD~2`, `main`, `abc1234`, `v1^`, `@{u}`, `HEAD:app.py`; undefined when there is none. */
export async function resolveObject(repository: Repository, text: string): Promise<string | undefined> {
  const colon = text.indexOf(':');
  if (colon > 0) {
    const commit = await resolveCommit(repository, text.slice(0, colon));
    if (commit === undefined) return undefined;
    const path = text.slice(colon + 1);
    const { tree } = await repository.objects.commit(commit);
    return path === '' ? tree : treePath(repository, tree, path);
  }
  const [, base = '', steps = ''] = /^(.+?)((?:~\d*|\^(?:\d+|\{\w*\})?)*)$/.exec(text) ?? [];
  let oid = await resolveBase(repository, base);
  for (const [step] of steps.matchAll(/~\d*|\^\{\w*\}|\^\d*/g)) {
    if (oid === undefined) return undefined;
    oid = await takeStep(repository, oid, step);
  }
  return oid;
}

/** The commit that an expression names, tags followed; undefined when there is none. */
export async function resolveCommit(repository: Repository, text: string): Promise<string | undefined> {
  const oid = await resolveObject(repository, text);
  return oid === undefined ? undefined : peel(repository, oid);
}

/** The commit that an expression names, or git's complaint. */
export async function theCommit(repository: Repository, text: string): Promise<string> {
  const oid = await resolveCommit(repository, text);
  if (oid === undefined) throw ambiguous(text);
  return oid;
}

/** What git says when an argument is neither a revision nor a file. */
export function ambiguous(text: string): ReturnType<typeof fatal> {
  return fatal(`ambiguous argument '${text}': unknown revision or path not in the working tree.\nUse '--' to separate paths from revisions, like this:\n'git <command> [<revision>...] -- [<file>...]'`);
}

async function resolveBase(repository: Repository, base: string): Promise<string | undefined> {
  const { refs, objects } = repository;
  if (base === '@') return refs.headOid();
  const upstream = /^(.*)@\{(?:u|upstream)\}$/.exec(base);
  if (upstream !== null) return upstreamCommit(repository, upstream[1] ?? '');
  const logged = /^(.*)@\{(-?\d+)\}$/.exec(base);
  if (logged !== null) return fromLog(repository, logged[1] ?? '', Number(logged[2]));
  const name = fullName(repository, base);
  if (name !== undefined) return refs.read(name);
  if (/^[0-9a-f]{40}$/i.test(base)) return (await objects.has(base.toLowerCase())) ? base.toLowerCase() : undefined;
  if (!/^[0-9a-f]{4,39}$/i.test(base)) return undefined;
  const matches = await objects.expand(base.toLowerCase());
  return matches.length === 1 ? matches[0] : undefined;
}

function upstreamCommit(repository: Repository, typed: string): string | undefined {
  const head = repository.refs.head();
  const branch = typed !== '' && typed !== 'HEAD' && typed !== '@' ? typed : head.type === 'branch' ? head.name.replace('refs/heads/', '') : '';
  if (branch === '') throw fatal('HEAD does not point to a branch');
  const upstream = upstreamOf(repository, branch);
  if (upstream === undefined) throw fatal(`no upstream configured for branch '${branch}'`);
  return repository.refs.read(upstream.tracking);
}

function fromLog(repository: Repository, typed: string, number: number): string | undefined {
  if (number < 0) {
    const branch = previousBranch(repository, -number);
    return branch === undefined ? undefined : repository.refs.read(fullName(repository, branch) ?? branch);
  }
  const head = repository.refs.head();
  const name = typed === '' ? (head.type === 'branch' ? head.name : 'HEAD') : (fullName(repository, typed) ?? typed);
  const log = repository.refs.log(name);
  return log[number]?.oid ?? (number === log.length && number > 0 ? log.at(-1)?.old : undefined);
}

/** The branch that HEAD left, so many moves ago: what `-` means. */
export function previousBranch({ refs }: Repository, times = 1): string | undefined {
  const moves = refs.log('HEAD').flatMap(({ message }) => /^checkout: moving from (\S+) to /.exec(message)?.[1] ?? []);
  return moves[times - 1];
}

async function takeStep(repository: Repository, oid: string, step: string): Promise<string | undefined> {
  if (step === '^{tree}') return (await repository.objects.commit(await peel(repository, oid) ?? oid)).tree;
  let commit = await peel(repository, oid);
  if (step.startsWith('^{') || step === '^0') return commit;
  const number = step.length === 1 ? 1 : Number(step.slice(1));
  if (step.startsWith('^')) return commit === undefined ? undefined : (await repository.objects.commit(commit)).parents[number - 1];
  for (let count = 0; count < number && commit !== undefined; count += 1) commit = (await repository.objects.commit(commit)).parents[0];
  return commit;
}

async function peel(repository: Repository, oid: string): Promise<string | undefined> {
  const { type, bytes } = await repository.objects.read(oid);
  if (type === 'commit') return oid;
  const target = type === 'tag' ? /^object ([0-9a-f]{40})/.exec(new TextDecoder().decode(bytes))?.[1] : undefined;
  return target === undefined ? undefined : peel(repository, target);
}

async function treePath({ objects }: Repository, tree: string, path: string): Promise<string | undefined> {
  let oid: string | undefined = tree;
  for (const part of path.split('/').filter((one) => one !== '' && one !== '.')) {
    if (oid === undefined) return undefined;
    oid = (await objects.entries(oid)).find(({ name }) => name === part)?.oid;
  }
  return oid;
}
