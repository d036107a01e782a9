import type { EnvironmentId } from '../domain/environment.ts';
import type { Timeline } from '../domain/timeline.ts';

/** All that is kept of a visit: the world with its past, and the lines that were entered in each terminal, oldest first. */
export interface SavedWorld {
  readonly timeline: Timeline;
  readonly histories: Readonly<Record<EnvironmentId, readonly string[]>>;
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
