import { violations } from './accessible.ts';
import { expect } from './kept-browser.ts';
import { test } from './workbench-page.ts';

test('a screen whose file cannot be fetched says so, keeps the way back, and comes whole when the network is there again', async ({ page, workbench }) => {
  await page.route(/\/Lessons-[^/]*\.(?:js|css)$/, (route) => route.abort());
  await workbench.open();
  await page.getByRole('link', { name: 'Lessons' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Is there a network?' })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: 'Workbench' }).click();
  await expect(workbench.file('models.py')).toBeVisible();

  await page.getByRole('link', { name: 'Scenarios' }).click();
  await expect(page.getByRole('heading', { name: 'Scenarios' })).toBeVisible();
  await page.getByRole('link', { name: 'Lessons' }).click();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Is there a network?' })).toBeVisible();

  await page.unroute(/\/Lessons-[^/]*\.(?:js|css)$/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Lessons' })).toBeVisible();
  expect(await page.evaluate(() => [...document.styleSheets].some(({ href }) => href?.includes('/Lessons-')))).toBe(true);
});

test('an address that leads nowhere says so, with the ways to all that there is', async ({ page, workbench }) => {
  await page.goto('./#/lesson/3');
  await expect(page.getByRole('heading', { name: 'Nothing is at this address' })).toBeVisible();
  await expect(page.getByText('The address ends with “#/lesson/3”')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Workbench' }).click();
  await expect(workbench.file('models.py')).toBeVisible();
});

test.describe('when the network is cut in the middle of the first visit', () => {
  test.use({ firstVisit: true });

  test('the page says in words that it may not come', async ({ page }) => {
    await page.route(/\/assets\/.*\.js$/, (route) => route.abort());
    await page.goto('./');
    await expect(page.getByText('the network may have been cut: load the page again')).toBeVisible();
    await page.unroute(/\/assets\/.*\.js$/);
    await page.reload();
    await expect(page.getByRole('status').filter({ hasText: 'Python ready' })).toBeVisible();
    await expect(page.getByText('the network may have been cut')).toHaveCount(0);
  });
});
