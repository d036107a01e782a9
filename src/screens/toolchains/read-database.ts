import type { DatabaseSchema } from '../../domain/schema.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { Workbench } from '../../session/workbench.ts';
import { databasesIn, mainDatabase } from '../workbench/editor/file-content.ts';
import type { Place } from './play.ts';

/** What a database holds: its schema, and what a tool wrote down of what it ran. */
export interface ReadDatabase {
  readonly schema: DatabaseSchema;
  readonly history: { readonly table: string; readonly entries: readonly string[] } | undefined;
}

/** What the tools' own tables say, a line for each migration. */
const histories = {
  alembic_version: 'SELECT version_num FROM alembic_version',
  _prisma_migrations: "SELECT migration_name || CASE WHEN rolled_back_at IS NOT NULL THEN ' (rolled back)' WHEN finished_at IS NULL THEN ' (failed)' ELSE '' END FROM _prisma_migrations ORDER BY started_at, migration_name",
  SequelizeMeta: 'SELECT name FROM SequelizeMeta ORDER BY name',
} as const;

/** An environment's main database; the same bytes for as long as nothing wrote to it. */
export function databaseIn(world: Workspace, place: Place): Uint8Array | undefined {
  const { files } = world.environments[place];
  const path = mainDatabase(databasesIn(files), undefined);
  return path === undefined ? undefined : files.get(path);
}

const known = new WeakMap<Uint8Array, Promise<ReadDatabase | undefined>>();

export function readDatabase(workbench: Workbench, bytes: Uint8Array | undefined): Promise<ReadDatabase | undefined> {
  if (bytes === undefined) return Promise.resolve(undefined);
  const answer = known.get(bytes) ?? read(workbench, bytes);
  known.set(bytes, answer);
  return answer;
}

async function read(workbench: Workbench, bytes: Uint8Array): Promise<ReadDatabase | undefined> {
  const view = await workbench.inspect(bytes);
  if (view.type === 'error') return undefined;
  const { schema } = view;
  const found = Object.entries(histories).find(([table]) => schema.tables.some(({ name }) => name === table) || (table === 'alembic_version' && schema.revisions !== undefined));
  if (found === undefined) return { schema, history: undefined };
  const outcome = await workbench.query(bytes, found[1]);
  return { schema, history: { table: found[0], entries: outcome.type === 'rows' ? outcome.page.rows.map(([entry]) => String(entry)) : [] } };
}
