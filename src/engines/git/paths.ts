import { projectFolder } from '../../domain/environment.ts';
import type { Call } from './call.ts';
import { fatal } from './failure.ts';
import { globMatches } from './ignore.ts';
import type { Repository } from './repository.ts';

/** Paths that were typed, as a test on the repository's paths. */
export interface PathFilter {
  readonly matches: (path: string) => boolean;
  /** The typed paths, each with the repository's path that it means; `''` is the whole work tree. */
  readonly typed: readonly { readonly typed: string; readonly path: string; readonly matches: (path: string) => boolean }[];
}

/** Understands paths as typed in the shell's folder: files, folders, `.`, `..` and patterns. None at all means every path. */
export function pathFilter(call: Call, repository: Repository, specs: readonly string[]): PathFilter {
  const typed = specs.map((spec) => {
    const path = repositoryPath(call, repository, spec);
    const glob = /[*?]/.test(spec);
    return { typed: spec, path, matches: (one: string): boolean => path === '' || one === path || one.startsWith(`${path}/`) || (glob && globMatches(path, one)) };
  });
  return { typed, matches: (path) => typed.length === 0 || typed.some((one) => one.matches(path)) };
}

/** A typed path as the repository's own. */
export function repositoryPath(call: Call, repository: Repository, typed: string): string {
  const outside = (): Error => fatal(`${typed}: '${typed}' is outside repository at '${repository.absoluteRoot}'`);
  if (typed === '') throw fatal('empty string is not a valid pathspec. please use . instead if you meant to match all paths');
  const project = `${projectFolder(call.environment)}/`;
  const absolute = typed.startsWith('/') ? `${typed}/` : undefined;
  if (absolute !== undefined && !absolute.startsWith(project)) throw outside();
  const parts = absolute === undefined && call.cwd !== '' ? call.cwd.split('/') : [];
  for (const part of (absolute?.slice(project.length) ?? typed).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) throw outside();
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  const inFiles = parts.join('/');
  const { root } = repository;
  if (root === '' || inFiles === root) return inFiles === root ? '' : inFiles;
  if (!inFiles.startsWith(`${root}/`)) throw outside();
  return inFiles.slice(root.length + 1);
}

/** A path of the repository as it is typed in the shell's folder: `../models.py`. */
export function shownPath(call: Call, repository: Repository, path: string): string {
  const from = prefixOf(call, repository).split('/').filter((part) => part !== '');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  const shown = [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
  return shown === '' ? './' : shown;
}

/** The shell's folder inside of the repository; `''` at its root. */
export function prefixOf(call: Call, { root }: Repository): string {
  return root === '' ? call.cwd : call.cwd.slice(root.length + 1);
}
