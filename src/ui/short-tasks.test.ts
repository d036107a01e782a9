import { expect, test } from 'vitest';
import { inShortTasks } from './short-tasks.ts';

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
