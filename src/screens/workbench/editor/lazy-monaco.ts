import { use } from 'react';
import { nextTask } from '../../../ui/short-tasks.ts';
import type * as monaco from './monaco.ts';

type Monaco = typeof monaco;

let loading: Promise<Monaco> | undefined;

/** The editor's chunk, fetched once. A view that uses it waits (Suspense) until it is there. */
export function useMonaco(): Monaco {
  return use(loadMonaco());
}

/** Fetches the editor's chunk ahead, for when it is wanted without a network. */
export function prefetchMonaco(): void {
  // When it fails, whoever uses it tries again and is told.
  loadMonaco().catch(() => undefined);
}

function loadMonaco(): Promise<Monaco> {
  loading ??= loadInShortTasks().catch((error: unknown) => {
    loading = undefined; // so that another try fetches again
    throw error;
  });
  return loading;
}

/** The page draws and answers between the editor's parts. */
async function loadInShortTasks(): Promise<Monaco> {
  await import('./monaco-text.ts');
  await nextTask();
  await import('./monaco-widget.ts');
  await nextTask();
  await import('./monaco-core.ts');
  await nextTask();
  const monaco = await import('./monaco.ts');
  await nextTask();
  monaco.prepareMonaco();
  await nextTask();
  return monaco;
}
