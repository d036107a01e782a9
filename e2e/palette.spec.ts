import { violations } from './accessible.ts';
import { lessonOn } from './lesson-page.ts';
import { expect, type Page } from './kept-browser.ts';
import { test } from './workbench-page.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Actions' });
const field = (page: Page) => dialog(page).getByRole('combobox', { name: 'Search the actions' });
const option = (page: Page, name: string | RegExp) => dialog(page).getByRole('option', { name });

/** The option that the field says is chosen. */
const chosen = (page: Page) => field(page).evaluate((element) => document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '');

test('the palette lists what can be done in the workbench with its keys, does it, and gives the keyboard back', async ({ workbench }) => {
  const { page, terminal } = workbench;
  await workbench.open();
  await terminal.focus();
  await workbench.run('echo a');

  // The terminal's own key stays the terminal's: it deletes to the end of the line, and Ctrl+Y puts it back.
  await page.keyboard.type('echo kept');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+k');
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Enter');
  await workbench.ended('echo kept').waitFor({ state: 'attached' });

  await page.keyboard.press('Alt+k');
  await expect(field(page)).toBeFocused();
  await expect(option(page, 'Undo: one point back Alt+Z')).toBeVisible();
  await expect(option(page, /^To CI Alt\+3$/)).toBeAttached();
  await expect(option(page, '02 Change a model')).toBeAttached();
  await expect(option(page, /There is nothing to redo/)).toHaveAttribute('aria-disabled', 'true');
  expect(await violations(page), 'the palette').toEqual([]);

  // Escape gives the keyboard back to where it was.
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(terminal).toBeFocused();

  // Arrows choose while the keyboard stays in the field; what cannot be done stays undone.
  await page.keyboard.press('Alt+k');
  await page.keyboard.type('redo');
  expect(await chosen(page)).toContain('Redo');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('to c');
  expect(await chosen(page)).toContain('To CI');
  await page.keyboard.press('ArrowDown');
  expect(await chosen(page)).not.toContain('To CI');
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Terminal, CI' })).toBeFocused();

  // A file of that environment, by some of its letters; then a dialog of the header.
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await page.keyboard.type('op mod');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'models.py' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Alt+k');
  await page.keyboard.type('offline');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Without a network' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Alt+k');
  await page.keyboard.type('keys');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keys' }).getByText('Alt+PageDown')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+k');
  await page.keyboard.type('theme dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  // What no part offers by itself is there because it is on the screen; in a dialog, what the dialog has.
  await page.keyboard.press('Alt+k');
  await expect(option(page, 'New file')).toBeAttached();
  await page.keyboard.type('new fold');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of the new folder' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+k');
  await page.keyboard.type('start over');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Start over with the first project?' })).toBeVisible();
  await page.keyboard.press('Alt+k');
  await expect(option(page, 'Keep my work')).toBeVisible();
  await expect(option(page, /New file|Undo/)).toHaveCount(0);
  expect(await violations(page), 'above a dialog').toEqual([]);
  await page.keyboard.type('keep');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('Alt+k');
  await page.keyboard.type('xyzxyz');
  await expect(dialog(page).getByRole('status').filter({ hasText: 'No action is called so.' })).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
});

test('the palette does what can be done in a lesson and in a scenario, and speaks German', async ({ page }) => {
  const lesson = lessonOn(page);
  await lesson.open('03-generate-a-migration');
  await expect(lesson.findings).toBeVisible();
  const run = async (typed: string): Promise<void> => {
    await page.keyboard.press('Alt+k');
    // At once, whether the actions are there or are being fetched: nothing that is typed is lost.
    await page.keyboard.type(typed);
    await expect(dialog(page).getByRole('option').first()).toBeVisible();
    await expect(field(page)).toHaveValue(typed);
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeHidden();
  };
  await run('hint');
  await expect(lesson.text.getByRole('list', { name: 'Hints' })).toBeVisible();
  await run('show me');
  await expect(lesson.told).toContainText('Task done: Begin a folder');
  await run('task 2');
  await expect(lesson.text.getByRole('heading', { level: 3 }).and(page.locator(':focus'))).toBeVisible();
  await run('next lesson');
  await expect(page.getByRole('heading', { name: 'Review a migration' })).toBeVisible();

  await run('without migrations chaos');
  const playing = page.getByRole('group', { name: 'Playing' });
  await expect(playing.getByText(/^0 of \d+$/)).toBeVisible();
  await run('step 2');
  await expect(playing.getByText(/^2 of \d+$/)).toBeVisible();
  // A letter alone is a key that a person can turn off.
  await run('letter keys');
  await page.keyboard.press('f');
  await expect(page.getByRole('banner')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(playing.getByText(/^3 of \d+$/)).toBeVisible();
  await run('letter keys');
  await page.keyboard.press('f');
  await expect(page.getByRole('banner')).toBeHidden();
  await run('leave the full');
  await expect(page.getByRole('banner')).toBeVisible();

  await run('deutsch');
  await page.keyboard.press('Alt+k');
  await page.keyboard.type('nachst');
  await expect(page.getByRole('dialog', { name: 'Aktionen' }).getByRole('option', { name: 'Nächster Schritt Rechts Bild↓' })).toBeVisible();
});
