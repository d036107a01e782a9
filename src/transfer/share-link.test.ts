import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachEnvironment } from '../domain/environment.ts';
import { treeOf } from '../domain/file-tree.ts';
import { type Workspace, workspaceFrom } from '../domain/workspace.ts';
import { base64urlBytes, base64urlText } from './base64url.ts';
import { joined } from './bytes.ts';
import { deflate } from './deflate.ts';
import { treePathProblem } from './path-rules.ts';
import { longestLink, readFragment, worldFragment } from './share-link.ts';
import { anyWorkspace, plainWorkspace } from './transfer-testing.ts';
import { holdsWorld } from './world-address.ts';

test('a world that is shared and opened is the same world', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorkspace, async (workspace) => {
      const fragment = await worldFragment(workspace);
      expect(holdsWorld(fragment)).toBe(true);
      expect(fragment).toMatch(/^#world=1\.[\w-]+$/);
      const reading = await readFragment(fragment);
      if (reading.type === 'refused') throw new Error(reading.reason);
      expect(plainWorkspace(reading.workspace)).toEqual(plainWorkspace(workspace));
    }),
    { numRuns: 150 },
  );
});

test('bytes that lie in every environment are in the link once, whether or not they are the same array', async () => {
  let seed = 7;
  const noise = () => Uint8Array.from({ length: 6000 }, () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >> 16);
  const once = await worldFragment(workspaceFrom(treeOf({ a: noise() })));
  seed = 7;
  const world = workspaceFrom(treeOf({}));
  const four = { ...world, environments: eachEnvironment((id) => ({ ...world.environments[id], files: treeOf({ [id]: ((seed = 7), noise()) }) })) };
  expect((await worldFragment(four)).length).toBeLessThan(once.length + 200);
  expect(once.length).toBeLessThan(longestLink);
});

test('a damaged fragment is refused with a sentence, or holds exactly what was shared', async () => {
  const world = workspaceFrom(treeOf({ 'app.py': 'app = 1\n'.repeat(20), 'empty/': '' }));
  const fragment = await worldFragment(world);
  const letter = fc.constantFrom(...Array.from('AZaz09-_=% é#'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(fragment.length), letter), { maxLength: 3 }), fc.option(fc.nat(fragment.length)), async (changes, end) => {
      const text = changes.reduce((each, [index, character]) => each.slice(0, index) + character + each.slice(index + 1), fragment);
      await expectSafe(`#world=${text.slice(7, end ?? undefined)}`, world);
    }),
    { numRuns: 300 },
  );
});

test('whatever a link lists, it is refused with a sentence or all of it lies inside', async () => {
  const part = fc.constantFrom('..', '.', '', 'a', 'b', '\0', '__proto__');
  const path = fc.array(part, { maxLength: 3 }).map((parts) => parts.join('/'));
  const tree = fc.array(fc.tuple(path, fc.integer({ min: -1, max: 3 })), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(tree, tree, fc.array(fc.nat(5), { maxLength: 3 }), fc.constantFrom('', '..', '/etc', 'a', 7), async (origin, files, lengths, cwd) => {
      await expectSafe(await craftedFragment({ origin, environments: eachEnvironment(() => ({ cwd, variables: {}, files })), lengths }, lengths.reduce((sum, each) => sum + each, 0)));
    }),
    { numRuns: 300 },
  );
});

const empty = { cwd: '', variables: {}, files: [] };
const crafted = { origin: [], environments: eachEnvironment(() => empty), lengths: [] };

test.each([
  ['a later version', () => '#world=2.AAAA', 'by a later one than this'],
  ['what is no base64', () => '#world=1.(((', 'This link is damaged'],
  ['what is not compressed', () => '#world=1.AAAA', 'This link is damaged'],
  ['nothing', () => '#world=', 'was not made by Headway'],
  ['another program’s data', () => craftedFragment({ hello: 1 }, 0), 'is not as Headway writes it'],
  ['a path that leads out', () => craftedFragment({ ...crafted, origin: [['../x', 0]], lengths: [1] }, 1), 'it leads out of the folder'],
  ['a file and a folder of one name', () => craftedFragment({ ...crafted, origin: [['a', 0], ['a/b', 0]], lengths: [1] }, 1), '“a” is a file and a folder in it'],
  ['bytes that are not there', () => craftedFragment({ ...crafted, origin: [['a', 1]], lengths: [1] }, 1), 'The bytes of “a” are not in this link'],
  ['more bytes than it lists', () => craftedFragment(crafted, 3), 'This link is damaged'],
  ['a bomb', () => craftedFragment({ ...crafted, lengths: [170_000_000] }, 170_000_000), 'is too large'],
  ['a file that is listed often', () => craftedFragment({ ...crafted, origin: Array.from({ length: 200 }, (_, index) => [`f${index}`, 0]), lengths: [1_000_000] }, 1_000_000), 'is too large'],
])('a link with %s is refused', async (_, fragment, words) => {
  const reading = await readFragment(await fragment());
  expect(reading.type === 'refused' ? reading.reason : 'taken').toContain(words);
});

test('base64url is base64 for addresses', () => {
  expect(base64urlText(Uint8Array.of(251, 255, 254))).toBe('-__-');
  expect(base64urlBytes('-__-')).toEqual(Uint8Array.of(251, 255, 254));
  expect(base64urlBytes('a')).toBeUndefined();
});

async function craftedFragment(manifest: unknown, bytes: number): Promise<string> {
  const head = new TextEncoder().encode(JSON.stringify(manifest));
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, head.length);
  return `#world=1.${base64urlText(await deflate(joined([size, head, new Uint8Array(bytes)])))}`;
}

async function expectSafe(fragment: string, exact?: Workspace): Promise<void> {
  const reading = await readFragment(fragment);
  if (reading.type === 'refused') expect(reading.reason).toMatch(/^\p{Lu}.* .*\.$/su);
  else {
    const { origin, environments } = reading.workspace;
    const trees = [origin, ...Object.values(environments).map(({ files }) => files)];
    expect(trees.flatMap((tree) => [...tree.keys()]).filter((path) => treePathProblem(path) !== undefined)).toEqual([]);
    if (exact !== undefined) expect(plainWorkspace(reading.workspace)).toEqual(plainWorkspace(exact));
  }
}
