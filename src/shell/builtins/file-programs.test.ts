import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { treeOf } from '../../domain/file-tree.ts';
import { environmentWith, fileAfter, projectFiles, shellTest } from '../shell-testing.ts';
import { filePrograms } from './file-programs.ts';
import { compileRegex } from './regex-match.ts';
import { parseRegex } from './regex-syntax.ts';
import { CLEAR_SCREEN } from './session-commands.ts';

afterEach(() => void vi.useRealTimers());

describe('file tools', () => {
  test('cp keeps the bytes themselves, mv too', async () => {
    const database = new Uint8Array([83, 81, 76, 0, 255]);
    const outcome = await shellTest('cp app.db copy.db; mkdir backup; cp copy.db backup; mv app.db moved.db; cp -r backup backup2', { environment: environmentWith({ files: treeOf({ 'app.db': database }) }) });
    for (const path of ['copy.db', 'moved.db', 'backup/copy.db', 'backup2/copy.db']) expect(outcome.environment.files.get(path)).toBe(database);
  });

  test('a folder that loses its last file stays, as an empty one', async () => {
    const outcome = await shellTest('rm migrations/versions/*; mv migrations/env.py env.py');
    expect([...outcome.environment.files.keys()].filter((key) => key.startsWith('migrations'))).toEqual(['migrations/versions/']);
  });

  test('what only reads leaves the very same files', async () => {
    const line = 'ls -lR; cat *.py; grep -r revision .; find .; wc *; diff app.py models.py; head app.py; sort app.py | uniq; touch app.py; mkdir -p migrations; [ -f app.py ]';
    expect((await shellTest(line)).environment.files).toBe(projectFiles);
  });

  test('ls -l shows sizes and the same time for all, since files keep none', async () => {
    expect((await shellTest('ls -l')).stdout).toBe(
      'total 12\n-rw-r--r-- 1 dev-a dev-a   47 Jan  1  1970 app.py\ndrwxr-xr-x 3 dev-a dev-a 4096 Jan  1  1970 migrations\n-rw-r--r-- 1 dev-a dev-a   23 Jan  1  1970 models.py\n',
    );
  });

  test('an option that the genuine tool has and this one does not says so', async () => {
    expect(await shellTest('ls -t')).toMatchObject({ code: 2, stderr: 'ls: -t: not supported here\n' });
    expect(await shellTest('rm -i app.py')).toMatchObject({ code: 1, stderr: 'rm: -i: not supported here\n', environment: { files: projectFiles } });
    expect(await shellTest('find . -exec rm {} +')).toMatchObject({ code: 1, stderr: 'find: -exec: not supported here\n' });
    expect(await shellTest('tail -f app.py')).toMatchObject({ code: 1, stderr: 'tail: -f: not supported here\n' });
  });

  test.each(['cat', 'cp', 'diff', 'find', 'grep', 'head', 'ls', 'mkdir', 'mv', 'rm', 'rmdir', 'sort', 'tail', 'tee', 'touch', 'uniq', 'wc'])('%s --help explains it', async (name) => {
    const { code, stdout } = await shellTest(`${name} --help`);
    expect([code, stdout.startsWith(`Usage: ${name} `)]).toEqual([0, true]);
  });

  test('a stop wakes sleep', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const controller = new AbortController();
    const sleeping = shellTest('touch made; sleep 60; touch more', {}, new Map(), controller.signal);
    await vi.waitUntil(() => vi.getTimerCount() === 1);
    controller.abort();
    const outcome = await sleeping;
    expect([outcome.code, fileAfter(outcome, 'made'), outcome.environment.files.has('more')]).toEqual([130, '', false]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a stop reaches a tool between two files, which gives back the files as they were before it', async () => {
    const files = treeOf(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}`, 'x'])));
    const controller = new AbortController();
    // Each file takes longer than a tool works without letting others have a turn; and the stop comes with such a turn.
    vi.useFakeTimers({ toFake: ['Date'] });
    const removed: string[] = [];
    const hear = (bytes: Uint8Array) => {
      removed.push(new TextDecoder().decode(bytes));
      vi.setSystemTime(Date.now() + 100);
      setImmediate(() => controller.abort());
    };
    const request = { environment: 'dev-a', cwd: '', variables: {}, files, stdin: new Uint8Array(0) } as const;
    const ended = await filePrograms.get('rm')?.run({ ...request, argv: ['rm', '-v', ...files.keys()] }, { stdout: hear, stderr: () => undefined }, controller.signal);
    expect(ended?.code).toBe(130);
    expect(ended?.files).toBe(files);
    expect([removed.length > 0, removed.length < 300]).toEqual([true, true]);
  });

  test('outside of the project nothing can be written', async () => {
    const outcome = await shellTest('touch ../x; mkdir ../y; cp app.py ../z; mv app.py /home/dev-a/; rm -rf ..; cat ../nothing; ls ..; ls /home; touch /tmp/x');
    expect(outcome.stdout).toBe('project\ndev-a\n');
    expect(outcome.stderr.split('\n')).toEqual([
      "touch: cannot touch '../x': Permission denied",
      "mkdir: cannot create directory '../y': Permission denied",
      "cp: cannot create regular file '../z': Permission denied",
      "mv: cannot move 'app.py' to '/home/dev-a/app.py': Permission denied",
      "rm: refusing to remove '.' or '..' directory: skipping '..'",
      'cat: ../nothing: No such file or directory',
      "touch: cannot touch '/tmp/x': No such file or directory",
      '',
    ]);
    expect(outcome.environment.files).toBe(projectFiles);
  });
});

describe('grep', () => {
  test.each([
    ['(a+)+$', true, 'a'.repeat(5000) + 'b'],
    ['(a|a)*b', true, 'a'.repeat(5000)],
    ['(x+x+)+y', true, 'x'.repeat(5000)],
  ])('%s ends on a long line, where going back over it would never end', (pattern, extended, line) => {
    expect(compileRegex(parseRegex(pattern, extended), false).test(line)).toBe(false);
  });

  test('extended expressions match what the same ones match in JavaScript', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', '(ab)', 'a?', 'b*', '(a|bc)+', 'a{1,2}', '^', '$', '\\b');
    fc.assert(fc.property(fc.array(atom, { maxLength: 6 }), fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 10 }), (atoms, line) => {
      const pattern = atoms.join('');
      expect(compileRegex(parseRegex(pattern, true), false).test(line)).toBe(new RegExp(pattern, 'u').test(line));
    }), { numRuns: 2000 });
  });

  test('letters beyond ASCII are letters, and -o cuts between characters', async () => {
    const environment = environmentWith({ files: treeOf({ f: 'naïve 😀 café\n' }) });
    expect((await shellTest("grep -o 'na.ve' f; grep -o 've . c' f; grep -ow 'café' f; grep -c '[[:alpha:]]' f", { environment })).stdout).toBe('naïve\nve 😀 c\ncafé\n1\n');
  });
});

describe("the shell's own words", () => {
  test('clear writes what empties a terminal', async () => {
    expect((await shellTest('clear')).stdout).toBe(CLEAR_SCREEN);
  });

  test('help lists every command once, by group', async () => {
    const { stdout } = await shellTest('help', {}, new Map([['flask', { run: async ({ files }) => ({ code: 0, files }) }]]));
    expect(stdout).toContain('Migrations:          flask\n');
    expect(stdout).toMatch(/^Change files: .*\bmkdir {2}touch {2}cp {2}mv {2}rm/m);
    expect(await shellTest('help nano')).toMatchObject({ code: 0, stdout: 'nano: needs a keyboard of its own; open the file in the editor instead\n' });
    expect(await shellTest('help qqq')).toMatchObject({ code: 1 });
  });

  test('which and type tell programs from parts of the shell', async () => {
    expect((await shellTest('which ls cd; type ls cd nano; command -v grep')).stdout).toBe('/usr/bin/ls\nls is /usr/bin/ls\ncd is a shell builtin\n/usr/bin/grep\n');
  });

  test('pip says what is there', async () => {
    expect((await shellTest('pip install flask')).stderr).toMatch(/^pip: nothing can be installed here: there is no network\. Flask, /);
  });
});
