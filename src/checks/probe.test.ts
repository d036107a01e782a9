import { describe, expect, test } from 'vitest';
import { textAt, treeOf } from '../domain/file-tree.ts';
import type { SqlOutcome } from '../domain/schema.ts';
import { type Workspace, withEnvironment, withFiles, workspaceFrom } from '../domain/workspace.ts';
import type { TerminalEvent, Workbench } from '../session/workbench.ts';
import { createProbe, withFreshShells } from './probe.ts';

const one: SqlOutcome = { type: 'done', changedRows: 1 };

function asked(outcomes: readonly SqlOutcome[]) {
  const queries: string[] = [];
  const query: Workbench['query'] = (_, sql) => {
    queries.push(sql);
    return Promise.resolve(outcomes[queries.length - 1] ?? one);
  };
  // A probe that is asked nothing but queries needs nothing else of its workbench.
  return { queries, probe: createProbe({ query } as Workbench) };
}

test('the same question about the same data is asked once', async () => {
  const { probe, queries } = asked([]);
  const data = new Uint8Array(1);
  expect(await probe.query(data, 'SELECT count(*) FROM users')).toBe(one);
  expect(await probe.query(data, 'SELECT count(*) FROM users')).toBe(one);
  expect(queries).toHaveLength(1);
});

test('other data and other questions are asked anew', async () => {
  const { probe, queries } = asked([]);
  const data = new Uint8Array(1);
  await probe.query(data, 'SELECT 1');
  await probe.query(data, 'SELECT 2');
  await probe.query(new Uint8Array(1), 'SELECT 1');
  expect(queries).toEqual(['SELECT 1', 'SELECT 2', 'SELECT 1']);
});

test('what could not be answered is asked again', async () => {
  const { probe } = asked([{ type: 'error', message: 'the engine starts' }]);
  const data = new Uint8Array(1);
  expect(await probe.query(data, 'SELECT 1')).toMatchObject({ type: 'error' });
  expect(await probe.query(data, 'SELECT 1')).toBe(one);
});

/** A workbench that knows one program: it writes its line into `ran.txt`, says it in both streams, and makes an origin. */
function bench({ refuses, fails = [] }: { readonly refuses?: string; readonly fails?: string[] } = {}) {
  let workspace: Workspace = workspaceFrom(treeOf({}));
  let shown: readonly TerminalEvent[] = [];
  const done: string[] = [];
  const state = { engine: 'ready', toolchain: 'ready' };
  const workbench = {
    replaceWorld(next: Workspace, words: string) {
      done.push(words);
      workspace = next;
      return refuses;
    },
    forgetPast: () => done.push('forgot'),
    async enter(id: 'ci', line: string) {
      done.push(`began ${line}`);
      await Promise.resolve();
      if (fails.includes(line)) throw new Error(`${line} failed`);
      workspace = withFiles({ ...workspace, origin: treeOf({ HEAD: line }) }, id, treeOf({ 'ran.txt': line }));
      shown = [{ type: 'stdout', text: line }, { type: 'stderr', text: 'no ' }, { type: 'stdout', text: '!' }, { type: 'stderr', text: line }];
      done.push(`ended ${line}`);
      return 3;
    },
    transcript: (id: string) => (id === 'ci' ? shown : []),
    getState: () => ({ workspace, engine: { type: state.engine }, toolchains: [{ state: { type: state.toolchain } }] }),
  };
  // What a probe asks of its workbench when it runs lines, and nothing else.
  return { probe: createProbe(workbench as unknown as Workbench), done, state };
}
const world = workspaceFrom(treeOf({ 'app.py': '' }));

describe('a line that is run on a copy', () => {
  test('ends with its code, its two streams and the copy as it left it; the world is as it was', async () => {
    const { probe, done } = bench();
    const { code, stdout, stderr, workspace } = await probe.run(world, 'ci', 'flask db current');
    expect([code, stdout, stderr]).toEqual([3, 'flask db current!', 'no flask db current']);
    expect(textAt(workspace.environments.ci.files, 'ran.txt')).toBe('flask db current');
    expect(textAt(workspace.origin, 'HEAD')).toBe('flask db current');
    expect(workspace.environments['dev-a']).toBe(world.environments['dev-a']);
    expect(world).toEqual(workspaceFrom(treeOf({ 'app.py': '' })));
    expect(done).toEqual(['A copy', 'forgot', 'began flask db current', 'ended flask db current']);
  });

  test('waits for the line before it, even for one that fails', async () => {
    const { probe, done } = bench({ fails: ['one'] });
    const [one, two] = await Promise.allSettled([probe.run(world, 'ci', 'one'), probe.run(world, 'ci', 'two')]);
    expect([one.status, two.status]).toEqual(['rejected', 'fulfilled']);
    expect(done.filter((each) => each.startsWith('began') || each.startsWith('ended'))).toEqual(['began one', 'began two', 'ended two']);
  });

  test('is run once for the same environment with the same origin, and again for another', async () => {
    const { probe, done } = bench();
    const ran = () => done.filter((each) => each.startsWith('ended')).length;
    const first = await probe.run(world, 'ci', 'ls');
    expect(await probe.run({ ...world }, 'ci', 'ls')).toEqual(first);
    expect(ran()).toBe(1);
    await probe.run(world, 'ci', 'pwd');
    expect(ran()).toBe(2);
    await probe.run({ ...world, origin: treeOf({ HEAD: 'x' }) }, 'ci', 'ls');
    expect(ran()).toBe(3);
    await probe.run(withFiles(world, 'ci', treeOf({})), 'ci', 'ls');
    expect(ran()).toBe(4);
  });

  test('is not remembered where an engine is broken', async () => {
    for (const broken of ['engine', 'toolchain'] as const) {
      const { probe, done, state } = bench();
      state[broken] = 'broken';
      await probe.run(world, 'ci', 'ls');
      state[broken] = 'ready';
      await probe.run(world, 'ci', 'ls');
      await probe.run(world, 'ci', 'ls');
      expect(done.filter((each) => each.startsWith('ended'))).toHaveLength(2);
    }
  });

  test('needs a workbench that nobody else uses', async () => {
    await expect(bench({ refuses: 'a command runs' }).probe.run(world, 'ci', 'ls')).rejects.toThrow('used by something else: a command runs');
  });
});

test('shells begin anew in the project folder, with the files and the database that there are', () => {
  const database = treeOf({ image: '18' });
  const asked = withEnvironment(
    withEnvironment(world, 'ci', { files: treeOf({}), cwd: 'migrations', variables: {} }),
    'production', { files: treeOf({ 'app.py': 'x' }), cwd: '', variables: { A: '1' }, locals: { B: '2' }, database },
  );
  const fresh = withFreshShells(asked);
  expect(fresh.environments['dev-a']).toBe(asked.environments['dev-a']);
  expect(fresh.environments.ci).toEqual({ files: treeOf({}), cwd: '', variables: {} });
  expect(Object.keys(fresh.environments.ci)).toEqual(['files', 'cwd', 'variables']);
  expect(fresh.environments.production).toEqual({ files: treeOf({ 'app.py': 'x' }), cwd: '', variables: {}, database });
  expect(fresh.environments.production.database).toBe(database);
  expect(fresh.origin).toBe(asked.origin);
});

test('a database is looked into by the workbench', async () => {
  const bytes = new Uint8Array(1);
  const inspect: Workbench['inspect'] = (content) => Promise.resolve({ type: 'error', message: content === bytes ? 'seen' : 'not seen' });
  expect(await createProbe({ inspect } as Workbench).inspect(bytes)).toEqual({ type: 'error', message: 'seen' });
});
