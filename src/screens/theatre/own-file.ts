import { useSyncExternalStore } from 'react';

/** A scenario that a person opened from a file. */
export interface OwnFile {
  readonly name: string;
  readonly text: string;
}

/** The place in the address of the scenario that was opened from a file. */
export const OWN = 'own-file';
const KEY = 'headway.own-scenario';
let opened: OwnFile | undefined;
let count = 0;
const listeners = new Set<() => void>();

/** How many files were opened in this visit: another one begins anew, even under the same name. */
export function useOpenedFiles(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => count,
  );
}

/** The file that was opened last in this tab; undefined when there was none, or the browser kept nothing over a reload. */
export function ownFile(): OwnFile | undefined {
  if (opened !== undefined) return opened;
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('name' in kept) || !('text' in kept)) return undefined;
    if (typeof kept.name !== 'string' || typeof kept.text !== 'string') return undefined;
    opened = { name: kept.name, text: kept.text };
    return opened;
  } catch {
    return undefined; // refused, or not what we wrote
  }
}

/** Keeps the file for as long as the tab lives, so that a reload finds it. */
export function keepOwnFile(file: OwnFile): void {
  opened = file;
  count += 1;
  for (const listener of listeners) listener();
  try {
    sessionStorage.setItem(KEY, JSON.stringify(file));
  } catch {
    // refused or too large: it is there until the page is reloaded
  }
}
