import { assign, fromPromise, setup } from 'xstate';
import { type Deployment, endedRun, type LineRun, type PipelineRun, presentHalf, type Push, type StepRun, withSteps } from '../domain/pipeline.ts';

/** What reading the pushed commit's pipeline file came to; undefined when nothing is to run. */
export type ReadRun = PipelineRun | undefined;

/** How a step ended: its exit code, and how long it took. */
export interface StepEnd {
  readonly code: number;
  readonly milliseconds: number;
}

export interface StepInput {
  readonly environment: Deployment['environment'];
  readonly step: StepRun;
  /** The first step of CI: a fresh checkout of the push. */
  readonly checkout: Push | undefined;
}

interface Context {
  readonly push: Push | undefined;
  /** The newest push that came while a run was under way. */
  readonly newest: Push | undefined;
  readonly run: PipelineRun | undefined;
  /** Which step of the run's present half. */
  readonly at: number;
  /** A person asked to stop; the line that runs is being ended. */
  readonly stopping: boolean;
  readonly deploysWhenGreen: () => boolean;
}

type PipelineEvent =
  | { readonly type: 'push.arrived'; readonly push: Push }
  | { readonly type: 'line.ended'; readonly line: LineRun }
  | { readonly type: 'stop.requested' }
  | { readonly type: 'deploy.requested'; readonly run: PipelineRun }
  | { readonly type: 'world.replaced' };

/** A line that Ctrl-C ended. */
const STOPPED = 130;

/** One run of CI after the other: read the file, check out, run each step, deploy; the first step that fails ends it. */
export const pipelineMachine = setup({
  types: { context: {} as Context, events: {} as PipelineEvent, input: {} as { readonly deploysWhenGreen: () => boolean } },
  actors: {
    'read the pipeline file': fromPromise<ReadRun, Push | undefined>(() => Promise.reject(new Error('The machine was started without its actors.'))),
    'run the step': fromPromise<StepEnd, StepInput>(() => Promise.reject(new Error('The machine was started without its actors.'))),
  },
  guards: {
    'the file cannot be run': (_, read: ReadRun) => read?.problem !== undefined,
    'there is something to run': (_, read: ReadRun) => read !== undefined,
    'it was stopped': ({ context }, { code }: StepEnd) => context.stopping || code === STOPPED,
    'no line of it runs': () => true,
    'the step failed': (_, { code }: StepEnd) => code !== 0,
    'more steps follow': ({ context: { run, at } }) => run !== undefined && at + 1 < presentHalf(run).steps.length,
    'a newer push waits': ({ context }) => context.newest !== undefined,
    'it deploys by itself': ({ context }) => context.deploysWhenGreen() && context.run?.deploy !== undefined,
    'it has a deployment': (_, run: PipelineRun) => run.deploy !== undefined,
  },
  actions: {
    'take the push': assign({ push: (_, push: Push) => push, newest: undefined, run: undefined, at: 0, stopping: false }),
    'take the newest push': assign(({ context }) => ({ push: context.newest, newest: undefined, run: undefined, at: 0, stopping: false })),
    'keep the push for later': assign({ newest: (_, push: Push) => push }),
    'take the run': assign({ run: (_, run: ReadRun) => run, at: 0, stopping: false }),
    'begin the step': assign({ run: ({ context }) => changeStep(context, (step) => ({ ...step, state: 'running', lines: [], milliseconds: 0 })) }),
    'note the line': assign({ run: ({ context }, line: LineRun) => changeStep(context, (step) => ({ ...step, lines: [...step.lines, line] })) }),
    'note the end of the step': assign({
      run: ({ context }, { code, milliseconds }: StepEnd) => changeStep(context, (step) => ({ ...step, milliseconds, state: context.stopping || code === STOPPED ? 'stopped' : code === 0 ? 'passed' : 'failed' })),
    }),
    'go to the next step': assign({ at: ({ context }) => context.at + 1 }),
    'end it as failed': assign({ run: ({ context }) => context.run && endedRun(context.run, 'failed') }),
    'end it as stopped': assign({ run: ({ context }) => context.run && endedRun(context.run, 'stopped') }),
    'end it as passed': assign({ run: ({ context }) => context.run && ({ ...context.run, state: 'passed' }) }),
    'end it as deployed': assign({ run: ({ context }) => context.run && ({ ...context.run, state: 'deployed' }) }),
    'begin to deploy': assign(({ context }) => ({ at: 0, run: context.run && deploying(context.run) })),
    'forget everything': assign({ push: undefined, newest: undefined, run: undefined, at: 0, stopping: false }),
    'note the wish to stop': assign({ stopping: true }),
    'stop the terminal': () => undefined,
  },
}).createMachine({
  id: 'pipeline',
  context: ({ input }) => ({ push: undefined, newest: undefined, run: undefined, at: 0, stopping: false, deploysWhenGreen: input.deploysWhenGreen }),
  initial: 'settled',
  states: {
    settled: {
      always: { guard: 'a newer push waits', target: 'underWay', actions: 'take the newest push' },
      on: {
        'push.arrived': { target: 'underWay', actions: { type: 'take the push', params: ({ event }) => event.push } },
        'deploy.requested': {
          guard: { type: 'it has a deployment', params: ({ event }) => event.run },
          target: 'underWay.deploying',
          actions: [{ type: 'take the run', params: ({ event }) => event.run }, 'begin to deploy'],
        },
      },
      initial: 'idle',
      states: { idle: {}, passed: {}, failed: {}, stopped: {}, deployed: {}, 'deploy failed': {} },
    },
    underWay: {
      on: {
        'push.arrived': { actions: { type: 'keep the push for later', params: ({ event }) => event.push } },
        'line.ended': { actions: { type: 'note the line', params: ({ event }) => event.line } },
        'stop.requested': [
          { guard: 'no line of it runs', target: 'settled.stopped', actions: 'end it as stopped' },
          { actions: ['note the wish to stop', 'stop the terminal'] },
        ],
        'world.replaced': { target: 'settled.idle', actions: 'forget everything' },
      },
      initial: 'reading',
      states: {
        reading: {
          invoke: {
            src: 'read the pipeline file',
            input: ({ context }) => context.push,
            onDone: [
              { guard: { type: 'the file cannot be run', params: ({ event }) => event.output }, target: '#pipeline.settled.failed', actions: { type: 'take the run', params: ({ event }) => event.output } },
              { guard: { type: 'there is something to run', params: ({ event }) => event.output }, target: 'testing', actions: { type: 'take the run', params: ({ event }) => event.output } },
              { target: '#pipeline.settled.idle' },
            ],
            onError: { target: '#pipeline.settled.idle', actions: ({ event }) => { throw event.error; } },
          },
        },
        testing: {
          entry: 'begin the step',
          invoke: {
            src: 'run the step',
            input: ({ context }) => stepInput(context),
            onDone: [
              { guard: { type: 'it was stopped', params: ({ event }) => event.output }, target: '#pipeline.settled.stopped', actions: [{ type: 'note the end of the step', params: ({ event }) => event.output }, 'end it as stopped'] },
              { guard: { type: 'the step failed', params: ({ event }) => event.output }, target: '#pipeline.settled.failed', actions: [{ type: 'note the end of the step', params: ({ event }) => event.output }, 'end it as failed'] },
              { guard: 'more steps follow', target: 'testing', reenter: true, actions: [{ type: 'note the end of the step', params: ({ event }) => event.output }, 'go to the next step'] },
              { target: 'green', actions: [{ type: 'note the end of the step', params: ({ event }) => event.output }, 'end it as passed'] },
            ],
          },
        },
        green: {
          always: [
            // What is deployed is what the branch has by then, and that is not tested yet.
            { guard: 'a newer push waits', target: '#pipeline.settled.passed' },
            { guard: 'it deploys by itself', target: 'deploying', actions: 'begin to deploy' },
            { target: '#pipeline.settled.passed' },
          ],
        },
        deploying: {
          entry: 'begin the step',
          invoke: {
            src: 'run the step',
            input: ({ context }) => stepInput(context),
            onDone: [
              { guard: { type: 'it was stopped', params: ({ event }) => event.output }, target: '#pipeline.settled.stopped', actions: [{ type: 'note the end of the step', params: ({ event }) => event.output }, 'end it as stopped'] },
              { guard: { type: 'the step failed', params: ({ event }) => event.output }, target: '#pipeline.settled.deploy failed', actions: [{ type: 'note the end of the step', params: ({ event }) => event.output }, 'end it as failed'] },
              { guard: 'more steps follow', target: 'deploying', reenter: true, actions: [{ type: 'note the end of the step', params: ({ event }) => event.output }, 'go to the next step'] },
              { target: '#pipeline.settled.deployed', actions: [{ type: 'note the end of the step', params: ({ event }) => event.output }, 'end it as deployed'] },
            ],
          },
        },
      },
    },
  },
});

function changeStep({ run, at }: Context, change: (step: StepRun) => StepRun): PipelineRun | undefined {
  return run && withSteps(run, (steps) => steps.map((step, index) => (index === at ? change(step) : step)));
}

function deploying(run: PipelineRun): PipelineRun {
  const steps = run.deploy?.steps.map((step): StepRun => ({ ...step, state: 'waiting', lines: [], milliseconds: 0 })) ?? [];
  return { ...run, state: 'deploying', deploy: run.deploy && { ...run.deploy, steps } };
}

function stepInput({ run, at }: Context): StepInput {
  if (run === undefined) throw new Error('A step was to be run without a run.');
  const { environment, steps } = presentHalf(run);
  const step = steps[at];
  if (step === undefined) throw new Error(`The run has no step ${at + 1}.`);
  return { environment, step, checkout: run.state === 'running' && at === 0 ? run : undefined };
}
