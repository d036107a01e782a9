import { use } from 'react';
import { fetchCodeFont } from '../../../ui/code-font.ts';
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

/** The page draws and answers between the editor's parts: evaluated at once they would take it for longer than people overlook. */
async function loadInShortTasks(): Promise<Monaco> {
  // What is measured in its font once need not be measured again.
  void fetchCodeFont();
  for (const evaluate of [() => import('./monaco-text.ts'), () => import('./monaco-widget.ts'), () => import('./monaco-services.ts'), () => import('./monaco-core.ts'), () => import('./monaco-features.ts')]) {
    await evaluate();
    await nextTask();
  }
  const monaco = await import('./monaco.ts');
  for (const prepare of monaco.preparations) {
    await nextTask();
    prepare();
  }
  await nextTask();
  return monaco;
}
