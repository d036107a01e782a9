import { assign, fromPromise, setup } from 'xstate';
import type { Finding } from '../checks/finding.ts';
import type { PointId } from '../domain/timeline.ts';
import type { Action } from '../scenario/script.ts';

/** What a look at a task's checks found, and at which point of the timeline. */
export interface Look {
  readonly point: PointId;
  readonly findings: readonly Finding[];
}

/** The learner's world, as the machine needs it. Tasks count from 0. */
export interface LessonWorld {
  /** Whether a command or the pipeline is at work. */
  isBusy(): boolean;
  here(): PointId;
  /** How many tasks, from the first one on, were done on the way to where the world stands. */
  tasksDone(): number;
  look(task: number): Promise<Look>;
  /** Remembers that a task was done at a point. */
  pass(task: number, point: PointId): void;
  /** Does an action as a person would; answers a sentence when it does not end as it should. */
  act(action: Action, signal: AbortSignal): Promise<string | undefined>;
  /** Goes back in time to where a task began; false when the world stands there already, or that point is forgotten. */
  goBackTo(task: number): boolean;
}

export interface LessonInput {
  readonly world: LessonWorld;
  /** The solution of each task. */
  readonly solutions: readonly (readonly Action[])[];
}

interface LessonContext extends LessonInput {
  /** The task whose turn it is; as many as there are tasks when all are done. */
  readonly task: number;
  readonly findings: readonly Finding[];
  /** The world changed since the checks began to look. */
  readonly stale: boolean;
  /** The action that is being shown. */
  readonly action: number;
  /** "Show me" went back to where the task began, since what the learner had done was in its way. */
  readonly anew: boolean;
  readonly problem: string | undefined;
  /** Where the world stood before and after the last "Show me". */
  readonly shown: { readonly from: PointId; readonly to: PointId | undefined } | undefined;
}

export type LessonEvent = { readonly type: 'world.changed' } | { readonly type: 'show.pressed' } | { readonly type: 'stop.pressed' };

function allHold({ findings }: Look): boolean {
  return findings.every(({ holds }) => holds);
}

/** A lesson in a world: when its checks look, and what "Show me" does. */
export const lessonMachine = setup({
  types: { context: {} as LessonContext, input: {} as LessonInput, events: {} as LessonEvent },
  actors: {
    'look at the task': fromPromise<Look, { world: LessonWorld; task: number }>(({ input: { world, task } }) => world.look(task)),
    'go back to the task': fromPromise<boolean, { world: LessonWorld; task: number }>(({ input: { world, task } }) => Promise.resolve(world.goBackTo(task))),
    'do the action': fromPromise<string | undefined, { world: LessonWorld; action: Action | undefined }>(({ input: { world, action }, signal }) => {
      if (action === undefined) throw new Error('The solution has no such action.');
      return world.act(action, signal);
    }),
  },
  guards: {
    'something is at work': ({ context }) => context.world.isBusy(),
    'all tasks are done': ({ context }) => context.task >= context.solutions.length,
    'the world changed meanwhile': ({ context }) => context.stale,
    'an action is left': ({ context: { solutions, task, action } }) => action + 1 < (solutions[task]?.length ?? 0),
  },
  actions: {
    'see whose turn it is': assign(({ context }) => {
      const task = context.world.tasksDone();
      return { task, stale: false, findings: task === context.task ? context.findings : [] };
    }),
    'see that the world changed': assign({ stale: true }),
    'begin to show': assign({ action: 0, anew: false, problem: undefined, shown: ({ context }) => ({ from: context.world.here(), to: undefined }) }),
    'take the next action': assign({ action: ({ context }) => context.action + 1 }),
    'remember what was shown': assign({ shown: ({ context: { shown, world } }) => (shown === undefined ? undefined : { ...shown, to: world.here() }) }),
  },
}).createMachine({
  id: 'lesson',
  context: ({ input }) => ({ ...input, task: input.world.tasksDone(), findings: [], stale: false, action: 0, anew: false, problem: undefined, shown: undefined }),
  initial: 'choosing',
  states: {
    choosing: {
      entry: 'see whose turn it is',
      always: [{ guard: 'all tasks are done', target: 'resting' }, { guard: 'something is at work', target: 'waiting' }, { target: 'checking' }],
    },
    waiting: { on: { 'world.changed': { target: 'choosing' } } },
    checking: {
      invoke: {
        src: 'look at the task',
        input: ({ context: { world, task } }) => ({ world, task }),
        onDone: [
          {
            guard: ({ event }) => allHold(event.output),
            target: 'choosing',
            actions: ({ context: { world, task }, event }) => world.pass(task, event.output.point),
          },
          { guard: 'the world changed meanwhile', target: 'choosing', actions: assign({ findings: ({ event }) => event.output.findings }) },
          { target: 'resting', actions: assign({ findings: ({ event }) => event.output.findings }) },
        ],
      },
      on: { 'world.changed': { actions: 'see that the world changed' }, 'show.pressed': { target: 'showing' } },
    },
    resting: {
      on: { 'world.changed': { target: 'choosing' }, 'show.pressed': { guard: ({ context }) => context.task < context.solutions.length, target: 'showing' } },
    },
    showing: {
      entry: 'begin to show',
      exit: 'remember what was shown',
      initial: 'acting',
      on: { 'stop.pressed': { target: 'choosing' } },
      states: {
        acting: {
          invoke: {
            src: 'do the action',
            input: ({ context: { world, solutions, task, action } }) => ({ world, action: solutions[task]?.[action] }),
            onDone: [
              { guard: ({ context, event }) => event.output !== undefined && !context.anew, target: 'going back', actions: assign({ problem: ({ event }) => event.output }) },
              { guard: ({ event }) => event.output !== undefined, target: '#lesson.choosing', actions: assign({ problem: ({ event }) => event.output }) },
              { guard: 'an action is left', target: 'acting', reenter: true, actions: 'take the next action' },
              { target: '#lesson.choosing' },
            ],
          },
        },
        // What somebody did on the way may be in the way of the solution. It stays on the timeline.
        'going back': {
          invoke: {
            src: 'go back to the task',
            input: ({ context: { world, task } }) => ({ world, task }),
            onDone: [
              { guard: ({ event }) => event.output, target: 'acting', actions: assign({ action: 0, anew: true, problem: undefined }) },
              { target: '#lesson.choosing' },
            ],
          },
        },
      },
    },
  },
});
