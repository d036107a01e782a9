import type { EnvironmentId } from '../domain/environment.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { TerminalEvent } from '../session/workbench.ts';

/** What is kept beside an environment's files: what its terminal showed and which lines were entered. */
export interface TerminalRecord {
  readonly transcript: readonly TerminalEvent[];
  readonly history: readonly string[];
}

/** All that is kept of a visit. */
export interface SavedWorld {
  readonly workspace: Workspace;
  readonly terminals: Readonly<Record<EnvironmentId, TerminalRecord>>;
}

/** Where the world is kept. A save is whole or not at all. */
export interface WorldStorage {
  load(): Promise<SavedWorld | undefined>;
  save(world: SavedWorld): Promise<void>;
}

/** Keeps nothing: for the headless door and for tests. */
export const noStorage: WorldStorage = {
  load: () => Promise.resolve(undefined),
  save: () => Promise.resolve(),
};

/** Refuses to save, for a reason to be shown; what was kept before stays untouched. */
export function refusingStorage(message: string): WorldStorage {
  return { load: () => Promise.resolve(undefined), save: () => Promise.reject(new Error(message)) };
}
