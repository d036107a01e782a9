import { environmentIds } from '../../src/domain/environment.ts';
import type { ProjectName } from '../../src/domain/project.ts';
import { chanceFrom } from './chance.ts';
import { openDesk } from './desk.ts';
import { heldTooMuch } from './memory.ts';
import { watch } from './invariants.ts';
import { inventStep, tellStep } from './steps.ts';
import { takeStep } from './take-step.ts';
import { slipsIn } from './slips.ts';

/** What was found: the step after which something did not hold, and the steps before it, so that it can be done again. */
export interface Finding {
  readonly step: number;
  readonly what: string;
  readonly steps: readonly string[];
}

export interface FuzzOptions {
  readonly project: ProjectName;
  readonly seed: number;
  readonly steps: number;
  /** Whether a push runs the project's pipeline. */
  readonly ci: boolean;
  /** Called before each step. */
  readonly onBegin?: (step: number, told: string) => void;
  /** Called after each step: what it was, and the codes with which its lines ended. */
  readonly onStep?: (step: number, told: string, codes: readonly number[]) => void;
}

const SHOWN_BEFORE = 12;
/** To look at the memory means to collect all garbage first, which takes a while. */
const MEMORY_EVERY = 500;

/**
 * Does random things to a world on the real engines, and looks after each of them whether all still holds.
 *
 * @returns what did not hold first; undefined when all held
 */
export async function fuzz({ project, seed, steps, ci, onBegin, onStep }: FuzzOptions): Promise<Finding | undefined> {
  const chance = chanceFrom(seed);
  const desk = await openDesk(project, ci);
  const { look } = watch();
  const told: string[] = [];
  try {
    for (let step = 1; step <= steps; step++) {
      const before = desk.workbench.getState();
      const one = inventStep(chance, before);
      told.push(tellStep(one));
      onBegin?.(step, told.at(-1) ?? '');
      const seen = environmentIds.map((id) => desk.workbench.transcript(id).length);
      const found = (what: string): Finding => ({ step, what, steps: told.slice(-SHOWN_BEFORE) });
      try {
        await takeStep(desk, one);
      } catch (error) {
        return found(`it threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
      const events = environmentIds.flatMap((id, index) => desk.workbench.transcript(id).slice(seen[index]));
      const what = look(one, before, desk.workbench.getState()) ?? slipsIn(events) ?? (step % MEMORY_EVERY === 0 ? heldTooMuch(desk.workbench.getState().timeline) : undefined);
      if (what !== undefined) return found(what);
      onStep?.(step, told.at(-1) ?? '', events.flatMap((event) => (event.type === 'ended' ? [event.code] : [])));
    }
    return undefined;
  } finally {
    desk.close();
  }
}
