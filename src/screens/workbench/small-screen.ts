import { useSyncExternalStore } from 'react';

const small = matchMedia('(max-width: 819px)');

/** Whether the screen has room for one part of the workbench at a time only. */
export function useIsSmall(): boolean {
  return useSyncExternalStore(
    (listener) => {
      small.addEventListener('change', listener);
      return () => small.removeEventListener('change', listener);
    },
    isSmall,
  );
}

export function isSmall(): boolean {
  return small.matches;
}
