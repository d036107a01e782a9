import { eachEnvironment, environmentIds, type EnvironmentId } from '../domain/environment.ts';
import type { FileTree } from '../domain/file-tree.ts';
import { readRevisionGraph } from '../domain/revision-graph.ts';
import type { DatabaseView } from '../domain/schema.ts';
import type { Workspace } from '../domain/workspace.ts';
import { createGit } from '../engines/git/git.ts';
import { databasesIn } from './sqlite-file.ts';

/** What is in an environment, for a person who is to decide whether to open it. */
export interface EnvironmentContents {
  readonly files: number;
  readonly revisions: number;
  readonly databases: readonly { readonly path: string; readonly view: DatabaseView }[];
  /** `1a2b3c4 Create users`; undefined when there is no commit. */
  readonly lastCommit: string | undefined;
}

export type WorldContents = Readonly<Record<EnvironmentId, EnvironmentContents>>;

/** Looks into a world without running anything of it: its revisions are read as text, its databases by SQLite, its commits by git. */
export async function contentsOf(workspace: Workspace, inspect: (bytes: Uint8Array) => Promise<DatabaseView>): Promise<WorldContents> {
  const found = new Map<EnvironmentId, EnvironmentContents>();
  for (const id of environmentIds) found.set(id, await contentsOfOne(workspace.environments[id].files, inspect));
  const none: EnvironmentContents = { files: 0, revisions: 0, databases: [], lastCommit: undefined };
  return eachEnvironment((id) => found.get(id) ?? none);
}

async function contentsOfOne(files: FileTree, inspect: (bytes: Uint8Array) => Promise<DatabaseView>): Promise<EnvironmentContents> {
  const databases: { path: string; view: DatabaseView }[] = [];
  for (const path of databasesIn(files)) databases.push({ path, view: await inspect(files.get(path) ?? new Uint8Array(0)) });
  return {
    files: [...files.keys()].filter((path) => !path.startsWith('.git/') && !path.endsWith('/')).length,
    revisions: readRevisionGraph(files).revisions.length,
    databases,
    lastCommit: await lastCommit(files),
  };
}

async function lastCommit(files: FileTree): Promise<string | undefined> {
  const git = createGit({ getOrigin: () => new Map(), setOrigin: () => undefined, now: () => 0, timezoneOffset: () => 0 });
  let said = '';
  const output = { stdout: (bytes: Uint8Array) => void (said += new TextDecoder().decode(bytes)), stderr: () => undefined };
  try {
    const { code } = await git.run({ environment: 'dev-a', argv: ['git', 'log', '-1', '--oneline'], cwd: '', variables: {}, files, stdin: new Uint8Array(0) }, output, new AbortController().signal);
    return code === 0 && said !== '' ? said.trim() : undefined;
  } catch {
    return undefined; // a repository that is damaged in a way that git has no words for
  }
}
