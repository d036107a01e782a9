import { describe, expect, test } from 'vitest';
import { apply, type FileTree, treeOf } from './file-tree.ts';
import { codeIn, isOlderThan, jobLine, nextPid, type RunningApp, withCode } from './running-app.ts';

const files = treeOf({ 'app.py': 'a', 'models.py': 'm', '.flaskenv': 'f', 'config/.env': 'c', 'config/.flaskenv': 'c', 'a.env': 'no', 'templates/index.html': 'h', 'app.db': 'd', 'migrations/env.py': 'e' });
const app = (code: FileTree, reloads = false): RunningApp => ({ type: 'running', pid: 1001, line: 'flask run', arguments: ['run'], port: 5000, cwd: '', variables: {}, reloads, code, since: 0, commit: undefined });
const change = (path: string): FileTree => apply(files, { set: [[path, new Uint8Array([1])]], remove: [] });

describe('the code of a server', () => {
  test('is Python and the files with variables, by the very bytes', () => {
    expect([...codeIn(files).keys()]).toEqual(['app.py', 'models.py', '.flaskenv', 'config/.env', 'config/.flaskenv', 'migrations/env.py']);
    expect([...codeIn(files)].every(([path, bytes]) => files.get(path) === bytes)).toBe(true);
  });

  test('stands in the place of the present code, beside everything else as it is now', () => {
    const now = apply(change('app.db'), { set: [['later.py', new Uint8Array(1)], ['models.py', new Uint8Array(2)]], remove: ['app.py'] });
    const served = withCode(now, codeIn(files));
    expect([...served.keys()].sort()).toEqual([...files.keys()].sort());
    expect(served.get('models.py')).toBe(files.get('models.py'));
    expect(served.get('app.db')).toBe(now.get('app.db'));
  });

  test.each([['models.py', true], ['.flaskenv', true], ['templates/index.html', false], ['app.db', false], ['migrations/env.py', false], ['new.py', true]])('when %s changes it is older: %s', (path, older) => {
    expect(isOlderThan(app(codeIn(files)), change(path))).toBe(older);
    expect(isOlderThan(app(codeIn(files), true), change(path))).toBe(false);
  });
});

test('a process number is never given twice', () => {
  expect(nextPid(undefined)).toBe(1001);
  expect(nextPid(app(files))).toBe(1002);
  expect(nextPid({ type: 'stopped', pid: 1002 })).toBe(1003);
});

test('a job is told in columns, as by bash', () => {
  expect(jobLine('Running', 'flask run &')).toBe('[1]+  Running                 flask run &\n');
});
