import type { AppAnswer } from '../checks/ask-app.ts';
import type { Finding } from '../checks/finding.ts';
import type { EnvironmentId } from '../domain/environment.ts';
import type { PointId } from '../domain/timeline.ts';
import type { Workbench } from '../session/workbench.ts';
import type { Evidence } from './evidence.ts';
import type { Happening, TravellingCommit } from './happening.ts';
import type { Action, Script } from './script.ts';

/** A step that was run: where on the timeline it ended, and what was found there. */
export interface StepRecord {
  readonly point: PointId;
  readonly happenings: readonly Happening[];
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
  /** How each shown environment's application answered the script's health path after the step. */
  readonly apps: readonly AppAnswer[];
  /** Milliseconds that the actions themselves took, and all the rest of the step: comparing, checking, evidence. */
  readonly took: { readonly actions: number; readonly rest: number };
}

/** Why a scenario could not go on: at which step and what it found. `at` is the line of the scenario file. */
export interface StepFailure {
  readonly step: number;
  readonly at: number;
  readonly sentence: string;
}

/**
 * What a scenario is doing. Steps count from 0.
 *
 * - `idle`: nothing was run yet
 * - `playing`: between two steps; the next one comes by itself
 * - `running`: an action of a step is about to run, runs, or what it did is being shown
 * - `checking`: what must hold after the step is looked at
 * - `left`: the person did something of their own
 * - `travelling`: on the way to the point of a step
 */
export type Doing =
  | { readonly type: 'idle' | 'playing' | 'paused' | 'left' | 'travelling' | 'finished' }
  | { readonly type: 'running'; readonly step: number; readonly action: Action; readonly phase: 'announced' | 'acting' | 'shown' }
  | { readonly type: 'checking'; readonly step: number }
  | { readonly type: 'failed'; readonly failure: StepFailure };

/**
 * One moment of the animation.
 *
 * @property coming what is still to be shown after it
 * @property milliseconds how long it stays
 */
export interface AnimationFrame {
  readonly happening: Happening;
  readonly coming: readonly Happening[];
  readonly index: number;
  readonly count: number;
  readonly milliseconds: number;
}

export interface PlayerState {
  readonly doing: Doing;
  /** How many steps the shown world has behind it; the last one done is `position - 1`. */
  readonly position: number;
  /** By step; undefined: not run yet. */
  readonly records: readonly (StepRecord | undefined)[];
  /** Whether the next step comes by itself. */
  readonly playsOn: boolean;
  /** 1 is the usual speed, 2 twice as fast. */
  readonly speed: number;
  /** The frame of the animation that is shown; undefined: nothing moves. */
  readonly frame: AnimationFrame | undefined;
  /** The application's health in each shown environment, where it is known. */
  readonly apps: readonly AppAnswer[];
}

/**
 * A scenario that is played, in a world of its own. Nothing here throws for what a person does: what makes no sense in a
 * moment (back at the start) is not taken.
 */
export interface Player {
  readonly script: Script;
  /**
   * What the person works with: everything that they do through it leaves the script. Its state, its transcripts and
   * `onTerminal` tell of the script's own commands too.
   */
  readonly workbench: Workbench;
  getState(): PlayerState;
  subscribe(listener: () => void): () => void;

  play(): void;
  pause(): void;
  /** Runs the next step, with its animation. */
  next(): void;
  /** To the end of the step before, or to the start. */
  back(): void;
  /** To the end of the first `steps` steps: travels where that was before, runs at once what was not run yet. */
  jumpTo(steps: number): void;
  restart(): void;
  /** Back from an excursion to the step where the script was left. */
  comeBack(): void;
  /** Ends the animation that is shown. */
  skipAnimation(): void;
  setSpeed(speed: number): void;
  /** With reduced motion nothing is animated and nothing waits for an animation. */
  setReducedMotion(reduced: boolean): void;
  /** Asks an environment's application how it is now, wherever the world stands. */
  askApp(environment: EnvironmentId): Promise<AppAnswer>;
  /** The newest commits of the origin as it is now, newest first. */
  originLog(): Promise<readonly TravellingCommit[]>;
  close(): void;
}

