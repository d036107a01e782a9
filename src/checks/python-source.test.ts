import { describe, expect, test } from 'vitest';
import { emptyTree, textAt, treeOf } from '../domain/file-tree.ts';
import { withFiles, type Workspace } from '../domain/workspace.ts';
import type { Probe } from './probe.ts';
import { READER, readSources } from './python-source.ts';
import { worldInWords } from './world-in-words.ts';

const facts = (line: number) => ({ broken: { line, message: 'x' }, models: [], steps: {} });
const told = (sources: Awaited<ReturnType<typeof readSources>>) => (typeof sources === 'string' ? sources : [...sources].map(([path, { broken }]) => `${path} ${broken?.line}`));

function world(files: Readonly<Record<string, string>>) {
  const told = worldInWords({ files: { ci: files }, python: { one: facts(1), two: facts(2), three: facts(3) } });
  return { ...told, read: (...paths: readonly string[]) => readSources(told.workspace, 'ci', paths, told.probe) };
}

describe('Python reads files', () => {
  test('by their paths, in the order given, leaving out what is not there', async () => {
    const { read } = world({ 'a.py': 'one', 'b/c.py': 'two', 'd.py': 'three' });
    expect(told(await read('b/c.py', 'none.py', 'a.py'))).toEqual(['b/c.py 2', 'a.py 1']);
    expect(told(await read())).toEqual([]);
  });

  test('all at once, each only once, even when several ask at the same time', async () => {
    const { read, ran } = world({ 'a.py': 'one', 'b.py': 'two' });
    const [first, second] = await Promise.all([read('a.py'), read('a.py', 'b.py')]);
    expect([told(first), told(second)]).toEqual([['a.py 1'], ['a.py 1', 'b.py 2']]);
    expect(told(await read('b.py', 'a.py'))).toEqual(['b.py 2', 'a.py 1']);
    expect(ran).toEqual([`ci headway-reads: ${READER} 0.txt`, `ci headway-reads: ${READER} 0.txt`]);
  });

  test('in a folder that no file of the project has, beside the project’s files, with nothing set', async () => {
    const { ran, workspace, probe } = world({ 'headway-reads/a.py': 'one', 'headway-reads_': 'two' });
    const seen: Workspace[] = [];
    const watching: Pick<Probe, 'run'> = { run: (asked, ...rest) => (seen.push(asked), probe.run(asked, ...rest)) };
    const { ci } = workspace.environments;
    const asked = { ...workspace, environments: { ...workspace.environments, ci: { ...ci, cwd: 'headway-reads', variables: { PYTHONPATH: '.' } } } };
    expect(told(await readSources(asked, 'ci', ['headway-reads_', 'headway-reads/a.py'], watching))).toEqual(['headway-reads_ 2', 'headway-reads/a.py 1']);
    expect(ran).toEqual([`ci headway-reads__: ${READER} 0.txt 1.txt`]);
    const there = seen[0]?.environments.ci;
    expect(there?.variables).toEqual({});
    expect(textAt(there?.files ?? emptyTree, 'headway-reads/a.py')).toBe('one');
    expect(textAt(there?.files ?? emptyTree, 'headway-reads__/0.txt')).toBe('two');
  });

  test('or says why not, and is asked again the next time', async () => {
    const { workspace, probe } = world({ 'a.py': 'one' });
    const failing = (stderr: string): Pick<Probe, 'run'> => ({ run: (asked) => Promise.resolve({ code: 1, stdout: '', stderr, workspace: asked }) });
    expect(await readSources(workspace, 'ci', ['a.py'], failing(' \n'))).toBe('could not be asked: Python ended with 1');
    expect(await readSources(workspace, 'ci', ['a.py'], failing('Traceback\n  File\n  MemoryError:  none  \n'))).toBe('could not be asked: Python ended with 1, last saying MemoryError: none');
    expect(told(await readSources(workspace, 'ci', ['a.py'], probe))).toEqual(['a.py 1']);
  });

  test('and one that fails is told, though another one was read meanwhile', async () => {
    const { workspace, probe } = world({ 'a.py': 'one', 'b.py': 'two' });
    const first = readSources(workspace, 'ci', ['a.py'], probe);
    const failing: Pick<Probe, 'run'> = { run: (asked) => Promise.resolve({ code: 1, stdout: '', stderr: '', workspace: asked }) };
    expect(await readSources(workspace, 'ci', ['a.py', 'b.py'], failing)).toBe('could not be asked: Python ended with 1');
    expect(told(await first)).toEqual(['a.py 1']);
  });

  test('and the answer is for as many files as were asked', async () => {
    const { workspace } = world({ 'a.py': 'one', 'b.py': 'two' });
    const short: Pick<Probe, 'run'> = { run: (asked) => Promise.resolve({ code: 0, stdout: JSON.stringify([facts(1)]), stderr: '', workspace: asked }) };
    await expect(readSources(workspace, 'ci', ['a.py', 'b.py'], short)).rejects.toThrow('Too small');
  });

  test('once, where one file stands at two paths', async () => {
    const { workspace, probe, ran } = world({ 'a.py': 'one' });
    const bytes = workspace.environments.ci.files.get('a.py') ?? new Uint8Array();
    expect(told(await readSources(withFiles(workspace, 'ci', treeOf({ 'a.py': bytes, 'b.py': bytes })), 'ci', ['a.py', 'b.py'], probe))).toEqual(['a.py 1', 'b.py 1']);
    expect(ran).toHaveLength(1);
  });
});
