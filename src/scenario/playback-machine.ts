import { assign, setup } from 'xstate';
import type { Happening } from './happening.ts';

export interface PlaybackInput {
  readonly happenings: readonly Happening[];
  readonly speed: number;
}

interface PlaybackContext extends PlaybackInput {
  readonly frame: number;
}

type PlaybackEvent = { readonly type: 'animation.skipped' } | { readonly type: 'speed.changed'; readonly speed: number };

/** How long what happened is shown at the usual speed, in milliseconds. */
export function frameTime(happening: Happening, speed: number): number {
  return usualTime(happening) / speed;
}

function usualTime({ type }: Happening): number {
  switch (type) {
    case 'pushed':
    case 'pulled':
      return 1200;
    case 'table added':
    case 'table removed':
    case 'column added':
    case 'column removed':
    case 'column changed':
      return 900;
    case 'committed':
    case 'rows changed':
    case 'server started':
    case 'server stopped':
    case 'revision moved':
      return 600;
    case 'files changed':
      return 400;
  }
}

/** The animation of what an action did: one frame after the other, then it is over. */
export const playbackMachine = setup({
  types: {
    context: {} as PlaybackContext,
    input: {} as PlaybackInput,
    events: {} as PlaybackEvent,
  },
  delays: {
    'frame time': ({ context: { happenings, frame, speed } }) => {
      const happening = happenings[frame];
      return happening === undefined ? 0 : frameTime(happening, speed);
    },
  },
  guards: {
    'another frame follows': ({ context: { happenings, frame } }) => frame + 1 < happenings.length,
    'nothing is to be shown': ({ context: { happenings } }) => happenings.length === 0,
  },
  actions: {
    'go to the next frame': assign({ frame: ({ context }) => context.frame + 1 }),
    'take the speed': assign({ speed: ({ context, event }) => (event.type === 'speed.changed' ? event.speed : context.speed) }),
  },
}).createMachine({
  id: 'playback',
  context: ({ input }) => ({ ...input, frame: 0 }),
  initial: 'showing a frame',
  states: {
    'showing a frame': {
      always: { guard: 'nothing is to be shown', target: 'over' },
      after: {
        'frame time': [{ guard: 'another frame follows', target: 'showing a frame', reenter: true, actions: 'go to the next frame' }, { target: 'over' }],
      },
      on: {
        'animation.skipped': 'over',
        // The frame begins again, at the new speed.
        'speed.changed': { target: 'showing a frame', reenter: true, actions: 'take the speed' },
      },
    },
    over: { type: 'final' },
  },
});
