import { assign, fromPromise, sendTo, setup } from 'xstate';
import type { LastOutput } from '../checks/evaluate.ts';
import type { EnvironmentId } from '../domain/environment.ts';
import type { Happening } from './happening.ts';
import { playbackMachine } from './playback-machine.ts';
import type { StepFailure, StepRecord } from './player.ts';
import type { Action, Script, Step } from './script.ts';

/** What was said last in each environment during a step. */
export type Outputs = Readonly<Partial<Record<EnvironmentId, LastOutput>>>;

/** What an action came to. `failure` is a sentence: it did not end as the script says. */
export interface Acted {
  readonly happenings: readonly Happening[];
  readonly output: LastOutput | undefined;
  readonly milliseconds: { readonly action: number; readonly rest: number };
  readonly failure: string | undefined;
}

/** What was done in a step so far. */
export interface StepSoFar {
  readonly happenings: readonly Happening[];
  readonly outputs: Outputs;
  readonly took: { readonly actions: number; readonly rest: number };
}

export type Checked = { readonly record: StepRecord; readonly failure: Omit<StepFailure, 'step'> | undefined };

/** The world that a scenario is played in, as the machine needs it. */
export interface ScenarioWorld {
  /** Does it; when the signal aborts it is stopped as by Ctrl-C. Rejects only for a bug. */
  act(action: Action, signal: AbortSignal): Promise<Acted>;
  /** Looks at what must hold, gathers the evidence and remembers the point. */
  check(step: number, soFar: StepSoFar, signal: AbortSignal): Promise<Checked>;
  /** Puts the world at the end of the step that the record is of, or at the start. What runs is stopped first. */
  travel(record: StepRecord | undefined, signal: AbortSignal): Promise<void>;
}

export interface ScenarioInput {
  readonly script: Script;
  readonly world: ScenarioWorld;
  readonly speed: number;
  readonly reducedMotion: boolean;
}

interface ScenarioContext extends ScenarioInput {
  /** Steps that the world has behind it. */
  readonly position: number;
  /** Where it is to be put by travelling, before anything is run. */
  readonly destination: number;
  /** How many steps it is to have behind it before it rests. */
  readonly goal: number;
  /** Whether steps are run without waiting for a reader. */
  readonly atOnce: boolean;
  readonly playsOn: boolean;
  readonly records: readonly (StepRecord | undefined)[];
  /** The action of the step that is its turn. */
  readonly action: number;
  readonly soFar: StepSoFar;
  /** What the last action did: what is being shown. */
  readonly shown: readonly Happening[];
  readonly failure: StepFailure | undefined;
}

export type ScenarioEvent =
  | { readonly type: 'play.pressed' }
  | { readonly type: 'pause.pressed' }
  | { readonly type: 'next.pressed' }
  | { readonly type: 'back.pressed' }
  | { readonly type: 'step.chosen'; readonly steps: number }
  | { readonly type: 'restart.pressed' }
  | { readonly type: 'return.pressed' }
  | { readonly type: 'person.acted' }
  | { readonly type: 'animation.skipped' }
  | { readonly type: 'speed.changed'; readonly speed: number }
  | { readonly type: 'motion.reduced'; readonly reduced: boolean };

const nothingYet: StepSoFar = { happenings: [], outputs: {}, took: { actions: 0, rest: 0 } };

/** Reading aloud goes at about two and a half words a second. */
const WORDS_A_SECOND = 2.5;

/** How long a step is left standing before the next one comes by itself, in milliseconds. */
export function readingTime(step: Step | undefined, speed: number): number {
  const words = step?.narration.split(/\s+/).length ?? 0;
  return Math.min(30_000, Math.max(3000, (words / WORDS_A_SECOND) * 1000)) / speed;
}

/** How long an action is announced before it is done: a line is typed by then. */
export function typingTime(action: Action | undefined, speed: number): number {
  const characters = action?.type === 'command' ? action.line.length : 30;
  return (400 + 20 * Math.min(80, characters)) / speed;
}

function clamped(steps: number, script: Script): number {
  return Math.min(script.steps.length, Math.max(0, Math.floor(steps)));
}

/** The furthest point up to a goal at which the world was before: from there on steps must be run. */
function furthestKnown(goal: number, records: ScenarioContext['records']): number {
  let known = goal;
  while (known > 0 && records[known - 1] === undefined) known -= 1;
  return known;
}

/** A scenario: what may happen next, and when. All that is done in the world is done by its actors. */
export const scenarioMachine = setup({
  types: {
    context: {} as ScenarioContext,
    input: {} as ScenarioInput,
    events: {} as ScenarioEvent,
    children: {} as { playback: 'show what it did' },
  },
  actors: {
    'do the action': fromPromise<Acted, { world: ScenarioWorld; action: Action | undefined }>(({ input: { world, action }, signal }) => {
      if (action === undefined) throw new Error('A step has no such action.');
      return world.act(action, signal);
    }),
    'check the step': fromPromise<Checked, { world: ScenarioWorld; step: number; soFar: StepSoFar }>(({ input: { world, step, soFar }, signal }) => world.check(step, soFar, signal)),
    'go to the point': fromPromise<void, { world: ScenarioWorld; record: StepRecord | undefined }>(({ input: { world, record }, signal }) => world.travel(record, signal)),
    'show what it did': playbackMachine,
  },
  delays: {
    'time to read': ({ context: { script, position, speed } }) => readingTime(script.steps[position - 1], speed),
    'time to type': ({ context: { script, position, action, speed } }) => typingTime(script.steps[position]?.actions[action], speed),
  },
  guards: {
    'no step is left': ({ context }) => context.position >= context.script.steps.length,
    'no step was run': ({ context }) => context.position === 0,
    'a further step is wanted': ({ context }) => context.goal > context.position,
    'it plays on from the start': ({ context }) => context.playsOn && context.position === 0,
    'it plays on': ({ context }) => context.playsOn,
    'no action is left': ({ context: { script, position, action } }) => action >= (script.steps[position]?.actions.length ?? 0),
    'nobody waits for it': ({ context }) => context.atOnce,
    'there is nothing to show': ({ context }) => context.atOnce || context.reducedMotion || context.shown.length === 0,
  },
  actions: {
    'play on': assign({ playsOn: true }),
    'play no further': assign({ playsOn: false }),
    'hurry up': assign({ atOnce: true }),
    'want the next step': assign({ goal: ({ context }) => clamped(context.position + 1, context.script), destination: ({ context }) => context.position, atOnce: false }),
    'want the step before': assign({ goal: ({ context }) => clamped(context.position - 1, context.script), destination: ({ context }) => clamped(context.position - 1, context.script), playsOn: false }),
    'want this step again': assign({ goal: ({ context }) => context.position, destination: ({ context }) => context.position, playsOn: false }),
    'want the start': assign({ goal: 0, destination: 0 }),
    'want the chosen step': assign(({ context, event }) => {
      if (event.type !== 'step.chosen') return {};
      const goal = clamped(event.steps, context.script);
      return { goal, destination: furthestKnown(goal, context.records), atOnce: true, playsOn: false };
    }),
    'be where it travelled to': assign({ position: ({ context }) => context.destination, failure: undefined }),
    'begin the step': assign({ action: 0, soFar: nothingYet, shown: [], failure: undefined }),
    'go to the next action': assign({ action: ({ context }) => context.action + 1, shown: [] }),
    'take the speed': assign({ speed: ({ context, event }) => (event.type === 'speed.changed' ? event.speed : context.speed) }),
    'tell the animation its speed': sendTo('playback', ({ event }) => ({ type: 'speed.changed' as const, speed: event.type === 'speed.changed' ? event.speed : 1 })),
    'end the animation': sendTo('playback', { type: 'animation.skipped' }),
    'take the wish for motion': assign({ reducedMotion: ({ context, event }) => (event.type === 'motion.reduced' ? event.reduced : context.reducedMotion) }),
    'note what was done': assign(({ context: { soFar, script, position, action } }, { output: acted }: { output: Acted }) => {
      const environment = script.steps[position]?.actions[action]?.environment;
      return {
        shown: acted.happenings,
        soFar: {
          happenings: [...soFar.happenings, ...acted.happenings],
          outputs: environment === undefined || acted.output === undefined ? soFar.outputs : { ...soFar.outputs, [environment]: acted.output },
          took: { actions: soFar.took.actions + acted.milliseconds.action, rest: soFar.took.rest + acted.milliseconds.rest },
        },
      };
    }),
    'note why the action failed': assign(({ context: { script, position, action } }, { output }: { output: Acted }) => ({
      failure: { step: position, at: script.steps[position]?.actions[action]?.at ?? 0, sentence: output.failure ?? '' },
      playsOn: false,
    })),
    'note what must hold and does not': assign(({ context: { position } }, { output }: { output: Checked }) => ({
      failure: output.failure === undefined ? undefined : { step: position, ...output.failure },
      playsOn: false,
    })),
    'remember the step': assign(({ context: { position, records } }, { output }: { output: Checked }) => ({
      // What was run after this step before belongs to another past.
      records: [...records.slice(0, position), output.record],
      position: position + 1,
    })),
  },
}).createMachine({
  id: 'scenario',
  context: ({ input }) => ({
    ...input,
    position: 0,
    destination: 0,
    goal: 0,
    atOnce: false,
    playsOn: false,
    records: [],
    action: 0,
    soFar: nothingYet,
    shown: [],
    failure: undefined,
  }),
  initial: 'idle',
  on: {
    'speed.changed': { actions: 'take the speed' },
    'motion.reduced': { actions: 'take the wish for motion' },
    'step.chosen': { target: '.travelling', actions: 'want the chosen step' },
    'restart.pressed': { target: '.travelling', actions: ['want the start', 'play no further'] },
    'person.acted': { target: '.left the script', actions: 'play no further' },
  },
  states: {
    idle: {
      on: {
        'play.pressed': { target: 'running a step', actions: ['play on', 'want the next step'] },
        'next.pressed': { target: 'running a step', actions: 'want the next step' },
      },
    },
    playing: {
      after: { 'time to read': { target: 'running a step', actions: 'want the next step' } },
      on: {
        'pause.pressed': { target: 'paused', actions: 'play no further' },
        'next.pressed': { target: 'running a step', actions: 'want the next step' },
        'back.pressed': { target: 'travelling', actions: 'want the step before' },
        'speed.changed': { target: 'playing', reenter: true, actions: 'take the speed' },
      },
    },
    paused: {
      on: {
        'play.pressed': { target: 'running a step', actions: ['play on', 'want the next step'] },
        'next.pressed': { target: 'running a step', actions: 'want the next step' },
        'back.pressed': { target: 'travelling', actions: 'want the step before' },
      },
    },
    'running a step': {
      entry: 'begin the step',
      initial: 'choosing an action',
      on: {
        'play.pressed': { actions: 'play on' },
        'pause.pressed': { actions: 'play no further' },
        'next.pressed': { actions: 'hurry up' },
        // The half-done step is undone.
        'back.pressed': { target: 'travelling', actions: 'want this step again' },
      },
      states: {
        'choosing an action': {
          always: [{ guard: 'no action is left', target: 'checking what must hold' }, { guard: 'nobody waits for it', target: 'acting' }, { target: 'announcing the action' }],
        },
        'announcing the action': {
          after: { 'time to type': 'acting' },
          on: { 'next.pressed': { target: 'acting', actions: 'hurry up' }, 'speed.changed': { target: 'announcing the action', reenter: true, actions: 'take the speed' } },
        },
        acting: {
          invoke: {
            src: 'do the action',
            input: ({ context: { world, script, position, action } }) => ({ world, action: script.steps[position]?.actions[action] }),
            onDone: [
              { guard: ({ event }) => event.output.failure !== undefined, target: '#scenario.failed', actions: { type: 'note why the action failed', params: ({ event }) => ({ output: event.output }) } },
              { target: 'showing what it did', actions: { type: 'note what was done', params: ({ event }) => ({ output: event.output }) } },
            ],
          },
        },
        'showing what it did': {
          always: { guard: 'there is nothing to show', target: 'choosing an action', actions: 'go to the next action' },
          invoke: {
            id: 'playback',
            src: 'show what it did',
            input: ({ context: { shown, speed } }) => ({ happenings: shown, speed }),
            onDone: { target: 'choosing an action', actions: 'go to the next action' },
          },
          on: {
            'animation.skipped': { actions: 'end the animation' },
            'next.pressed': { actions: ['hurry up', 'end the animation'] },
            'speed.changed': { actions: ['take the speed', 'tell the animation its speed'] },
          },
        },
        'checking what must hold': {
          invoke: {
            src: 'check the step',
            input: ({ context: { world, position, soFar } }) => ({ world, step: position, soFar }),
            onDone: [
              { guard: ({ event }) => event.output.failure !== undefined, target: '#scenario.failed', actions: { type: 'note what must hold and does not', params: ({ event }) => ({ output: event.output }) } },
              { target: '#scenario.resting', actions: { type: 'remember the step', params: ({ event }) => ({ output: event.output }) } },
            ],
          },
        },
      },
    },
    travelling: {
      invoke: {
        src: 'go to the point',
        input: ({ context: { world, records, destination } }) => ({ world, record: records[destination - 1] }),
        onDone: { target: 'resting', actions: 'be where it travelled to' },
      },
    },
    /** Takes no time: says where a step or a journey has led to. */
    resting: {
      always: [
        { guard: 'a further step is wanted', target: 'running a step' },
        { guard: 'no step is left', target: 'finished', actions: 'play no further' },
        { guard: 'it plays on from the start', target: 'running a step', actions: 'want the next step' },
        { guard: 'it plays on', target: 'playing' },
        { guard: 'no step was run', target: 'idle' },
        { target: 'paused' },
      ],
    },
    'left the script': {
      on: {
        'return.pressed': { target: 'travelling', actions: 'want this step again' },
        'back.pressed': { target: 'travelling', actions: 'want this step again' },
        'next.pressed': { target: 'travelling', actions: 'want the next step' },
        'play.pressed': { target: 'travelling', actions: ['play on', 'want the next step'] },
        'person.acted': {},
      },
    },
    finished: {
      on: {
        'back.pressed': { target: 'travelling', actions: 'want the step before' },
        'play.pressed': { target: 'travelling', actions: ['want the start', 'play on'] },
      },
    },
    failed: {
      on: {
        'back.pressed': { target: 'travelling', actions: 'want this step again' },
        'next.pressed': { target: 'travelling', actions: 'want the next step' },
        'play.pressed': { target: 'travelling', actions: ['play on', 'want the next step'] },
      },
    },
  },
});
