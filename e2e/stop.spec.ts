import { expect } from '@playwright/test';
import { test, type WorkbenchPage } from './workbench-page.ts';

const runaway = 'python -c "while True: pass"';
/** Milliseconds from the click or key to the notice that the line has ended. */
const promised = 1000;

async function startRunaway(workbench: WorkbenchPage): Promise<void> {
  await workbench.run('touch kept.txt');
  await workbench.page.keyboard.insertText(runaway);
  await workbench.page.keyboard.press('Enter');
  await expect(workbench.page.getByText('Python is running')).toBeVisible();
}

/** Starts a clock in the page itself that runs from the asking event to the notice that the line has ended; answers how to read it. */
async function clockOfStop({ page }: WorkbenchPage, event: 'click' | 'keydown', line: string): Promise<() => Promise<number>> {
  const clock = await page.evaluateHandle(
    ([name, notice]) => {
      let asked: number | undefined;
      addEventListener(name, () => (asked ??= performance.now()), { capture: true });
      const time = new Promise<number>((resolve) => {
        new MutationObserver(() => {
          const ended = [...document.querySelectorAll('output')].some((each) => each.textContent.startsWith(notice));
          if (asked !== undefined && ended) resolve(performance.now() - asked);
        }).observe(document, { subtree: true, childList: true, characterData: true });
      });
      return { time };
    },
    [event, `${line} ended, exit code 130`] as const,
  );
  return () => clock.evaluate(({ time }) => time);
}

async function expectNextLineToWork(workbench: WorkbenchPage): Promise<void> {
  await workbench.terminal.focus();
  await workbench.run('python -c "print(6 * 7)"');
  await expect(workbench.output.getByRole('listitem').filter({ hasText: /^42$/ })).toBeVisible();
  await expect(workbench.file('kept.txt')).toBeVisible();
}

test('a program that never ends is stopped by the button in under a second, and the next line works', async ({ workbench }) => {
  await workbench.open();
  await workbench.terminal.focus();
  await startRunaway(workbench);
  const time = await clockOfStop(workbench, 'click', runaway);
  await workbench.stop.click();
  expect(await time()).toBeLessThan(promised);
  await expectNextLineToWork(workbench);
});

test('a program that never ends is stopped by Ctrl-C in under a second, and the next line works', async ({ workbench }) => {
  await workbench.open();
  await workbench.terminal.focus();
  await startRunaway(workbench);
  const time = await clockOfStop(workbench, 'keydown', runaway);
  await workbench.page.keyboard.press('Control+c');
  expect(await time()).toBeLessThan(promised);
  await expectNextLineToWork(workbench);
});

test('a program that prints for ever is stopped in under a second too', async ({ workbench }) => {
  const line = `python -c "while True: print('again and again')"`;
  await workbench.open();
  await workbench.terminal.focus();
  await workbench.page.keyboard.insertText(line);
  await workbench.page.keyboard.press('Enter');
  await expect(workbench.output).toContainText('again and again');
  const time = await clockOfStop(workbench, 'click', line);
  await workbench.stop.click();
  expect(await time()).toBeLessThan(promised);
  await workbench.terminal.focus();
  await workbench.run('python -c "print(6 * 7)"');
});

const endlessSql = 'CREATE TABLE half (id INTEGER); INSERT INTO half WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT max(i) FROM n;';

for (const [tool, line, says, files] of [
  [
    'Sequelize whose code never ends',
    'npx sequelize-cli db:migrate',
    'loop: migrating',
    { 'config/config.json': JSON.stringify({ development: { dialect: 'sqlite', storage: 'dev.sqlite3' } }), 'migrations/1-loop.js': 'module.exports = { async up(q) { await q.createTable("half", { id: "INTEGER" }); for (;;); } };' },
  ],
  [
    'Prisma whose SQL never ends',
    'npx prisma migrate deploy',
    '1 migration found',
    { 'prisma.config.ts': 'export default { schema: "schema.prisma", migrations: { path: "migrations" }, datasource: { url: "file:./dev.db" } };', 'schema.prisma': 'datasource db {\\n  provider = "sqlite"\\n}\\n', 'migrations/1_endless/migration.sql': endlessSql },
  ],
] as const) {
  test(`a migration of ${tool} is stopped in under a second, nothing of it is left, and the next line works`, async ({ workbench }) => {
    await workbench.open();
    await workbench.terminal.focus();
    await workbench.run('touch kept.txt');
    for (const [path, text] of Object.entries(files)) await workbench.run(`mkdir -p ${path.split('/').slice(0, -1).join('/') || '.'} && printf '${text}' > ${path}`);
    await workbench.page.keyboard.insertText(line);
    await workbench.page.keyboard.press('Enter');
    await expect(workbench.output).toContainText(says, { timeout: 60_000 });
    const time = await clockOfStop(workbench, 'click', line);
    await workbench.stop.click();
    expect(await time()).toBeLessThan(promised);
    await workbench.terminal.focus();
    await workbench.run('node -e "console.log(6 * 7)"');
    await expect(workbench.output.getByRole('listitem').filter({ hasText: /^42$/ })).toBeVisible();
    await expect(workbench.file('kept.txt')).toBeVisible();
    await expect(workbench.file(/^dev\./)).toHaveCount(0);
  });
}
