import { expect } from './kept-browser.ts';
import { test } from './workbench-page.ts';

test('those who do not see the screen are told what a command printed, how it ended and what it changed', async ({ workbench }) => {
  const { page, terminal } = workbench;
  await workbench.open();
  await terminal.focus();
  await workbench.type('flask db init');
  await expect(workbench.ended('flask db init')).toContainText(/Files: \d+ added/);
  // What changed nothing is not said to have changed what the command before it did.
  await workbench.type('echo printed');
  await expect(workbench.ended('echo printed')).not.toContainText('Files');
  await expect(page.locator('[aria-live="assertive"]').filter({ hasText: 'printed' })).toBeAttached();
  await workbench.type('flask db nonsense', 2);
  await expect(workbench.ended('flask db nonsense', 2)).not.toContainText('No such command');

  // Where the terminal does not speak, the last words of the command are told with its end.
  await page.getByRole('button', { name: 'Screen reader mode' }).click();
  await terminal.focus();
  await workbench.type('flask db nonsense', 2);
  await expect(workbench.ended('flask db nonsense', 2)).toContainText("Error: No such command 'nonsense'.");
});

test('who wants no motion sees none: the editor, the terminal and the page jump', async ({ workbench }) => {
  const { page, terminal } = workbench;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await workbench.open();
  await terminal.focus();
  await workbench.type('flask db init');
  await workbench.editor.getByRole('textbox').first().focus();
  await page.keyboard.press('Alt+k');
  await expect(page.getByRole('dialog', { name: 'Actions' })).toBeVisible();
  const moving = await page.evaluate(() => document.getAnimations().filter(({ effect }) => effect instanceof KeyframeEffect && (effect.getComputedTiming().endTime ?? 0) !== 0).map((each) => `${each instanceof CSSAnimation ? each.animationName : each instanceof CSSTransition ? each.transitionProperty : each.id}: ${(each.effect as KeyframeEffect).target?.className ?? ''}`));
  expect(moving).toEqual([]);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
});
