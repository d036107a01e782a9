import { narrow, violations } from './accessible.ts';
import { expect, type Page } from './kept-browser.ts';
import { test } from './workbench-page.ts';

/** The dialogs that the palette opens: what is typed to find them, and their names. */
const dialogs = [
  ['keys', 'Keys'],
  ['offline', 'Without a network'],
  ['take along', 'Take along, share, bring in'],
  ['start over', 'Start over with the first project?'],
] as const;

async function eachDialog(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  for (const [typed, name] of dialogs) {
    await page.keyboard.press('Alt+k');
    await page.getByRole('combobox', { name: 'Search the actions' }).fill(typed);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await look(name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
}

test('every part of the workbench and every dialog is accessible, at the start and after work', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await workbench.terminal.focus();
  await workbench.run('flask db init');
  await workbench.run('flask db migrate -m "Create users"');
  await workbench.run('flask db upgrade');
  await workbench.run('flask db downgrade -1', 2);
  expect(await violations(page), 'all parts').toEqual([]);
  await eachDialog(page, async (name) => expect(await violations(page), name).toEqual([]));
});

test.describe('at 200 % and on the narrowest screen', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('every part of the workbench and every dialog is accessible and fits, at the start and after work', async ({ workbench }) => {
    test.slow();
    const { page } = workbench;
    const show = (part: string): Promise<void> => page.getByRole('navigation', { name: 'Parts of the workbench' }).getByRole('button', { name: part }).click();
    await workbench.open();
    await show('Terminal');
    await workbench.terminal.focus();
    await workbench.run('flask db init');
    await workbench.run('flask db migrate -m "Create users"');
    await workbench.run('flask db upgrade');
    await workbench.run('flask db downgrade -1', 2);
    for (const part of ['Files', 'Editor', 'Terminal', 'Database', 'Revisions']) {
      await show(part);
      expect(await violations(page, narrow), part).toEqual([]);
    }
    await eachDialog(page, async (name) => expect(await violations(page, narrow), name).toEqual([]));
    await page.keyboard.press('Alt+k');
    await expect(page.getByRole('option', { name: /Undo/ })).toBeVisible();
    expect(await violations(page, narrow), 'the palette').toEqual([]);
  });
});
