import type { Commit, Objects } from './objects.ts';

/** Every commit that can be reached from the given ones, themselves included. */
export async function reachable(objects: Objects, from: readonly string[], without: ReadonlySet<string> = new Set()): Promise<Set<string>> {
  const seen = new Set<string>();
  const open = [...from];
  for (let oid = open.pop(); oid !== undefined; oid = open.pop()) {
    if (seen.has(oid) || without.has(oid)) continue;
    seen.add(oid);
    open.push(...(await objects.commit(oid)).parents);
  }
  return seen;
}

/** Whether `older` is `newer` itself or one of its ancestors. */
export async function isAncestor(objects: Objects, older: string, newer: string): Promise<boolean> {
  return (await reachable(objects, [newer])).has(older);
}

/** How many commits each side has that the other has not. */
export async function aheadBehind(objects: Objects, ours: string, theirs: string): Promise<{ ahead: number; behind: number }> {
  const [mine, other] = [await reachable(objects, [ours]), await reachable(objects, [theirs])];
  return { ahead: [...mine].filter((oid) => !other.has(oid)).length, behind: [...other].filter((oid) => !mine.has(oid)).length };
}

/** The best common ancestors: those that are no ancestors of another common one. More than one after a criss-cross. */
export async function mergeBases(objects: Objects, one: string, two: string): Promise<string[]> {
  const theirs = await reachable(objects, [two]);
  const common = [...(await reachable(objects, [one]))].filter((oid) => theirs.has(oid));
  const older = new Set<string>();
  for (const oid of common) if (!older.has(oid)) for (const parent of (await objects.commit(oid)).parents) for (const old of await reachable(objects, [parent], older)) older.add(old);
  return common.filter((oid) => !older.has(oid));
}

/** Commits as `git log` orders them: the latest first, those of one second in the order in which they were met; none twice. */
export async function* newestFirst(objects: Objects, from: readonly string[], without: readonly string[] = []): AsyncGenerator<Commit> {
  const excluded = await reachable(objects, without);
  const seen = new Set<string>();
  const queue: Commit[] = [];
  const meet = async (oid: string): Promise<void> => {
    if (seen.has(oid) || excluded.has(oid)) return;
    seen.add(oid);
    const commit = await objects.commit(oid);
    const at = queue.findIndex((other) => other.committer.seconds < commit.committer.seconds);
    queue.splice(at === -1 ? queue.length : at, 0, commit);
  };
  for (const oid of from) await meet(oid);
  for (let commit = queue.shift(); commit !== undefined; commit = queue.shift()) {
    yield commit;
    for (const parent of commit.parents) await meet(parent);
  }
}

/** The commits of {@link newestFirst} so that no commit comes before all of its children; the lines of a branch stay together. */
export async function childrenFirst(commits: readonly Commit[]): Promise<Commit[]> {
  const byOid = new Map(commits.map((commit) => [commit.oid, commit]));
  const children = new Map<string, number>();
  for (const { parents } of commits) for (const parent of parents) children.set(parent, (children.get(parent) ?? 0) + 1);
  const ready = commits.filter(({ oid }) => (children.get(oid) ?? 0) === 0).reverse();
  const ordered: Commit[] = [];
  for (let commit = ready.pop(); commit !== undefined; commit = ready.pop()) {
    ordered.push(commit);
    for (const parent of commit.parents) {
      const left = (children.get(parent) ?? 0) - 1;
      children.set(parent, left);
      const next = byOid.get(parent);
      if (left === 0 && next !== undefined) ready.push(next);
    }
  }
  return ordered;
}
