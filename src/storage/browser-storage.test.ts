import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import { eachEnvironment, environmentIds } from '../domain/environment.ts';
import { apply, emptyTree, type FileTree, treeOf } from '../domain/file-tree.ts';
import { type AppState, codeIn } from '../domain/running-app.ts';
import { addPoint, beginTimeline, forgetPast, nameAt, pointAt, standAt, type Timeline } from '../domain/timeline.ts';
import { type Workspace, withEnvironment, workspaceFrom } from '../domain/workspace.ts';
import { browserStorage } from './browser-storage.ts';
import type { SavedWorld } from './world-storage.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const never = (): void => expect.unreachable('another tab took over');
const histories = eachEnvironment((id) => [`echo ${id}`]);
const worldOf = (timeline: Timeline): SavedWorld => ({ timeline, histories });
const loaded = async (): Promise<SavedWorld> => (await browserStorage(never).load()) ?? expect.fail('nothing was kept');
const count = async (store: string): Promise<number> => {
  const db = await openDB('headway');
  const found = await db.count(store);
  db.close();
  return found;
};

/** One thing that may happen to a world; points are chosen by their place among those that there are. */
const deeds = fc.oneof(
  fc.record({ type: fc.constant('set' as const), environment: fc.constantFrom(...environmentIds), path: fc.constantFrom('a.py', 'b/c.db', 'b/', '.git/HEAD'), bytes: fc.uint8Array({ maxLength: 8 }) }),
  fc.record({ type: fc.constant('remove' as const), environment: fc.constantFrom(...environmentIds), path: fc.constantFrom('a.py', 'b/c.db') }),
  fc.record({ type: fc.constant('commit' as const), environment: fc.constantFrom(...environmentIds), block: fc.constantFrom('image', 'base/1:0', 'base/1:7'), bytes: fc.uint8Array({ maxLength: 8 }) }),
  fc.record({ type: fc.constant('serve' as const), environment: fc.constantFrom(...environmentIds) }),
  fc.record({ type: fc.constant('stop' as const), environment: fc.constantFrom(...environmentIds) }),
  fc.record({ type: fc.constant('origin' as const), bytes: fc.uint8Array({ maxLength: 8 }) }),
  fc.record({ type: fc.constant('travel' as const), to: fc.nat() }),
  fc.record({ type: fc.constant('name' as const), to: fc.nat(), name: fc.constantFrom('', 'before it broke') }),
  fc.record({ type: fc.constant('forget' as const) }),
  fc.record({ type: fc.constant('start over' as const) }),
  fc.record({ type: fc.constant('save' as const) }),
);
/** What a world begins with, and begins again with: the same bytes, whatever was forgotten meanwhile. */
const starter = workspaceFrom(treeOf({ 'app.py': 'app' }), treeOf({ HEAD: 'main' }));
type Happening = typeof deeds extends fc.Arbitrary<infer One> ? One : never;

function after(timeline: Timeline, one: Happening, at: number): Timeline {
  const { workspace } = pointAt(timeline, timeline.here);
  const among = (index: number): number => [...timeline.points.keys()][index % timeline.points.size] ?? timeline.here;
  const add = (next: Workspace): Timeline =>
    addPoint(timeline, { at, deed: { type: 'command', environment: 'dev-a', line: 'x', code: 0 }, workspace: next, shown: { 'dev-a': [{ type: 'stdout', text: `${at}\n` }] } }, { points: 6, bytes: 10_000 });
  const filesOf = (environment: 'dev-a' | 'dev-b' | 'ci' | 'production', files: FileTree): Workspace => withEnvironment(workspace, environment, { ...workspace.environments[environment], files });
  switch (one.type) {
    case 'set':
      return add(filesOf(one.environment, apply(workspace.environments[one.environment].files, { set: [[one.path, one.bytes]], remove: [] })));
    case 'remove':
      return add(filesOf(one.environment, apply(workspace.environments[one.environment].files, { set: [], remove: [one.path] })));
    case 'commit': {
      const { [one.environment]: environment } = workspace.environments;
      return add(withEnvironment(workspace, one.environment, { ...environment, database: apply(environment.database ?? emptyTree, { set: [[one.block, one.bytes]], remove: [] }) }));
    }
    case 'serve': {
      const { [one.environment]: environment } = workspace.environments;
      const app: AppState = { type: 'running', pid: at, line: 'flask run', arguments: ['run'], port: 5000, cwd: '', variables: { A: 'b' }, reloads: false, code: codeIn(environment.files), since: at, commit: undefined };
      return add(withEnvironment(workspace, one.environment, { ...environment, app }));
    }
    case 'stop':
      return add(withEnvironment(workspace, one.environment, { ...workspace.environments[one.environment], app: { type: 'stopped', pid: at } }));
    case 'origin':
      return add({ ...workspace, origin: treeOf({ HEAD: one.bytes }) });
    case 'travel':
      return standAt(timeline, among(one.to));
    case 'name':
      return nameAt(timeline, among(one.to), one.name);
    case 'forget':
      return forgetPast(timeline);
    case 'start over':
      return add(starter);
    case 'save':
      return timeline;
  }
}

describe('what is kept in the browser', () => {
  test('is nothing on a first visit', async () => {
    expect(await browserStorage(never).load()).toBeUndefined();
  });

  test('is the world with its whole past, whatever happened and whenever it was saved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { maxLength: 30 }), async (happenings) => {
        globalThis.indexedDB = new IDBFactory();
        const storage = browserStorage(never);
        await storage.load();
        let timeline = beginTimeline(starter, 0);
        for (const [index, one] of happenings.entries()) {
          timeline = after(timeline, one, index * 10_000);
          if (one.type === 'save') await storage.save(worldOf(timeline));
        }
        await storage.save(worldOf(timeline));
        expect(await loaded()).toEqual(worldOf(timeline));
      }),
      { numRuns: 60 },
    );
  });

  test('holds a file version once, and drops it when no point has it any more', async () => {
    const storage = browserStorage(never);
    await storage.load();
    const begin = beginTimeline(workspaceFrom(treeOf({ 'app.py': 'app', 'models.py': 'models' })), 0);
    await storage.save(worldOf(begin));
    expect(await count('blobs')).toBe(2);
    const { workspace } = pointAt(begin, 0);
    const typed = (timeline: Timeline, text: string, at: number): Timeline =>
      addPoint(timeline, { at, deed: { type: 'edit', environment: 'dev-a', path: 'models.py' }, workspace: withEnvironment(workspace, 'dev-a', { ...workspace.environments['dev-a'], files: treeOf({ 'app.py': workspace.environments['dev-a'].files.get('app.py') ?? 'app', 'models.py': text }) }), shown: {} });
    let timeline = begin;
    for (const [index, text] of ['m', 'mo', 'mod'].entries()) {
      timeline = typed(timeline, text, index);
      await storage.save(worldOf(timeline));
    }
    expect([await count('points'), await count('blobs')]).toEqual([2, 3]);
    await storage.save(worldOf(forgetPast(timeline)));
    expect([await count('points'), await count('blobs')]).toEqual([1, 3]);
    expect(await loaded()).toEqual(worldOf(forgetPast(timeline)));
  });

  test('has the bytes of a file that was forgotten and is there again in several environments', async () => {
    const storage = browserStorage(never);
    await storage.load();
    const step = (timeline: Timeline, workspace: Workspace, at: number): Timeline => addPoint(timeline, { at, deed: { type: 'world', words: '' }, workspace, shown: {} });
    let timeline = forgetPast(step(beginTimeline(starter, 0), workspaceFrom(treeOf({ 'other.py': 'other' })), 1));
    await storage.save(worldOf(step(beginTimeline(starter, 0), workspaceFrom(treeOf({ 'other.py': 'other' })), 1)));
    await storage.save(worldOf(timeline));
    timeline = step(timeline, starter, 2);
    await storage.save(worldOf(timeline));
    expect(await loaded()).toEqual(worldOf(timeline));
  });

  test('is written by one tab only: who loaded last', async () => {
    const timeline = beginTimeline(workspaceFrom(treeOf({ 'app.py': 'old' })), 0);
    let told = 0;
    const first = browserStorage(() => {
      told += 1;
    });
    await first.load();
    await first.save(worldOf(timeline));
    const second = browserStorage(never);
    const seen = (await second.load()) ?? expect.fail('nothing was kept');
    await expect(first.save(worldOf(beginTimeline(workspaceFrom(treeOf({ 'app.py': 'lost?' })), 1)))).rejects.toThrow('goes on in another tab');
    expect(told).toBe(1);
    const further = addPoint(seen.timeline, { at: 5, deed: { type: 'world', words: 'x' }, workspace: workspaceFrom(treeOf({ 'app.py': 'new' })), shown: {} });
    await second.save(worldOf(further));
    expect(await loaded()).toEqual(worldOf(further));
  });

  test('can be read when there is no room to note who writes, and the first save that finds room notes it', async () => {
    const timeline = beginTimeline(workspaceFrom(treeOf({ 'app.py': 'app' })), 0);
    const first = browserStorage(() => undefined);
    await first.load();
    await first.save(worldOf(timeline));
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    const second = browserStorage(never);
    try {
      expect(await second.load()).toEqual(worldOf(timeline));
      await expect(second.save(worldOf(forgetPast(nameAt(timeline, 0, 'x'))))).rejects.toThrow('no room left');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    await second.save(worldOf(nameAt(timeline, 0, 'later')));
    await expect(first.save(worldOf(timeline))).rejects.toThrow('another tab');
    expect(await loaded()).toEqual(worldOf(nameAt(timeline, 0, 'later')));
  });

  test('stays apart from what another world keeps', async () => {
    const timeline = beginTimeline(workspaceFrom(treeOf({ 'app.py': 'mine' })), 0);
    const lesson = beginTimeline(workspaceFrom(treeOf({ 'app.py': 'a lesson' })), 0);
    for (const [name, kept] of [['headway', timeline], ['headway lesson 01-why', lesson]] as const) {
      const storage = browserStorage(never, name);
      expect(await storage.load()).toBeUndefined();
      await storage.save(worldOf(kept));
    }
    expect(await loaded()).toEqual(worldOf(timeline));
    expect(await browserStorage(never, 'headway lesson 01-why').load()).toEqual(worldOf(lesson));
  });

  test('is refused, not replaced by half of it, when a part is missing', async () => {
    const storage = browserStorage(never);
    await storage.load();
    await storage.save(worldOf(beginTimeline(workspaceFrom(treeOf({ 'app.py': 'app' })), 0)));
    const db = await openDB('headway');
    await db.clear('blobs');
    db.close();
    await expect(browserStorage(never).load()).rejects.toThrow('the bytes of app.py are not there');
  });
});

describe('what the first version kept', () => {
  test('is there after the upgrade, as the beginning of the timeline', async () => {
    const db = await openDB('headway', 1, {
      upgrade(old) {
        old.createObjectStore('files');
        old.createObjectStore('environments');
      },
    });
    const shown = [{ type: 'entered', prompt: 'dev-a $ ', line: 'ls' }, { type: 'stdout', text: 'app.py\n' }];
    for (const id of environmentIds) {
      await db.put('files', new TextEncoder().encode(id), [id, 'app.py']);
      await db.put('environments', { cwd: 'x', variables: { A: id }, locals: {}, transcript: shown, history: ['ls'] }, id);
    }
    await db.put('files', new TextEncoder().encode('ref'), ['origin', 'HEAD']);
    db.close();

    const { timeline, histories: lines } = await loaded();
    const { workspace, shown: terminals } = pointAt(timeline, timeline.here);
    expect(workspace.environments['dev-b']).toEqual({ files: treeOf({ 'app.py': 'dev-b' }), cwd: 'x', variables: { A: 'dev-b' }, locals: {} });
    expect(workspace.origin).toEqual(treeOf({ HEAD: 'ref' }));
    expect(terminals.production).toEqual(shown);
    expect(lines.ci).toEqual(['ls']);
    expect(await loaded()).toEqual({ timeline, histories: lines });
  });
});
