import { assign, fromPromise, setup } from 'xstate';

/** One line in one environment: what runs it, and how to stop it. */
export interface RunningLine {
  readonly line: string;
  readonly stop: AbortController;
  /** Runs the line to its end; never rejects for what a program does. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/**
 * The command that runs in an environment: idle, running, stopping. One at a time; a line that is entered while
 * another runs is not taken.
 */
export const commandMachine = setup({
  types: {
    context: {} as { readonly current: RunningLine | undefined },
    events: {} as { readonly type: 'line.entered'; readonly command: RunningLine } | { readonly type: 'stop.requested' },
  },
  actors: {
    'run the line': fromPromise<void, RunningLine | undefined>(({ input }) => input?.run(input.stop.signal) ?? Promise.resolve()),
  },
  actions: {
    'take the line': assign({ current: ({ event }) => (event.type === 'line.entered' ? event.command : undefined) }),
    'kill it': ({ context }) => context.current?.stop.abort(),
    'forget it': assign({ current: undefined }),
  },
}).createMachine({
  id: 'command',
  context: { current: undefined },
  initial: 'idle',
  states: {
    idle: {
      on: { 'line.entered': { target: 'running', actions: 'take the line' } },
    },
    running: {
      invoke: {
        src: 'run the line',
        input: ({ context }) => context.current,
        onDone: 'idle',
        onError: 'idle',
      },
      exit: 'forget it',
      initial: 'working',
      states: {
        working: { on: { 'stop.requested': { target: 'stopping', actions: 'kill it' } } },
        stopping: {},
      },
    },
  },
});
