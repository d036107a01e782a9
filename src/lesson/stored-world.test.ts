import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachEnvironment, type Environment, environmentIds } from '../domain/environment.ts';
import { type FileTree, treeOf } from '../domain/file-tree.ts';
import { type Workspace, workspaceFrom } from '../domain/workspace.ts';
import { storeWorld, worldFrom } from './stored-world.ts';

const names = fc.oneof(fc.constantFrom('app.py', 'a/b.db', 'empty/', '.git/HEAD', '__proto__', 'constructor', '7', 'é ñ.txt'), fc.string({ minLength: 1, maxLength: 6 }));
const trees: fc.Arbitrary<FileTree> = fc.array(fc.tuple(names, fc.uint8Array({ maxLength: 12 })), { maxLength: 5 }).map((pairs) => new Map(pairs));
const environments: fc.Arbitrary<Environment> = fc
  .record({ files: trees, cwd: fc.constantFrom('', 'migrations'), variables: fc.constantFrom({}, { FLASK_APP: 'app' }), database: fc.option(trees, { nil: undefined }) })
  .map(({ database, ...rest }) => (database === undefined ? rest : { ...rest, database }));
const running = trees.map((code) => ({ type: 'running' as const, pid: 1001, line: 'flask run', arguments: [], port: 5000, cwd: '', variables: {}, reloads: false, code, since: 5, commit: undefined }));
const worlds: fc.Arbitrary<Workspace> = fc
  .tuple(trees, fc.tuple(environments, environments, environments, environments), fc.option(running, { nil: undefined }))
  .map(([origin, [a, b, ci, production], app]) => ({ origin, environments: { 'dev-a': a, 'dev-b': b, ci, production: app === undefined ? production : { ...production, app } } }));

/** A server without a commit has no such key after JSON, which is the same. */
const plain = ({ origin, environments: all }: Workspace) => [origin, eachEnvironment((id) => ({ ...all[id], app: all[id].app === undefined ? undefined : { ...all[id].app, commit: undefined } }))];

test('any world comes back as it was stored', () => {
  fc.assert(fc.property(worlds, (world) => {
    expect(plain(worldFrom(storeWorld(world)))).toEqual(plain(world));
  }));
});

test('the same world is stored as the same text', () => {
  fc.assert(fc.property(worlds, (world) => {
    expect(storeWorld(worldFrom(storeWorld(world)))).toBe(storeWorld(world));
  }));
});

test('a database server is stored without the image that it goes on from, which the page has already', () => {
  const world = workspaceFrom(treeOf({ '.env': 'DATABASE_URL=postgresql://app:secret@localhost:5432/shop\n' }));
  const blocks = { 'base/16384/1259:7': Uint8Array.of(1, 2, 3), sizes: new TextEncoder().encode('{}') };
  const served = { ...world, environments: { ...world.environments, production: { ...world.environments.production, database: new Map(Object.entries({ image: new Uint8Array(100_000).fill(7), ...blocks })) } } };
  const read = worldFrom(storeWorld(served)).environments;
  expect(read.production.database).toEqual(new Map(Object.entries(blocks)));
  expect(read['dev-a']).not.toHaveProperty('database');
});

test('a file that all environments have is stored once, and is one file again', () => {
  const big = Uint8Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 251);
  const once = storeWorld(workspaceFrom(treeOf({ 'a.db': big }))).length;
  const copies = workspaceFrom(treeOf({}));
  const world = { ...copies, environments: eachEnvironment(() => ({ files: treeOf({ 'a.db': big.slice(), 'b.db': big.slice() }), cwd: '', variables: {} })) };
  expect(storeWorld(world).length).toBeLessThan(once + 500);
  const read = worldFrom(storeWorld(world));
  const [first, ...rest] = environmentIds.map((id) => read.environments[id].files.get('a.db'));
  for (const other of rest) expect(other).toBe(first);
});
