import { describe, expect, test } from 'vitest';
import { treeOf } from './file-tree.ts';
import { type TerminalEvent, weightOf } from './terminal-event.ts';
import { addPoint, beginTimeline, changeHere, type Deed, forgetPast, forwardFrom, type Limits, nameAt, pathTo, pointAt, type PointId, type Shown, shownAt, standAt, type Timeline, weightOfPast } from './timeline.ts';
import { type Workspace, withEnvironment, withFiles, workspaceFrom } from './workspace.ts';

const noLimits: Limits = { points: Infinity, bytes: Infinity };
const world = workspaceFrom(treeOf({ 'app.py': 'app' }));
const ls: Deed = { type: 'command', environment: 'dev-a', line: 'ls', code: 0 };
const edit = (path = 'models.py', environment: 'dev-a' | 'dev-b' = 'dev-a'): Deed => ({ type: 'edit', environment, path });

function after(timeline: Timeline, deed: Deed, at: number, limits = noLimits, workspace: Workspace = world): Timeline {
  return addPoint(timeline, { at, deed, workspace, shown: {} }, limits);
}

const through = (...deeds: readonly (readonly [Deed, number])[]): Timeline => deeds.reduce((timeline, [deed, at]) => after(timeline, deed, at), beginTimeline(world, 0));
const idsOf = ({ points }: Timeline): PointId[] => [...points.keys()];

describe('typing', () => {
  test('that goes on within two seconds in one file is one point, from the last key on', () => {
    expect(idsOf(through([edit(), 1000], [edit(), 2999], [edit(), 4998]))).toEqual([0, 1]);
    expect(idsOf(through([edit(), 1000], [edit(), 1000]))).toEqual([0, 1]);
  });

  test.each([
    ['after two seconds', through([edit(), 1000], [edit(), 3000])],
    ['with the clock put back', through([edit(), 1000], [edit(), 999])],
    ['in another file', through([edit(), 1000], [edit('app.py'), 1100])],
    ['in another environment', through([edit(), 1000], [edit('models.py', 'dev-b'), 1100])],
    ['after a command', through([ls, 1000], [edit(), 1100])],
    ['in a file that was made just before', through([{ type: 'path', environment: 'dev-a', did: 'created', path: 'models.py' }, 1000], [edit(), 1100])],
    ['into a point with a name', after(nameAt(through([edit(), 1000]), 1, 'before'), edit(), 1100)],
  ])('%s is a point of its own', (_, timeline) => {
    expect(idsOf(timeline)).toEqual([0, 1, 2]);
  });

  test('a command after typing is a point of its own', () => {
    expect(idsOf(through([edit(), 1000], [ls, 1100]))).toEqual([0, 1, 2]);
  });

  test('in a file that is deleted then is not the deleting', () => {
    expect(idsOf(through([edit(), 1000], [{ type: 'path', environment: 'dev-a', did: 'deleted', path: 'models.py' }, 1100]))).toEqual([0, 1, 2]);
  });

  test('at a point from which others follow begins a branch', () => {
    const back = standAt(through([edit(), 1000], [ls, 1100]), 1);
    const timeline = after(back, edit(), 1200);
    expect(idsOf(timeline)).toEqual([0, 1, 2, 3]);
    expect(pointAt(timeline, 3).parent).toBe(1);
  });
});

test('it begins with the beginning', () => {
  expect(pointAt(beginTimeline(world, 7), 0)).toMatchObject({ at: 7, deed: { type: 'beginning' }, parent: undefined });
});

test('the way to a point goes from the oldest on, and nothing leads forward from the newest', () => {
  const timeline = through([ls, 1], [ls, 2]);
  expect(pathTo(timeline, 2).map(({ id }) => id)).toEqual([0, 1, 2]);
  expect(forwardFrom(timeline)).toBeUndefined();
  expect(forwardFrom(standAt(timeline, 0))?.id).toBe(1);
});

test('a point that is not there is an error that names it', () => {
  expect(() => pointAt(beginTimeline(world, 0), 9)).toThrow('There is no point 9 on the timeline.');
});

test('a name is given, and taken away with none', () => {
  const named = nameAt(through([ls, 1]), 1, 'before it broke');
  expect(pointAt(named, 1).name).toBe('before it broke');
  expect(pointAt(nameAt(named, 1, ''), 1)).not.toHaveProperty('name');
});

test('the world of the point where one stands can be put right, and only that', () => {
  const right = withFiles(world, 'dev-a', treeOf({ 'app.py': 'right' }));
  const timeline = changeHere(through([ls, 1]), () => right);
  expect(pointAt(timeline, 1).workspace).toBe(right);
  expect(pointAt(timeline, 0).workspace).toBe(world);
  expect(timeline).toMatchObject({ here: 1, tip: 1 });
});

const said = (text: string): TerminalEvent => ({ type: 'stdout', text });
const cleared: TerminalEvent = { type: 'cleared' };
const showing = (timeline: Timeline, at: number, shown: Shown, limits = noLimits): Timeline => addPoint(timeline, { at, deed: ls, workspace: world, shown }, limits);

describe('what a terminal shows', () => {
  const saying = (...texts: readonly string[]) => texts.reduce((timeline, text, at) => addPoint(timeline, { at, deed: ls, workspace: world, shown: { 'dev-a': [said(text)] } }, noLimits), beginTimeline(world, 0));

  test('goes back over points, the oldest first, until it is enough', () => {
    const timeline = saying('a'.repeat(100), 'b'.repeat(100), 'c'.repeat(100));
    expect(shownAt(timeline, 3, 'dev-a', Infinity).map((event) => ('text' in event ? event.text[0] : ''))).toEqual(['a', 'b', 'c']);
    expect(shownAt(timeline, 3, 'dev-a', 10)).toHaveLength(1);
    expect(shownAt(timeline, 3, 'dev-b', Infinity)).toEqual([]);
  });

  test('is one event more where the last ones are just as much as is kept', () => {
    const timeline = saying('a'.repeat(100), 'b'.repeat(100));
    expect(shownAt(timeline, 2, 'dev-a', weightOf(said('b'.repeat(100))))).toHaveLength(2);
    expect(shownAt(timeline, 2, 'dev-a', weightOf(said('b'.repeat(100))) - 1)).toHaveLength(1);
  });

  test('is still there when a point is forgotten, but for what was cleared since, and weighs what is left of it', () => {
    const limits: Limits = { points: 2, bytes: Infinity };
    const first = showing(beginTimeline(world, 0), 1, { 'dev-a': [said('gone')], 'dev-b': [said('stays')] });
    const second = showing(first, 2, { 'dev-a': [said('gone too'), cleared, said('new')], ci: [said('beside')] });
    const timeline = showing(second, 3, {}, limits);
    expect(idsOf(timeline)).toEqual([2, 3]);
    expect(pointAt(timeline, 2).shown).toEqual({ 'dev-a': [cleared, said('new')], 'dev-b': [said('stays')], ci: [said('beside')] });
    const words = [cleared, said('new'), said('stays'), said('beside')].reduce((sum, event) => sum + weightOf(event), 0);
    expect(pointAt(timeline, 2).bytes).toBe(weightOfPast(beginTimeline(world, 0)) + words);
  });

  test('is all that is left of a past that is forgotten, and weighs what it did', () => {
    const timeline = forgetPast(showing(showing(beginTimeline(world, 0), 1, { 'dev-a': [said('one')] }), 2, { 'dev-a': [said('two')] }));
    expect(shownAt(timeline, 2, 'dev-a', Infinity)).toEqual([said('one'), said('two')]);
    expect(weightOfPast(timeline)).toBe(weightOfPast(beginTimeline(world, 0)) + weightOf(said('one')) + weightOf(said('two')));
  });
});

test('a point weighs what is in its files and in the data of its servers', () => {
  const { files, cwd, variables } = world.environments['dev-a'];
  const served = withEnvironment(world, 'dev-a', { files, cwd, variables, database: treeOf({ image: 'x'.repeat(100) }) });
  expect(weightOfPast(beginTimeline(served, 0)) - weightOfPast(beginTimeline(world, 0))).toBe(100);
});

describe('where nobody says how much, it keeps', () => {
  const add = (timeline: Timeline, workspace: Workspace = world): Timeline => addPoint(timeline, { at: timeline.next, deed: ls, workspace, shown: {} });
  const heavy = (megabytes: number) => withFiles(world, 'dev-a', new Map([['big', new Uint8Array(megabytes * 1024 * 1024)]]));

  test('a thousand points', () => {
    let timeline = beginTimeline(world, 0);
    for (let count = 1; count < 1000; count++) timeline = add(timeline);
    expect(timeline.points.size).toBe(1000);
    expect(timeline.points.has(0)).toBe(true);
    timeline = add(timeline);
    expect(timeline.points.size).toBe(1000);
    expect(timeline.points.has(0)).toBe(false);
  });

  test('128 MB', () => {
    expect(idsOf(add(add(beginTimeline(world, 0), heavy(64)), heavy(63)))).toEqual([0, 1, 2]);
    expect(idsOf(add(add(beginTimeline(world, 0), heavy(64)), heavy(65)))).toEqual([2]);
  });
});

describe('beyond its limits', () => {
  const limits: Limits = { points: 3, bytes: Infinity };

  test('a past that is as long as it may be is kept whole', () => {
    const timeline = after(through([ls, 1]), ls, 2, limits);
    expect(idsOf(timeline)).toEqual([0, 1, 2]);
  });

  test('the oldest goes, and the next one begins', () => {
    const timeline = after(through([ls, 1], [ls, 2]), ls, 3, limits);
    expect(idsOf(timeline)).toEqual([1, 2, 3]);
    expect(pointAt(timeline, 1).parent).toBeUndefined();
  });

  test('what is named stays, and so does where the world stands', () => {
    const named = nameAt(through([ls, 1], [ls, 2]), 0, 'the beginning');
    expect(idsOf(after(named, ls, 3, limits))).toEqual([0, 2, 3]);
    expect(idsOf(after(nameAt(nameAt(nameAt(named, 1, 'b'), 2, 'c'), 0, 'a'), ls, 3, limits))).toEqual([0, 1, 2, 3]);
  });

  test('the oldest below a fork stays, and a branch goes before it', () => {
    const fork = after(standAt(through([ls, 1]), 0), ls, 2);
    expect(idsOf(after(fork, ls, 3, limits))).toEqual([0, 2, 3]);
  });

  test('so much as may be is kept, and no byte more', () => {
    const heavy = (bytes: number) => withFiles(world, 'dev-a', new Map([['big', new Uint8Array(bytes)]]));
    const two = after(beginTimeline(world, 0), ls, 1, noLimits, heavy(1000));
    const weight = weightOfPast(two);
    const next = after(two, ls, 2, { points: Infinity, bytes: weight + 500 }, heavy(500));
    expect(idsOf(next)).toEqual([0, 1, 2]);
    expect(idsOf(after(two, ls, 2, { points: Infinity, bytes: weight + 499 }, heavy(500)))).not.toContain(0);
  });
});
