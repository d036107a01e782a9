import { expect } from '@playwright/test';
import { test } from './workbench-page.ts';

test('by keyboard alone: a column is added, migrated, read, applied and rolled back', async ({ workbench }) => {
  const { page, terminal, editor, database, file } = workbench;
  await workbench.open();

  await test.step('the first migration, typed in the terminal', async () => {
    await page.keyboard.press('Control+`');
    await expect(terminal).toBeFocused();
    await workbench.type('flask db init');
    await workbench.type('flask db migrate -m "Create users"');
    await workbench.type('flask db upgrade');
    await expect(database.getByRole('row', { name: 'email VARCHAR(120) NOT NULL' })).toBeVisible();
  });

  const code = editor.getByRole('textbox', { name: 'models.py, Developer A' });
  await test.step('an edit of the model, found in the files', async () => {
    await page.keyboard.press('Shift+F6');
    await expect(code).toBeFocused();
    await page.keyboard.press('Shift+F6');
    await expect(file('models.py')).toBeFocused();
    await page.keyboard.press('Home');
    await page.keyboard.type('mod');
    await expect(file('models.py')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(code).toBeFocused();
    await page.keyboard.press('Control+Home');
    for (let line = 1; line < 12; line++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+/');
  });

  await test.step('the migration is generated from it', async () => {
    await page.keyboard.press('Control+`');
    await expect(terminal).toBeFocused();
    await workbench.type('cat models.py');
    await expect(workbench.output.getByRole('listitem').filter({ hasText: /^\s*phone = Column\(String\(20\)\)$/ })).toBeVisible();
    await workbench.type('flask db migrate -m "Add phone to users"');
    await expect(workbench.output).toContainText("Detected added column 'users.phone'");
  });

  await test.step('the generated file is read', async () => {
    await page.keyboard.press('Shift+F6');
    await expect(code).toBeFocused();
    await page.keyboard.press('Shift+F6');
    await expect(file('models.py')).toBeFocused();
    await page.keyboard.press('End');
    await expect(file('models.py')).not.toBeFocused();
    const generated = file(/add_phone_to_users\.py/);
    while (!(await generated.evaluate((element) => element === document.activeElement))) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(editor.getByRole('tab', { name: /add_phone_to_users\.py/ })).toHaveAttribute('aria-selected', 'true');
    await expect(editor).toContainText("batch_op.add_column(sa.Column('phone', sa.String(length=20), nullable=True))");
  });

  await test.step('it is applied and rolled back', async () => {
    const phone = database.getByRole('row', { name: 'phone VARCHAR(20)' });
    await page.keyboard.press('Control+`');
    await expect(terminal).toBeFocused();
    await workbench.type('flask db upgrade');
    await expect(phone).toBeVisible();
    await workbench.type('flask db downgrade');
    await expect(phone).toBeHidden();
    await expect(database.getByRole('row', { name: 'email VARCHAR(120) NOT NULL' })).toBeVisible();
  });
});

test('the terminal completes words and remembers lines', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await page.keyboard.press('Control+`');
  await expect(workbench.terminal).toBeFocused();
  await page.keyboard.type('cat mod');
  await page.keyboard.press('Tab');
  await expect(workbench.output).toContainText('cat models.py');
  await page.keyboard.press('Enter');
  await workbench.ended('cat models.py').waitFor({ state: 'attached' });
  await workbench.type('echo something else');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await workbench.ended('cat models.py').waitFor({ state: 'attached' });
  await expect(workbench.output).toContainText('class User(db.Model):');
});

test('a key that leads to the terminal, or to the points in time, leads there too while it is still being fetched', async ({ page, workbench }) => {
  let letThrough = (): void => undefined;
  const wait = new Promise<void>((resolve) => (letThrough = resolve));
  let letPointsThrough = (): void => undefined;
  const waitForPoints = new Promise<void>((resolve) => (letPointsThrough = resolve));
  await page.route('**/assets/TimelinePanel-*.js', async (route) => {
    await waitForPoints;
    await route.continue();
  });
  await page.route('**/assets/terminal-view-*.js', async (route) => {
    await wait;
    await route.continue();
  });
  await page.goto('./');
  await expect(page.getByText('Opening the terminal…')).toBeVisible();
  await page.keyboard.press('Control+`');
  letThrough();
  await expect(workbench.terminal).toBeFocused();

  await page.keyboard.press('Alt+9');
  await expect(page.locator('.points').getByText('Opening…')).toBeVisible();
  letPointsThrough();
  await expect(page.getByRole('list', { name: 'Points' }).getByRole('button').first()).toBeFocused();
});
