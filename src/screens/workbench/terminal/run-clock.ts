import { assign, setup } from 'xstate';

const types: {
  input?: { now: () => number };
  context?: { now: () => number; since: number; elapsed: number };
  events?: { type: 'line.started' } | { type: 'line.ended' };
} = {};

/** How long the running line has run, in milliseconds, told ten times a second. */
export const runClock = setup({ types }).createMachine({
  context: ({ input }) => ({ now: input.now, since: 0, elapsed: 0 }),
  initial: 'idle',
  states: {
    idle: { on: { 'line.started': { target: 'running', actions: assign(({ context }) => ({ since: context.now(), elapsed: 0 })) } } },
    running: {
      after: { 100: { target: 'running', reenter: true, actions: assign(({ context }) => ({ elapsed: context.now() - context.since })) } },
      on: { 'line.ended': 'idle' },
    },
  },
});
