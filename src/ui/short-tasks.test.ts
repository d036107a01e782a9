import { expect, test } from 'vitest';
import { inShortTasks, inTasksOfTheirOwn } from './short-tasks.ts';

test('long work is done in its order, and others have their turn between its pieces', async () => {
  const happened: string[] = [];
  const busyFor = (milliseconds: number): void => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  };
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
