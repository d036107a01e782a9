import { describe, expect, test } from 'vitest';
import { createMasker } from './mask.ts';

const native = { project: '/tmp/ab12-c/project', home: '/tmp/ab12-c' };
const sandbox = { project: '/home/dev-a/project', home: '/home/dev-a' };
const mask = (text: string): string => createMasker(native).mask(text);

describe('what may differ is masked', () => {
  test('ids by the order in which they are first seen, the same id by the same name', () => {
    const masker = createMasker(native);
    expect(masker.mask('22a74347e7b9 -> 0f1e2d3c4b5a, then 22a74347e7b9')).toBe('<rev1> -> <rev2>, then <rev1>');
    expect(masker.mask('0f1e2d3c4b5a_add_phone.py')).toBe('<rev2>_add_phone.py');
  });

  test('the date in the header of a revision', () => {
    expect(mask('Create Date: 2025-01-13 10:30:00.123456\n')).toBe('Create Date: <date>\n');
    expect(mask('    Create Date: 2025-01-13 10:30:00.123456\n')).toBe('    Create Date: <date>\n');
    expect(mask('Create Date: 2025-01-13 10:30:00\n')).toBe('Create Date: <date>\n');
  });

  test("the date in a line of Flask's log", () => {
    expect(mask('[2025-01-13 10:30:00,123] ERROR in app: Exception on / [GET]')).toBe('[<date>] ERROR in app: Exception on / [GET]');
  });

  test('the places of both sides become the same', () => {
    const text = ({ project, home }: typeof native): string => `${project}/migrations/env.py ${home}/.profile`;
    expect(mask(text(native))).toBe(createMasker(sandbox).mask(text(sandbox)));
  });

  test('the folder of the packages', () => {
    expect(mask('File "/x/lib/python3.11/site-packages/flask/cli.py"')).toBe(mask('File "/lib/python3.14/site-packages/flask/cli.py"'));
  });

  test("Python's own place and version", () => {
    expect(mask('/x/bin/python: No module named nowhere\nPython 3.11.2\n')).toBe(mask('/usr/local/bin/python: No module named nowhere\nPython 3.14.2\n'));
    expect(mask('Flask 3.1.3\n')).toBe('Flask 3.1.3\n');
  });

  test('addresses in memory', () => {
    expect(mask('<User object at 0x7f3a5c1d2e40>')).toBe('<User object at <address>>');
  });

  test('the order in which the files of a template are made', () => {
    const lines = (...names: readonly string[]): string => names.map((name) => `Generating /tmp/ab12-c/project/migrations/${name} ...  done\n`).join('');
    expect(mask(`${lines('env.py', 'README')}end\n`)).toBe(mask(`${lines('README', 'env.py')}end\n`));
    expect(mask(lines('env.py', 'README'))).not.toBe(mask(lines('env.py')));
  });

  test("in a traceback: carets, later source lines, Python's own frames, the start script", () => {
    const older = `Traceback (most recent call last):
  File "/x/bin/flask", line 8, in <module>
    sys.exit(main())
             ^^^^^^
  File "/x/lib/python3.11/site-packages/flask/cli.py", line 1131, in main
    cli.main()
  File "/usr/lib/python3.11/importlib/__init__.py", line 126, in import_module
    return _bootstrap._gcd_import(name[level:], package, level)
  File "<frozen importlib._bootstrap>", line 1204, in _gcd_import
  File "/tmp/ab12-c/project/app.py", line 3, in <module>
    boom(
NameError: name 'boom' is not defined
`;
    const newer = `Traceback (most recent call last):
  File "/lib/python3.14/site-packages/flask/cli.py", line 1131, in main
    cli.main()
    ~~~~~~~~^^
  File "/lib/python314.zip/importlib/__init__.py", line 88, in import_module
  File "<frozen importlib._bootstrap>", line 1387, in _gcd_import
  File "/home/dev-a/project/app.py", line 3, in <module>
    boom(
    ^^^^
        1,
    )
NameError: name 'boom' is not defined
`;
    expect(createMasker(sandbox).mask(newer)).toBe(mask(older));
    expect(mask(older)).toContain('File "<project>/app.py", line 3, in <module>\n    boom(\nNameError');
  });

  test('the source of code that has no file', () => {
    const frame = '  File "<string>", line 1, in <module>\n';
    expect(mask(`${frame}    1 / 0\n    ~~^~~\nZeroDivisionError`)).toBe(mask(`${frame}ZeroDivisionError`));
  });
});

describe('a real difference is not masked away', () => {
  const frames = (line: number, source: string, error: string): string =>
    `Traceback (most recent call last):\n  File "/tmp/ab12-c/project/app.py", line ${line}, in load\n    ${source}\n    ^^^^\n${error}\n`;

  test('ids in another order, an id too many, an id that is not a generated one', () => {
    expect(mask('aaaaaaaaaaa1 -> bbbbbbbbbbb2, aaaaaaaaaaa1')).not.toBe(mask('aaaaaaaaaaa1 -> bbbbbbbbbbb2, bbbbbbbbbbb2'));
    expect(mask('aaaaaaaaaaa1')).not.toBe(mask('aaa111'));
    expect(mask('aaaaaaaaaaa1aa')).toBe('aaaaaaaaaaa1aa');
  });

  test('a missing line, a space too many, another number', () => {
    expect(mask('INFO  [a] Running upgrade\n')).not.toBe(mask('INFO [a] Running upgrade\n'));
    expect(mask('one\ntwo\n')).not.toBe(mask('one\n'));
    expect(mask('VARCHAR(20)')).not.toBe(mask('VARCHAR(21)'));
  });

  test('a date elsewhere than in the header, or without its parts', () => {
    expect(mask('2025-01-13 10:30:00.123456')).toBe('2025-01-13 10:30:00.123456');
    expect(mask('Create Date: 2025-01-13\n')).toBe('Create Date: 2025-01-13\n');
  });

  test('in a traceback: the line, the source line, the message, a frame of ours or of a package', () => {
    const whole = mask(frames(3, 'boom()', "NameError: name 'boom' is not defined"));
    expect(mask(frames(4, 'boom()', "NameError: name 'boom' is not defined"))).not.toBe(whole);
    expect(mask(frames(3, 'boom(1)', "NameError: name 'boom' is not defined"))).not.toBe(whole);
    expect(mask(frames(3, 'boom()', "NameError: name 'bomb' is not defined"))).not.toBe(whole);
    expect(mask(whole.replace(/ {2}File.*\n.*\n/, ''))).not.toBe(whole);
    const ofPackage = '  File "/x/site-packages/alembic/command.py", line 5, in upgrade\n    run()\n';
    expect(mask(ofPackage)).toBe('  File "<packages>/alembic/command.py", line 5, in upgrade\n    run()\n');
  });

  test('carets and indented lines outside of a traceback', () => {
    expect(mask('    ^^^^\n    second\n')).toBe('    ^^^^\n    second\n');
  });
});
