import type { Call } from './call.ts';
import { fatal } from './failure.ts';
import { mergeBases } from './history.ts';
import { type PathFilter, pathFilter } from './paths.ts';
import type { Repository } from './repository.ts';
import { ambiguous, resolveCommit, resolveObject, theCommit } from './revision.ts';
import type { Options } from './options.ts';

/** Operands of `git log` or `git diff`, told apart: revisions first, then paths. */
export interface Operands {
  readonly revisions: readonly string[];
  readonly filter: PathFilter;
}

/** Tells revisions from paths as git does: what resolves is a revision, and from the first path on all are paths. */
export async function readOperands(call: Call, repository: Repository, options: Options): Promise<Operands> {
  const revisions: string[] = [];
  const paths: string[] = [];
  for (const operand of options.operands) {
    if (options.paths !== undefined) {
      if (!(await isRevision(repository, operand))) throw fatal(`bad revision '${operand}'`);
      revisions.push(operand);
      continue;
    }
    if (paths.length === 0 && (await isRevision(repository, operand))) {
      revisions.push(operand);
      continue;
    }
    const { typed } = pathFilter(call, repository, [operand]);
    if (!/[*?]/.test(operand) && typed.some(({ path }) => repository.files.kind(repository.inFiles(path)) === undefined)) throw ambiguous(operand);
    paths.push(operand);
  }
  return { revisions, filter: pathFilter(call, repository, [...paths, ...(options.paths ?? [])]) };
}

/** What a list of revisions takes in and leaves out: `main`, `^old`, `old..new`, `one...other`. */
export async function rangeOf(repository: Repository, revisions: readonly string[]): Promise<{ from: string[]; without: string[] }> {
  const from: string[] = [];
  const without: string[] = [];
  for (const revision of revisions) {
    const [, left = '', dots, right = ''] = /^(.*?)(\.{2,3})(.*)$/.exec(revision) ?? [];
    if (dots !== undefined) {
      const [a, b] = [await theCommit(repository, left === '' ? 'HEAD' : left), await theCommit(repository, right === '' ? 'HEAD' : right)];
      if (dots === '..') without.push(a);
      else {
        from.push(a);
        without.push(...(await mergeBases(repository.objects, a, b)));
      }
      from.push(b);
    } else if (revision.startsWith('^')) without.push(await theCommit(repository, revision.slice(1)));
    else from.push(await theCommit(repository, revision));
  }
  return { from, without };
}

async function isRevision(repository: Repository, text: string): Promise<boolean> {
  const parts = /^(.*?)\.{2,3}(.*)$/.exec(text);
  if (parts !== null) {
    for (const part of parts.slice(1)) if (part !== '' && (await resolveCommit(repository, part)) === undefined) return false;
    return parts.slice(1).some((part) => part !== '');
  }
  return (await resolveObject(repository, text.replace(/^\^/, ''))) !== undefined;
}
