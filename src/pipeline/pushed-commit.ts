import { emptyTree, type FileTree } from '../domain/file-tree.ts';
import type { Push } from '../domain/pipeline.ts';
import { originUrl } from '../domain/workspace.ts';
import type { GitWorld } from '../engines/git/git.ts';
import type { Program } from '../process/program.ts';
import { pipelineTexts } from '../texts/en/pipeline.ts';
import { textsOf } from '../texts/texts-of.ts';

/** A pushed commit's files, and the first line of its message. */
export interface PushedCommit {
  readonly files: FileTree;
  readonly subject: string;
}

/** A clone of the origin in a place of its own, which no environment sees: the files of the pushed commit. A problem is git's own: the branch or the commit is gone meanwhile. */
export async function readPushedCommit(push: Push, origin: FileTree, createGit: (world: GitWorld) => Program): Promise<PushedCommit | { readonly problem: string }> {
  const git = createGit({ getOrigin: () => origin, setOrigin: () => undefined, now: () => 0, timezoneOffset: () => 0 });
  let files = emptyTree;
  let shown = '';
  const run = async (cwd: string, ...args: readonly string[]): Promise<string | undefined> => {
    let said = '';
    const result = await git.run(
      { environment: 'ci', argv: ['git', ...args], cwd, variables: {}, files, stdin: new Uint8Array(0) },
      { stdout: (bytes) => void (said += new TextDecoder().decode(bytes)), stderr: (bytes) => void (shown += new TextDecoder().decode(bytes)) },
      new AbortController().signal,
    );
    ({ files } = result);
    return result.code === 0 ? said : undefined;
  };
  const cloned = await run('', 'clone', '-q', '-b', push.branch, originUrl, CLONE);
  const checkedOut = cloned === undefined ? undefined : await run(CLONE, 'checkout', '-q', '--detach', push.commit);
  const subject = checkedOut === undefined ? undefined : await run(CLONE, 'log', '-1', '--format=%s');
  if (subject === undefined) return { problem: textsOf(pipelineTexts).unreadableCommit(shown.trim()) };
  const prefix = `${CLONE}/`;
  return { files: new Map([...files].filter(([path]) => path.startsWith(prefix)).map(([path, bytes]) => [path.slice(prefix.length), bytes])), subject: subject.trim() };
}

const CLONE = 'pushed';
