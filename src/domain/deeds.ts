import type { EnvironmentId } from './environment.ts';
import { type Deed, pathTo, type Timeline } from './timeline.ts';

/** Where it was done; undefined for what concerned the whole world. */
export function environmentOf(deed: Deed): EnvironmentId | undefined {
  return 'environment' in deed ? deed.environment : undefined;
}

/** How far along its branch the world stands: the ninth of fourteen points. */
export function placeOnBranch(timeline: Timeline): { readonly at: number; readonly of: number } {
  return { at: pathTo(timeline, timeline.here).length, of: pathTo(timeline, timeline.tip).length };
}
