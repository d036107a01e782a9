import { useCallback, useMemo } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import type { DatabaseSchema } from '../../../domain/schema.ts';
import type { DatabaseView, Workbench } from '../../../session/workbench.ts';
import { useAnswer } from '../../../ui/answer.ts';
import { databasesIn } from '../editor/file-content.ts';
import { useDesk, useEnvironment, useFiles, useParts } from '../workbench-context.ts';

/** The database that is looked at: the one picked, or else the first of the environment's files. */
export interface ShownDatabase {
  readonly paths: readonly string[];
  readonly path: string | undefined;
  readonly bytes: Uint8Array | undefined;
  /** Undefined while it is being read for the first time, or when there is none. */
  readonly view: DatabaseView | undefined;
  /** What the database was before the last command changed it; undefined when that did not. */
  readonly before: DatabaseSchema | undefined;
}

export function useDatabase(environment: EnvironmentId): ShownDatabase {
  const { workbench } = useParts();
  const files = useFiles(environment);
  const picked = useDesk(({ database }) => database);
  const paths = useMemo(() => databasesIn(files), [files]);
  const path = picked !== undefined && paths.includes(picked) ? picked : paths[0];
  const bytes = path === undefined ? undefined : files.get(path);
  const { value } = useAnswer(useCallback(() => viewOf(workbench, bytes), [workbench, bytes]));
  const { lastChange } = useEnvironment(environment);
  const bytesBefore = path !== undefined && lastChange?.changed.includes(path) === true ? lastChange.before.get(path) : undefined;
  const { value: viewBefore } = useAnswer(useCallback(() => viewOf(workbench, bytesBefore), [workbench, bytesBefore]));
  const before = bytesBefore !== undefined && viewBefore?.type === 'schema' ? viewBefore.schema : undefined;
  return { paths, path, bytes, view: path === undefined ? undefined : value, before };
}

const views = new WeakMap<Uint8Array, Promise<DatabaseView>>();

/** Bytes never change in place, so one reading of them serves every panel. */
function viewOf(workbench: Workbench, bytes: Uint8Array | undefined): Promise<DatabaseView | undefined> {
  if (bytes === undefined) return Promise.resolve(undefined);
  const known = views.get(bytes) ?? workbench.inspect(bytes);
  views.set(bytes, known);
  return known;
}
