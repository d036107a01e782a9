import type { EnvironmentId } from '../domain/environment.ts';
import type { Check } from './check.ts';

/**
 * What a check came to, in one environment where it names several.
 *
 * @property environments where it looked
 * @property found a sentence: what is there
 * @property wanted a sentence: what should be; said only when it does not hold
 */
export interface Finding {
  readonly check: Check;
  readonly environments: readonly EnvironmentId[];
  readonly holds: boolean;
  readonly found: string;
  readonly wanted: string;
}

/** The finding as one reads it aloud: what was found and, where it does not hold, what was wanted. */
export function findingSentence({ holds, found, wanted }: Finding): string {
  return holds ? found : `${found} ${wanted}`;
}
