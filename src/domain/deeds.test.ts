import { expect, test } from 'vitest';
import { environmentOf, placeOnBranch } from './deeds.ts';
import { treeOf } from './file-tree.ts';
import { addPoint, beginTimeline, standAt } from './timeline.ts';
import { workspaceFrom } from './workspace.ts';

const world = workspaceFrom(treeOf({ 'app.py': '' }));

test('a deed was done in its environment; the beginning and another world were nowhere in particular', () => {
  expect(environmentOf({ type: 'command', environment: 'ci', line: 'ls', code: 0 })).toBe('ci');
  expect(environmentOf({ type: 'edit', environment: 'dev-b', path: 'app.py' })).toBe('dev-b');
  expect([environmentOf({ type: 'beginning' }), environmentOf({ type: 'world', words: 'Opened shop.zip' })]).toEqual([undefined, undefined]);
});

test('the world stands at some point of its branch, and other branches do not count', () => {
  const command = (line: string, at: number) => ({ at, deed: { type: 'command', environment: 'ci', line, code: 0 } as const, workspace: world, shown: {} });
  const begun = beginTimeline(world, 0);
  expect(placeOnBranch(begun)).toEqual({ at: 1, of: 1 });
  const other = addPoint(addPoint(begun, command('one', 1)), command('two', 2));
  const timeline = addPoint(addPoint(addPoint(standAt(other, 1), command('three', 3)), command('four', 4)), command('five', 5));
  expect(placeOnBranch(standAt(timeline, 3))).toEqual({ at: 3, of: 5 });
});
