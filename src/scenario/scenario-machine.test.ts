import { createActor, type EventFromLogic, SimulatedClock, type SnapshotFrom } from 'xstate';
import { adjacencyMapToArray, getAdjacencyMap, getShortestPaths, getStateNodes } from 'xstate/graph';
import { expect, test } from 'vitest';
import type { Happening } from './happening.ts';
import type { StepRecord } from './player.ts';
import { type Acted, type Checked, readingTime, type ScenarioEvent, scenarioMachine, type ScenarioWorld, typingTime } from './scenario-machine.ts';
import type { Script } from './script.ts';

type Snapshot = SnapshotFrom<typeof scenarioMachine>;
type MachineEvent = EventFromLogic<typeof scenarioMachine>;

const action = (line: string) => ({ type: 'command', environment: 'dev-a', line, exits: 0, at: 7 }) as const;
const step = (title: string, ...lines: readonly string[]) => ({ title, narration: 'Something is done.', note: '', actions: lines.map(action), mustHold: [], evidence: [], at: 5 });
const script: Script = { id: 'model', title: 'Model', summary: '', order: 1, minutes: 1, environments: ['dev-a'], health: '/', project: 'shop', pipeline: false, introduction: '', preparation: [], steps: [step('One', 'first'), step('Two', 'second')] };

const happening: Happening = { type: 'server started', environment: 'dev-a' };
const record: StepRecord = { point: 1, happenings: [], findings: [], evidence: [], apps: [], took: { actions: 0, rest: 0 } };
const acted = (failure?: string, happenings: readonly Happening[] = [happening]): Acted => ({ happenings, output: undefined, milliseconds: { action: 1, rest: 1 }, failure });
const checked = (failure?: string): Checked => ({ record, failure: failure === undefined ? undefined : { at: 9, sentence: failure } });

/** What may come next beside what a person does: how the machine's own actors end, and the time that passes. */
const endings = {
  'the action is done': { at: 'acting', type: 'xstate.done.actor.0.scenario.running a step.acting', output: acted() },
  'the action is done and changed nothing': { at: 'acting', type: 'xstate.done.actor.0.scenario.running a step.acting', output: acted(undefined, []) },
  'the action fails': { at: 'acting', type: 'xstate.done.actor.0.scenario.running a step.acting', output: acted('It ended with 1 instead of 0.') },
  'all holds': { at: 'checking what must hold', type: 'xstate.done.actor.0.scenario.running a step.checking what must hold', output: checked() },
  'something does not hold': { at: 'checking what must hold', type: 'xstate.done.actor.0.scenario.running a step.checking what must hold', output: checked('It should.') },
  'it is there': { at: 'travelling', type: 'xstate.done.actor.0.scenario.travelling', output: undefined },
  'the animation is over': { at: 'showing what it did', type: 'xstate.done.actor.playback', output: undefined },
  'it was read': { at: 'playing', type: 'xstate.after.time to read.scenario.playing', output: undefined },
  'it was typed': { at: 'announcing the action', type: 'xstate.after.time to type.scenario.running a step.announcing the action', output: undefined },
} as const;

/** XState gives its own events no public type for sending; a model has to send them all the same. */
const ending = (type: string, output?: unknown): MachineEvent => ({ type, output }) as unknown as MachineEvent;

const pressed: readonly ScenarioEvent[] = [
  { type: 'play.pressed' }, { type: 'pause.pressed' }, { type: 'next.pressed' }, { type: 'back.pressed' }, { type: 'restart.pressed' }, { type: 'return.pressed' }, { type: 'person.acted' },
  { type: 'animation.skipped' }, { type: 'speed.changed', speed: 2 }, { type: 'motion.reduced', reduced: false }, { type: 'step.chosen', steps: 2 }, { type: 'step.chosen', steps: 1 },
];

/** The innermost state. */
function place({ value }: Snapshot): string {
  return typeof value === 'string' ? value : value['running a step'];
}

const unused: ScenarioWorld = { act: () => Promise.reject(new Error('not run')), check: () => Promise.reject(new Error('not run')), travel: () => Promise.reject(new Error('not run')) };

const walk = {
  input: { script, world: unused, speed: 1, reducedMotion: false },
  events: (snapshot: Snapshot): MachineEvent[] => [
    ...pressed,
    ...Object.values(endings).filter(({ at }) => at === place(snapshot)).map(({ type, output }) => ending(type, output)),
  ],
  // What tells two moments apart for what may happen next; speed and what was said are not of it.
  serializeState: (snapshot: Snapshot) => {
    const { position, goal, destination, atOnce, playsOn, records, action: at } = snapshot.context;
    return JSON.stringify([place(snapshot), position, goal, destination, atOnce, playsOn, records.length, at]);
  },
};

/** A machine that runs in a world which does what the test says, on a clock that the test moves. */
function startModel(taken: Set<string>) {
  let finish: ((value: unknown) => void) | undefined;
  const pending = <Value>(signal: AbortSignal) =>
    new Promise<Value>((resolve) => {
      finish = resolve as (value: unknown) => void;
      signal.addEventListener('abort', () => (finish = undefined));
    });
  const clock = new SimulatedClock();
  const world: ScenarioWorld = { act: (_, signal) => pending(signal), check: (_step, _soFar, signal) => pending(signal), travel: (_, signal) => pending(signal) };
  const actor = createActor(scenarioMachine, {
    clock,
    input: { script, world, speed: 1, reducedMotion: false },
    inspect(event) {
      if (event.type === '@xstate.microstep' && event.actorRef === actor) for (const each of event._transitions) taken.add(transitionName(each));
    },
  }).start();
  return {
    actor,
    clock,
    async happen(event: MachineEvent) {
      const type: string = event.type;
      if (type.startsWith('xstate.after.') || type === 'xstate.done.actor.playback') clock.increment(60_000);
      else if (type.startsWith('xstate.done.')) {
        finish?.('output' in event ? event.output : undefined);
        // The promise's end, and the machine's notice of it.
        for (let turn = 0; turn < 3; turn++) await Promise.resolve();
      } else actor.send(event);
    },
  };
}

interface Transition {
  readonly source: { readonly id: string };
  readonly eventType: string;
  readonly guard?: unknown;
  readonly target?: readonly { readonly id: string }[] | undefined;
}

function transitionName({ source, eventType, guard, target }: Transition): string {
  return `${source.id} | ${eventType} | ${typeof guard === 'string' ? guard : guard === undefined ? '' : 'guarded'} | ${(target ?? []).map(({ id }) => id).join()}`;
}

/** Every transition that the machine declares, but the start itself and what is forbidden on purpose. */
function allTransitions(): string[] {
  return getStateNodes(scenarioMachine.root).concat(scenarioMachine.root).flatMap((node) => [...[...node.transitions.values()].flat(), ...(node.always ?? [])]).map(transitionName);
}

/** What the animation does when it is told to end: it is over at once. */
const endsTheAnimation = ['animation.skipped', 'next.pressed'];
const animationOver: string = endings['the animation is over'].type;

interface Edge {
  readonly event: MachineEvent;
  readonly state: Snapshot;
}

/** What may come next from each moment, by what tells it apart. */
function allEdges(): (state: Snapshot) => readonly Edge[] {
  const edges = new Map<string, Edge[]>();
  for (const { state, event, nextState } of adjacencyMapToArray(getAdjacencyMap(scenarioMachine, walk))) {
    const key = walk.serializeState(state);
    edges.set(key, [...(edges.get(key) ?? []), { event, state: nextState }]);
  }
  return (state) => edges.get(walk.serializeState(state)) ?? [];
}

test('every state is visited, every transition is taken, and the machine goes where the model says', async () => {
  const taken = new Set<string>();
  const visited = new Set<string>();
  const nextOf = allEdges();
  const wrong: string[] = [];
  for (const { steps, state } of getShortestPaths(scenarioMachine, walk)) {
    visited.add(place(state));
    const going = async (): Promise<ReturnType<typeof startModel>> => {
      const model = startModel(taken);
      // The first step is the start itself.
      for (const { event } of steps.slice(1)) await model.happen(event);
      return model;
    };
    const check = (model: ReturnType<typeof startModel>, event: MachineEvent, next: Snapshot): void => {
      const over = place(next) === 'showing what it did' && endsTheAnimation.includes(event.type);
      const expected = over ? nextOf(next).find((each) => each.event.type === animationOver)?.state : next;
      const came = walk.serializeState(model.actor.getSnapshot());
      const wanted = expected === undefined ? 'nothing' : walk.serializeState(expected);
      if (came !== wanted) wrong.push(`${steps.map((each) => each.event.type).join(' → ')} → ${event.type}: ${came} instead of ${wanted}`);
    };
    const following = nextOf(state);
    const stays = (next: Snapshot, event: MachineEvent): boolean => walk.serializeState(next) === walk.serializeState(state) && !endsTheAnimation.includes(event.type);
    // What leads nowhere is tried one after the other, all else from a fresh start each.
    const standing = await going();
    for (const { event, state: next } of following.filter((each) => stays(each.state, each.event))) {
      await standing.happen(event);
      check(standing, event, next);
    }
    standing.actor.stop();
    for (const { event, state: next } of following.filter((each) => !stays(each.state, each.event))) {
      const model = await going();
      await model.happen(event);
      check(model, event, next);
      model.actor.stop();
    }
  }
  expect(wrong).toEqual([]);
  expect([...visited].sort()).toEqual(['acting', 'announcing the action', 'checking what must hold', 'failed', 'finished', 'idle', 'left the script', 'paused', 'playing', 'showing what it did', 'travelling']);
  expect(allTransitions().filter((each) => !taken.has(each))).toEqual([]);
});

/** Whether the world is other than the script's at its position: a step was begun in it, or a person acted. */
function isChanged(state: Snapshot): boolean {
  return ['acting', 'showing what it did', 'checking what must hold', 'left the script', 'failed'].includes(place(state)) || (place(state) === 'announcing the action' && state.context.action > 0);
}

test('wherever it is, no step is begun in a world that something has changed, and each rest is where it says', () => {
  const nextOf = allEdges();
  for (const { state } of getShortestPaths(scenarioMachine, walk)) {
    const { position, records, playsOn, goal } = state.context;
    const here = place(state);
    expect(records.slice(0, position).filter((each) => each !== undefined)).toHaveLength(position);
    if (here === 'idle') expect(position).toBe(0);
    if (here === 'finished') expect(position).toBe(script.steps.length);
    if (here === 'paused') expect(position > 0 && position < script.steps.length).toBe(true);
    if (here === 'playing') expect(playsOn).toBe(true);
    if (['idle', 'paused', 'finished', 'left the script', 'failed'].includes(here)) expect(playsOn).toBe(false);
    if (here === 'announcing the action' || here === 'acting') expect(goal).toBeGreaterThan(position);
    for (const { event, state: next } of nextOf(state)) {
      const begins = place(next) === 'announcing the action' && next.context.action === 0 && (here !== 'announcing the action' || event.type.startsWith('xstate.'));
      if (begins && isChanged(state)) expect(event.type).toBe(endings['all holds'].type);
      if (place(next) === 'travelling') expect(next.context.destination).toBeLessThanOrEqual(next.context.goal);
    }
  }
});

test('from everywhere one press of restart leads to the start, and one of a step to that step', () => {
  const nextOf = allEdges();
  const after = (state: Snapshot, matches: (event: MachineEvent) => boolean): Snapshot => nextOf(state).find(({ event }) => matches(event))?.state ?? expect.fail(`nothing follows ${place(state)}`);
  const arrives = (state: Snapshot): Snapshot => after(state, ({ type }) => (type as string) === endings['it is there'].type);
  for (const { state } of getShortestPaths(scenarioMachine, walk)) {
    const start = arrives(after(state, ({ type }) => type === 'restart.pressed'));
    expect([place(start), start.context.position, start.context.playsOn]).toEqual(['idle', 0, false]);
    let there = arrives(after(state, (event) => event.type === 'step.chosen' && 'steps' in event && event.steps === 2));
    while (place(there) === 'acting' || place(there) === 'checking what must hold') there = after(there, ({ type }) => type.startsWith('xstate.done.'));
    expect([place(there), there.context.position]).toEqual(['finished', 2]);
    for (const back of place(state) === 'left the script' || place(state) === 'failed' ? ['next.pressed', 'back.pressed'] : []) {
      const way = after(state, ({ type }) => type === back);
      expect([place(way), way.context.destination]).toEqual(['travelling', state.context.position]);
    }
  }
});

test('a step is left standing long enough to be read, a line to be typed, and both are shorter at a higher speed', async () => {
  const { actor, clock, happen } = startModel(new Set());
  actor.send({ type: 'play.pressed' });
  clock.increment(typingTime(action('first'), 1) - 1);
  expect(actor.getSnapshot().matches({ 'running a step': 'announcing the action' })).toBe(true);
  clock.increment(1);
  expect(actor.getSnapshot().matches({ 'running a step': 'acting' })).toBe(true);
  await happen(ending(endings['the action is done and changed nothing'].type, acted(undefined, [])));
  await happen(ending(endings['all holds'].type, checked()));
  expect(actor.getSnapshot().value).toBe('playing');
  actor.send({ type: 'speed.changed', speed: 2 });
  clock.increment(readingTime(script.steps[0], 2) - 1);
  expect(actor.getSnapshot().value).toBe('playing');
  clock.increment(1);
  expect(actor.getSnapshot().matches('running a step')).toBe(true);
  actor.stop();
});

test('with reduced motion nothing is animated, and what was hurried is not either', async () => {
  for (const before of [{ type: 'motion.reduced', reduced: true }, { type: 'next.pressed' }] as const) {
    const { actor, happen } = startModel(new Set());
    actor.send({ type: 'play.pressed' });
    actor.send(before);
    await happen(ending(endings['it was typed'].type));
    await happen(ending(endings['the action is done'].type, acted()));
    expect(actor.getSnapshot().matches({ 'running a step': 'checking what must hold' })).toBe(true);
    actor.stop();
  }
});

test('a failure says at which step, at which line and why', async () => {
  const { actor, clock, happen } = startModel(new Set());
  actor.send({ type: 'next.pressed' });
  clock.increment(60_000);
  await happen(ending(endings['the action fails'].type, acted('It ended with 1 instead of 0.')));
  expect(actor.getSnapshot().context.failure).toEqual({ step: 0, at: 7, sentence: 'It ended with 1 instead of 0.' });
  actor.stop();
});
