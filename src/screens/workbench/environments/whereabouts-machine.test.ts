import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { whereaboutsMachine } from './whereabouts-machine.ts';

const begin = () => createActor(whereaboutsMachine, { input: { environment: 'dev-a' } }).start();

describe('where a person is', () => {
  it('draws the panes of an environment from the first visit on', () => {
    const actor = begin();
    expect(actor.getSnapshot().context.visited).toEqual(['dev-a']);
    actor.send({ type: 'environment.chosen', environment: 'ci' });
    actor.send({ type: 'environment.chosen', environment: 'dev-a' });
    expect(actor.getSnapshot().context).toMatchObject({ environment: 'dev-a', visited: ['dev-a', 'ci'], failed: [] });
  });

  it('marks an error that nobody saw, until the environment is looked at', () => {
    const actor = begin();
    actor.send({ type: 'line.ended', environment: 'ci', code: 1 });
    actor.send({ type: 'line.ended', environment: 'dev-a', code: 1 });
    expect(actor.getSnapshot().context.failed).toEqual(['ci']);
    actor.send({ type: 'environment.chosen', environment: 'ci' });
    expect(actor.getSnapshot().context.failed).toEqual([]);
  });

  it('marks nothing that ended well, and takes the mark of an earlier error away', () => {
    const actor = begin();
    actor.send({ type: 'line.ended', environment: 'ci', code: 2 });
    actor.send({ type: 'line.ended', environment: 'ci', code: 0 });
    expect(actor.getSnapshot().context.failed).toEqual([]);
  });

  it('looks at no terminal while comparing', () => {
    const actor = begin();
    actor.send({ type: 'comparison.opened' });
    actor.send({ type: 'line.ended', environment: 'dev-a', code: 1 });
    expect(actor.getSnapshot().context.failed).toEqual(['dev-a']);
    actor.send({ type: 'comparison.closed' });
    expect(actor.getSnapshot().context.failed).toEqual([]);
    expect(actor.getSnapshot().value).toBe('working');
  });

  it('goes from the comparison to work in the chosen environment', () => {
    const actor = begin();
    actor.send({ type: 'comparison.opened' });
    actor.send({ type: 'environment.chosen', environment: 'production' });
    expect(actor.getSnapshot().value).toBe('working');
    expect(actor.getSnapshot().context.environment).toBe('production');
  });

  it('marks no failure of another time after a journey, and keeps what there was to say', () => {
    const actor = begin();
    actor.send({ type: 'line.ended', environment: 'ci', code: 1 });
    actor.send({ type: 'world.travelled', words: 'At point 1 of 2: The beginning' });
    expect(actor.getSnapshot().context).toMatchObject({ failed: [], said: 'At point 1 of 2: The beginning' });
  });

  it('compares two points in place of working, and goes back to work with the list as it was', () => {
    const actor = begin();
    actor.send({ type: 'timeline.opened' });
    actor.send({ type: 'points.compared', points: { before: 1, after: 4 } });
    expect(actor.getSnapshot().value).toBe('lookingBack');
    actor.send({ type: 'line.ended', environment: 'dev-a', code: 1 });
    expect(actor.getSnapshot().context).toMatchObject({ points: { before: 1, after: 4 }, failed: ['dev-a'], timelineOpen: true });
    actor.send({ type: 'comparison.closed' });
    expect(actor.getSnapshot().value).toBe('working');
    expect(actor.getSnapshot().context).toMatchObject({ failed: [], timelineOpen: true });
  });
});
