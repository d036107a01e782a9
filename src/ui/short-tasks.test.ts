import { expect, test } from 'vitest';
import { inShortTasks, inTasksOfTheirOwn, partsInShortTasks } from './short-tasks.ts';

function busyFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test('long work is done in its order, and others have their turn between its pieces', async () => {
  const happened: string[] = [];
  const done = inShortTasks([1, 2, 3], (piece) => {
    busyFor(12);
    happened.push(`piece ${piece}`);
    setTimeout(() => happened.push(`after piece ${piece}`));
    return piece * 10;
  });
  expect(await done).toEqual([10, 20, 30]);
  expect(happened.indexOf('after piece 1')).toBeGreaterThan(-1);
  expect(happened.indexOf('after piece 1')).toBeLessThan(happened.indexOf('piece 3'));
});

test('others have their turn where work pauses, and its result is the one that it comes to', async () => {
  const happened: string[] = [];
  function* work(): Generator<undefined, string> {
    for (const part of [1, 2, 3]) {
      busyFor(12);
      happened.push(`part ${part}`);
      setTimeout(() => happened.push(`after part ${part}`));
      yield;
    }
    return 'all of it';
  }
  expect(await partsInShortTasks(work())).toBe('all of it');
  expect(happened.indexOf('after part 1')).toBeGreaterThan(-1);
  expect(happened.indexOf('after part 1')).toBeLessThan(happened.indexOf('part 3'));
});

test('steps are done in their order, each in a task of its own', async () => {
  const happened: string[] = [];
  await new Promise<void>((resolve) => {
    inTasksOfTheirOwn(
      () => {
        happened.push('first');
        queueMicrotask(() => happened.push('what the first led to'));
      },
      () => happened.push('second'),
      resolve,
    );
    happened.push('what asked for them');
  });
  expect(happened).toEqual(['what asked for them', 'first', 'what the first led to', 'second']);
});

test('a step that was stopped in time is not done, nor are those after it', async () => {
  const happened: string[] = [];
  await new Promise<void>((resolve) => {
    const stop = inTasksOfTheirOwn(
      () => {
        happened.push('first');
        stop();
      },
      () => happened.push('second'),
    );
    inTasksOfTheirOwn(() => undefined, () => undefined, () => undefined, resolve);
  });
  expect(happened).toEqual(['first']);
});
