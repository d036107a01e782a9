import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FileTree } from '../../domain/file-tree.ts';
import { GitBench } from './git-testing.ts';
import { type Objects, Objects as ObjectStore } from './objects.ts';
import { originUrl } from './origin.ts';
import { Refs } from './refs.ts';
import { WorkFiles } from './work-files.ts';

type Who = 'dev-a' | 'dev-b';
type Step = { readonly who: Who; readonly line: string } | { readonly who: Who; readonly file: string; readonly text: string };

const who = fc.constantFrom<Who>('dev-a', 'dev-b');
const lines = fc.constantFrom(
  'git add -A', 'git commit -am "Work"', 'git commit -m "Staged"', 'git push origin main', 'git push --force origin main', 'git fetch', 'git pull', 'git pull --no-rebase',
  'git switch -c side', 'git switch side', 'git switch main', 'git merge side', 'git merge main', 'git merge --abort', 'git reset --hard', 'git revert --no-edit HEAD', 'git rm --cached one.txt', 'git checkout HEAD~1', 'git push -u origin side',
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ who, line: lines }) },
  { weight: 2, arbitrary: fc.record({ who, file: fc.constantFrom('one.txt', 'two.txt', 'deep/three.txt'), text: fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', 'd\n'), { maxLength: 6 }).map((parts) => parts.join('')) }) },
);

test('whatever two developers do, nothing passes but by the origin, which stays whole, and no log says a commit twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const bench = new GitBench();
      bench.write('dev-a', 'one.txt', 'a\nb\n');
      await bench.all('dev-a', `git clone ${originUrl} sub`, 'git init', `git remote add origin ${originUrl}`, 'git add one.txt', 'git commit -m "Start"', 'git push -u origin main');
      await bench.all('dev-b', `git clone ${originUrl} .`);
      for (const one of steps) {
        const other = one.who === 'dev-a' ? 'dev-b' : 'dev-a';
        const [theirs, origin] = [bench.tree(other), bench.origin];
        if ('line' in one) {
          const { code } = await bench.run(one.who, one.line);
          expect([0, 1, 2, 128, 129]).toContain(code);
          if (!one.line.startsWith('git push')) expect(bench.origin).toBe(origin);
          if (bench.origin !== origin) await expectWhole(bench.origin, '');
          const log = (await bench.run(one.who, 'git log --all --format=%H')).stdout.trim().split('\n');
          expect(new Set(log).size).toBe(log.length);
        } else bench.write(one.who, one.file, one.text);
        expect(bench.tree(other)).toBe(theirs);
      }
      for (const one of ['dev-a', 'dev-b'] as const) await expectWhole(bench.tree(one), '.git');
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('work that was not committed is never lost by switching, merging or pulling', async () => {
  const commands = ['git switch side', 'git checkout side', 'git merge side', 'git pull --no-rebase', 'git switch -c third', 'git checkout HEAD~1', 'git fetch'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...commands), fc.constantFrom('one.txt', 'two.txt', 'new.txt', 'side.txt', 'deep/side.txt', 'deep'), fc.boolean(), async (line, file, staged) => {
      const bench = new GitBench();
      bench.write('dev-a', 'one.txt', '1\n');
      bench.write('dev-a', 'two.txt', '2\n');
      await bench.all('dev-a', 'git init', `git remote add origin ${originUrl}`, 'git add .', 'git commit -m "Start"', 'git switch -c side');
      for (const path of ['one.txt', 'side.txt', 'deep/side.txt']) bench.write('dev-a', path, 'side\n');
      await bench.all('dev-a', 'git add .', 'git commit -m "Side"', 'git push origin side:main', 'git switch main', 'git branch -u origin/main', 'git commit --allow-empty -m "On"');
      bench.write('dev-a', file, 'precious\n');
      if (staged) await bench.all('dev-a', `git add ${file}`);
      await bench.run('dev-a', line);
      expect(bench.text('dev-a', file)).toBe('precious\n');
    }),
    { numRuns: 80 },
  );
}, 60_000);

/** Every name leads to an object that is there, has the name that its bytes give it, and names only such objects. */
async function expectWhole(tree: FileTree, folder: string): Promise<void> {
  const files = new WorkFiles(tree);
  const objects = new ObjectStore(files, folder);
  const refs = new Refs(files, folder);
  const head = refs.headOid();
  const open = [...refs.list('refs/').map(([, oid]) => oid), ...(head === undefined ? [] : [head])];
  const seen = new Set<string>();
  for (let oid = open.pop(); oid !== undefined; oid = open.pop()) {
    if (seen.has(oid)) continue;
    seen.add(oid);
    open.push(...(await namedBy(objects, oid)));
  }
}

async function namedBy(objects: Objects, oid: string): Promise<string[]> {
  const { type, bytes } = await objects.read(oid);
  expect(await new ObjectStore(new WorkFiles(new Map()), '').write(type, bytes)).toBe(oid);
  if (type === 'commit') {
    const { tree, parents } = await objects.commit(oid);
    return [tree, ...parents];
  }
  return type === 'tree' ? (await objects.entries(oid)).map((entry) => entry.oid) : [];
}
