import { expect } from '@playwright/test';
import { test } from './workbench-page.ts';

test('by mouse: files are opened, the model is edited, and the revisions type the commands', async ({ workbench }) => {
  const { page, terminal, editor, database, revisions, file } = workbench;
  await workbench.open();

  await test.step('the first migration', async () => {
    await terminal.click({ force: true });
    await workbench.run('flask db init');
    await workbench.run('flask db migrate -m "Create users"');
    await workbench.run('flask db upgrade');
  });

  await test.step('an edit of the model', async () => {
    await file('models.py').click();
    await editor.getByText('# phone = Column(String(20))').click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Delete');
    await terminal.click({ force: true });
    await workbench.run('flask db migrate -m "Add phone to users"');
  });

  await test.step('the command’s changes are marked and shown', async () => {
    const generated = file(/add_phone_to_users\.py/);
    await expect(generated).toHaveAccessibleName(/added by the last command/);
    await page.getByRole('button', { name: 'Show what changed' }).click();
    await expect(editor).toContainText("batch_op.add_column(sa.Column('phone', sa.String(length=20), nullable=True))");
    await generated.click();
    await expect(editor.getByRole('tab', { name: /add_phone_to_users\.py/ })).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('what will run is shown for both databases', async () => {
    await revisions.getByRole('button', { name: /^Add phone to users/ }).click();
    await revisions.getByRole('button', { name: 'What will run' }).click();
    await expect(editor).toContainText('ALTER TABLE users ADD COLUMN phone VARCHAR(20)');
  });

  const phone = database.getByRole('row', { name: 'phone VARCHAR(20)' });
  await test.step('upgrade to here', async () => {
    await revisions.getByRole('button', { name: /^Add phone to users/ }).click();
    await revisions.getByRole('button', { name: /^Upgrade to here/i }).click();
    await page.keyboard.press('Enter');
    await expect(phone).toBeVisible();
  });

  await test.step('a row is written in the SQL box and read in the table', async () => {
    await database.getByRole('textbox', { name: 'SQL in app.db' }).fill("INSERT INTO users (email, phone) VALUES ('ada@example.org', '020 1234')");
    await database.getByRole('button', { name: 'Run' }).click();
    await expect(database.getByText('1 row changed')).toBeVisible();
    await expect(database.getByRole('row', { name: /ada@example.org 020 1234/ })).toBeVisible();
  });

  await test.step('downgrade to here', async () => {
    await revisions.getByRole('button', { name: /^Create users/ }).click();
    await revisions.getByRole('button', { name: /^Downgrade to here/i }).click();
    await page.keyboard.press('Enter');
    await expect(phone).toBeHidden();
    await expect(database.getByRole('row', { name: /ada@example.org/ })).toBeVisible();
  });
});
