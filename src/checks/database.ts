import { databaseLabel, mainDatabase } from '../domain/environment-database.ts';
import type { DatabaseContent } from '../domain/database.ts';
import type { EnvironmentId } from '../domain/environment.ts';
import type { DatabaseSchema } from '../domain/schema.ts';
import type { Schemas } from '../domain/schema-diff.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Probe } from './probe.ts';
import { says } from './words.ts';

/** An environment's database as data, or a clause that says why there is none. */
export type FoundSchema = { readonly path: string; readonly content: DatabaseContent; readonly schema: DatabaseSchema } | { readonly missing: string };

export async function schemaOf(workspace: Workspace, environment: EnvironmentId, named: string | undefined, probe: Pick<Probe, 'inspect'>): Promise<FoundSchema> {
  const database = mainDatabase(workspace.environments[environment], named);
  if (database === undefined) return { missing: named === undefined ? says().database.none : named === 'postgresql' ? says().database.noServer : says().database.noFile(named) };
  const view = await probe.inspect(database.content);
  return view.type === 'schema' ? { ...database, schema: view.schema } : { missing: says().database.unreadable(databaseLabel(database.path), view.message) };
}

/** The schemas of those of the environments that have a database. */
export async function schemasOf(workspace: Workspace, environments: readonly EnvironmentId[], probe: Pick<Probe, 'inspect'>): Promise<Schemas> {
  const read = await Promise.all(environments.map(async (id) => [id, await schemaOf(workspace, id, undefined, probe)] as const));
  return Object.fromEntries(read.flatMap(([id, found]) => ('schema' in found ? [[id, found.schema] as const] : [])));
}
