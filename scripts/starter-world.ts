import type { FileTree } from '../src/domain/file-tree.ts';
import { createGit } from '../src/engines/git/git.ts';
import { emptyOrigin, originUrl } from '../src/engines/git/origin.ts';
import { readStarter } from './project-folder.ts';

/** When the starter project was committed: a fixed time, so that its commit is the same on every machine. */
const COMMITTED_AT = Date.UTC(2026, 0, 5, 9, 0, 0) / 1000;

/** The starter project as a clone of the origin, and that origin. */
export interface StarterWorld {
  readonly files: FileTree;
  readonly origin: FileTree;
}

/** Commits and pushes the starter project with the same git that people type. */
export async function makeStarterWorld(): Promise<StarterWorld> {
  let files = readStarter();
  let origin = emptyOrigin();
  const git = createGit({
    getOrigin: () => origin,
    setOrigin: (next) => void (origin = next),
    now: () => COMMITTED_AT,
    timezoneOffset: () => 0,
  });
  for (const args of [['init', '-b', 'main'], ['add', '-A'], ['commit', '-m', 'First version'], ['remote', 'add', 'origin', originUrl], ['push', '-u', 'origin', 'main']]) {
    let said = '';
    const hear = (bytes: Uint8Array): void => void (said += new TextDecoder().decode(bytes));
    const result = await git.run({ environment: 'dev-a', argv: ['git', ...args], cwd: '', variables: {}, files, stdin: new Uint8Array(0) }, { stdout: hear, stderr: hear }, new AbortController().signal);
    if (result.code !== 0) throw new Error(`git ${args.join(' ')} failed: ${said}`);
    files = result.files;
  }
  return { files, origin };
}
