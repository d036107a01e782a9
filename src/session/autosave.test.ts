import { expect, test } from 'vitest';
import { workspaceFrom } from '../domain/workspace.ts';
import { treeOf } from '../domain/file-tree.ts';
import { beginTimeline } from '../domain/timeline.ts';
import { eachEnvironment } from '../domain/environment.ts';
import type { SavedWorld, WorldStorage } from '../storage/world-storage.ts';
import { createAutosave } from './autosave.ts';

const worldOf = (name: string): SavedWorld => ({
  timeline: beginTimeline(workspaceFrom(treeOf({ [name]: '' })), 0),
  histories: eachEnvironment(() => []),
});

function slowStorage() {
  const saves: { world: SavedWorld; done: () => void; fail: (error: Error) => void }[] = [];
  const storage: WorldStorage = {
    load: () => Promise.resolve(undefined),
    save: (world) => new Promise((done, fail) => saves.push({ world, done, fail })),
  };
  return { storage, saves };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('changes during a save are saved together, once, by their newest state', async () => {
  const { storage, saves } = slowStorage();
  let world = worldOf('1');
  const autosave = createAutosave(storage, () => world, () => undefined);
  autosave.changed();
  expect(autosave.getState()).toEqual({ type: 'saving' });
  world = worldOf('2');
  autosave.changed();
  world = worldOf('3');
  autosave.changed();
  expect(saves).toHaveLength(1);
  saves[0]?.done();
  await settled();
  expect(saves).toHaveLength(2);
  expect(saves[1]?.world).toBe(world);
  expect(autosave.getState()).toEqual({ type: 'saving' });
  saves[1]?.done();
  await settled();
  expect(autosave.getState()).toEqual({ type: 'saved' });
  expect(saves).toHaveLength(2);
});

test('a save that fails is said, and the next change tries again', async () => {
  const { storage, saves } = slowStorage();
  const autosave = createAutosave(storage, () => worldOf('x'), () => undefined);
  autosave.changed();
  saves[0]?.fail(new Error('no room'));
  await settled();
  expect(autosave.getState()).toEqual({ type: 'refused', message: 'no room' });
  autosave.changed();
  saves[1]?.done();
  await settled();
  expect(autosave.getState()).toEqual({ type: 'saved' });
});
