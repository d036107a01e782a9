import { afterAll, describe, expect, test } from 'vitest';
import { emptyTree, textAt, treeOf } from '../domain/file-tree.ts';
import type { EngineDoor } from '../process/engine-door.ts';
import { runProgram, type RunOptions } from '../process/process-testing.ts';

type CommandLine = readonly [string, ...string[]];

/**
 * How an engine's programs do what any program does. Each line of code is in the engine's own language.
 */
export interface EngineLanguage {
  /** A command line that runs a piece of code. */
  readonly run: (code: string) => CommandLine;
  readonly exit: (code: number) => string;
  /** Prints a text, without a line end, to stdout, to stderr. */
  readonly print: (text: string) => string;
  readonly complain: (text: string) => string;
  /** Prints what stands in a file, what is piped in, the folder it is in, a variable. */
  readonly printFile: (path: string) => string;
  readonly printInput: string;
  readonly printFolder: string;
  readonly printVariable: (name: string) => string;
  readonly writeFile: (path: string, text: string) => string;
  readonly removeFile: (path: string) => string;
  readonly makeFolders: (path: string) => string;
  /** Prints the path of each file below the root whose name is this. */
  readonly searchEverywhere: (name: string) => string;
  /** Sets a name that later code of the same process would see, and prints whether it is set. */
  readonly leaveBehind: (name: string) => string;
  readonly printWhetherLeft: (name: string) => string;
  readonly fail: (message: string) => string;
  readonly forever: string;
}

/** What holds for a process of any engine: it gets what it is given, leaves what it changed, and nothing else. */
export function engineContract(engine: string, open: () => EngineDoor, language: EngineLanguage): void {
  const door = open();
  afterAll(() => door.close());
  const lines = (...codes: readonly string[]): string => codes.join('\n');
  const run = (code: string, options?: RunOptions) => runProgram(door.program, language.run(code), options);

  describe(`a process of ${engine}`, () => {
    test('ends with the exit code that the program chose', async () => {
      for (const code of [0, 3, 255]) expect((await run(language.exit(code))).code).toBe(code);
    });

    test('does nothing after it has chosen to exit', async () => {
      const ran = await run(lines(language.print('before'), language.exit(4), language.print('after'), language.writeFile('after.txt', 'x')));
      expect(ran).toMatchObject({ code: 4, stdout: 'before' });
      expect([...ran.files.keys()]).toEqual([]);
    });

    test('writes to two streams, which stay apart', async () => {
      expect(await run(lines(language.print('good'), language.complain('bad')))).toMatchObject({ code: 0, stdout: 'good', stderr: 'bad' });
    });

    test('that fails says so on stderr and ends with another code than 0', async () => {
      const ran = await run(language.fail('no such luck'));
      expect(ran.code).not.toBe(0);
      expect(ran.stderr).toContain('no such luck');
    });

    test('sees the files that it is given, and what it writes is what it changed', async () => {
      const files = treeOf({ 'kept.txt': 'kept', 'gone.txt': 'gone', 'folder/changed.txt': 'old' });
      const ran = await run(lines(language.printFile('folder/changed.txt'), language.removeFile('gone.txt'), language.writeFile('folder/changed.txt', 'new'), language.makeFolders('a/b'), language.writeFile('made.txt', 'made')), { files });
      expect(ran.stderr).toBe('');
      expect([...ran.files.keys()].sort()).toEqual(['a/b/', 'folder/changed.txt', 'kept.txt', 'made.txt']);
      expect(ran.stdout).toBe('old');
      expect(textAt(ran.files, 'folder/changed.txt')).toBe('new');
      expect(ran.files.get('kept.txt')).toBe(files.get('kept.txt'));
      expect(textAt(files, 'folder/changed.txt')).toBe('old');
    });

    test('that fails leaves what it had written', async () => {
      const ran = await run(lines(language.writeFile('made.txt', 'made'), language.fail('too late')));
      expect(textAt(ran.files, 'made.txt')).toBe('made');
    });

    test('starts in the folder, with the variables and the input that it is given', async () => {
      expect((await run(language.printFolder)).stdout).toBe('/home/dev-a/project');
      expect((await run(language.printFolder, { cwd: 'sub', files: treeOf({ 'sub/a.txt': '' }), environment: 'production' })).stdout).toBe('/home/production/project/sub');
      expect((await run(language.printVariable('COLOR'), { variables: { COLOR: 'green' } })).stdout).toBe('green');
      expect((await run(language.printInput, { stdin: 'täglich\n' })).stdout).toBe('täglich\n');
    });

    test('finds nothing that the process before it set', async () => {
      expect((await run(lines(language.leaveBehind('leaked'), language.printWhetherLeft('leaked')))).stdout).toBe('yes');
      expect((await run(language.printWhetherLeft('leaked'))).stdout).toBe('no');
    });

    test('of one environment finds no file of another by any path', async () => {
      const secret = { environment: 'dev-b', files: treeOf({ 'secret.txt': 'of B' }) } as const;
      expect((await run(language.searchEverywhere('secret.txt'), secret)).stdout).toContain('/home/dev-b/project/secret.txt');
      expect((await run(language.searchEverywhere('secret.txt'))).stdout).toBe('');
      expect((await run(language.printFile('secret.txt'), secret)).stdout).toBe('of B');
    });

    test('that never ends is killed: its files stay as they were, what it had printed was seen, and the next one runs', async () => {
      const files = treeOf({ 'a.txt': 'before' });
      const stop = new AbortController();
      const ran = await run(lines(language.writeFile('a.txt', 'after'), language.print('started'), language.forever), { files, signal: stop.signal, onStdout: () => stop.abort() });
      expect(ran).toMatchObject({ code: 130, stdout: 'started' });
      expect(ran.files).toBe(files);
      expect((await run(language.printFile('a.txt'), { files })).stdout).toBe('before');
    });

    test('that is killed while it waits for its turn never starts', async () => {
      const stop = new AbortController();
      const long = new AbortController();
      const first = run(lines(language.print('up'), language.forever), { signal: long.signal, onStdout: () => { stop.abort(); long.abort(); } });
      const second = run(language.writeFile('x', 'y'), { signal: stop.signal });
      expect((await first).code).toBe(130);
      expect(await second).toMatchObject({ code: 130, files: emptyTree });
    });
  });
}
