import { assign, enqueueActions, fromCallback, sendTo, setup } from 'xstate';
import type { BootStage, EnginePort, FromEngine, ToEngine } from './engine-protocol.ts';

/** What the machine is told from outside, beside what the worker reports. */
export type EngineEvent =
  | { readonly type: 'process.requested'; readonly message: Extract<ToEngine, { type: 'run' | 'look' }> }
  | { readonly type: 'keys.typed'; readonly message: Extract<ToEngine, { type: 'keys' }> }
  | { readonly type: 'process.killed' }
  | { readonly type: 'retry.requested' }
  | { readonly type: 'worker.spoke'; readonly message: FromEngine };

interface EngineContext {
  readonly stage: BootStage;
  readonly loadedBytes: number;
  readonly totalBytes: number;
  readonly failure: string;
}

export interface EngineInput {
  readonly spawn: () => EnginePort;
  /** Address or folder that holds `runtime/`. */
  readonly base: string;
  /** Boots a worker in advance, so that killing this one does not mean waiting. */
  readonly prepareSpare: () => void;
  /** Whether there is room for what nobody asked for: a spare at all times, and code that is compiled better. Without it a spare is booted beside a long run. */
  readonly roomForSpare: boolean;
  /** Output and ends of processes go here, past the machine: they change nothing about what may happen next. */
  readonly onProcess: (message: FromEngine) => void;
}

const startOfBoot = { stage: 'download', loadedBytes: 0, totalBytes: 0, failure: '' } as const;

/** A process that runs longer than this may have to be killed: then a spare is worth its memory, however little there is. */
const LONG_RUN_MS = 1500;

/** So long after the last process nobody waits for anything: then a spare is booted, for the process that will have to be killed. */
const QUIET_MS = 2000;

/** A process that took this much memory leaves the worker with it: memory never shrinks. */
const TIRED_AT_BYTES = 300_000_000;

/**
 * The life of an engine: booting by stages, ready, busy with a process, stopping one, broken. The worker lives as long
 * as the state `alive`; leaving it terminates the worker, whatever it is doing, and entering it starts a new one.
 */
export const engineMachine = setup({
  types: {
    context: {} as EngineContext & EngineInput,
    input: {} as EngineInput,
    events: {} as EngineEvent,
  },
  actors: {
    worker: fromCallback<Exclude<ToEngine, { type: 'boot' }>, EngineInput>(({ input, receive, sendBack }) => {
      const port = input.spawn();
      port.listen((message) => sendBack({ type: 'worker.spoke', message }));
      port.post({ type: 'boot', base: input.base, heats: input.roomForSpare });
      receive((message) => port.post(message));
      return () => port.terminate();
    }),
  },
  delays: { 'long run': LONG_RUN_MS, quiet: QUIET_MS },
  guards: {
    'there is room for a spare': ({ context }) => context.roomForSpare,
    'worker is booting': ({ event }) => event.type === 'worker.spoke' && event.message.type === 'booting',
    'worker is ready': ({ event }) => event.type === 'worker.spoke' && event.message.type === 'ready',
    'worker failed': ({ event }) => event.type === 'worker.spoke' && event.message.type === 'failed',
    'process ended': ({ event }) =>
      event.type === 'worker.spoke' && (event.message.type === 'looked' || (event.message.type === 'ended' && event.message.memoryBytes < TIRED_AT_BYTES && event.message.spent !== true)),
    'process left the worker spent, tired or broken': ({ event }) =>
      event.type === 'worker.spoke' && (event.message.type === 'ended' || event.message.type === 'crashed' || event.message.type === 'failed'),
  },
  actions: {
    'note the progress': assign(({ event }) => {
      if (event.type !== 'worker.spoke' || event.message.type !== 'booting') return {};
      const { stage, loadedBytes, totalBytes } = event.message;
      return { stage, loadedBytes, totalBytes };
    }),
    'note the failure': assign(({ event }) =>
      event.type === 'worker.spoke' && event.message.type === 'failed' ? { failure: event.message.message } : {},
    ),
    'begin a boot': assign(startOfBoot),
    'hand it over': enqueueActions(({ event, enqueue }) => {
      if (event.type === 'process.requested' || event.type === 'keys.typed') enqueue(sendTo('worker', event.message));
    }),
    'boot a spare': ({ context }) => context.prepareSpare(),
    'pass it on': ({ context, event }) => {
      if (event.type === 'worker.spoke') context.onProcess(event.message);
    },
  },
}).createMachine({
  id: 'engine',
  context: ({ input }) => ({ ...input, ...startOfBoot }),
  initial: 'alive',
  states: {
    alive: {
      entry: 'begin a boot',
      invoke: { id: 'worker', src: 'worker', input: ({ context }) => context },
      initial: 'booting',
      on: { 'process.killed': { target: 'stopping' } },
      states: {
        booting: {
          on: {
            'worker.spoke': [
              { guard: 'worker is booting', actions: 'note the progress' },
              { guard: 'worker is ready', target: 'ready' },
              { guard: 'worker failed', target: '#engine.broken', actions: 'note the failure' },
            ],
          },
        },
        ready: {
          after: { quiet: { guard: 'there is room for a spare', actions: 'boot a spare' } },
          on: { 'process.requested': { target: 'busy', actions: 'hand it over' } },
        },
        busy: {
          after: { 'long run': { actions: 'boot a spare' } },
          on: {
            'keys.typed': { actions: 'hand it over' },
            'worker.spoke': [
              { guard: 'process ended', target: 'ready', actions: 'pass it on' },
              { guard: 'process left the worker spent, tired or broken', target: '#engine.stopping', actions: 'pass it on' },
              { actions: 'pass it on' },
            ],
          },
        },
      },
    },
    // Leaving `alive` has already ended the worker; this state is what a person sees between the two.
    stopping: { always: 'alive' },
    broken: { on: { 'retry.requested': 'alive' } },
  },
});
