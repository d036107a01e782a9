/*
 * A repository made here goes on at a real terminal, and one made at a terminal goes on here: the git of this machine
 * checks every object of an exported environment and of the origin, and the sandbox reads a repository that was packed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileTree } from '../../src/domain/file-tree.ts';
import { GitBench } from '../../src/engines/git/git-testing.ts';
import { originUrl } from '../../src/engines/git/origin.ts';

const hasNative = spawnSync('git', ['--version']).status === 0;

if (hasNative) describe('a repository', () => {
  let base = '';
  beforeAll(() => void (base = mkdtempSync(join(tmpdir(), 'git-'))));
  afterAll(() => rmSync(base, { recursive: true }));

  const git = (folder: string, ...args: string[]): string => {
    const env = { PATH: process.env['PATH'], HOME: base, LC_ALL: 'C', TZ: 'UTC', TERM: 'dumb', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'N', GIT_AUTHOR_EMAIL: 'n@example.org', GIT_COMMITTER_NAME: 'N', GIT_COMMITTER_EMAIL: 'n@example.org' };
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: join(base, folder), env, encoding: 'utf8' });
    expect(`git ${args.join(' ')} → ${status} ${status === 0 ? '' : stderr}`).toBe(`git ${args.join(' ')} → 0 `);
    return stdout;
  };

  test('with branches, merges and a resolved conflict is whole for a native git, which goes on with it', async () => {
    const bench = await busyWorld();
    exportTree(bench.tree('dev-b'), join(base, 'exported'));
    exportTree(bench.origin, join(base, 'origin'));
    for (const folder of ['exported', 'origin']) expect(git(folder, 'fsck', '--full', '--strict', '--no-dangling')).toBe('');
    for (const line of ['log', 'log --oneline --graph --all', 'status --porcelain', 'status', 'branch -a', 'tag', 'show --stat', 'ls-files -s', 'diff HEAD~1', 'reflog']) {
      expect(git('exported', ...line.split(' '))).toBe(await bench.all('dev-b', `git ${line}`));
    }
    writeFileSync(join(base, 'exported', 'later.py'), 'later = 1\n');
    git('exported', 'add', '.');
    git('exported', 'commit', '-q', '-m', 'At a terminal');
    expect(git('exported', 'log', '--oneline', '-1')).toContain('At a terminal');
    git('exported', 'push', '-q', join(base, 'origin'), 'main:terminal');
    expect(git('origin', 'log', '-1', '--format=%s', 'terminal')).toBe('At a terminal\n');
  });

  test('of any graph of commits, pushed and pulled between two environments, is whole for a native git, and its clone is clean', async () => {
    const who = fc.constantFrom('dev-a' as const, 'dev-b' as const);
    const branch = fc.constantFrom('main', 'side', 'topic');
    const commands = fc.oneof(
      fc.constantFrom('git add -A', 'git commit -qam "Work"', 'git commit -q --allow-empty -m "Empty"', 'git pull --no-rebase -q', 'git fetch', 'git push --all', 'git push --tags', 'git merge --abort', 'git reset -q --hard', 'git revert --no-edit HEAD', 'git commit -q --amend -m "Again"'),
      branch.map((name) => `git switch ${name}`),
      branch.map((name) => `git switch -c ${name}`),
      branch.map((name) => `git merge ${name}`),
      branch.map((name) => `git push -u origin ${name}`),
      branch.map((name) => `git push --force origin HEAD:${name}`),
      branch.map((name) => `git merge origin/${name}`),
      fc.nat(9).map((number) => `git tag -a v${number} -m "Version ${number}"`),
    );
    const write = fc.record({ who, path: fc.constantFrom('models.py', 'deep/er/a.py', 'deep.py', 'deep/é ü.txt', 'app.db'), bytes: fc.uint8Array({ maxLength: 40 }) });
    const step = fc.oneof({ weight: 2, arbitrary: fc.record({ who, line: commands }) }, { weight: 1, arbitrary: write });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
        const bench = await busyWorld();
        for (const one of steps) {
          if ('line' in one) expect([0, 1, 2, 128, 129]).toContain((await bench.run(one.who, one.line)).code);
          else bench.write(one.who, one.path, one.bytes);
        }
        round += 1;
        for (const [name, tree] of [['a', bench.tree('dev-a')], ['b', bench.tree('dev-b')], ['origin', bench.origin]] as const) {
          const folder = `graph-${round}-${name}`;
          exportTree(tree, join(base, folder));
          expect(git(folder, 'fsck', '--full', '--strict', '--no-dangling')).toBe('');
          git('.', 'clone', '-q', folder, `${folder}-clone`);
          expect(git(`${folder}-clone`, 'status', '--porcelain')).toBe('');
        }
      }),
      { numRuns: 15, seed: 20 },
    );
  });

  test('in the middle of a conflict is told by a native git as it is told here', async () => {
    const bench = await busyWorld();
    bench.write('dev-b', 'models.py', 'mine\n');
    await bench.all('dev-b', 'git commit -am "Mine"', 'git switch -c other HEAD~1');
    bench.write('dev-b', 'models.py', 'theirs\n');
    await bench.all('dev-b', 'git commit -am "Theirs"', 'git switch main');
    expect((await bench.run('dev-b', 'git merge other')).code).toBe(1);
    exportTree(bench.tree('dev-b'), join(base, 'conflict'));
    for (const line of ['status', 'status -s', 'diff', 'ls-files -u']) expect(git('conflict', ...line.split(' '))).toBe(await bench.all('dev-b', `git ${line}`));
    git('conflict', 'merge', '--abort');
    expect(git('conflict', 'status', '-s')).toBe('');
  });

  test('made and packed by a native git goes on here', async () => {
    mkdirSync(join(base, 'made'));
    git('made', 'init', '-q', '-b', 'main');
    for (const number of [1, 2, 3]) {
      writeFileSync(join(base, 'made', 'models.py'), `value = ${number}\n`.repeat(50 + number));
      git('made', 'add', '.');
      git('made', 'commit', '-q', '-m', `Step ${number}`);
    }
    git('made', 'tag', '-a', 'v1', '-m', 'One');
    git('made', 'branch', 'side', 'HEAD~1');
    git('made', 'gc', '-q', '--aggressive');
    const bench = new GitBench();
    bench.setTree('dev-a', importTree(join(base, 'made')));
    for (const line of ['status', 'log', 'log --oneline --all --graph', 'branch -v', 'show v1', 'diff HEAD~2', 'tag', 'rev-parse HEAD~1', 'ls-files -s']) {
      expect(await bench.all('dev-a', `git ${line}`)).toBe(git('made', ...line.split(' ')));
    }
    const short = git('made', 'rev-parse', '--short', 'HEAD').trim();
    await bench.all('dev-a', `git show ${short}`, 'git switch side', 'git switch -c more', 'git commit --allow-empty -m "Here"', 'git branch -d side', `git remote add origin ${originUrl}`, 'git push origin main more v1');
    exportTree(bench.tree('dev-a'), join(base, 'made-on'));
    exportTree(bench.origin, join(base, 'made-origin'));
    for (const folder of ['made-on', 'made-origin']) expect(git(folder, 'fsck', '--full', '--strict', '--no-dangling')).toBe('');
  });
});

if (!hasNative) test('there is no git here, so no repository is compared with it', () => {
  expect(hasNative).toBe(false);
});

async function busyWorld(): Promise<GitBench> {
  const bench = new GitBench();
  bench.write('dev-a', 'models.py', 'one = 1\ntwo = 2\nthree = 3\n');
  bench.write('dev-a', 'migrations/versions/a1.py', "revision = 'a1'\n");
  bench.write('dev-a', 'app.db', Uint8Array.from({ length: 500 }, (_, index) => index % 256));
  await bench.all('dev-a', 'git init', `git remote add origin ${originUrl}`, 'git add .', 'git commit -m "Start"', 'git push -u origin main');
  await bench.all('dev-b', `git clone ${originUrl} .`, 'git config pull.rebase false');
  bench.write('dev-a', 'models.py', 'one = 1\ntwo = "A"\nthree = 3\n');
  await bench.all('dev-a', 'git commit -am "Two of A"', 'git tag -a v1 -m "First"', 'git push --tags', 'git push', 'git switch -c feature');
  bench.write('dev-a', 'migrations/versions/b2.py', "revision = 'b2'\n");
  await bench.all('dev-a', 'git add .', 'git commit -m "B2"', 'git push -u origin feature');
  bench.write('dev-b', 'models.py', 'one = 1\ntwo = "B"\nthree = 3\n');
  await bench.all('dev-b', 'git commit -am "Two of B"');
  expect((await bench.run('dev-b', 'git pull')).stdout).toContain('CONFLICT (content): Merge conflict in models.py');
  bench.write('dev-b', 'models.py', 'one = 1\ntwo = "AB"\nthree = 3\n');
  await bench.all('dev-b', 'git add models.py', 'git commit --no-edit', 'git merge origin/feature', 'git mv models.py schema.py', 'git commit -m "Rename"', 'git mv schema.py models.py', 'git commit -m "And back"', 'git push');
  return bench;
}

function exportTree(tree: FileTree, folder: string): void {
  for (const [path, bytes] of tree) {
    mkdirSync(join(folder, path.endsWith('/') ? path : dirname(path)), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(join(folder, path), bytes);
  }
}

function importTree(folder: string): FileTree {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return new Map(entries.map((entry) => join(entry.parentPath, entry.name)).map((path) => [relative(folder, path), new Uint8Array(readFileSync(path))]));
}
