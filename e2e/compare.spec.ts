import type { Page } from '@playwright/test';
import { narrow, violations } from './accessible.ts';
import { expect, test } from './theatre-page.ts';

/** Waits until all columns have so many steps behind them. */
async function rests(page: Page, step: number): Promise<void> {
  const playing = page.getByRole('group', { name: 'Playing' });
  await expect(playing.getByText(`${step} of 7`)).toBeVisible();
  await expect(playing.getByText(/^(?:At the start|Done|The end)$/)).toBeVisible();
}

test('one change goes through all columns by the keyboard, is left by typing, and comes back', async ({ page }) => {
  test.slow();
  await page.goto('./');
  await page.getByRole('link', { name: 'Compare' }).click();
  await rests(page, 0);
  for (const step of [1, 2, 3, 4, 5]) {
    await page.keyboard.press('ArrowRight');
    await rests(page, step);
  }
  const flask = page.getByRole('region', { name: 'Flask-Migrate', exact: true });
  const production = flask.getByRole('region', { name: 'Production, Flask-Migrate' });
  await expect(production.getByRole('listitem').filter({ hasText: 'phone' })).toHaveText('phone VARCHAR(20)');
  await expect(page.getByRole('region', { name: 'Do the schemas agree?' })).toContainText('They agree');

  await flask.getByRole('textbox', { name: 'Terminal, Flask-Migrate, Production' }).focus();
  await page.keyboard.type('rm app.db');
  await page.keyboard.press('Enter');
  await expect(production).toContainText('No database yet');
  await flask.getByRole('button', { name: 'Back to the step' }).click();
  await expect(production.getByRole('listitem').filter({ hasText: 'phone' })).toHaveText('phone VARCHAR(20)');
  expect(await violations(page), 'the columns').toEqual([]);
  expect(await violations(page, narrow), 'one column').toEqual([]);
});

test('on a narrow screen one tool is shown at a time, and each cell of the table proves what it says', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#/compare/ideas');
  await page.getByRole('button', { name: 'Run the steps' }).click();
  const tools = page.getByRole('group', { name: 'Tool' });
  for (const [tool, said] of [
    ['Flask-Migrate', 'Silence'],
    ['Prisma Migrate', 'was modified after it was applied'],
    ['Sequelize', 'Silence'],
  ] as const) {
    await tools.getByRole('button', { name: tool }).click();
    const cell = page.getByRole('cell').filter({ has: page.getByRole('button', { name: `What ran: An applied migration is edited, ${tool}` }) });
    await expect(cell).toContainText(said);
    await expect(page.getByRole('cell').filter({ visible: true })).toHaveCount(8);
  }
  await expect(page.getByText('It came otherwise')).toHaveCount(0);
  expect(await violations(page, narrow), 'the table of ideas').toEqual([]);
  await page.getByRole('button', { name: 'What ran: An applied migration is edited, Sequelize' }).click();
  await expect(page.getByRole('dialog')).toContainText('No migrations were executed, database schema was already up to date.');
});
