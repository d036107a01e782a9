import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { Finding } from '../checks/finding.ts';
import type { Action } from '../scenario/script.ts';
import { lessonMachine, type LessonWorld, type Look } from './lesson-machine.ts';

const action = (line: string): Action => ({ type: 'command', environment: 'dev-a', at: 1, line, exits: 0 });
const finding = (holds: boolean): Finding => ({ check: { kind: 'heads', heads: 1, in: ['dev-a'] }, environments: ['dev-a'], holds, found: 'Found.', wanted: 'Wanted.' });
const settled = async (): Promise<void> => {
  for (const _ of Array.from({ length: 20 })) await Promise.resolve();
};

/** A world that is worked by hand: what the machine asks of it waits until it is answered. */
function openByHand() {
  const asked: string[] = [];
  const answers: ((look: Look) => void)[] = [];
  const acts: { readonly end: (failure?: string) => void; readonly signal: AbortSignal }[] = [];
  const state = { busy: false, done: 0, here: 0, canGoBack: true };
  const world: LessonWorld = {
    isBusy: () => state.busy,
    here: () => state.here,
    tasksDone: () => state.done,
    look(task) {
      asked.push(`look ${task}`);
      return new Promise((resolve) => void answers.push(resolve));
    },
    pass(task, point) {
      asked.push(`pass ${task} at ${point}`);
      state.done = task + 1;
    },
    act(done, signal) {
      asked.push(`do ${done.type === 'command' ? done.line : ''}`);
      return new Promise((resolve) => void acts.push({ end: (failure) => resolve(failure), signal }));
    },
    goBackTo(task) {
      asked.push(`back to ${task}`);
      return state.canGoBack;
    },
  };
  const actor = createActor(lessonMachine, { input: { world, solutions: [[action('a'), action('b')], [action('c')]] } });
  actor.start();
  return {
    actor,
    asked,
    state,
    acts,
    changed: () => actor.send({ type: 'world.changed' }),
    async found(...holds: readonly boolean[]) {
      answers.shift()?.({ point: state.here, findings: holds.map(finding) });
      await settled();
    },
    async acted(failure?: string) {
      state.here += 1;
      actor.send({ type: 'world.changed' });
      acts.at(-1)?.end(failure);
      await settled();
    },
    at: () => JSON.stringify(actor.getSnapshot().value).replaceAll('"', ''),
  };
}

describe('the checks', () => {
  test('look when the lesson is opened, and rest when something does not hold', async () => {
    const { asked, found, at, actor } = openByHand();
    expect(at()).toBe('checking');
    await found(true, false);
    expect([at(), asked]).toEqual(['resting', ['look 0']]);
    expect(actor.getSnapshot().context.findings.map(({ holds }) => holds)).toEqual([true, false]);
  });

  test('look at the next task at once when all holds, and at nothing when all are done', async () => {
    const { asked, found, at } = openByHand();
    await found(true);
    expect(asked).toEqual(['look 0', 'pass 0 at 0', 'look 1']);
    await found(true);
    expect([at(), asked.at(-1)]).toEqual(['resting', 'pass 1 at 0']);
  });

  test('look once more, not once for each change, when the world changed while they looked', async () => {
    const { asked, found, changed, at } = openByHand();
    changed();
    changed();
    changed();
    await found(false);
    expect([at(), asked]).toEqual(['checking', ['look 0', 'look 0']]);
    await found(false);
    expect([at(), asked.length]).toEqual(['resting', 2]);
  });

  test('wait for what is at work', async () => {
    const { asked, found, changed, state, at } = openByHand();
    await found(false);
    state.busy = true;
    changed();
    expect(at()).toBe('waiting');
    changed();
    expect([at(), asked]).toEqual(['waiting', ['look 0']]);
    state.busy = false;
    changed();
    expect(at()).toBe('checking');
  });

  test('look at an earlier task again when the world went back in time', async () => {
    const { asked, found, changed, state, actor } = openByHand();
    await found(true);
    await found(false);
    state.done = 0;
    changed();
    expect(asked.at(-1)).toBe('look 0');
    expect(actor.getSnapshot().context.findings).toEqual([]);
  });
});

describe('"Show me"', () => {
  test('does one action after the other, and no check looks before all are done', async () => {
    const { actor, asked, acted, found, at } = openByHand();
    await found(false);
    actor.send({ type: 'show.pressed' });
    await acted();
    expect([at(), asked]).toEqual(['{showing:acting}', ['look 0', 'do a', 'do b']]);
    await acted();
    expect([at(), asked.at(-1)]).toEqual(['checking', 'look 0']);
    expect(actor.getSnapshot().context.shown).toEqual({ from: 0, to: 2 });
  });

  test('goes back to where the task began, once, when something is in its way', async () => {
    const { actor, acted, asked, found, at } = openByHand();
    await found(false);
    actor.send({ type: 'show.pressed' });
    await acted();
    await acted('It is there already.');
    expect([at(), asked.slice(1), actor.getSnapshot().context.problem]).toEqual(['{showing:acting}', ['do a', 'do b', 'back to 0', 'do a'], undefined]);
    await acted('There is no file.');
    expect([at(), actor.getSnapshot().context.problem]).toEqual(['checking', 'There is no file.']);
  });

  test('ends with the sentence of what could not be done, which the next one takes away', async () => {
    const { actor, acted, found, state } = openByHand();
    state.canGoBack = false;
    await found(false);
    actor.send({ type: 'show.pressed' });
    await acted('There is no file.');
    expect(actor.getSnapshot().context.problem).toBe('There is no file.');
    await found(false);
    actor.send({ type: 'show.pressed' });
    expect(actor.getSnapshot().context.problem).toBeUndefined();
  });

  test('is stopped as by Ctrl-C', async () => {
    const { actor, acts, found, at, state } = openByHand();
    await found(false);
    actor.send({ type: 'show.pressed' });
    state.busy = true;
    actor.send({ type: 'stop.pressed' });
    expect([at(), acts[0]?.signal.aborted]).toEqual(['waiting', true]);
  });

  test('is not to be had when all is done', async () => {
    const { actor, asked, found, at } = openByHand();
    await found(true);
    await found(true);
    actor.send({ type: 'show.pressed' });
    expect([at(), asked.length]).toEqual(['resting', 4]);
  });
});
