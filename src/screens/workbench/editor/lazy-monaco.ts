import { use } from 'react';

type Monaco = typeof import('./monaco.ts');

let loading: Promise<Monaco> | undefined;

/** The editor's chunk, fetched once. A view that uses it waits (Suspense) until it is there. */
export function useMonaco(): Monaco {
  return use(loadMonaco());
}

function loadMonaco(): Promise<Monaco> {
  loading ??= import('./monaco.ts').catch((error: unknown) => {
    loading = undefined; // so that another try fetches again
    throw error;
  });
  return loading;
}
