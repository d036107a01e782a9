import { afterAll, expect, test } from 'vitest';
import { openHeadless } from '../../scripts/headless.ts';
import { readProject } from '../../scripts/project-folder.ts';
import { emptyTree, type FileTree } from '../domain/file-tree.ts';
import { plainText } from '../screens/workbench/terminal/transcript.ts';

const { workbench, close } = openHeadless(emptyTree);
afterAll(close);

const id = 'dev-a';
const files = (): FileTree => workbench.getState().workspace.environments[id].files;
const said = (): string => plainText(workbench.transcript(id));
const project = (tool: string): FileTree => readProject(`lessons/toolchains/${tool}`, () => undefined);

/** An empty world, and in it a project's files. */
function begin(tool: string): void {
  workbench.startOver();
  for (const [path, bytes] of project(tool)) if (!path.endsWith('/')) expect(workbench.writeFile(id, path, new TextDecoder().decode(bytes))).toBeUndefined();
}

/** Enters a line that never ends, stops it when it has said so much, and answers its exit code. */
async function stopWhen(line: string, text: string): Promise<number> {
  const ended = workbench.enter(id, line);
  let output = '';
  const unlisten = workbench.onTerminal(id, (event) => {
    if (event.type === 'stdout' || event.type === 'stderr') output += event.text;
    if (output.includes(text)) workbench.stop(id);
  });
  try {
    return await ended;
  } finally {
    unlisten();
  }
}

const upIs = (body: string): string => `module.exports = { async up(queryInterface, Sequelize) {\n  ${body}\n} };\n`;

test.each([
  ['computes for ever', 'for (;;);'],
  ['waits for ever', 'for (;;) await new Promise((done) => setTimeout(done));'],
  ['gives its promises no end', 'for (;;) await undefined;'],
  ['asks SQLite for ever', "await queryInterface.sequelize.query('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n');"],
])('a Sequelize migration that %s is stopped: nothing of its command is left, and the next one works', async (_, body) => {
  begin('sequelize');
  workbench.writeFile(id, 'migrations/20260107090000-loop.js', upIs(`await queryInterface.createTable('half', { id: Sequelize.INTEGER });\n  ${body}`));
  const before = files();

  expect(await stopWhen('npx sequelize-cli db:migrate', 'loop: migrating')).toBe(130);
  expect(files()).toBe(before);

  expect(await workbench.enter(id, 'npx sequelize-cli db:migrate:status')).toBe(0);
  expect(said()).toMatch(/down 20260105090000-create-users\.js\ndown 20260107090000-loop\.js/);
});

test('a Prisma migration whose SQL has no end is stopped: nothing of its command is left, and the next one works', async () => {
  begin('prisma');
  const endless = 'prisma/migrations/20260106090000_endless/migration.sql';
  workbench.writeFile(id, endless, 'CREATE TABLE "half" ("id" INTEGER);\nINSERT INTO "half" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT max(i) FROM n;\n');
  const before = files();

  expect(await stopWhen('npx prisma migrate deploy', '2 migrations found')).toBe(130);
  expect(files()).toBe(before);

  workbench.writeFile(id, endless, 'CREATE TABLE "whole" ("id" INTEGER);\n');
  expect(await workbench.enter(id, 'npx prisma migrate deploy')).toBe(0);
  expect(said()).toContain('All migrations have been successfully applied.');
});

test('a configuration of Prisma that never ends is stopped as well', async () => {
  begin('prisma');
  workbench.writeFile(id, 'prisma.config.ts', "console.log('reads');\nfor (;;);\nexport default {};\n");
  const before = files();
  expect(await stopWhen('npx prisma validate', 'reads')).toBe(130);
  expect(files()).toBe(before);
});
