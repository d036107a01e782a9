import { createActor, SimulatedClock } from 'xstate';
import { expect, test } from 'vitest';
import type { Happening } from './happening.ts';
import { frameTime, playbackMachine } from './playback-machine.ts';

const pushed: Happening = { type: 'pushed', environment: 'dev-a', commits: [] };
const moved: Happening = { type: 'revision moved', environment: 'dev-a', database: 'app.db', from: [], to: ['1'] };

function play(happenings: readonly Happening[], speed = 1) {
  const clock = new SimulatedClock();
  const actor = createActor(playbackMachine, { clock, input: { happenings, speed } }).start();
  return { actor, clock };
}

test('what happened is shown one after the other, each for its time, and then it is over', () => {
  const { actor, clock } = play([pushed, moved]);
  clock.increment(frameTime(pushed, 1) - 1);
  expect(actor.getSnapshot().context.frame).toBe(0);
  clock.increment(1);
  expect(actor.getSnapshot().context.frame).toBe(1);
  clock.increment(frameTime(moved, 1));
  expect(actor.getSnapshot().status).toBe('done');
});

test('a higher speed shortens the frame that is shown and those to come', () => {
  const { actor, clock } = play([pushed, moved]);
  actor.send({ type: 'speed.changed', speed: 4 });
  clock.increment(frameTime(pushed, 4));
  expect(actor.getSnapshot().context.frame).toBe(1);
  clock.increment(frameTime(moved, 4));
  expect(actor.getSnapshot().status).toBe('done');
  expect(frameTime(pushed, 4)).toBe(frameTime(pushed, 1) / 4);
});

test('it can be skipped, and nothing to show takes no time', () => {
  const { actor } = play([pushed, moved]);
  actor.send({ type: 'animation.skipped' });
  expect(actor.getSnapshot().status).toBe('done');
  expect(play([]).actor.getSnapshot().status).toBe('done');
});
