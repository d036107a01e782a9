import { expect } from '@playwright/test';
import { test } from './workbench-page.ts';

test('after a reload nothing is lost: files, database, output, earlier lines', async ({ workbench }) => {
  const { page, terminal, editor, database, file } = workbench;
  await workbench.open();
  await terminal.focus();
  await workbench.run('flask db init');
  await workbench.run('flask db migrate -m "Create users"');
  await workbench.run('flask db upgrade');
  await workbench.run(`sqlite3 app.db "INSERT INTO users (email) VALUES ('ada@example.org')"`);
  await file('models.py').click();
  await editor.getByText('# phone = Column(String(20))').click();
  await page.keyboard.press('Home');
  await page.keyboard.type('# before the reload ');
  // All keys have arrived when the text is there; only then does "saved" mean all of it.
  await expect(editor).toContainText('# before the reload');
  await expect(page.getByText('Saved in this browser')).toBeVisible();

  await page.reload();

  await expect(file(/create_users\.py/)).toBeVisible();
  await expect(database.getByRole('row', { name: /ada@example\.org/ })).toBeVisible();
  await expect(workbench.output).toContainText('Running upgrade');
  await file('models.py').click();
  await expect(editor).toContainText('# before the reload');
  await terminal.focus();
  await page.keyboard.press('ArrowUp');
  await expect(workbench.output).toContainText(/\$ sqlite3 app\.db/);
  await page.keyboard.press('Control+u');
  await workbench.run('flask db current');
  await expect(workbench.output).toContainText(/[0-9a-f]{12} \(head\)/);
});

test('a reload while a program runs leaves the files as they were before it', async ({ workbench }) => {
  const { page, terminal, file } = workbench;
  await workbench.open();
  await terminal.focus();
  await workbench.run('touch kept.txt');
  await page.keyboard.insertText(`python -c "open('half.txt', 'w').write('half'); [None for _ in iter(int, 1)]"`);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Python is running')).toBeVisible();
  await expect(page.getByText('Saved in this browser')).toBeVisible();

  await page.reload();

  await expect(file('kept.txt')).toBeVisible();
  await expect(file('half.txt')).toBeHidden();
  await terminal.focus();
  await workbench.run('python -c "print(1)"');
});
