import { expect } from '@playwright/test';
import { violations } from './accessible.ts';
import { lessonOn } from './lesson-page.ts';
import { test } from './workbench-page.ts';

test('an environment is given a PostgreSQL server: its tables, its SQL, and what it only writes otherwise than SQLite', async ({ workbench }) => {
  test.setTimeout(240_000);
  const { page, terminal, database } = workbench;
  await workbench.open();

  await test.step('the one line is shown, and written by a button', async () => {
    await database.getByText('Use PostgreSQL here').click();
    await expect(database).toContainText('DATABASE_URL=postgresql://app:secret@localhost:5432/shop');
    await database.getByRole('button', { name: 'Write it into .env, Developer A' }).click();
    await expect(database).toContainText('The settings lead to a PostgreSQL server (.env:1). It is empty');
    await expect(database.getByText('Use PostgreSQL here')).toBeHidden();
  });

  await test.step('an upgrade makes its tables, which the panel shows', async () => {
    await terminal.focus();
    await workbench.run('flask db init');
    await workbench.run('flask db migrate -m users --rev-id 0001');
    await workbench.run('flask db upgrade');
    await expect(database).toContainText('shop on PostgreSQL');
    await expect(database).toContainText('stands at 0001');
    await expect(database.getByRole('row', { name: 'email character varying(120) NOT NULL' })).toBeVisible();
    await expect(database.getByRole('region', { name: 'Schemas, types and sequences' })).toContainText('SEQUENCE users_id_seq of users.id, not used yet');
    expect(await violations(page)).toEqual([]);
  });

  await test.step('the SQL box writes into it and speaks as PostgreSQL does', async () => {
    const box = database.getByRole('group', { name: 'SQL, Developer A' });
    await box.getByRole('textbox').fill("INSERT INTO users (email) VALUES ('ada@example.org')");
    await box.getByRole('textbox').press('Control+Enter');
    await expect(box).toContainText('Done, 1 row changed');
    await expect(database.getByRole('table', { name: 'Rows of users, Developer A' }).getByRole('row', { name: '1 ada@example.org' })).toBeVisible();
    await box.getByRole('textbox').fill('SELECT * FROM nobody');
    await box.getByRole('textbox').press('Control+Enter');
    await expect(box).toContainText('ERROR: relation "nobody" does not exist');
  });

  await test.step('what a command changed on the server is shown by its rows', async () => {
    await terminal.focus();
    await workbench.run('psql -c "DELETE FROM users"');
    await page.getByRole('button', { name: 'Show what changed' }).click();
    await expect(page.getByRole('region', { name: 'What changed in shop on PostgreSQL' })).toContainText('users lost 1 row.');
  });

  await test.step('beside an environment on SQLite nothing is drift, and what is written otherwise is explained', async () => {
    await terminal.focus();
    await workbench.run('git add migrations && git commit -qm "Add users" && git push -q');
    await page.getByRole('tab', { name: /Developer B/ }).click();
    await page.getByRole('textbox', { name: 'Terminal, Developer B' }).focus();
    await page.keyboard.insertText('git pull -q && flask db upgrade');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'git pull -q && flask db upgrade ended, exit code 0, Developer B' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: /^Environments/ }).click();
    const verdict = page.getByRole('main', { name: 'Environments' });
    await expect(verdict).toContainText('Developer A, Developer B, CI and Production have the same schema, written in two ways');
    await expect(verdict).toContainText('Written otherwise on PostgreSQL, and no drift: 2 parts');
    await expect(verdict).toContainText('VARCHAR(120) NOT NULL in Developer B, CI and Production');
    expect(await violations(page)).toEqual([]);
  });
});

test('a lesson on PostgreSQL sees what its server holds, in both environments', async ({ page }) => {
  const lesson = lessonOn(page);
  await lesson.open('33-enum-types');
  const tasks = Number(/of (\d+)/.exec((await lesson.text.getByText(/^Task 1 of \d+/).textContent()) ?? '')?.[1]);
  expect(tasks).toBeGreaterThan(1);
  for (let task = 1; task <= tasks; task++) {
    await lesson.text.getByText(new RegExp(`^Task ${task} of ${tasks}`)).waitFor();
    await expect(lesson.findings).toContainText('Not yet');
    await lesson.button(/^Show me/).click();
    await expect(lesson.told).toContainText(task < tasks ? 'Next:' : 'All tasks of this lesson are done.');
  }
  await expect(page.getByRole('region', { name: 'Database' })).toContainText('PostgreSQL');
});
