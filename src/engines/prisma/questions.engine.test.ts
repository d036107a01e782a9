import { afterAll, expect, test } from 'vitest';
import { openHeadless } from '../../../scripts/headless.ts';
import { readProject } from '../../../scripts/project-folder.ts';
import { textAt } from '../../domain/file-tree.ts';
import { plainText } from '../../screens/workbench/terminal/transcript.ts';

const { workbench, close } = openHeadless(readProject('lessons/toolchains/prisma', () => undefined));
afterAll(close);

const files = () => workbench.getState().workspace.environments['dev-a'].files;
const shown = (): string => plainText(workbench.transcript('dev-a'));
const migrations = (): string[] => [...files().keys()].filter((path) => path.endsWith('migration.sql'));

/** Runs a line as a person at a terminal, who answers when asked. */
async function typeAndAnswer(line: string, ...answers: readonly string[]): Promise<number> {
  const left = [...answers];
  const unwatch = workbench.subscribe(() => {
    const { terminal } = workbench.getState().environments['dev-a'];
    if (terminal.type !== 'running' || !terminal.reads) return;
    const answer = left.shift();
    if (answer !== undefined) for (const key of answer) workbench.type('dev-a', key);
  });
  try {
    return await workbench.enter('dev-a', line, 80);
  } finally {
    unwatch();
  }
}

test('a person names the migration when asked; nobody can be asked in a pipe; a person who presses Ctrl-C has cancelled', async () => {
  const schema = textAt(files(), 'prisma/schema.prisma') ?? '';
  workbench.writeFile('dev-a', 'prisma/schema.prisma', schema.replace('@unique\n', '@unique\n  phone String?\n'));
  expect(await typeAndAnswer('npx prisma migrate dev', 'Add phone\r')).toBe(0);
  expect(shown()).toContain('Enter a name for the new migration: … Add phone');
  expect(migrations()).toContainEqual(expect.stringMatching(/^prisma\/migrations\/\d{14}_add_phone\/migration\.sql$/));

  expect(await workbench.enter('dev-a', 'npx prisma db execute --file prisma/seed.sql')).toBe(0);
  workbench.writeFile('dev-a', 'prisma/schema.prisma', schema);
  expect(await workbench.enter('dev-a', "sqlite3 dev.db \"UPDATE users SET phone = '020 1234'\"")).toBe(0);
  expect(await typeAndAnswer('npx prisma migrate dev --name drop_phone | cat')).toBe(0);
  expect(shown()).toContain('non-interactive');

  expect(await typeAndAnswer('npx prisma migrate dev --name drop_phone', '\u0003')).toBe(130);
  expect(shown()).toContain('Migration cancelled.');
  expect(migrations()).toHaveLength(2);

  let said = 0;
  const unwatch = workbench.onTerminal('dev-a', ({ type }) => {
    if (type === 'stdout') said = performance.now();
  });
  expect(await typeAndAnswer('npx prisma migrate dev --name drop_phone', 'y')).toBe(0);
  unwatch();
  // It ends when it has said all: the minute that the engine gives its look at the rows is nothing that the command waits for.
  expect(performance.now() - said).toBeLessThan(30_000);
  expect(migrations()).toHaveLength(3);
});
