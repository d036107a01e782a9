import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLessonsFolder } from './node-course.ts';
import { commandLines, consoleEntries, isWhole, quotedRevision, standsIn } from './quotes.ts';

const said = ['INFO  [alembic] Context impl SQLiteImpl.', 'INFO  [alembic] Running upgrade 1f2e3d4c5b6a -> 6a5b4c3d2e1f, Add phone (users)', 'done at 2026-01-05 10:00:00', ''].join('\n');

describe('a quote stands in what was printed', () => {
  test.each([
    ['a whole line', 'INFO  [alembic] Context impl SQLiteImpl.', true],
    ['with other ids and dates', 'INFO  [alembic] Running upgrade aaaaaaaaaaaa -> bbbbbbbbbbbb, Add phone (users)\ndone at 1999-12-31 23:59:59', true],
    ['with lines left out', 'INFO  [alembic] Context impl SQLiteImpl.\n…\ndone at 2026-01-05 10:00:00', true],
    ['with the rest of a line left out', 'INFO  [alembic] Running upgrade …', true],
    ['with the beginning of a line left out', '… Add phone (users)', true],
    ['with blanks at its end', 'INFO  [alembic] Context impl SQLiteImpl.   \n', true],
    ['but not a part of a line', 'Context impl SQLiteImpl.', false],
    ['but not with another word', 'INFO  [alembic] Context impl PostgreSQLImpl.', false],
    ['but not with a line left out in silence', 'INFO  [alembic] Context impl SQLiteImpl.\ndone at 2026-01-05 10:00:00', false],
    ['but not with a point for any character', 'INFO  [alembic] Context impl SQLiteImpl!', false],
    ['but not with one id for two', 'INFO  [alembic] Running upgrade 1f2e3d4c5b6a', false],
  ])('%s', (_how, quote, stands) => {
    expect(standsIn(quote, said)).toBe(stands);
  });
});

describe('a console is quoted whole', () => {
  test.each([
    ['all of it', said, true],
    ['with the end left out', 'INFO  [alembic] Context impl SQLiteImpl.\n…', true],
    ['with the beginning left out', '…\ndone at 2000-01-01 00:00:00', true],
    ['nothing but what is left out', '…', true],
    ['but not with the end left out in silence', 'INFO  [alembic] Context impl SQLiteImpl.', false],
    ['but not as nothing', '', false],
  ])('%s', (_how, quote, whole) => {
    expect(isWhole(quote, said)).toBe(whole);
  });

  test('line by line, each with what it prints', () => {
    expect(consoleEntries('$ ls\na.py\nb.py\n$ true\n$ cat a.py\n\nx = "$ 1"\n')).toEqual([
      { line: 'ls', output: 'a.py\nb.py\n' },
      { line: 'true', output: '' },
      { line: 'cat a.py', output: '\nx = "$ 1"\n' },
    ]);
    expect(isWhole('', '')).toBe(true);
  });
});

test('any text stands in itself, is whole, and stands where lines come before and after it', () => {
  const line = fc.string({ maxLength: 20 }).map((text) => `${text.replaceAll(/[\n\r…]/g, '')}.`);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), line, (lines, other) => {
      const text = lines.join('\n');
      expect(isWhole(text, text)).toBe(true);
      expect(standsIn(text, `${other}\n${text}\n${other}`)).toBe(true);
      expect(standsIn(`…\n${text}\n…`, `${other}\n${text}\n${other}`)).toBe(true);
    }),
  );
});

test('commands are lines that are neither empty nor comments', () => {
  expect(commandLines('# now\nflask db upgrade\n\n  git push  \n')).toEqual(['flask db upgrade', 'git push']);
});

test('a lesson that quotes a revision’s id says one of them, to be told that the learner’s is another', () => {
  const of = (id: string): string | undefined => readLessonsFolder().lessons.filter((lesson) => lesson.id === id).map(quotedRevision)[0];
  expect(of('02-change-a-model')).toBe('4f2a90c1d7be');
  expect(of('01-why')).toBeUndefined();
});
