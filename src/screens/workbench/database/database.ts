import { useCallback, useMemo } from 'react';
import { useSelector } from '@xstate/react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import type { DatabaseSchema } from '../../../domain/schema.ts';
import type { DatabaseView, Workbench } from '../../../session/workbench.ts';
import { useAnswer } from '../../../ui/answer.ts';
import { databasesIn, mainDatabase } from '../editor/file-content.ts';
import { useEnvironment, useFiles, useParts } from '../workbench-context.ts';

/** The database of an environment that counts: the one picked in its Database panel, else `app.db`, else the first. */
export interface EnvironmentDatabase {
  readonly paths: readonly string[];
  /** Undefined: there is none. */
  readonly path: string | undefined;
  readonly bytes: Uint8Array | undefined;
  /** Undefined while it is being read for the first time, or when there is none. */
  readonly view: DatabaseView | undefined;
}

/** The database as it is shown in the panel. */
export interface ShownDatabase extends EnvironmentDatabase {
  /** What the database was before the last command changed it; undefined when that did not. */
  readonly before: DatabaseSchema | undefined;
}

export function useDatabase(environment: EnvironmentId): ShownDatabase {
  const { workbench } = useParts();
  const database = useEnvironmentDatabase(environment);
  const { path } = database;
  const { lastChange } = useEnvironment(environment);
  const bytesBefore = path !== undefined && lastChange?.changed.includes(path) === true ? lastChange.before.get(path) : undefined;
  const { value: viewBefore } = useAnswer(useCallback(() => viewOf(workbench, bytesBefore), [workbench, bytesBefore]));
  const before = bytesBefore !== undefined && viewBefore?.type === 'schema' ? viewBefore.schema : undefined;
  return { ...database, before };
}

/** The databases of all environments, whichever is worked in. The same value for as long as none of them changes. */
export function useAllDatabases(): Readonly<Record<EnvironmentId, EnvironmentDatabase>> {
  const a = useEnvironmentDatabase('dev-a');
  const b = useEnvironmentDatabase('dev-b');
  const ci = useEnvironmentDatabase('ci');
  const production = useEnvironmentDatabase('production');
  return useMemo(() => ({ 'dev-a': a, 'dev-b': b, ci, production }), [a, b, ci, production]);
}

function useEnvironmentDatabase(environment: EnvironmentId): EnvironmentDatabase {
  const { workbench, desks } = useParts();
  const files = useFiles(environment);
  const picked = useSelector(desks[environment], ({ context }) => context.database);
  const paths = useMemo(() => databasesIn(files), [files]);
  const path = mainDatabase(paths, picked);
  const bytes = path === undefined ? undefined : files.get(path);
  const { value } = useAnswer(useCallback(() => viewOf(workbench, bytes), [workbench, bytes]));
  const view = path === undefined ? undefined : value;
  return useMemo(() => ({ paths, path, bytes, view }), [paths, path, bytes, view]);
}

const views = new WeakMap<Uint8Array, Promise<DatabaseView>>();

/** Bytes never change in place, so one reading of them serves every panel. */
function viewOf(workbench: Workbench, bytes: Uint8Array | undefined): Promise<DatabaseView | undefined> {
  if (bytes === undefined) return Promise.resolve(undefined);
  const known = views.get(bytes) ?? workbench.inspect(bytes);
  views.set(bytes, known);
  return known;
}
