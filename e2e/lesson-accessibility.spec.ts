import { AxeBuilder } from '@axe-core/playwright';
import { expect, type LessonPage, test } from './lesson-page.ts';

async function violations({ page }: LessonPage): Promise<string[]> {
  const { violations: found, passes } = await new AxeBuilder({ page }).analyze();
  expect(passes.length).toBeGreaterThan(10);
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
}

async function roomOf({ page }: LessonPage): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    test.describe(`${colorScheme}, ${viewport.width} × ${viewport.height}`, () => {
      test.use({ colorScheme, viewport });

      test('the course, a lesson at work and a lesson that is done are accessible, and no wider than the screen', async ({ lesson }) => {
        const { page, text } = lesson;
        const small = viewport.width < 1200;
        await page.goto('./#/lessons');
        await expect(page.getByRole('heading', { name: 'Basics' })).toBeVisible();
        expect(await violations(lesson), 'the course').toEqual([]);
        expect(await roomOf(lesson), 'the course').toBeLessThanOrEqual(0);

        await page.goto('./#/lessons/03-generate-a-migration');
        await expect(lesson.findings).toBeVisible();
        await lesson.button(/^Hint 1 of 3/).click();
        expect(await violations(lesson), 'a task').toEqual([]);
        expect(await roomOf(lesson), 'a task').toBeLessThanOrEqual(0);

        // Each shows the workbench, where it stands behind the text.
        for (const done of ['Task done: Begin a folder', 'All tasks of this lesson are done']) {
          if (small) await page.getByRole('button', { name: 'Read', exact: true }).click();
          await lesson.button(/^Show me/).click();
          await expect(lesson.told).toContainText(done);
        }
        expect(await violations(lesson), 'the work').toEqual([]);
        expect(await roomOf(lesson), 'the work').toBeLessThanOrEqual(0);
        if (small) await page.getByRole('button', { name: 'Read', exact: true }).click();
        await expect(text.getByText('All tasks of this lesson are done.', { exact: true })).toBeVisible();
        expect(await violations(lesson), 'a lesson that is done').toEqual([]);
      });
    });
  }
}
