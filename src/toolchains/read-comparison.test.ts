import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theComparison } from './node-comparison-testing.ts';
import { readComparison } from './read-comparison.ts';

const top = '---\ntitle: One change\nsummary: Two tools.\ncolumns: [flask, sequelize]\n---\n';
const cell = (tool: string): string => `### ${tool}\n\n\`\`\`says\n- says: "The row is {row}."\n  when:\n    - table: users\n      in: production\n  with:\n    row: { query: SELECT 1, in: production }\n\`\`\`\n`;
const step = (tool: string): string => `### ${tool}\n\nWhat is done here.\n\n\`\`\`dev-a\necho ${tool}\n\`\`\`\n`;
const whole = `${top}\nBefore it begins.\n\n### flask\n\n\`\`\`dev-a\nflask db init\n\`\`\`\n\n## Edit\n\nFor all.\n\n${step('flask')}\n\`\`\`shows dev-a migrations/*.py\ndef upgrade\n\`\`\`\n\n${step('sequelize')}\n# The shared ideas\n\n## History\n\nWhere is it kept?\n\n\`\`\`after Edit\n\`\`\`\n\n${cell('flask')}\n${cell('sequelize')}`;

/** The problems of a file, each as `line: message`. */
const problemsOf = (source: string): string[] => {
  const reading = readComparison(source, 'a.md');
  return reading.type === 'problems' ? reading.problems.map(({ line, message }) => `${line}: ${message}`) : [];
};
/** The 1-based line on which a text stands first. */
const lineOf = (source: string, text: string): number => source.slice(0, source.indexOf(text)).split('\n').length;

describe('a comparison file', () => {
  it('is read: a script for each tool with the same steps, and the ideas with the step that they begin at', () => {
    const reading = readComparison(whole, 'a.md');
    expect(reading).toMatchObject({
      type: 'comparison',
      comparison: {
        columns: ['flask', 'sequelize'],
        introduction: 'Before it begins.',
        steps: [{ title: 'Edit', narration: 'For all.', shows: { flask: { environment: 'dev-a', path: 'migrations/*.py', from: 'def upgrade' } } }],
        scripts: {
          flask: { preparation: [{ type: 'command', line: 'flask db init' }], steps: [{ title: 'Edit', narration: 'What is done here.', actions: [{ line: 'echo flask', exits: 0 }] }] },
          sequelize: { preparation: [], steps: [{ title: 'Edit', actions: [{ line: 'echo sequelize' }] }] },
        },
        ideas: [{ title: 'History', question: 'Where is it kept?', after: 1, cells: { flask: { outcomes: [{ says: 'The row is {row}.', values: { row: { type: 'query', query: 'SELECT 1', environment: 'production' } } }] } } }],
      },
    });
  });

  it.each([
    ['a column that no tool is', 'columns: [flask, sequelize]', 'columns: [flask, knex]', /^4: columns\.1: .*"flask"\|"prisma"\|"sequelize"/],
    ['a tool twice among the columns', 'columns: [flask, sequelize]', 'columns: [flask, flask]', /expected each tool once/],
    ['a step without one of its columns', step('sequelize'), '', /expected "### sequelize" under "Edit"/],
    ['a heading that names no tool', '### sequelize\n\nWhat', '### knex\n\nWhat', /expected a tool after ###: flask, prisma, sequelize; there is no "knex"/],
    ['a column without words', 'What is done here.\n\n```dev-a\necho flask', '```dev-a\necho flask', /expected a few words under "### flask"/],
    ['an idea after a step that is none', '```after Edit', '```after Read', /expected a block "after" with the title of a step below "History"/],
    ['an idea without a question', 'Where is it kept?', '', /expected the question that "History" asks/],
    ['a sentence that nothing proves', '  when:\n    - table: users\n      in: production\n', '  when: []\n', /when: expected at least one check/],
    ['a check that is none', '- table: users', '- tables: users', /expected a check: one of .*none of the keys tables, in is one/],
    ['a value that nothing fills', '{row}."', '{rows}."', /says: expected \{rows\} to be named under "with:"/],
    ['an environment that is none', '```dev-a\necho flask', '```dev-x\necho flask', /expected a block that begins with .*there is no "dev-x"/],
    ['a file that is shown nowhere', 'shows dev-a migrations/*.py', 'shows migrations/*.py', /expected shows ENVIRONMENT PATH, not "shows migrations\/\*\.py"/],
    ['commands that belong to no tool', 'For all.', '```dev-a\nls\n```', /expected a tool first/],
  ])('tells of %s, with its line', (_, good, bad, problem) => {
    const broken = whole.replace(good, bad);
    expect(broken).not.toBe(whole);
    const problems = problemsOf(broken);
    expect(problems.some((each) => problem.test(each) || problem.test(each.replace(/^\d+: /, '')))).toBe(true);
    for (const each of problems) expect(Number(/^\d+/.exec(each)?.[0])).toBeLessThanOrEqual(broken.split('\n').length);
  });

  it('names the line of a check that is wrong, not that of its block', () => {
    const broken = whole.replace('- table: users\n      in: production', '- table: users\n      in: nowhere');
    expect(problemsOf(broken)).toEqual([expect.stringMatching(new RegExp(`^${lineOf(broken, 'in: nowhere')}: in`))]);
  });

  it('never makes the reader fail, whatever is cut out of it', () => {
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(80), fc.string(), (at, length, put) => {
        expect(readComparison(`${whole.slice(0, at)}${put}${whole.slice(at + length)}`, 'a.md')).toHaveProperty('type');
      }),
    );
  });

  it("the project's own is read without a problem", () => {
    const { columns, steps, scripts, ideas } = theComparison();
    for (const tool of columns) expect(scripts[tool]?.steps.map(({ title }) => title)).toEqual(steps.map(({ title }) => title));
    for (const { cells } of ideas) expect(Object.keys(cells)).toEqual(columns);
  });
});
