import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import type { Offline, OfflineState } from '../../offline/offline.ts';

export const OfflineContext = createContext<Offline | undefined>(undefined);

export function useOffline(): Offline {
  const offline = use(OfflineContext);
  if (offline === undefined) throw new Error('There is no OfflineContext around this part of the page.');
  return offline;
}

export function useOfflineState(): OfflineState {
  const offline = useOffline();
  return useSyncExternalStore(offline.subscribe, offline.getState);
}

export function useNewVersionWaits(): boolean {
  const offline = useOffline();
  return useSyncExternalStore(
    useCallback((listener: () => void) => offline.subscribe(listener), [offline]),
    offline.newVersionWaits,
  );
}
