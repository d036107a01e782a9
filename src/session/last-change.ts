import { databasesOf, isServerPath, type NamedDatabase } from '../domain/environment-database.ts';
import type { Environment, EnvironmentId } from '../domain/environment.ts';
import { difference } from '../domain/file-tree.ts';
import { type Point, type PointId, pointAt, type Timeline } from '../domain/timeline.ts';
import type { LastChange } from './workbench.ts';

/** What the newest command, or SQL of the SQL box, up to `here` did to an environment's files; worked out once a point. */
export function lastChangeAt(timeline: Timeline, environment: EnvironmentId): LastChange | undefined {
  for (let at: PointId | undefined = timeline.here; at !== undefined; ) {
    const point: Point = pointAt(timeline, at);
    if (point.parent === undefined || point.deed.type === 'world') return undefined;
    const change = changeOf(point, pointAt(timeline, point.parent), environment);
    if (change !== undefined) return change;
    at = point.parent;
  }
  return undefined;
}

/** Exit code of the newest line that an environment entered up to `here`; 0 where there is none. */
export function lastCodeAt(timeline: Timeline, environment: EnvironmentId): number {
  for (let at: PointId | undefined = timeline.here; at !== undefined; ) {
    const { deed, parent }: Point = pointAt(timeline, at);
    if (deed.type === 'world') return 0;
    if (deed.type === 'command' && deed.environment === environment) return deed.code;
    at = parent;
  }
  return 0;
}

const known = new WeakMap<Point, LastChange | 'nothing'>();

function changeOf(point: Point, parent: Point, environment: EnvironmentId): LastChange | undefined {
  const line = lineOf(point, environment);
  if (line === undefined) return undefined;
  const found = known.get(point) ?? compare(point, parent, environment, line) ?? 'nothing';
  known.set(point, found);
  return found === 'nothing' ? undefined : found;
}

function compare(point: Point, parent: Point, environment: EnvironmentId, line: string): LastChange | undefined {
  const [was, is] = [parent.workspace.environments[environment], point.workspace.environments[environment]];
  const [before, after] = [was.files, is.files];
  const changes = difference(before, after);
  // What git keeps for itself is no change of the project.
  const paths = changes.set.map(([path]) => path).filter(isOfProject);
  const removed = changes.remove.filter(isOfProject);
  const server = serverChange(was, is);
  if (paths.length === 0 && removed.length === 0 && server === undefined) return undefined;
  return { line, before, after, ...(server === undefined ? {} : { server }), added: paths.filter((path) => !before.has(path)), changed: paths.filter((path) => before.has(path)), removed };
}

/** Whatever a server commits stands in its write-ahead log first; reading leaves that as it is. */
function serverChange(was: Environment, is: Environment): LastChange['server'] {
  if (is.database === undefined || was.database === is.database) return undefined;
  const written = [...is.database].some(([key, block]) => key.startsWith('pg_wal/') && was.database?.get(key) !== block);
  const [database, earlier] = [serverOf(is), serverOf(was)];
  return written && database !== undefined ? { path: database.path, before: earlier?.content ?? new Uint8Array(0), after: database.content } : undefined;
}

function serverOf(environment: Environment): NamedDatabase | undefined {
  return databasesOf(environment).find(({ path }) => isServerPath(path));
}

function lineOf({ deed }: Point, environment: EnvironmentId): string | undefined {
  switch (deed.type) {
    case 'command':
      return deed.environment === environment ? deed.line : undefined;
    case 'sql':
      return deed.environment === environment ? 'the SQL box' : undefined;
    case 'files':
    case 'path':
    case 'edit':
    case 'world':
    case 'beginning':
      return undefined;
  }
}

function isOfProject(path: string): boolean {
  return !path.startsWith('.git/');
}
