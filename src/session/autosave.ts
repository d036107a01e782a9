import type { SavedWorld, WorldStorage } from '../storage/world-storage.ts';
import type { StorageState } from './workbench.ts';

export interface Autosave {
  /** Something changed: save as soon as the save before it has ended. */
  changed(): void;
  /** Resolves when nothing is left to save, or the last save was refused. */
  settled(): Promise<void>;
  getState(): StorageState;
}

/**
 * Keeps the world as it changes: one save at a time, always of the newest state. A save that fails is said and tried
 * again with the next change; work goes on.
 */
export function createAutosave(storage: WorldStorage, world: () => SavedWorld, onState: () => void): Autosave {
  let state: StorageState = { type: 'saved' };
  let dirty = false;
  let saving: Promise<void> | undefined;

  const setState = (next: StorageState): void => {
    state = next;
    onState();
  };

  const saveAll = async (): Promise<void> => {
    while (dirty) {
      dirty = false;
      try {
        await storage.save(world());
        if (!dirty) setState({ type: 'saved' });
      } catch (error) {
        setState({ type: 'refused', message: error instanceof Error ? error.message : String(error) });
      }
    }
    saving = undefined;
  };

  return {
    changed() {
      dirty = true;
      if (state.type === 'saved') setState({ type: 'saving' });
      saving ??= saveAll();
    },
    settled: () => saving ?? Promise.resolve(),
    getState: () => state,
  };
}
