import { violations } from './accessible.ts';
import { expect, test } from './theatre-page.ts';

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(`${viewport.width} × ${viewport.height}, light and dark`, () => {
    test.use({ viewport, reducedMotion: 'reduce' });

    test('the scenarios are accessible: their list, the stage, the evidence, the presentation, the way off the script', async ({ theatre, page }) => {
      test.slow();
      await page.goto('./#/scenarios');
      await expect(page.getByRole('link', { name: 'Without migrations: chaos' })).toBeVisible();
      expect(await violations(page), 'the list').toEqual([]);
      await theatre.open('chaos', 5);
      expect(await violations(page), 'the stage').toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'nothing is wider than the screen').toBeLessThanOrEqual(0);
      await page.getByText('checks hold').first().click();
      expect(await violations(page), 'the checks').toEqual([]);
      for (const step of [8, 9, 10]) {
        await page.goto(`./#/scenarios/chaos/step-${step}`);
        await theatre.rests(step);
        expect(await violations(page), `the evidence of step ${step}`).toEqual([]);
      }
      await page.getByRole('button', { name: 'What if?' }).click();
      await expect(page.getByText('You stand at step 10')).toBeVisible();
      expect(await violations(page), 'off the script').toEqual([]);
      await page.getByRole('button', { name: 'Back to the script' }).click();
      await page.keyboard.press('f');
      await expect(page.getByRole('banner')).toBeHidden();
      expect(await violations(page), 'the presentation').toEqual([]);
    });
  });
}
