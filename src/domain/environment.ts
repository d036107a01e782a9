import type { FileTree } from './file-tree.ts';
import type { AppState } from './running-app.ts';

/** The four places that a change travels through. Two environments share no file. */
export const environmentIds = ['dev-a', 'dev-b', 'ci', 'production'] as const;
export type EnvironmentId = (typeof environmentIds)[number];

/** What people call each environment on the screen. */
export const environmentNames: Readonly<Record<EnvironmentId, string>> = {
  'dev-a': 'Developer A',
  'dev-b': 'Developer B',
  ci: 'CI',
  production: 'Production',
};

/**
 * One environment: its files, and what its shell keeps between two lines.
 *
 * @property files everything below the project folder, databases included
 * @property cwd the shell's folder, relative to the project folder; `''` is the project folder
 * @property variables the shell's exported variables
 * @property locals variables that are set but not exported: the shell knows them, programs do not
 * @property database what differs in the data folder of its PostgreSQL server from the image that all begin with, by blocks; undefined as long as it had none
 * @property app the server that was started; as long as nobody has started one, the present code answers every request
 */
export interface Environment {
  readonly files: FileTree;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly locals?: Readonly<Record<string, string>>;
  readonly database?: FileTree;
  readonly app?: AppState;
}

/** The absolute path of an environment's project folder, as `pwd` prints it and tracebacks show it. */
export function projectFolder(id: EnvironmentId): string {
  return `/home/${id}/project`;
}

export function isEnvironmentId(text: string): text is EnvironmentId {
  return (environmentIds as readonly string[]).includes(text);
}

/** One value for each environment. */
export function eachEnvironment<T>(make: (id: EnvironmentId) => T): Readonly<Record<EnvironmentId, T>> {
  return { 'dev-a': make('dev-a'), 'dev-b': make('dev-b'), ci: make('ci'), production: make('production') };
}
