import { describe, expect, test } from 'vitest';
import { emptyTree } from '../domain/file-tree.ts';
import { addPoint, beginTimeline, type Deed, standAt, type Timeline } from '../domain/timeline.ts';
import { workspaceFrom } from '../domain/workspace.ts';
import { memoryStorage } from './node-runner-testing.ts';
import { begunAt, doneOnTheWay, passStore, withPass } from './passes.ts';

const world = workspaceFrom(emptyTree);
const command: Deed = { type: 'command', environment: 'dev-a', line: 'ls', code: 0 };
const startedOver: Deed = { type: 'world', words: 'Started over' };
const few = { points: 4, bytes: 1e9 };
const then = (timeline: Timeline, ...deeds: readonly Deed[]): Timeline => deeds.reduce((at, deed) => addPoint(at, { deed, workspace: world, shown: {}, at: 0 }), timeline);
const begun = beginTimeline(world, 0);
const done = (timeline: Timeline, ...passes: readonly (readonly [string, number])[]): string[] => [...doneOnTheWay(timeline, passes.map(([task, point]) => ({ task, point })))];

describe('what was done', () => {
  test('counts at and after its point, not before it', () => {
    const timeline = then(begun, command, command, command);
    expect(done(timeline, ['a', 1], ['b', 3])).toEqual(['a', 'b']);
    expect(done(standAt(timeline, 2), ['a', 1], ['b', 3])).toEqual(['a']);
    expect(done(standAt(timeline, 0), ['a', 1], ['b', 3])).toEqual([]);
    expect(done(begun, ['a', 0])).toEqual(['a']);
  });

  test('counts on its own branch alone', () => {
    const timeline = then(standAt(then(begun, command, command), 1), command);
    expect(done(timeline, ['a', 2], ['b', 3])).toEqual(['b']);
  });

  test('counts since the lesson began again', () => {
    const timeline = then(begun, command, startedOver, command);
    expect(done(timeline, ['a', 1], ['b', 3])).toEqual(['b']);
    expect(done(standAt(timeline, 1), ['a', 1], ['b', 3])).toEqual(['a']);
  });

  test('counts when its point was forgotten since', () => {
    let timeline = begun;
    for (const deed of Array.from({ length: 20 }, () => command)) timeline = addPoint(timeline, { deed, workspace: world, shown: {}, at: 0 }, few);
    expect(timeline.points.has(2)).toBe(false);
    expect(done(timeline, ['a', 2])).toEqual(['a']);
    expect(done(then(timeline, startedOver), ['a', 2])).toEqual([]);
  });
});

test('a task began where the one before it was done, the first one where the lesson began', () => {
  const timeline = then(begun, command, startedOver, command, command, command);
  const passes = [{ task: 'a', point: 1 }, { task: 'a', point: 3 }, { task: 'b', point: 4 }];
  expect(begunAt(timeline, passes, [])).toBe(2);
  expect(begunAt(timeline, passes, ['a'])).toBe(3);
  expect(begunAt(timeline, passes, ['a', 'b'])).toBe(4);
  expect(begunAt(timeline, [], ['a'])).toBeUndefined();
  expect(begunAt(standAt(timeline, 1), passes, [])).toBe(0);
});

describe('the passes of a lesson', () => {
  test('are kept beside those of others, and found again', () => {
    const storage = memoryStorage();
    passStore(storage, '01-why').write([{ task: 'a', point: 1 }]);
    passStore(storage, '02-next').write([]);
    expect(passStore(storage, '01-why').read()).toEqual([{ task: 'a', point: 1 }]);
  });

  test('that cannot be read are as none', () => {
    const storage = memoryStorage();
    passStore(storage, '01-why').write([{ task: 'a', point: 1 }]);
    for (const key of storage.kept.keys()) storage.kept.set(key, '{"half');
    expect(passStore(storage, '01-why').read()).toEqual([]);
  });

  test('hold each task once a point, and none of another world', () => {
    const timeline = then(begun, command, command);
    const passes = withPass([{ task: 'a', point: 1 }, { task: 'z', point: 99 }], { task: 'a', point: 2 }, timeline);
    expect(withPass(passes, { task: 'a', point: 2 }, timeline)).toEqual([{ task: 'a', point: 1 }, { task: 'a', point: 2 }]);
  });
});
