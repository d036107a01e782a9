import { expect } from '@playwright/test';
import { violations } from './accessible.ts';
import { test } from './workbench-page.ts';

test('what a command did to a database is shown: what was lost, the schema, and the rows', async ({ workbench }) => {
  const { page, terminal } = workbench;
  await workbench.open();
  await terminal.focus();
  await workbench.run(`sqlite3 app.db "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, phone TEXT); INSERT INTO users VALUES (1, 'ada', '020 1'), (2, 'ben', NULL), (3, 'cy', '020 3')"`);
  await page.getByRole('button', { name: 'Show what changed' }).click();
  const changes = page.getByRole('region', { name: 'What changed in app.db' });
  await expect(changes).toContainText('No value was lost.');
  await expect(changes.getByRole('table', { name: 'Rows added to users' }).getByRole('row', { name: '1 ada 020 1' })).toBeVisible();

  await terminal.focus();
  await workbench.run(`sqlite3 app.db "DELETE FROM users WHERE id = 3; UPDATE users SET email = 'ada@example.org' WHERE id = 1; ALTER TABLE users DROP COLUMN phone"`);
  await expect(changes).toContainText('users lost 1 row.');
  await expect(changes).toContainText('The column users.phone is gone, with 1 value.');
  await expect(changes).toContainText('In 1 row of users a value was overwritten.');
  await expect(changes.getByRole('region', { name: 'Schema' }).getByRole('listitem')).toHaveText(['removedcolumn users.phone TEXT']);
  await expect(changes.getByRole('table', { name: 'Rows with a value in phone' }).getByRole('row', { name: '1 ada 020 1' })).toBeVisible();
  await expect(changes.getByRole('table', { name: 'Rows removed from users' }).getByRole('row', { name: '3 cy 020 3' })).toBeVisible();
  await expect(changes.getByRole('table', { name: 'Rows changed in users' }).getByRole('row', { name: '1 ada → ada@example.org' })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await test.step('a file that only seems to be a database is said to be none', async () => {
    await terminal.focus();
    await workbench.run(`sqlite3 ok.db "CREATE TABLE t (a)"; head -c 100 ok.db > cut.db; rm ok.db`);
    await page.getByRole('button', { name: /^cut.db/ }).click();
    await expect(workbench.editor.getByRole('alert').first()).toContainText('cut.db cannot be compared. The database as it was after cannot be read:');
  });
});
