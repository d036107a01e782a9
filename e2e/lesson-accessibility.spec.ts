import { narrow, violations } from './accessible.ts';
import { expect, test } from './lesson-page.ts';

for (const viewport of [{ width: 1440, height: 900 }, { width: 320, height: 640 }]) {
  test.describe(viewport.width === 320 ? 'at 200 % and on the narrowest screen' : 'where there is room', () => {
    test.use({ viewport });

    test('the course, a lesson at work and a lesson that is done are accessible, and fit', async ({ lesson }) => {
      const { page, text } = lesson;
      const small = viewport.width < 1200;
      const sizes = small ? narrow : undefined;
      await page.goto('./#/lessons');
      await expect(page.getByRole('heading', { name: 'Basics' })).toBeVisible();
      expect(await violations(page, sizes), 'the course').toEqual([]);

      await page.goto('./#/lessons/03-generate-a-migration');
      await expect(lesson.findings).toBeVisible();
      await lesson.button(/^Hint 1 of 3/).click();
      expect(await violations(page, sizes), 'a task').toEqual([]);

      // Each shows the workbench, where it stands behind the text.
      for (const done of ['Task done: Begin a folder', 'All tasks of this lesson are done']) {
        if (small) await page.getByRole('button', { name: 'Read', exact: true }).click();
        await lesson.button(/^Show me/).click();
        await expect(lesson.told).toContainText(done);
      }
      expect(await violations(page, sizes), 'the work').toEqual([]);
      if (small) await page.getByRole('button', { name: 'Read', exact: true }).click();
      await expect(text.getByText('All tasks of this lesson are done.', { exact: true })).toBeVisible();
      expect(await violations(page, sizes), 'a lesson that is done').toEqual([]);
    });
  });
}
