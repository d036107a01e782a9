import fc from 'fast-check';
import { expect, test } from 'vitest';
import { treeOf } from '../domain/file-tree.ts';
import { workspaceFrom } from '../domain/workspace.ts';
import { readWorld, worldTree } from './world-file.ts';
import { readZip } from './read-zip.ts';
import { anyWorkspace, plainWorkspace } from './transfer-testing.ts';
import { writeZip } from './write-zip.ts';

const at = new Date(2026, 0, 5);

async function through(bytes: Uint8Array) {
  const unpacked = await readZip(bytes);
  return unpacked.type === 'files' ? readWorld(unpacked.files) : unpacked;
}

test('a world that is saved and opened is the same world', async () => {
  await fc.assert(
    fc.asyncProperty(anyWorkspace, async (workspace) => {
      const reading = await through(writeZip(worldTree(workspace), at));
      if (reading.type === 'refused') throw new Error(reading.reason);
      expect(plainWorkspace(reading.workspace)).toEqual(plainWorkspace(workspace));
    }),
    { numRuns: 150 },
  );
});

test('a world file lists its files by environment, under their own names', () => {
  const names = [...worldTree(workspaceFrom(treeOf({ 'app.py': 'x', 'empty/': '', 'a\\b': 'odd' }))).keys()];
  expect(names).toContain('environments/dev-a/app.py');
  expect(names).toContain('environments/production/empty/');
  expect(names).toContain('origin.git/');
  expect(names.filter((name) => name.startsWith('odd-names/'))).toHaveLength(4);
});

test.each([
  ['no description', {}, 'headway.json is not as Headway writes it'],
  ['a description that is no JSON', { 'headway.json': '{' }, 'headway.json is not as Headway writes it'],
  ['a later version', { 'headway.json': description({ version: 2 }) }, 'Version: '],
  ['a folder outside', { 'headway.json': description({ environments: shells({ cwd: '../x' }) }) }, 'it is no path inside the project folder'],
  ['a variable that no shell takes', { 'headway.json': description({ environments: shells({ variables: { 'A B': '1' } }) }) }, 'Environments.dev-a.variables'],
  ['a file beside the environments', { 'headway.json': description({}), 'other.txt': 'x' }, '“other.txt” lies in none of its environments'],
  ['an odd name that leads out', { 'headway.json': description({ oddNames: { 'odd-names/1': 'environments/ci/../../x' } }), 'odd-names/1': 'x' }, 'it leads out of the folder'],
  ['an odd name that is there already', { 'headway.json': description({ oddNames: { 'odd-names/1': 'environments/ci/a' } }), 'odd-names/1': 'x', 'environments/ci/a': 'y' }, '“environments/ci/a” is in it twice'],
  ['a damaged database', { 'headway.json': description({}), 'databases/ci.pack': 'x' }, 'databases/ci.pack is damaged'],
  ['an odd file without its name', { 'headway.json': description({}), 'odd-names/7': 'x' }, 'has no name for “odd-names/7”'],
])('a world file with %s is refused with a sentence', (_, files, words) => {
  const reading = readWorld(treeOf(files));
  expect(reading.type === 'refused' ? reading.reason : 'taken').toContain(words);
});

function shells(part: object) {
  return Object.fromEntries(['dev-a', 'dev-b', 'ci', 'production'].map((id) => [id, { cwd: '', variables: {}, ...part }]));
}

function description(part: object): string {
  return JSON.stringify({ format: 'headway-world', version: 1, environments: shells({}), ...part });
}
