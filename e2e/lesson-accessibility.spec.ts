import { violations } from './accessible.ts';
import { expect, type LessonPage, test } from './lesson-page.ts';

async function roomOf({ page }: LessonPage): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  test.describe(`${viewport.width} × ${viewport.height}, light and dark`, () => {
    test.use({ viewport });

    test('the course, a lesson at work and a lesson that is done are accessible, and no wider than the screen', async ({ lesson }) => {
      const { page, text } = lesson;
      const small = viewport.width < 1200;
      await page.goto('./#/lessons');
      await expect(page.getByRole('heading', { name: 'Basics' })).toBeVisible();
      expect(await violations(lesson.page), 'the course').toEqual([]);
      expect(await roomOf(lesson), 'the course').toBeLessThanOrEqual(0);

      await page.goto('./#/lessons/03-generate-a-migration');
      await expect(lesson.findings).toBeVisible();
      await lesson.button(/^Hint 1 of 3/).click();
      expect(await violations(lesson.page), 'a task').toEqual([]);
      expect(await roomOf(lesson), 'a task').toBeLessThanOrEqual(0);

      // Each shows the workbench, where it stands behind the text.
      for (const done of ['Task done: Begin a folder', 'All tasks of this lesson are done']) {
        if (small) await page.getByRole('button', { name: 'Read', exact: true }).click();
        await lesson.button(/^Show me/).click();
        await expect(lesson.told).toContainText(done);
      }
      expect(await violations(lesson.page), 'the work').toEqual([]);
      expect(await roomOf(lesson), 'the work').toBeLessThanOrEqual(0);
      if (small) await page.getByRole('button', { name: 'Read', exact: true }).click();
      await expect(text.getByText('All tasks of this lesson are done.', { exact: true })).toBeVisible();
      expect(await violations(lesson.page), 'a lesson that is done').toEqual([]);
    });
  });
}
