import { prefetchMonaco } from '../workbench/editor/lazy-monaco.ts';

/**
 * What the page fetches only when it is first used, and a scenario or an excursion from it may use: the reader of pipeline
 * files, the explanations, the editor. Before a room nothing is to be missing.
 */
export function fetchAhead(): void {
  prefetchMonaco();
  for (const load of later) {
    // When it fails, whoever uses it tries again and is told.
    load().catch(() => undefined);
  }
}

const later: readonly (() => Promise<unknown>)[] = [
  () => import('yaml'),
  () => import('../../explain/explain.ts'),
  () => import('../../explain/review/review.ts'),
];
