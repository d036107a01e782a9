import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lessonSkeleton } from './lesson-skeleton.ts';
import { tasksOf, type Lesson } from './lesson.ts';
import { readCourse } from './read-course.ts';
import { readLesson } from './read-lesson.ts';

const head = ['---', 'title: Apply it', 'part: basics', 'minutes: 4', 'teaches: [Bring a database up.]', 'remember: Up it goes.', 'environments: [dev-a]', 'begins: starter', '---', ''];
const task = ['## Apply it', '', 'Do it.', '', '```holds', '- revision: head', '  in: dev-a', '```', '', '### Hints', '', '1. Look.', '2. Do.', '3. `flask db upgrade`', '', '### Solution', '', '```dev-a', 'flask db upgrade', '```'];

function problemsOf(lines: readonly string[], others: Readonly<Record<string, readonly string[]>> = {}): string[] {
  const reading = readLesson('05-apply', new Map([['lesson.md', lines.join('\n')], ...Object.entries(others).map(([path, text]) => [path, text.join('\n')] as const)]));
  return reading.type === 'problems' ? reading.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`) : [];
}

function lessonOf(texts: Readonly<Record<string, string>>, folder = '05-apply'): Lesson {
  const reading = readLesson(folder, new Map(Object.entries(texts)));
  if (reading.type === 'problems') expect.fail(JSON.stringify(reading.problems));
  return reading.lesson;
}

describe('a lesson’s folder', () => {
  test('is read with all that it says, and where it says so', () => {
    const lesson = lessonOf({
      'lesson.md': [...head.with(7, 'begins: start'), 'Before *anything*.', '', '```file dev-a models.py', 'x = 1', '```', '', ...task, '', '### Afterwards', '', 'Done:', '', '```output dev-a', 'INFO  …', '```', '', '## What is a head?', '', 'The end.', ''].join('\n'),
      'start/start.md': '---\nfrom: after 03\n---\n\nWhy.\n\n```dev-b\ngit pull\n```\n',
      'wrong/by-hand.md': '---\ntask: Apply it\n---\n\nWhy.\n\n```sql dev-a\nSELECT 1\n```\n\n```told\nIt should stand\nat the head\n```\n',
    });
    expect(lesson).toMatchObject({
      id: '05-apply', number: 5, title: 'Apply it', part: 'basics', minutes: 4, teaches: ['Bring a database up.'], remember: 'Up it goes.', environments: ['dev-a'], pipeline: false,
      begins: { type: 'own', from: { type: 'after', lesson: 3 }, preparation: [{ type: 'command', environment: 'dev-b', line: 'git pull', at: 8 }] },
      introduction: { text: 'Before *anything*.\n\n```file dev-a models.py\nx = 1\n```', quotes: [{ type: 'file', environment: 'dev-a', path: 'models.py', text: 'x = 1', at: 13 }] },
      wrong: [{ file: 'by-hand.md', section: 'apply-it', actions: [{ type: 'sql' }], told: ['It should stand', 'at the head'] }],
    });
    expect(lesson.sections.map(({ id, at }) => [id, at])).toEqual([['apply-it', 17], ['what-is-a-head', 46]]);
    expect(tasksOf(lesson)).toEqual([expect.objectContaining({
      prose: { text: 'Do it.', quotes: [] },
      task: {
        checks: [{ check: { kind: 'revision', revision: 'head', in: ['dev-a'] }, at: 22, already: false }],
        hints: ['Look.', 'Do.', '`flask db upgrade`'],
        solution: [{ type: 'command', environment: 'dev-a', line: 'flask db upgrade', exits: 0, at: 35 }],
        afterwards: { text: 'Done:\n\n```output dev-a\nINFO  …\n```', quotes: [{ type: 'output', environment: 'dev-a', text: 'INFO  …', at: 42 }] },
      },
    })]);
  });

  test('marks the checks that hold already', () => {
    const guards = ['```holds already', '- heads: 1', '  in: dev-a', '```', ''];
    const [section] = tasksOf(lessonOf({ 'lesson.md': [...head, ...task.slice(0, 9), ...guards, ...task.slice(9), ''].join('\n') }));
    expect(section?.task.checks.map(({ check, already }) => [check.kind, already])).toEqual([['revision', false], ['heads', true]]);
    expect(problemsOf([...head, ...task.with(4, '```holds soon')])).toEqual(['05-apply/lesson.md:15: expected "holds" alone, not "holds soon"']);
  });

  test('of the skeleton can be read', () => {
    expect(lessonOf(lessonSkeleton('07-two-heads', 5), '07-two-heads')).toMatchObject({ title: 'Two heads', begins: { type: 'after', lesson: 5 }, wrong: [{ section: 'write-a-note' }] });
    expect(lessonOf(lessonSkeleton('07-two-heads', undefined), '07-two-heads')).toMatchObject({ begins: { type: 'starter' } });
  });

  test('of the example in docs/writing-lessons.md can be read', () => {
    const docs = readFileSync(join(import.meta.dirname, '../../docs/writing-lessons.md'), 'utf8');
    const [example = '', wrong = '', start = ''] = [...docs.matchAll(/^````markdown\n([\s\S]*?)^````$/gm)].map(([, text]) => text ?? '');
    const lesson = lessonOf({ 'lesson.md': example.replace('begins: after 03', 'begins: start'), 'wrong/by-hand.md': wrong, 'start/start.md': start });
    expect(lesson).toMatchObject({ title: 'Apply a migration', begins: { type: 'own' }, wrong: [{ section: 'apply-it' }] });
  });
});

describe('what is wrong is told with its file, its line and what was expected', () => {
  const at = (line: number, words: string): string => `05-apply/lesson.md:${line}: ${words}`;
  test.each<[string, readonly string[], Readonly<Record<string, readonly string[]>>, readonly unknown[]]>([
    ['no front matter', task, {}, [at(1, 'expected the file to begin with front matter: a line of ---, then title, part and so on, then a line of ---')]],
    ['a part that there is not', [...head.with(2, 'part: advanced'), ...task], {}, [expect.stringMatching(/^05-apply\/lesson\.md:3: part: .*basics/)]],
    ['a key that there is not', [...head.with(3, 'time: 4'), ...task], {}, [expect.stringContaining('minutes: '), at(4, 'time: there is no "time" here')]],
    ['a beginning that cannot be', [...head.with(7, 'begins: before 03'), ...task], {}, [expect.stringContaining('lesson.md:8: begins: expected "after 01"')]],
    ['two lines to remember', [...head.with(5, 'remember: "a\\nb"'), ...task], {}, [at(6, 'remember: expected one line')]],
    ['no task', [...head, '## Read', '', 'Words.'], {}, [at(13, 'expected at least one task: a section "## …" with checks, hints and a solution')]],
    ['a task without its parts', [...head, '## Do', '', '```holds', '- heads: 1', '  in: dev-a', '```'], {}, [at(11, 'expected a few words under "Do": what is to be read or done'), at(11, 'expected 3 hints under "### Hints" in the task "Do" (where to look, what to do, the command), not 0'), at(11, 'expected "### Solution" in the task "Do", with what does it')]],
    ['a solution without checks', [...head, ...task.toSpliced(4, 5)], {}, [at(11, 'expected checks ("holds") in the task "Apply it": how is it known that it is done?')]],
    ['a check that does not exist', [...head, ...task.with(5, '- column: users')], {}, [at(16, 'column: write it as table.column, or schema.table.column')]],
    ['a check of what was said', [...head, ...task.with(5, '- output: done')], {}, [at(16, 'expected a check of the world\'s state; "output" is what a command said, and a task is done however the learner got there')]],
    ['two hints', [...head, ...task.toSpliced(12, 1)], {}, [at(11, 'expected 3 hints under "### Hints" in the task "Apply it" (where to look, what to do, the command), not 2')]],
    ['hints that are no list', [...head, ...task.with(11, 'Look.').with(12, '').with(13, '')], {}, [expect.stringMatching(/:11: expected 3 hints .*, not 0$/), at(22, 'expected a numbered list of hints: where to look, what to do, the command')]],
    ['words in a solution', [...head, ...task, '', 'And so on.'], {}, [at(32, 'expected blocks alone in a solution: commands ("dev-a"), "edit", "write" or "sql"; words belong under ### Hints or ### Afterwards')]],
    ['a block in a solution that does nothing', [...head, ...task, '', '```python', 'x', '```'], {}, [at(32, 'expected what does the task: commands ("dev-a"), "edit", "write" or "sql", not "python"')]],
    ['a solution in the text', [...head, '```dev-a', 'ls', '```', '', ...task], {}, [expect.stringContaining('lesson.md:11: expected in a lesson\'s text output ENVIRONMENT')]],
    ['a quote of nowhere', [...head, '```output staging', 'x', '```', '', ...task], {}, [at(11, 'expected output ENVIRONMENT; the environment is one of dev-a, dev-b, ci, production, not "staging"')]],
    ['a console without a line', [...head, '```console dev-a', 'x', '```', '', ...task], {}, [at(11, 'expected a line that begins with "$ " first, and below it what that line prints')]],
    ['a file without its path', [...head, '```file dev-a', 'x', '```', '', ...task], {}, [at(11, 'expected file ENVIRONMENT PATH, with one path')]],
    ['checks before any section', [...head, '```holds', '- heads: 1', '  in: dev-a', '```', '', ...task], {}, [at(11, 'expected checks in a section "## …": they make it a task')]],
    ['a heading of its own', [...head, ...task, '', '### More', '', 'x'], {}, [at(32, 'expected "### Hints", "### Solution", "### Afterwards" or a section "## …"'), expect.stringContaining(':34: expected blocks alone')]],
    ['a title in the text', [...head, '# Apply it', '', ...task], {}, [at(11, 'expected sections as "## …"; the title of the lesson stands in the front matter')]],
    ['two sections of a name', [...head, ...task, '', '## Apply it!', '', 'x'], {}, [at(32, 'expected a title of its own, since links lead to it; there is another "Apply it!"')]],
    ['no start where one is said to be', [...head.with(7, 'begins: start'), ...task], {}, ['05-apply/start/start.md:1: expected this file, since the lesson says "begins: start"']],
    ['a start where none is said to be', [...head, ...task], { 'start/start.md': ['---', 'from: starter', '---'] }, ['05-apply/start/start.md:1: expected no file here, since the lesson says "begins: starter"; say "begins: start" to use it']],
    ['a wrong answer to no task', [...head, ...task], { 'wrong/a.md': ['---', 'task: Apply', '---', '```dev-a', 'ls', '```', '```told', 'x', '```'] }, ['05-apply/wrong/a.md:2: task: expected the title of a task of this lesson ("Apply it"), not "Apply"']],
    ['a wrong answer that does and is told nothing', [...head, ...task], { 'wrong/a.md': ['---', 'task: Apply it', '---'] }, [expect.stringContaining('wrong/a.md:1: expected what the learner does'), expect.stringContaining('wrong/a.md:1: expected a block "told"')]],
    ['a wrong answer with a block that there is not', [...head, ...task], { 'wrong/a.md': ['---', 'task: Apply it', '---', '```dev-a', 'ls', '```', '```told', 'x', '```', '```holds', '- heads: 1', '  in: dev-a', '```'] }, ['05-apply/wrong/a.md:10: expected commands ("dev-a"), "edit", "write", "told" or "sql", not "holds"']],
  ])('%s', (_what, lines, others, problems) => {
    expect(problemsOf(lines, others)).toEqual(problems);
  });

  test('a folder without a number', () => {
    const reading = readLesson('apply', new Map([['lesson.md', [...head, ...task].join('\n')]]));
    expect(reading).toMatchObject({ problems: [{ file: 'apply/lesson.md', line: 1, message: 'expected a folder named with two digits and words, such as 02-change-a-model, not "apply"' }] });
  });

  test('a folder without a lesson', () => {
    expect(readLesson('05-apply', new Map())).toMatchObject({ problems: [{ file: '05-apply/lesson.md', line: 1, message: 'expected this file: each folder of lessons has one' }] });
  });
});

describe('a course', () => {
  const texts = (...lessons: readonly (readonly [folder: string, begins: string])[]) => new Map(lessons.map(([folder, begins]) => [`${folder}/lesson.md`, [...head.with(7, `begins: ${begins}`), ...task].join('\n')]));

  test('has its lessons in their order', () => {
    expect(readCourse(texts(['02-b', 'after 01'], ['01-a', 'starter'])).lessons.map(({ id }) => id)).toEqual(['01-a', '02-b']);
  });

  test('tells of lessons that do not fit each other, and goes on without them', () => {
    const { lessons, problems } = readCourse(texts(['01-a', 'after 01'], ['02-b', 'after 07'], ['03-c', 'starter'], ['03-d', 'starter'], ['04-e', 'after 03']));
    expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      '01-a/lesson.md: expected to begin after a lesson that stands before this one; there is no such lesson 01',
      '02-b/lesson.md: expected to begin after a lesson that stands before this one; there is no such lesson 07',
      '03-c/lesson.md: expected a number of its own; there is another lesson 03',
      '03-d/lesson.md: expected a number of its own; there is another lesson 03',
    ]);
    expect(lessons.map(({ id }) => id)).toEqual(['04-e']);
  });
});
