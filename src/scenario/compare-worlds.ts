import { type Probe, withFreshShells } from '../checks/probe.ts';
import { databaseLabel, databasesOf, isDatabase, isServerPath } from '../domain/environment-database.ts';
import { environmentIds, type EnvironmentId } from '../domain/environment.ts';
import { difference } from '../domain/file-tree.ts';
import type { DatabaseContent } from '../domain/database.ts';
import type { Column, DatabaseSchema } from '../domain/schema.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Happening, TravellingCommit } from './happening.ts';

/**
 * What happened between two moments of a world: commits first, since they carry the files, then files, then databases.
 *
 * @param by the environment that acted: what it sent to the origin, others may have received already
 */
export async function compareWorlds(before: Workspace, after: Workspace, by: EnvironmentId, probe: Probe): Promise<readonly Happening[]> {
  const changed = environmentIds.filter((id) => before.environments[id] !== after.environments[id]);
  const found = await Promise.all(changed.map(async (environment) => [...(await compareEnvironment(environment, before, after, by, probe)), ...(await compareDatabases(environment, before, after, probe)), ...compareServers(environment, before, after)]));
  return found.flat();
}

async function compareEnvironment(environment: EnvironmentId, before: Workspace, after: Workspace, by: EnvironmentId, probe: Probe): Promise<readonly Happening[]> {
  const [old, now] = [before.environments[environment].files, after.environments[environment].files];
  if (old === now) return [];
  const changes = difference(old, now);
  const paths = changes.set.map(([path]) => path);
  const holdsData = new Set(changes.set.filter(([, bytes]) => isDatabase(bytes)).map(([path]) => path));
  const commits = [...paths, ...changes.remove].some((path) => path.startsWith('.git/')) ? await compareRepositories(environment, before, after, environment === by && before.origin !== after.origin, probe) : [];
  const own = (path: string): boolean => !path.startsWith('.git/') && !path.endsWith('/');
  const rest = paths.filter((path) => own(path) && !holdsData.has(path));
  const files: Happening[] =
    rest.length + changes.remove.filter(own).length === 0
      ? []
      : [{ type: 'files changed', environment, added: rest.filter((path) => !old.has(path)), changed: rest.filter((path) => old.has(path)), removed: changes.remove.filter(own) }];
  return [...commits, ...files];
}

function compareServers(environment: EnvironmentId, before: Workspace, after: Workspace): readonly Happening[] {
  const [old, now] = [before.environments[environment].app, after.environments[environment].app];
  if (old?.pid === now?.pid && old?.type === now?.type) return [];
  return now === undefined ? [] : [{ type: now.type === 'running' ? 'server started' : 'server stopped', environment }];
}

async function compareRepositories(environment: EnvironmentId, before: Workspace, after: Workspace, pushes: boolean, probe: Probe): Promise<readonly Happening[]> {
  const [old, now] = [await standing(before, environment, probe), await standing(after, environment, probe)];
  const happenings: Happening[] = [];
  const newAtOrigin = now.upstream === undefined || now.upstream === old.upstream ? [] : await commitsIn(after, environment, old.upstream, now.upstream, probe);
  const received = pushes ? [] : newAtOrigin;
  if (now.head !== undefined && now.head !== old.head && now.branch === old.branch) {
    const made = (await commitsIn(after, environment, old.head, now.head, probe)).filter(({ id }) => !received.some((other) => other.id === id) && !old.known.has(id));
    if (made.length > 0) happenings.push({ type: 'committed', environment, commits: made });
  }
  if (newAtOrigin.length > 0) happenings.push({ type: pushes ? 'pushed' : 'pulled', environment, commits: newAtOrigin });
  return happenings;
}

interface Standing {
  readonly branch: string | undefined;
  readonly head: string | undefined;
  readonly upstream: string | undefined;
  /** Every commit that was there, wherever a branch or a tag leads. */
  readonly known: ReadonlySet<string>;
}

async function standing(workspace: Workspace, environment: EnvironmentId, probe: Probe): Promise<Standing> {
  const copy = withFreshShells(workspace);
  const ask = async (line: string): Promise<string | undefined> => {
    const { code, stdout } = await probe.run(copy, environment, line);
    return code === 0 ? stdout.trim() : undefined;
  };
  const known = await ask('git log --all --format=%h');
  return { branch: await ask('git rev-parse --abbrev-ref HEAD'), head: await ask('git rev-parse -q HEAD'), upstream: await ask('git rev-parse -q @{u}'), known: new Set(known?.split('\n')) };
}

/** The commits from one to another, oldest first; all of them where there was none before. */
async function commitsIn(workspace: Workspace, environment: EnvironmentId, from: string | undefined, to: string, probe: Probe): Promise<TravellingCommit[]> {
  const log = await probe.run(withFreshShells(workspace), environment, `git log --format='%h %s' ${from === undefined ? to : `${from}..${to}`}`);
  return log.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', ...subject] = line.split(' ');
      return { id, subject: subject.join(' ') };
    })
    .reverse();
}

/** Files that are there after it, and the server's database: what became of each that is another. */
async function compareDatabases(environment: EnvironmentId, before: Workspace, after: Workspace, probe: Probe): Promise<readonly Happening[]> {
  const [old, now] = [before.environments[environment], after.environments[environment]].map(databasesOf);
  const changed = (now ?? []).flatMap(({ path, content }) => {
    const earlier = old?.find((each) => each.path === path || (isServerPath(path) && isServerPath(each.path)))?.content;
    return earlier === content || path.startsWith('.git/') ? [] : [{ path, earlier, content }];
  });
  return (await Promise.all(changed.map(({ path, earlier, content }) => compareDatabase(environment, databaseLabel(path), earlier, content, probe)))).flat();
}

async function compareDatabase(environment: EnvironmentId, database: string, old: DatabaseContent | undefined, now: DatabaseContent, probe: Probe): Promise<readonly Happening[]> {
  const read = async (content: DatabaseContent | undefined): Promise<DatabaseSchema | undefined> => {
    if (content === undefined) return { tables: [], views: [], revisions: undefined };
    const view = await probe.inspect(content);
    return view.type === 'schema' ? view.schema : undefined;
  };
  const [before, after] = [await read(old), await read(now)];
  // What cannot be read, as a table that is locked, has not lost what is in it.
  if (before === undefined || after === undefined) return [];
  const at = { environment, database };
  const happenings: Happening[] = [];
  const tables = (schema: DatabaseSchema) => schema.tables.filter(({ name }) => name !== 'alembic_version');
  for (const table of tables(before)) if (!tables(after).some(({ name }) => name === table.name)) happenings.push({ ...at, type: 'table removed', table: table.name });
  for (const table of tables(after)) {
    const earlier = tables(before).find(({ name }) => name === table.name);
    if (earlier === undefined) {
      happenings.push({ ...at, type: 'table added', table: table.name });
      continue;
    }
    for (const column of earlier.columns) if (!table.columns.some(({ name }) => name === column.name)) happenings.push({ ...at, type: 'column removed', table: table.name, column });
    for (const column of table.columns) {
      const known = earlier.columns.find(({ name }) => name === column.name);
      if (known === undefined) happenings.push({ ...at, type: 'column added', table: table.name, column });
      else if (!sameColumn(known, column)) happenings.push({ ...at, type: 'column changed', table: table.name, column });
    }
    if (earlier.rowCount !== table.rowCount) happenings.push({ ...at, type: 'rows changed', table: table.name, before: earlier.rowCount, after: table.rowCount });
  }
  const [from, to] = [(before.revisions ?? []).toSorted(), (after.revisions ?? []).toSorted()];
  if (from.join() !== to.join()) happenings.push({ ...at, type: 'revision moved', from, to });
  return happenings;
}

function sameColumn(a: Column, b: Column): boolean {
  return a.type === b.type && a.nullable === b.nullable && a.defaultSql === b.defaultSql && a.primaryKeyPosition === b.primaryKeyPosition;
}
