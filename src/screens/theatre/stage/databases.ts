import { useCallback, useMemo, useState } from 'react';
import type { DatabaseContent } from '../../../domain/database.ts';
import { mainDatabase, type NamedDatabase } from '../../../domain/environment-database.ts';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { compareSchemas, type SchemaComparison } from '../../../domain/schema-diff.ts';
import type { DatabaseSchema, DatabaseView } from '../../../domain/schema.ts';
import type { Workspace } from '../../../domain/workspace.ts';
import { useAnswer } from '../../../ui/answer.ts';
import { useTheatre } from '../theatre-context.ts';

/** An environment's database as the stage shows it; undefined: it has none. */
export interface StageDatabase {
  readonly path: string;
  readonly content: DatabaseContent;
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
  const found = useMemo(() => script.environments.map((id) => [id, mainDatabase(workspace.environments[id])] as const), [script, workspace]);
  // The same question for as long as no database changes: other files do not matter here.
  const identity = useStable(found);
  const read = useCallback(async (): Promise<StageDatabases> => {
    const views = await Promise.all(identity.map(async ([id, database]) => (database === undefined ? undefined : ([id, { ...database, view: await viewOf(player.workbench.inspect, database.content) }] as const))));
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

type Found = readonly (readonly [EnvironmentId, NamedDatabase | undefined])[];

/** The same value until another database is found: other files do not matter here. */
function useStable(found: Found): Found {
  const [kept, keep] = useState(found);
  if (kept.length === found.length && kept.every(([id, database], index) => found[index]?.[0] === id && found[index][1]?.path === database?.path && found[index][1]?.content === database?.content)) return kept;
  keep(found);
  return found;
}

const views = new WeakMap<DatabaseContent, Promise<DatabaseView>>();

function viewOf(inspect: (content: DatabaseContent) => Promise<DatabaseView>, content: DatabaseContent): Promise<DatabaseView> {
  const known = views.get(content) ?? inspect(content);
  views.set(content, known);
  return known;
}
