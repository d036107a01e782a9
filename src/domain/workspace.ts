import { eachEnvironment, type Environment, type EnvironmentId } from './environment.ts';
import { emptyTree, type FileTree } from './file-tree.ts';
import type { Pipeline } from './pipeline.ts';

/** The address of the shared repository, as `git remote -v` shows it. */
export const originUrl = '/srv/git/project.git';

/** The whole world as an immutable value. A new point in time is a new Workspace that shares all unchanged bytes. */
export interface Workspace {
  /** The bare repository that all environments push to and pull from. */
  readonly origin: FileTree;
  readonly environments: Readonly<Record<EnvironmentId, Environment>>;
  /** What CI did for the last push; undefined before the first one. */
  readonly pipeline?: Pipeline;
}

/** A workspace in which every environment starts from the same files, each with its own copy of them. */
export function workspaceFrom(files: FileTree, origin: FileTree = emptyTree): Workspace {
  const environment: Environment = { files, cwd: '', variables: {} };
  return { origin, environments: eachEnvironment(() => environment) };
}

/** The workspace with one environment replaced; the others are untouched, which is what keeps them apart. */
export function withEnvironment(workspace: Workspace, id: EnvironmentId, environment: Environment): Workspace {
  return { ...workspace, environments: { ...workspace.environments, [id]: environment } };
}

export function withFiles(workspace: Workspace, id: EnvironmentId, files: FileTree): Workspace {
  return withEnvironment(workspace, id, { ...workspace.environments[id], files });
}

