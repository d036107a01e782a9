import type { EnvironmentId } from '../../src/domain/environment.ts';

/** One step of a story: a line that is compared, or a change of files. */
export type GitStep =
  | { readonly type: 'line'; readonly environment: EnvironmentId; readonly line: string }
  | { readonly type: 'write'; readonly environment: EnvironmentId; readonly path: string; readonly content: string | Uint8Array }
  | { readonly type: 'remove'; readonly environment: EnvironmentId; readonly path: string };

export interface GitStory {
  readonly name: string;
  readonly steps: readonly GitStep[];
}

const hand = (environment: EnvironmentId) => ({
  run: (...lines: readonly string[]): GitStep[] => lines.map((line) => ({ type: 'line', environment, line })),
  write: (path: string, content: string | Uint8Array): GitStep => ({ type: 'write', environment, path, content }),
  remove: (path: string): GitStep => ({ type: 'remove', environment, path }),
});

export const a = hand('dev-a');
export const b = hand('dev-b');

export function story(name: string, ...steps: readonly (GitStep | readonly GitStep[])[]): GitStory {
  return { name, steps: steps.flat() };
}
