import type { EnvironmentId } from '../domain/environment.ts';
import type { FileTree } from '../domain/file-tree.ts';
import type { DatabaseSchema } from '../domain/schema.ts';
import type { Schemas } from '../domain/schema-diff.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Probe } from './probe.ts';

const SQLITE_HEADER = new TextEncoder().encode('SQLite format 3\0');

/** The database that is meant when none is named: `app.db`, else the only one, by path the first. */
export function databasePath(files: FileTree, named: string | undefined): string | undefined {
  if (named !== undefined) return files.has(named) ? named : undefined;
  const paths = [...files].filter(([, bytes]) => isDatabase(bytes)).map(([path]) => path).sort();
  return paths.includes('app.db') ? 'app.db' : paths[0];
}

/** Every SQLite database begins with the same sixteen bytes. */
export function isDatabase(bytes: Uint8Array): boolean {
  return bytes.length >= SQLITE_HEADER.length && SQLITE_HEADER.every((byte, index) => bytes[index] === byte);
}

/** An environment's database as data, or a sentence that says why there is none. */
export async function schemaOf(workspace: Workspace, environment: EnvironmentId, named: string | undefined, probe: Pick<Probe, 'inspect'>): Promise<{ readonly path: string; readonly schema: DatabaseSchema } | { readonly missing: string }> {
  const { files } = workspace.environments[environment];
  const path = databasePath(files, named);
  const bytes = path === undefined ? undefined : files.get(path);
  if (path === undefined || bytes === undefined) return { missing: named === undefined ? 'has no database' : `has no ${named}` };
  const view = await probe.inspect(bytes);
  return view.type === 'schema' ? { path, schema: view.schema } : { missing: `has ${path}, which cannot be read (${view.message})` };
}

/** The schemas of those of the environments that have a database. */
export async function schemasOf(workspace: Workspace, environments: readonly EnvironmentId[], probe: Pick<Probe, 'inspect'>): Promise<Schemas> {
  const read = await Promise.all(environments.map(async (id) => [id, await schemaOf(workspace, id, undefined, probe)] as const));
  return Object.fromEntries(read.flatMap(([id, found]) => ('schema' in found ? [[id, found.schema] as const] : [])));
}
