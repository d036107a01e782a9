import { createActor } from 'xstate';
import { describe, expect, it } from 'vitest';
import { type CellToTry, type Column, comparisonMachine, type ComparisonWorld } from './comparison-machine.ts';
import type { Comparison, Idea, ToolchainId } from './comparison.ts';
import type { Tried } from './try-idea.ts';

const idea = (title: string, after: number): Idea => ({ title, question: '', after, cells: {}, at: after });
const step = (title: string) => ({ title, narration: '', shows: {}, at: 1 });
const comparison: Comparison = { title: '', summary: '', columns: ['flask', 'sequelize'], introduction: '', steps: [step('One'), step('Two'), step('Three')], scripts: {}, ideas: [idea('Early', 1), idea('Late', 2)] };
const nothing: Tried = { deeds: [], evidence: [], sentence: 'So.', why: [] };
const open = (position: number, points: readonly number[] = []): Column => ({ type: 'open', position, points, failure: undefined });

/** The machine in a world in which the test says when something is done. */
function begin() {
  const pending: { readonly what: string; readonly done: (value: unknown) => void }[] = [];
  const ask = <Value>(what: string) => new Promise<Value>((resolve) => void pending.push({ what, done: resolve as (value: unknown) => void }));
  let points = 0;
  const world: ComparisonWorld = {
    open: (tool) => ask(`open ${tool}`),
    goTo: (tool, steps) => ask(`${tool} to ${steps}`),
    tryCell: ({ idea: which, tool, point }: CellToTry) => ask(`try ${which} ${tool} ${point}`),
  };
  const actor = createActor(comparisonMachine, { input: { comparison, world } }).start();
  return {
    actor,
    asked: () => pending.map(({ what }) => what),
    /** What was asked for is done. */
    async done(what: string, value: Column | Tried) {
      const at = pending.findIndex((each) => each.what === what);
      if (at === -1) throw new Error(`Nothing asks for "${what}", but for ${pending.map((each) => each.what).join(', ')}.`);
      pending.splice(at, 1)[0]?.done(value);
      for (let turn = 0; turn < 8; turn++) await Promise.resolve();
    },
    /** Both columns come to a step, each with as many new points. */
    async arrive(steps: number) {
      for (const tool of ['flask', 'sequelize'] satisfies ToolchainId[]) await this.done(`${tool} to ${steps}`, open(steps, Array.from({ length: steps }, () => ++points)));
    },
    state: () => actor.getSnapshot(),
  };
}

async function opened() {
  const story = begin();
  await story.done('open flask', open(0));
  await story.done('open sequelize', open(0));
  return story;
}

describe('the comparison', () => {
  it('opens all columns at once, and tells of each as it is', async () => {
    const story = begin();
    expect(story.asked()).toEqual(['open flask', 'open sequelize']);
    await story.done('open flask', open(0));
    expect(story.state().value.steps).toBe('opening');
    expect(story.state().context.columns.flask?.type).toBe('open');
    await story.done('open sequelize', open(0));
    expect(story.state().value.steps).toBe('resting');
  });

  it('takes a step that was chosen while columns were opening as soon as they are open', async () => {
    const story = begin();
    story.actor.send({ type: 'step.chosen', steps: 2 });
    await story.done('open flask', open(0));
    expect(story.asked()).toEqual(['open sequelize']);
    await story.done('open sequelize', open(0));
    expect(story.asked()).toEqual(['flask to 2', 'sequelize to 2']);
  });

  it('rests when all columns have come there, and goes elsewhere when another step is chosen on the way', async () => {
    const story = await opened();
    story.actor.send({ type: 'step.chosen', steps: 1 });
    story.actor.send({ type: 'step.chosen', steps: 99 });
    expect(story.state().context.position).toBe(3);
    expect(story.asked()).toEqual(['flask to 1', 'sequelize to 1', 'flask to 3', 'sequelize to 3']);
    await story.arrive(3);
    expect(story.state().value.steps).toBe('resting');
    story.actor.send({ type: 'step.chosen', steps: -1 });
    expect(story.state().context.position).toBe(0);
  });

  it('goes on with the other columns when one cannot be opened, and brings it along when it can', async () => {
    const story = begin();
    await story.done('open flask', open(0));
    await story.done('open sequelize', { type: 'refused', sentence: 'No network.', at: 3 });
    story.actor.send({ type: 'step.chosen', steps: 1 });
    expect(story.asked()).toEqual(['flask to 1']);
    await story.done('flask to 1', open(1, [1]));
    story.actor.send({ type: 'retry.pressed', tool: 'sequelize' });
    expect(story.asked()).toEqual(['open sequelize']);
    await story.done('open sequelize', open(0));
    expect(story.asked()).toEqual(['flask to 1', 'sequelize to 1']);
  });

  it('tries an idea only while the table is looked at, after the step of which it takes a copy, once for each run of it', async () => {
    const story = await opened();
    story.actor.send({ type: 'step.chosen', steps: 1 });
    await story.arrive(1);
    expect(story.asked()).toEqual([]);
    story.actor.send({ type: 'ideas.shown' });
    await story.done('try 0 flask 1', nothing);
    await story.done('try 0 sequelize 2', nothing);
    expect(story.asked()).toEqual([]);
    // The same step is run anew, and one more: what was tried before belongs to another past.
    story.actor.send({ type: 'step.chosen', steps: 2 });
    await story.arrive(2);
    await story.done('try 0 flask 3', nothing);
    story.actor.send({ type: 'ideas.hidden' });
    expect(story.state().context.cells.map(({ idea: which, tool, point }) => [which, tool, point])).toEqual([[0, 'sequelize', 2], [0, 'flask', 3]]);
    expect(story.state().value.ideas).toBe('out of sight');
  });

  it('tries nothing while the columns move', async () => {
    const story = await opened();
    story.actor.send({ type: 'ideas.shown' });
    story.actor.send({ type: 'step.chosen', steps: 1 });
    await story.done('flask to 1', open(1, [7]));
    expect(story.asked()).toEqual(['sequelize to 1']);
    await story.done('sequelize to 1', open(1, [8]));
    expect(story.asked()).toEqual(['try 0 flask 7']);
  });
});
