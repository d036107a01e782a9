import { useSyncExternalStore } from 'react';
import { hashOf, readRoute, type Route } from './route.ts';

let known: { readonly hash: string; readonly route: Route } | undefined;

/** What the address says now: the same value for as long as it says the same. */
export function currentRoute(): Route {
  if (known?.hash !== location.hash) known = { hash: location.hash, route: readRoute(location.hash) };
  return known.route;
}

export function onRoute(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(onRoute, currentRoute);
}

/** Resolves as soon as the workbench is what the page shows: at once, or when the person comes back to it. */
export function workbenchIsWanted(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (currentRoute().type !== 'workbench') return;
      stop();
      resolve();
    };
    const stop = onRoute(look);
    look();
  });
}

/** Says in the address where the person stands, without a new entry in the browser's history. */
export function rewriteAddress(route: Route): void {
  const hash = hashOf(route);
  if (location.hash !== hash) history.replaceState(history.state, '', hash);
}

/** The whole address of a screen, to be passed on. */
export function addressOf(route: Route): string {
  return new URL(hashOf(route), location.href).href;
}
