import { narrow, violations } from './accessible.ts';
import { expect, test } from './theatre-page.ts';

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 320, height: 640 },
]) {
  test.describe(viewport.width === 320 ? 'at 200 % and on the narrowest screen' : 'where there is room', () => {
    test.use({ viewport, reducedMotion: 'reduce' });

    test('the scenarios are accessible: their list, the stage, the evidence, the presentation, the way off the script', async ({ theatre, page }) => {
      test.slow();
      const sizes = viewport.width === 320 ? narrow : undefined;
      await page.goto('./#/scenarios');
      await expect(page.getByRole('link', { name: 'Without migrations: chaos' })).toBeVisible();
      expect(await violations(page, sizes), 'the list').toEqual([]);
      await theatre.open('chaos', 5);
      expect(await violations(page, sizes), 'the stage').toEqual([]);
      await page.getByText('checks hold').first().click();
      expect(await violations(page, sizes), 'the checks').toEqual([]);
      await page.getByRole('button', { name: 'Next step' }).click();
      await theatre.rests(6);
      for (const step of [8, 9, 10]) {
        await page.goto(`./#/scenarios/chaos/step-${step}`);
        await theatre.rests(step);
        expect(await violations(page, sizes), `the evidence of step ${step}`).toEqual([]);
      }
      const [notes] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'Notes' }).click()]);
      await expect(notes.getByText('Step 10 of 10')).toBeVisible();
      expect(await violations(notes, sizes), 'the notes').toEqual([]);
      await notes.close();
      await page.getByRole('button', { name: 'What if?' }).click();
      await expect(page.getByText('You stand at step 10')).toBeVisible();
      expect(await violations(page, sizes), 'off the script').toEqual([]);
      await page.getByRole('button', { name: 'Back to the script' }).click();
      await page.keyboard.press('f');
      await expect(page.getByRole('banner')).toBeHidden();
      expect(await violations(page, sizes), 'the presentation').toEqual([]);
    });
  });
}
