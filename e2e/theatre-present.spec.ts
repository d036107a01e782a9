import { expect, test } from './theatre-page.ts';

test.use({ viewport: { width: 1280, height: 720 } });

for (const [id, steps] of [
  ['chaos', 10],
  ['order', 11],
] as const) {
  test(`${id} is presented full screen to its end with the network off`, async ({ theatre, page, context }) => {
    test.slow();
    await theatre.open(id);
    await theatre.hurry();
    await context.setOffline(true);
    await page.keyboard.press('f');
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    for (let step = 1; step <= steps; step += 1) {
      await page.keyboard.press('PageDown');
      await theatre.rests(step);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `step ${step} fits the screen`).toBeLessThanOrEqual(0);
    }
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

test('the text of a presentation can be read from the back of a room', async ({ theatre, page }) => {
  await theatre.open('chaos', 2);
  await page.getByRole('button', { name: 'Present' }).click();
  const size = (selector: string): Promise<number> => page.locator(selector).first().evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(await size('main h2')).toBeGreaterThanOrEqual(36);
  const title = await size('main h2');
  expect(title).toBe(40);
  for (const text of ['.narration-text p', '.stage-table b', '.stage-table span', '.chip', '.origin-rail span', '.stage-output p']) expect(await size(text), text).toBeGreaterThanOrEqual(22);
});

test('the notes in a second window follow, and lead', async ({ theatre, page }) => {
  await theatre.open('chaos', 2);
  const [notes] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'Notes' }).click()]);
  await expect(notes.getByText('Step 2 of 10')).toBeVisible();
  await expect(notes.getByText('Ask: who else knows about this now?')).toBeVisible();
  await expect(notes.getByText('She changes the model and shares it')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(notes.getByText('Step 1 of 10')).toBeVisible();
  await notes.getByRole('button', { name: 'Next step' }).click();
  await theatre.rests(2);
  await expect(notes.getByText('Step 2 of 10 · Paused')).toBeVisible();
  await notes.keyboard.press('ArrowLeft');
  await theatre.rests(1);
  await page.reload();
  await theatre.rests(1);
  await expect(notes.getByText('Step 1 of 10 · Paused')).toBeVisible();
});

test('leaving the full screen ends the presentation, and a pointer follows the mouse in it', async ({ theatre, page }) => {
  await theatre.open('chaos');
  await page.keyboard.press('f');
  await expect(page.getByRole('banner')).toBeHidden();
  await page.keyboard.press('p');
  await page.mouse.move(400, 300);
  await page.mouse.move(410, 310);
  const dot = await page.locator('.pointer-dot').boundingBox();
  expect(dot).toMatchObject({ x: 410 - 22, y: 310 - 22 });
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('banner')).toBeVisible();
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
});
