import { useSyncExternalStore } from 'react';

const wide = matchMedia('(min-width: 1200px)');

/** Whether text and workbench have room side by side. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      wide.addEventListener('change', listener);
      return () => wide.removeEventListener('change', listener);
    },
    () => wide.matches,
  );
}
