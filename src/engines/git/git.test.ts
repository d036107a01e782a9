import { cpuTime } from '../../../scripts/test/cpu-time.ts';
import { describe, expect, test } from 'vitest';
import type { FileTree } from '../../domain/file-tree.ts';
import { createGit, type GitWorld } from './git.ts';
import { GitBench } from './git-testing.ts';
import { originUrl } from './origin.ts';

const silent = { stdout: () => undefined, stderr: () => undefined };

async function withCommit(): Promise<GitBench> {
  const bench = new GitBench();
  bench.write('dev-a', 'models.py', 'users = 1\n');
  await bench.all('dev-a', `git init`, `git remote add origin ${originUrl}`, 'git add .', 'git commit -m "Start"');
  return bench;
}

describe('git in an environment', () => {
  test('commits at once, in the name of the environment, under the same name on every run', async () => {
    const [one, two] = [await withCommit(), await withCommit()];
    expect(await one.all('dev-a', 'git log -1')).toContain('Author: Developer A <dev-a@example.org>\nDate:   Thu Jan 1 00:00:04 2026 +0000\n\n    Start\n');
    expect(await one.all('dev-a', 'git rev-parse HEAD')).toBe(await two.all('dev-a', 'git rev-parse HEAD'));
  });

  test('keeps the bytes of every file that it did not change, and the whole tree when it changed nothing', async () => {
    const bench = await withCommit();
    const before = bench.tree('dev-a');
    await bench.all('dev-a', 'git status', 'git log', 'git diff', 'git branch');
    expect(bench.tree('dev-a')).toBe(before);
    bench.write('dev-a', 'app.py', 'app = 1\n');
    await bench.all('dev-a', 'git add app.py', 'git commit -m "App"', 'git switch -c other', 'git switch main');
    const after = bench.tree('dev-a');
    const kept = [...before].filter(([path]) => !path.endsWith('/') && !/^\.git\/(index|HEAD|logs|refs|COMMIT_EDITMSG)/.test(path));
    expect(kept.every(([path, bytes]) => after.get(path) === bytes)).toBe(true);
  });

  test('works in a folder below the project folder as well, and not above it', async () => {
    const bench = new GitBench();
    await bench.all('dev-a', 'git init shop');
    bench.write('dev-a', 'shop/app.py', 'app = 1\n');
    expect(await bench.all('dev-a', 'cd shop && git add .', 'cd shop && git status -s')).toBe('A  app.py\n');
    expect(await bench.run('dev-a', 'git status')).toEqual({ code: 128, stdout: '', stderr: 'fatal: not a git repository (or any of the parent directories): .git\n' });
  });

  test('keeps the empty folders of .git, and takes away the folder that a removed file leaves empty', async () => {
    const bench = await withCommit();
    expect(bench.tree('dev-a').has('.git/refs/tags/')).toBe(true);
    bench.write('dev-a', 'data/one.txt', '1\n');
    await bench.all('dev-a', 'git add .', 'git rm -f data/one.txt');
    expect([...bench.tree('dev-a').keys()].filter((path) => path.startsWith('data'))).toEqual([]);
  });

  test('never takes a database for text', async () => {
    const bench = await withCommit();
    bench.write('dev-a', 'app.db', new Uint8Array([83, 0, 1]));
    await bench.all('dev-a', 'git add app.db', 'git commit -m "Data"');
    bench.write('dev-a', 'app.db', new Uint8Array([83, 0, 2, 255]));
    expect(await bench.all('dev-a', 'git diff')).toMatch(/^diff --git a\/app\.db b\/app\.db\nindex [0-9a-f]{7}\.\.[0-9a-f]{7} 100644\nBinary files a\/app\.db and b\/app\.db differ\n$/);
    expect(await bench.all('dev-a', 'git diff --stat')).toBe(' app.db | Bin 3 -> 4 bytes\n 1 file changed, 0 insertions(+), 0 deletions(-)\n');
  });
});

describe('what git cannot do here', () => {
  test.each([
    ['git stash', 129, 'git stash: not in this sandbox; commit to a branch instead: git switch -c later, git commit -am "Work in progress", git switch -\n'],
    ['git blame models.py', 129, "git blame: not in this sandbox; 'git log -p -- FILE' shows who changed what\n"],
    ['git rebase main', 129, "git rebase: not in this sandbox; use 'git merge' instead\n"],
    ['git commit --fixup HEAD', 129, 'git commit: option --fixup is not in this sandbox\n'],
    ['git status --ignored', 129, 'git status: option --ignored is not in this sandbox\n'],
    ['git pull --rebase', 129, 'git pull: option --rebase is not in this sandbox\n'],
    ['git log -S x', 129, 'git log: option -S is not in this sandbox\n'],
    ['git for-each-ref', 129, "git for-each-ref: not in this sandbox; 'git branch -a -vv' and 'git tag' list what there is\n"],
    ['git log --format=%<(20)%s', 129, 'git: %<( in a format is not in this sandbox\n'],
    ['git -C nowhere status', 128, "fatal: cannot change to 'nowhere': No such file or directory\n"],
    ['git -C models.py status', 128, "fatal: cannot change to 'models.py': Not a directory\n"],
    ['git -C ../.. status', 128, "fatal: cannot change to '../..': No such file or directory\n"],
    ['git statsu', 1, "git: 'statsu' is not a git command. See 'git --help'.\n\nThe most similar command is\n\tstatus\n"],
    ['git comit', 1, "git: 'comit' is not a git command. See 'git --help'.\n\nThe most similar command is\n\tcommit\n"],
    ['git frobnicate', 1, "git: 'frobnicate' is not a git command. See 'git --help'.\n"],
  ])('%s is refused plainly', async (line, code, stderr) => {
    const bench = await withCommit();
    const before = bench.tree('dev-a');
    expect(await bench.run('dev-a', line)).toEqual({ code, stdout: '', stderr });
    expect(bench.tree('dev-a')).toBe(before);
  });
});

describe('the origin', () => {
  test('takes a push, and another environment sees it only when it fetches', async () => {
    const bench = await withCommit();
    await bench.all('dev-b', `git clone ${originUrl} .`);
    await bench.all('dev-a', 'git push -u origin main');
    expect(bench.text('dev-b', 'models.py')).toBeUndefined();
    await bench.all('dev-b', 'git pull');
    expect(bench.text('dev-b', 'models.py')).toBe('users = 1\n');
  });

  test('shares the bytes of its objects with the environments that have them', async () => {
    const bench = await withCommit();
    await bench.all('dev-a', 'git push origin main');
    const objects = [...bench.origin].filter(([path]) => /^objects\/../.test(path) && !path.endsWith('/'));
    expect(objects.length).toBe(3);
    expect(objects.every(([path, bytes]) => bench.tree('dev-a').get(`.git/${path}`) === bytes)).toBe(true);
  });

  test('that does not exist is told as git does', async () => {
    const bench = await withCommit();
    bench.origin = new Map();
    expect((await bench.run('dev-a', 'git push origin main')).stderr).toContain(`fatal: '${originUrl}' does not appear to be a git repository\n`);
    expect((await bench.run('dev-b', `git clone ${originUrl} .`)).stderr).toBe(`fatal: repository '${originUrl}' does not exist\n`);
  });

  test('that somebody else wrote while a push ran is judged anew, and nothing of theirs is lost', async () => {
    const bench = await withCommit();
    await bench.all('dev-a', 'git push -u origin main');
    await bench.all('dev-b', `git clone ${originUrl} .`);
    bench.write('dev-a', 'a.txt', 'a\n');
    bench.write('dev-b', 'b.txt', 'b\n');
    await bench.all('dev-a', 'git add .', 'git commit -m "A"');
    await bench.all('dev-b', 'git add .', 'git commit -m "B"');
    const [first, second] = await Promise.all([bench.run('dev-a', 'git push'), bench.run('dev-b', 'git push')]);
    expect(first.code + second.code).toBe(1);
    expect(first.stderr + second.stderr).toContain('! [rejected]        main -> main (fetch first)');
  });
});

describe('a git that is killed', () => {
  test('before it starts or while it runs leaves the files and the origin as they were', async () => {
    const bench = await withCommit();
    const [files, origin] = [bench.tree('dev-a'), bench.origin];
    expect((await bench.run('dev-a', 'git push origin main', AbortSignal.abort())).code).toBe(130);
    const controller = new AbortController();
    const pushed: FileTree[] = [];
    // The stop comes when the push has begun, and looks at the origin.
    const getOrigin = () => (controller.abort(), origin);
    const git = createGit({ getOrigin, setOrigin: (next) => void pushed.push(next), now: () => 0, timezoneOffset: () => 0 });
    const request = { environment: 'dev-a', argv: ['git', 'push', 'origin', 'main'], cwd: '', variables: {}, files, stdin: new Uint8Array(0) } as const;
    expect(await git.run(request, silent, controller.signal)).toEqual({ code: 130, files });
    // The same push, begun later and not killed, is through: so the killed one is as well, and has written nothing.
    expect(await bench.all('dev-a', 'git push origin main')).toBe('');
    expect(pushed).toEqual([]);
    expect(bench.origin).not.toBe(origin);
  });
});

test('the time of a status grows with the files, not with their square', async () => {
  const statusOf = async (count: number): Promise<() => Promise<unknown>> => {
    const bench = new GitBench();
    for (let file = 0; file < count; file += 1) bench.write('dev-a', `app/part${file % 20}/module${file}.py`, `value = ${file}\n`.repeat(100));
    await bench.all('dev-a', 'git init', 'git add .', 'git commit -q -m "Many"');
    const files: FileTree = new Map([...bench.tree('dev-a')].map(([path, bytes]) => [path, new Uint8Array(bytes)]));
    const world: GitWorld = { getOrigin: () => bench.origin, setOrigin: () => undefined, now: () => 0, timezoneOffset: () => 0 };
    return () => createGit(world).run({ environment: 'dev-a', argv: ['git', 'status'], cwd: '', variables: {}, files, stdin: new Uint8Array(0) }, silent, new AbortController().signal);
  };
  const [few, many] = [await statusOf(60), await statusOf(480)];
  await few();
  // Eight times as many: linear is 8, quadratic 64.
  expect((await cpuTime(many)) / (await cpuTime(few))).toBeLessThan(32);
});
