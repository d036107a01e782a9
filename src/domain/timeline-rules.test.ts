import { describe, expect, test } from 'vitest';
import { treeOf } from './file-tree.ts';
import { addPoint, beginTimeline, changeHere, type Deed, forwardFrom, type Limits, nameAt, pathTo, pointAt, type PointId, shownAt, standAt, type Timeline, weightOfPast } from './timeline.ts';
import { type Workspace, withFiles, workspaceFrom } from './workspace.ts';

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
    ['into a point with a name', after(nameAt(through([edit(), 1000]), 1, 'before'), edit(), 1100)],
  ])('%s is a point of its own', (_, timeline) => {
    expect(idsOf(timeline)).toEqual([0, 1, 2]);
  });

  test('a command after typing is a point of its own', () => {
    expect(idsOf(through([edit(), 1000], [ls, 1100]))).toEqual([0, 1, 2]);
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

describe('what a terminal shows', () => {
  const said = (text: string) => ({ type: 'stdout' as const, text });
  const saying = (...texts: readonly string[]) => texts.reduce((timeline, text, at) => addPoint(timeline, { at, deed: ls, workspace: world, shown: { 'dev-a': [said(text)] } }, noLimits), beginTimeline(world, 0));

  test('goes back over points, the oldest first, until it is enough', () => {
    const timeline = saying('a'.repeat(100), 'b'.repeat(100), 'c'.repeat(100));
    expect(shownAt(timeline, 3, 'dev-a', Infinity).map((event) => ('text' in event ? event.text[0] : ''))).toEqual(['a', 'b', 'c']);
    expect(shownAt(timeline, 3, 'dev-a', 10)).toHaveLength(1);
    expect(shownAt(timeline, 3, 'dev-b', Infinity)).toEqual([]);
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
