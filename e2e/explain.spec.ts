import { expect, type Page } from '@playwright/test';
import { violations } from './accessible.ts';
import { test, type WorkbenchPage } from './workbench-page.ts';

const noteOf = (page: Page) => page.getByRole('region', { name: 'What happened, Developer A' });
const announced = (page: Page, text: string) => page.getByRole('status').filter({ hasText: `What happened, Developer A: ${text}` });

/** Three users at the first revision; then whatever the lines do. */
async function begin(workbench: WorkbenchPage, ...lines: readonly string[]): Promise<void> {
  await workbench.open();
  await workbench.terminal.focus();
  for (const line of ['flask db init', 'flask db migrate -m "Create users" --rev-id aaa111', 'flask db upgrade', 'python seed.py', ...lines]) await workbench.run(line);
}

const twoHeads = ['flask db revision -m "Add phone" --rev-id bbb222', 'flask db revision -m "Add orders" --rev-id ccc333 --head aaa111 --splice'];
const change = (from: string, to: string) => `python -c "t = open('models.py').read(); open('models.py', 'w').write(t.replace('${from}', '${to}'))"`;

test('two heads are explained with both of them, and mended by what the note offers', async ({ workbench }) => {
  const { page, terminal } = workbench;
  await begin(workbench, ...twoHeads);
  const note = noteOf(page);
  const top = await workbench.output.evaluate((list) => list.getBoundingClientRect().top);
  await workbench.run('flask db upgrade', 1);
  await expect(note.getByRole('heading', { name: 'There are two heads.' })).toBeVisible();
  await expect(announced(page, 'There are two heads.')).toBeAttached();
  await expect(note.getByRole('definition').filter({ hasText: 'ccc333 “Add orders”' })).toBeVisible();
  await expect(note.getByRole('definition').filter({ hasText: 'bbb222 “Add phone”' })).toBeVisible();
  // The terminal stays where it is, and the note lies above it.
  expect(await workbench.output.evaluate((list) => list.getBoundingClientRect().top)).toBe(top);

  await note.getByRole('button', { name: 'Type flask db merge heads -m "Merge add orders and add phone"' }).click();
  await expect(terminal).toBeFocused();
  await page.keyboard.press('Enter');
  await workbench.ended('flask db merge heads -m "Merge add orders and add phone"').waitFor({ state: 'attached' });
  await expect(note).toBeHidden();
  await workbench.run('flask db upgrade');
  await workbench.run('flask db current');
  await expect(workbench.output).toContainText('(head) (mergepoint)');
  await expect(note).toBeHidden();
});

test('a downgrade that destroys data is told of with the count, at its point in time, until it is dismissed', async ({ workbench }) => {
  const { page } = workbench;
  await begin(workbench, change('# phone', 'phone'), 'flask db migrate -m "Add phone" --rev-id bbb222', 'flask db upgrade', `sqlite3 app.db "UPDATE users SET phone = '020' WHERE id < 3"`);
  const note = noteOf(page);
  await workbench.run('flask db downgrade');
  await expect(note.getByRole('heading', { name: 'The downgrade destroyed 2 values.' })).toBeVisible();
  await expect(note).toContainText('2 rows had a value here');

  await test.step('the note belongs to its point: a step back and forth, and a reload', async () => {
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(note).toBeHidden();
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect(note).toBeVisible();
    await expect(page.getByText('Saved in this browser')).toBeVisible();
    await page.reload();
    await expect(note.getByRole('heading', { name: 'The downgrade destroyed 2 values.' })).toBeVisible();
  });

  await note.getByRole('button', { name: 'Dismiss what happened, Developer A' }).click();
  await expect(note).toBeHidden();
});

test('a rename is found in a new revision, listed, and marked on its line, where F8 goes', async ({ workbench }) => {
  const { page, editor } = workbench;
  await begin(workbench, change('email = ', 'mail = '), 'flask db migrate -m "Mail" --rev-id bbb222');
  const note = noteOf(page);
  await expect(note.getByRole('definition').filter({ hasText: 'email goes and mail comes: is that a rename? Autogenerate cannot see one: 3 values here would be lost.' })).toBeVisible();
  const place = note.getByRole('definition').filter({ hasText: 'is that a rename?' }).getByRole('button');
  const line = (await place.textContent())?.split(':').at(-1) ?? '';
  await place.click();
  const text = editor.getByRole('textbox', { name: 'migrations/versions/bbb222_mail.py, Developer A' });
  await expect(text).toBeFocused();
  // Who goes to the file gets its room back; the note is one line.
  await expect(note.getByRole('button', { expanded: false })).toContainText('Read bbb222 “Mail” before you apply it');
  await expect(note.getByRole('definition')).toHaveCount(0);
  await expect(editor.locator('.squiggly-warning').first()).toBeVisible();
  await note.getByRole('button', { name: 'Dismiss what happened, Developer A' }).click();
  await expect(note).toBeHidden();
  await expect(workbench.terminal).toBeFocused();
  // From the top, F8 leads from one to the next; one of them is the rename.
  await text.focus();
  await page.keyboard.press('Control+Home');
  const problem = editor.getByText('email goes and mail comes: is that a rename?');
  for (let press = 0; press < 4 && !(await problem.isVisible()); press += 1) {
    await page.keyboard.press('F8');
    await expect(editor.getByText(/\d of \d problems/)).toBeVisible();
  }
  await expect(problem).toBeVisible();
  expect(Number(line)).toBeGreaterThan(18);

  await workbench.terminal.focus();
  await workbench.run('git restore models.py && rm migrations/versions/bbb222_mail.py');
  await expect(editor.locator('.squiggly-warning')).toHaveCount(0);
});

for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  test.describe(`${viewport.width} × ${viewport.height}, light and dark`, () => {
    test.use({ viewport });

    test('the note is accessible', async ({ workbench }) => {
      const { page } = workbench;
      const small = viewport.width < 820;
      await workbench.open();
      if (small) await page.getByRole('navigation', { name: 'Parts of the workbench' }).getByRole('button', { name: 'Terminal' }).click();
      await workbench.terminal.focus();
      for (const line of ['flask db init', 'flask db migrate -m "Create users" --rev-id aaa111', 'flask db upgrade', ...twoHeads]) await workbench.run(line);
      await workbench.run('flask db upgrade', 1);
      const note = noteOf(page);
      await expect(note).toBeVisible();
      if (small) {
        await expect(note.getByRole('button', { name: /^Type / })).toHaveCount(0);
        await note.getByRole('button', { name: 'There are two heads.' }).click();
      }
      await expect(note.getByRole('button', { name: 'Type flask db upgrade' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  });
}
