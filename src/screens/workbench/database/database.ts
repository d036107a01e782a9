import { useCallback, useMemo } from 'react';
import { useSelector } from '@xstate/react';
import { type DatabaseContent, isOnServer } from '../../../domain/database.ts';
import { databasesOf, mainDatabase } from '../../../domain/environment-database.ts';
import type { EnvironmentId } from '../../../domain/environment.ts';
import type { DatabaseSchema } from '../../../domain/schema.ts';
import type { DatabaseView, LastChange, Workbench } from '../../../session/workbench.ts';
import { useAnswer } from '../../../ui/answer.ts';
import { useEnvironment, useParts, useWorkbench } from '../workbench-context.ts';

/** The database of an environment that counts: the one picked in its Database panel, else the one with which its settings say that it works. */
export interface EnvironmentDatabase {
  /** Of all that there are: files, and `postgresql:///shop` for the server's. */
  readonly paths: readonly string[];
  /** Undefined: there is none. */
  readonly path: string | undefined;
  readonly content: DatabaseContent | undefined;
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
  const { path, content } = database;
  const { lastChange } = useEnvironment(environment);
  const contentBefore = beforeOf(lastChange, path, content);
  const { value: viewBefore } = useAnswer(useCallback(() => viewOf(workbench, contentBefore), [workbench, contentBefore]));
  const before = contentBefore !== undefined && viewBefore?.type === 'schema' ? viewBefore.schema : undefined;
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
  const picked = useSelector(desks[environment], ({ context }) => context.database);
  const { files, variables, database } = useWorkbench((state) => state.workspace.environments[environment]);
  const all = useMemo(() => databasesOf({ files, variables, ...(database === undefined ? {} : { database }) }), [files, variables, database]);
  const main = useMemo(() => mainDatabase({ files, variables, ...(database === undefined ? {} : { database }) }), [files, variables, database]);
  const chosen = all.find(({ path }) => path === picked) ?? main;
  const { path, content } = chosen ?? {};
  const names = all.map((each) => each.path).join('\n');
  const paths = useMemo(() => names.split('\n').filter((name) => name !== ''), [names]);
  const { value } = useAnswer(useCallback(() => viewOf(workbench, content), [workbench, content]));
  const view = path === undefined ? undefined : value;
  return useMemo(() => ({ paths, path, content, view }), [paths, path, content, view]);
}

/** What the last command found in the database that is shown; undefined when it is not the one that it changed. */
function beforeOf(lastChange: LastChange | undefined, path: string | undefined, content: DatabaseContent | undefined): DatabaseContent | undefined {
  if (lastChange === undefined || path === undefined || content === undefined) return undefined;
  if (isOnServer(content)) return lastChange.server?.after === content ? lastChange.server.before : undefined;
  return lastChange.changed.includes(path) ? lastChange.before.get(path) : undefined;
}

const views = new WeakMap<DatabaseContent, Promise<DatabaseView>>();

/** What a database holds never changes in place, so one reading serves every panel. What could not be read is asked for again. */
function viewOf(workbench: Workbench, content: DatabaseContent | undefined): Promise<DatabaseView | undefined> {
  if (content === undefined) return Promise.resolve(undefined);
  const known = views.get(content) ?? workbench.inspect(content);
  views.set(content, known);
  return known;
}
