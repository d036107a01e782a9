import { apply, type FileTree, textAt } from '../domain/file-tree.ts';
import { createGit } from '../engines/git/git.ts';
import { emptyOrigin, originUrl } from '../engines/git/origin.ts';
import { remotesIn } from './git-settings.ts';
import { databasesIn } from './sqlite-file.ts';

/** A project as a clone of an origin, and that origin. */
export interface Cloned {
  readonly files: FileTree;
  readonly origin: FileTree;
}

/** When a commit is made: seconds since 1970, and minutes west of Greenwich. */
export interface CommitTime {
  readonly seconds: number;
  readonly minutesWest: number;
}

/** Commits a project that has no history and pushes it, with the same git that people type. Databases stay outside of git. */
export async function firstVersion(files: FileTree, at: CommitTime): Promise<Cloned> {
  const world = gitOver(files, emptyOrigin(), at);
  await world.must('init', '-b', 'main');
  world.leaveOut(databasesIn(files));
  await world.must('add', '-A');
  await world.must('commit', '--allow-empty', '-m', 'First version');
  await world.must('remote', 'add', 'origin', originUrl);
  await world.must('push', '-u', 'origin', 'main');
  return world.cloned();
}

/**
 * Makes a project's own history the origin's: all its branches and tags. Answers git's words when that does not go, as
 * with a history of which a part is missing.
 */
export async function adoptHistory(files: FileTree, at: CommitTime): Promise<Cloned | { readonly refused: string }> {
  const head = /^ref: refs\/heads\/(.+)$/m.exec(textAt(files, '.git/HEAD') ?? '')?.[1];
  const start = apply(emptyOrigin(), { set: [['HEAD', new TextEncoder().encode(`ref: refs/heads/${head ?? 'main'}\n`)]], remove: [] });
  const world = gitOver(files, start, at);
  const steps = [
    ...(remotesIn(files).has('origin') ? [['remote', 'remove', 'origin']] : []),
    ['remote', 'add', 'origin', originUrl],
    ['push', '--all', '--tags', 'origin'],
    ...(head === undefined ? [] : [['push', '-u', 'origin', head]]),
  ];
  for (const step of steps) {
    // A repository that somebody else made may be damaged in ways that no command has words for.
    const said = await world.run(...step).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    if (said !== undefined) return { refused: said };
  }
  return world.cloned();
}

/** Whether a project brings a history: a repository with at least one commit. */
export function hasHistory(files: FileTree): boolean {
  const refs = [...files.keys()].some((path) => path.startsWith('.git/refs/heads/') && !path.endsWith('/')) || / refs\/heads\//.test(textAt(files, '.git/packed-refs') ?? '');
  return files.has('.git/HEAD') && refs;
}

/** The project without any repository: also without a `.git` file, by which a worktree or a submodule points elsewhere. */
export function withoutRepository(files: FileTree): FileTree {
  return apply(files, { set: [], remove: [...files.keys()].filter((path) => path === '.git' || path.startsWith('.git/')) });
}

function gitOver(start: FileTree, first: FileTree, at: CommitTime) {
  let files = start;
  let origin = first;
  const git = createGit({
    getOrigin: () => origin,
    setOrigin: (next) => void (origin = next),
    now: () => at.seconds,
    timezoneOffset: () => at.minutesWest,
  });
  /** What git said when it failed; undefined when it did what it was asked. */
  const run = async (...args: readonly string[]): Promise<string | undefined> => {
    let said = '';
    const hear = (bytes: Uint8Array): void => void (said += new TextDecoder().decode(bytes));
    const result = await git.run({ environment: 'dev-a', argv: ['git', ...args], cwd: '', variables: {}, files, stdin: new Uint8Array(0) }, { stdout: hear, stderr: hear }, new AbortController().signal);
    if (result.code !== 0) return said.trim();
    files = result.files;
    return undefined;
  };
  return {
    run,
    async must(...args: readonly string[]): Promise<void> {
      const said = await run(...args);
      if (said !== undefined) throw new Error(`git ${args.join(' ')} failed: ${said}`);
    },
    leaveOut(paths: readonly string[]): void {
      if (paths.length === 0) return;
      const lines = paths.map((path) => `/${path.replaceAll(/[\\*?[\] ]/g, String.raw`\$&`)}\n`).join('');
      const before = textAt(files, EXCLUDE) ?? '';
      files = apply(files, { set: [[EXCLUDE, new TextEncoder().encode(before + lines)]], remove: [] });
    },
    cloned: (): Cloned => ({ files, origin }),
  };
}

const EXCLUDE = '.git/info/exclude';
