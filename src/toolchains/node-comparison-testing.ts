import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStage, type Stage } from '../scenario/node-stage.ts';
import type { Comparison } from './comparison.ts';
import { type ComparisonPlay, type ComparisonState, openComparison } from './open-comparison.ts';
import { readComparison } from './read-comparison.ts';

/** The project's comparison, read; what is wrong with its file is thrown. */
export function theComparison(): Comparison {
  const file = 'lessons/toolchains/add-phone.md';
  const reading = readComparison(readFileSync(join(import.meta.dirname, '../..', file), 'utf8'), file);
  if (reading.type === 'comparison') return reading.comparison;
  throw new Error(reading.problems.map(({ file: where, line, message }) => `${where}:${line}: ${message}`).join('\n'));
}

/** A comparison over the real engines. */
export function openOnStage(stage: Stage, comparison: Comparison): ComparisonPlay {
  return openComparison({ comparison, starter: (tool) => stage.starterOf(tool === 'flask' ? 'shop' : tool), openWorkbench: (starter) => stage.openWorkbench(starter), clock: () => performance.now() });
}

/** Resolves with the state as soon as it is so. */
export function until(play: ComparisonPlay, isSo: (state: ComparisonState) => boolean): Promise<ComparisonState> {
  return new Promise((resolve) => {
    const look = (): void => {
      const state = play.getState();
      if (!isSo(state)) return;
      stop();
      resolve(state);
    };
    const stop = play.subscribe(look);
    look();
  });
}

export { openStage, type Stage };
