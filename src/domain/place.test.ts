import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFolder, treeOf } from './file-tree.ts';
import { absolutePath, join, namesAt, type Place, placeAt, readProblem, writeProblem } from './place.ts';

const files = makeFolder(treeOf({ 'app.py': 'x = 1', 'migrations/env.py': '', 'migrations/versions/a.py': '' }), 'empty');
const HOME = '/home/dev-a/project';

/** What a typed path leads to, from a folder of the project. */
function at(typed: string, cwd = ''): string {
  const place = placeAt({ environment: 'dev-a', cwd, files }, typed);
  switch (place.type) {
    case 'file':
    case 'folder':
    case 'free':
      return `${place.type} ${place.path}`;
    case 'outer-folder':
      return `${place.type} ${place.absolute} (${place.names.join(' ')})`;
    case 'null-device':
    case 'foreign':
      return place.type;
    case 'blocked':
      return place.reason;
  }
}

describe('a typed path leads to', () => {
  test.each([
    ['app.py', 'file app.py'],
    ['./app.py', 'file app.py'],
    ['migrations//env.py', 'file migrations/env.py'],
    ['migrations', 'folder migrations'],
    ['migrations/', 'folder migrations'],
    ['empty/', 'folder empty'],
    ['.', 'folder '],
    ['migrations/..', 'folder '],
    ['migrations/../app.py', 'file app.py'],
    [`${HOME}/app.py`, 'file app.py'],
    [HOME, 'folder '],
    [`${HOME}/`, 'folder '],
    ['new.py', 'free new.py'],
    ['migrations/new/', 'free migrations/new'],
    ['/dev/null', 'null-device'],
  ])('%s: %s', (typed, place) => {
    expect(at(typed)).toBe(place);
  });

  test.each([
    ['env.py', 'file migrations/env.py'],
    ['..', 'folder '],
    ['../app.py', 'file app.py'],
    ['../..', 'outer-folder /home/dev-a (project)'],
    ['new.py', 'free migrations/new.py'],
  ])('%s, from migrations: %s', (typed, place) => {
    expect(at(typed, 'migrations')).toBe(place);
  });

  test.each([
    ['', 'No such file or directory'],
    ['missing/a.py', 'No such file or directory'],
    ['missing/..', 'No such file or directory'],
    ['app.py/', 'Not a directory'],
    ['app.py/.', 'Not a directory'],
    ['app.py/x', 'Not a directory'],
    ['app.py/..', 'Not a directory'],
    [`${HOME}2/app.py`, 'No such file or directory'],
    ['/home/dev-b/project', 'No such file or directory'],
    ['/etc/passwd', 'No such file or directory'],
    ['/etc/x/y', 'No such file or directory'],
    ['/home/dev-b/../dev-a/project/app.py', 'No such file or directory'],
    ['missing/../app.py', 'No such file or directory'],
  ])('nothing at %s: %s', (typed, reason) => {
    expect(at(typed)).toBe(reason);
  });

  test.each([
    ['/', 'outer-folder / (home)'],
    ['../../../../../..', 'outer-folder / (home)'],
    ['/home', 'outer-folder /home (dev-a)'],
    ['/home/', 'outer-folder /home (dev-a)'],
    ['/home/dev-a', 'outer-folder /home/dev-a (project)'],
    ['..', 'outer-folder /home/dev-a (project)'],
    ['../project/app.py', 'file app.py'],
    ['../other', 'foreign'],
    ['/home/dev-b', 'foreign'],
    ['/etc', 'foreign'],
    ['/home/dev', 'foreign'],
    ['/hom', 'foreign'],
  ])('%s above the project: %s', (typed, place) => {
    expect(at(typed)).toBe(place);
  });

  test('what its path inside says, however many dots and slashes stand in between', () => {
    const dots = fc.array(fc.constantFrom('', '.', 'migrations/..', '../project'), { maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom('app.py', 'migrations', 'migrations/versions/a.py', 'new.py'), dots, (path, parts) => {
        expect(at(['.', ...parts, path].join('/'))).toBe(at(path));
      }),
    );
  });
});

describe('a place', () => {
  const places: Readonly<Record<Place['type'], Place>> = {
    file: { type: 'file', path: 'app.py', bytes: new Uint8Array() },
    folder: { type: 'folder', path: 'migrations' },
    'outer-folder': { type: 'outer-folder', absolute: '/home', names: ['dev-a'] },
    'null-device': { type: 'null-device' },
    free: { type: 'free', path: 'new.py' },
    foreign: { type: 'foreign' },
    blocked: { type: 'blocked', reason: 'Not a directory' },
  };
  const problems = (of: (place: Place) => string | undefined) => Object.fromEntries(Object.entries(places).map(([type, place]) => [type, of(place)]));

  test('is read in the words of the system, or not at all', () => {
    expect(problems(readProblem)).toEqual({ file: undefined, 'null-device': undefined, folder: 'Is a directory', 'outer-folder': 'Is a directory', free: 'No such file or directory', foreign: 'No such file or directory', blocked: 'Not a directory' });
  });

  test('is written in the words of the system, or not at all', () => {
    expect(problems(writeProblem)).toEqual({ file: undefined, free: undefined, 'null-device': undefined, folder: 'Is a directory', 'outer-folder': 'Is a directory', foreign: 'Permission denied', blocked: 'Not a directory' });
  });

  test('has names in it when it is a folder', () => {
    const names = (place: Place) => namesAt({ environment: 'dev-a', cwd: '', files }, place);
    expect(names(places.folder)).toEqual([{ name: 'env.py', kind: 'file' }, { name: 'versions', kind: 'folder' }]);
    expect(names(places['outer-folder'])).toEqual([{ name: 'dev-a', kind: 'folder' }]);
    for (const type of ['file', 'null-device', 'free', 'foreign', 'blocked'] as const) expect(names(places[type])).toEqual([]);
  });
});

test('paths are put together with one slash', () => {
  expect([join('', 'a.py'), join('migrations', 'a.py'), join('migrations/', 'a.py')]).toEqual(['a.py', 'migrations/a.py', 'migrations/a.py']);
  expect([absolutePath('ci', ''), absolutePath('ci', 'migrations')]).toEqual(['/home/ci/project', '/home/ci/project/migrations']);
});
