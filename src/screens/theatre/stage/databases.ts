import { useCallback, useMemo, useState } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import type { FileTree } from '../../../domain/file-tree.ts';
import { compareSchemas, type SchemaComparison } from '../../../domain/schema-diff.ts';
import type { DatabaseSchema, DatabaseView } from '../../../domain/schema.ts';
import type { Workspace } from '../../../domain/workspace.ts';
import { useAnswer } from '../../../ui/answer.ts';
import { databasesIn, mainDatabase } from '../../workbench/editor/file-content.ts';
import { useTheatre } from '../theatre-context.ts';

/** An environment's database as the stage shows it; undefined: it has none. */
export interface StageDatabase {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly view: DatabaseView;
}

export interface StageDatabases {
  readonly of: Readonly<Partial<Record<EnvironmentId, StageDatabase>>>;
  readonly comparison: SchemaComparison;
}

const nothing: StageDatabases = { of: {}, comparison: compareSchemas({}) };

/** The shown environments' databases, read and compared together: no card is ever ahead of the others. */
export function useStageDatabases(workspace: Workspace): StageDatabases {
  const { player, script } = useTheatre();
  const found = useMemo(() => script.environments.map((id) => [id, mainDatabaseIn(workspace.environments[id].files)] as const), [script, workspace]);
  // The same question for as long as no database changes: other files do not matter here.
  const identity = useStable(found);
  const read = useCallback(async (): Promise<StageDatabases> => {
    const views = await Promise.all(identity.map(async ([id, database]) => (database === undefined ? undefined : ([id, { ...database, view: await viewOf(player.workbench.inspect, database.bytes) }] as const))));
    const of: Partial<Record<EnvironmentId, StageDatabase>> = {};
    const schemas: Partial<Record<EnvironmentId, DatabaseSchema>> = {};
    for (const each of views) {
      if (each === undefined) continue;
      const [id, database] = each;
      of[id] = database;
      if (database.view.type === 'schema') schemas[id] = database.view.schema;
    }
    return { of, comparison: compareSchemas(schemas) };
  }, [identity, player]);
  return useAnswer(read).value ?? nothing;
}

type Found = readonly (readonly [EnvironmentId, { readonly path: string; readonly bytes: Uint8Array } | undefined])[];

/** The same value until another database is found: other files do not matter here. */
function useStable(found: Found): Found {
  const [kept, keep] = useState(found);
  if (kept.length === found.length && kept.every(([id, database], index) => found[index]?.[0] === id && found[index][1]?.path === database?.path && found[index][1]?.bytes === database?.bytes)) return kept;
  keep(found);
  return found;
}

function mainDatabaseIn(files: FileTree): { path: string; bytes: Uint8Array } | undefined {
  const path = mainDatabase(databasesIn(files), undefined);
  const bytes = path === undefined ? undefined : files.get(path);
  return path === undefined || bytes === undefined ? undefined : { path, bytes };
}

const views = new WeakMap<Uint8Array, Promise<DatabaseView>>();

function viewOf(inspect: (bytes: Uint8Array) => Promise<DatabaseView>, bytes: Uint8Array): Promise<DatabaseView> {
  const known = views.get(bytes) ?? inspect(bytes);
  views.set(bytes, known);
  return known;
}
