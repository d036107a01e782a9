import { use } from 'react';
import { fetchCodeFont } from '../../../ui/code-font.ts';
import type * as terminalView from './terminal-view.ts';

type Terminals = typeof terminalView;

let loading: Promise<Terminals> | undefined;

/** The terminal's chunk, fetched once. A view that uses it waits (Suspense) until it is there. */
export function useTerminals(): Terminals {
  return use(loadTerminals());
}

/** Fetches the terminal's chunk while the page is being put together. */
export function prefetchTerminals(): void {
  // When it fails, whoever uses it tries again and is told.
  loadTerminals().catch(() => undefined);
}

function loadTerminals(): Promise<Terminals> {
  // What is measured in its font once need not be measured again.
  if (loading === undefined) void fetchCodeFont();
  loading ??= import('./terminal-view.ts').catch((error: unknown) => {
    loading = undefined; // so that another try fetches again
    throw error;
  });
  return loading;
}
