import { afterAll, describe, expect, test } from 'vitest';
import { openHeadless } from '../../scripts/headless.ts';
import { readStarter } from '../../scripts/project-folder.ts';
import { type CommandShape, commandTable } from './command-table.ts';

const { workbench, close } = openHeadless(readStarter());
afterAll(close);

/** What `--help` of a command prints. */
async function helpOf(words: readonly string[]): Promise<string> {
  let text = '';
  const stop = workbench.onTerminal('dev-a', (event) => {
    if (event.type === 'stdout') text += event.text;
  });
  expect(await workbench.enter('dev-a', `${words.join(' ')} --help`)).toBe(0);
  stop();
  return text;
}

/** Options as a help text lists them: at the start of an indented line, several spellings joined by commas or slashes. */
function optionsIn(help: string): string[] {
  const lines = help.split('\n').filter((line) => /^ {2,4}-/.test(line));
  return [...new Set(lines.flatMap((line) => (line.split(/ {2,}/)[1] ?? '').match(/(?<![\w-])--?[A-Za-z][\w-]*/g) ?? []))].sort();
}

const commands: [string, readonly string[], CommandShape][] = ['flask', 'alembic', 'sequelize-cli'].flatMap((program) => allCommands([program], commandTable[program] ?? expect.fail(`no ${program}`)));

function allCommands(words: readonly string[], shape: CommandShape): [string, readonly string[], CommandShape][] {
  const inner = Object.entries(shape.commands ?? {}).flatMap(([name, command]) => allCommands([...words, name], command));
  return [[words.join(' '), words, shape], ...inner];
}

describe('completion offers the options that --help lists', () => {
  test.each(commands)('%s', async (_, words, shape) => {
    expect(Object.keys(shape.options).sort()).toEqual(optionsIn(await helpOf(words)));
  });
});

/** Prisma aligns its options to the right, and says nothing of some that it takes. */
describe('completion offers what the help of Prisma lists', () => {
  test.each([['migrate', 'dev'], ['migrate', 'diff'], ['migrate', 'resolve'], ['db', 'push']] as const)('prisma %s %s', async (group, name) => {
    const listed = [...(await helpOf(['prisma', group, name])).matchAll(/^ +(?:(-\w), )?(--[a-z-]+)(?: {2,}\S.*)?$/gm)].flatMap(([, short, long]) => [short, long]).filter((each) => each !== undefined);
    const shape = commandTable['prisma']?.commands?.[group]?.commands?.[name];
    expect(listed).toContain('--config');
    expect(Object.keys(shape?.options ?? {})).toEqual(expect.arrayContaining(listed));
  });
});
