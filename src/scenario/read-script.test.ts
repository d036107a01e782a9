import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScript } from './read-script.ts';

const top = ['---', 'id: demo', 'title: A demonstration', 'summary: It shows something.', 'order: 1', 'minutes: 5', 'environments: [dev-a, dev-b]', '---'];
const file = (...lines: readonly string[]): string => [...top, ...lines, ''].join('\n');
/** A file with one step that is right, and then these lines; the first of them is line 16. */
const withLines = (...lines: readonly string[]): string => file('## A step', '', 'It is told.', '', '```dev-a', 'ls', '```', ...lines);
const problems = (source: string): string[] => {
  const reading = readScript(source, 'demo.md');
  return reading.type === 'script' ? [] : reading.problems.map(({ file: name, line, message }) => `${name}:${line}: ${message}`);
};
const script = (source: string) => {
  const reading = readScript(source, 'demo.md');
  return reading.type === 'script' ? reading.script : expect.fail(problems(source).join('\n'));
};

describe('a scenario file', () => {
  test('is front matter, an introduction with what is prepared, and a step for each heading', () => {
    const read = script(file(
      'Before it *begins*.', '', '```dev-a dev-b', 'flask db init', '```', '',
      '## First, the `model`', '', 'Told to the room.', '', '> For the speaker', '> alone.', '', '```python', 'shown = True', '```', '',
      '```edit dev-a models.py', ' kept', '-old', '+new', '```', '', '```dev-b exits 1', '# a remark', 'git pull', '', 'flask db upgrade', '```', '',
      '```sql dev-b', 'SELECT 1', '```', '', '```write dev-a deep/new.py', 'x = 1', '```', '',
      '```holds', '- heads: 1', '  in: dev-a', '- table: users', '  in: [dev-a, dev-b]', '```', '', '```evidence', '- run: git log', '  in: dev-a', '  claim: It is written down.', '```',
    ));
    expect(read).toMatchObject({ id: 'demo', order: 1, minutes: 5, environments: ['dev-a', 'dev-b'], health: '/health', pipeline: false, introduction: 'Before it *begins*.' });
    expect(read.preparation.map((action) => [action.environment, action.at])).toEqual([['dev-a', 12], ['dev-b', 12]]);
    const [step] = read.steps;
    expect(step).toMatchObject({ title: 'First, the `model`', narration: 'Told to the room.\n\n```python\nshown = True\n```', note: 'For the speaker\nalone.', at: 15 });
    expect(step?.actions).toEqual([
      { type: 'replace', environment: 'dev-a', path: 'models.py', find: 'kept\nold\n', replacement: 'kept\nnew\n', at: 26 },
      { type: 'command', environment: 'dev-b', line: 'git pull', exits: 0, at: 34 },
      { type: 'command', environment: 'dev-b', line: 'flask db upgrade', exits: 1, at: 36 },
      { type: 'sql', environment: 'dev-b', path: 'app.db', sql: 'SELECT 1', at: 39 },
      { type: 'write', environment: 'dev-a', path: 'deep/new.py', text: 'x = 1\n', at: 43 },
    ]);
    expect(step?.mustHold).toEqual([{ check: { kind: 'heads', heads: 1, in: ['dev-a'] }, at: 48 }, { check: { kind: 'table', table: 'users', in: ['dev-a', 'dev-b'] }, at: 50 }]);
    expect(step?.evidence).toEqual([{ kind: 'run', run: 'git log', in: ['dev-a'], claim: 'It is written down.', speaks: 'neither' }]);
  });

  test('may have Windows line ends', () => {
    expect(script(withLines().replaceAll('\n', '\r\n')).steps).toEqual(script(withLines()).steps);
  });

  test('keeps blocks of code without words as part of what is told', () => {
    expect(script(withLines('', '```', 'just shown', '```', '', '    also shown')).steps[0]?.narration).toContain('just shown');
  });
});

describe('a file that is wrong says where, and what was expected', () => {
  test.each([
    ['no front matter', '## A step\n', /^demo\.md:1: expected the file to begin with front matter/],
    ['front matter without an end', '---\nid: demo\n', /^demo\.md:1: expected a second line of ---/],
    ['front matter that is no YAML', file().replace('order: 1', 'order: [1'), /^demo\.md:\d+: the front matter is no YAML/],
    ['a missing key', withLines().replace('title: A demonstration\n', ''), /title: .*expected string/],
    ['an unknown key', withLines().replace('order: 1', 'ordre: 1'), /^demo\.md:5: ordre: there is no "ordre" here$/m],
    ['a wrong id', withLines().replace('id: demo', 'id: My Demo'), /^demo\.md:2: id: expected small letters/],
    ['a value of another type', withLines().replace('minutes: 5', 'minutes: five'), /^demo\.md:6: minutes: .*expected number/],
    ['an unknown environment at the top', withLines().replace('dev-b]', 'staging]'), /^demo\.md:7: environments\.1: .*"dev-a"\|"dev-b"\|"ci"\|"production"/],
    ['no step', file('Only words.'), /expected at least one step/],
    ['a step of no words', file('## A step', '', '```dev-a', 'ls', '```'), /^demo\.md:9: expected a few words under "A step"/],
    ['a step that does nothing', file('## A step', '', 'Told.'), /^demo\.md:9: expected something that is done or shown in "A step"/],
    ['a heading without a title', file('##', '', 'Told.', '', '```dev-a', 'ls', '```'), /^demo\.md:9: expected a title after ##/],
    ['a great heading', withLines('', '# Another'), /^demo\.md:17: expected steps as "## …"/],
    ['an unknown block', withLines('```dev-c', 'ls', '```'), /^demo\.md:16: expected a block that begins with .*there is no "dev-c"/],
    ['an unknown word behind an environment', withLines('```dev-a quietly', 'ls', '```'), /^demo\.md:16: expected environments .*there is no "quietly"/],
    ['no exit code', withLines('```dev-a exits', 'ls', '```'), /^demo\.md:16: expected one exit code/],
    ['an exit code that is none', withLines('```dev-a exits 256', 'ls', '```'), /^demo\.md:16: expected one exit code from 0 to 255 after "exits", not "256"/],
    ['no command', withLines('```dev-a', '# nothing', '```'), /^demo\.md:16: expected at least one command/],
    ['an edit nowhere', withLines('```edit models.py', '-a', '```'), /^demo\.md:16: expected edit ENVIRONMENT PATH/],
    ['an edit of no file', withLines('```edit dev-a', '-a', '```'), /^demo\.md:16: expected edit ENVIRONMENT PATH; the path is missing/],
    ['an edit outside', withLines('```write dev-a ../x.py', 'a', '```'), /^demo\.md:16: expected a path below the project folder/],
    ['words behind a path', withLines('```write dev-a x.py now', 'a', '```'), /^demo\.md:16: expected write ENVIRONMENT PATH and no more/],
    ['an edit that is no difference', withLines('```edit dev-a models.py', '-a', 'b', '```'), /^demo\.md:18: expected every line of an edit to begin with "-"/],
    ['an edit that finds nothing', withLines('```edit dev-a models.py', '+a', '```'), /^demo\.md:16: expected lines that are found/],
    ['an edit that changes nothing', withLines('```edit dev-a models.py', ' a', '```'), /^demo\.md:16: expected at least one line that goes/],
    ['no SQL', withLines('```sql dev-a', '', '```'), /^demo\.md:16: expected SQL/],
    ['checks that are no YAML', withLines('```holds', '- heads: [1', '```'), /^demo\.md:1[789]: expected YAML/],
    ['checks that are no list', withLines('```holds', 'heads: 1', '```'), /^demo\.md:16: expected a list of checks/],
    ['an unknown check', withLines('```holds', '- heads: 1', '  in: dev-a', '- hedas: 1', '  in: dev-a', '```'), /^demo\.md:19: expected a check: one of file, .*none of the keys hedas, in is one/],
    ['two checks in one', withLines('```holds', '- heads: 1', '  table: users', '  in: dev-a', '```'), /^demo\.md:17: expected a check: .*which are two checks/],
    ['a check nowhere', withLines('```holds', '- heads: 1', '```'), /^demo\.md:17: in: /],
    ['a check with a wrong key', withLines('```holds', '- table: users', '  in: dev-a', '  row: 3', '```'), /^demo\.md:19: row: there is no "row" here/],
    ['a check with a wrong value', withLines('```holds', '- column: phone', '  in: dev-a', '```'), /^demo\.md:17: column: write it as table\.column/],
    ['unknown evidence', withLines('```evidence', '- proof: x', '```'), /^demo\.md:17: expected evidence: one of run, /],
    ['evidence without a claim', withLines('```evidence', '- run: git log', '  in: dev-a', '```'), /^demo\.md:17: claim: /],
    ['a step in an environment that is not shown', withLines('```ci', 'ls', '```'), /^demo\.md:17: expected an environment that is shown \(dev-a, dev-b\), not ci/],
    ['checks before the first step', file('```holds', '- heads: 1', '  in: dev-a', '```', '', '## A step', '', 'Told.', '', '```dev-a', 'ls', '```'), /^demo\.md:10: expected checks after a step/],
    ['evidence before the first step', file('```evidence', '- run: ls', '  in: dev-a', '  claim: x', '```', '', '## A step', '', 'Told.', '', '```dev-a', 'ls', '```'), /^demo\.md:9: expected evidence in a step/],
  ])('%s', (_, source, expected) => {
    expect(problems(source).join('\n')).toMatch(expected);
  });

  test('and tells everything that is wrong at once, in order', () => {
    expect(problems(withLines('```dev-c', 'ls', '```', '', '```holds', '- x: 1', '```')).map((each) => each.split(':')[1])).toEqual(['16', '21']);
  });

  test('whatever is in it, reading never throws, and each problem has a line of the file', () => {
    const line = fc.oneof(fc.constantFrom('---', '## S', '> n', '```dev-a', '```holds', '```edit dev-a m.py', '```', '- heads: 1', '  in: dev-a', '-a', '+b', 'words', ''), fc.string({ maxLength: 12 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.boolean(), (lines, headed) => {
        const source = (headed ? [...top, ...lines] : lines).join('\n');
        const reading = readScript(source, 'x.md');
        const count = source.split(/\r?\n/).length;
        if (reading.type === 'problems') for (const problem of reading.problems) expect(problem.line >= 1 && problem.line <= count + 1 && problem.message !== '').toBe(true);
        else expect(reading.script.steps.length).toBeGreaterThan(0);
      }),
    );
  });
});

test('every scenario of the project can be read, has an id like its file, and an order of its own', () => {
  const folder = join(import.meta.dirname, '../../lessons/scenarios');
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const scripts = names.map((name) => {
    const reading = readScript(readFileSync(join(folder, name), 'utf8'), name);
    return reading.type === 'script' ? reading.script : expect.fail(reading.problems.map(({ line, message }) => `${name}:${line}: ${message}`).join('\n'));
  });
  expect(scripts.map(({ id }) => `${id}.md`).sort()).toEqual(names.sort());
  expect(new Set(scripts.map(({ order }) => order)).size).toBe(scripts.length);
});
