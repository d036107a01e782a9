import { expect } from '@playwright/test';
import { violations } from './accessible.ts';
import { test } from './workbench-page.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

for (const viewport of sizes) {
  test.describe(`${viewport.width} × ${viewport.height}, light and dark`, () => {
    test.use({ viewport });

    test('every part is accessible, at the start and after work', async ({ workbench }) => {
      const { page } = workbench;
      const small = viewport.width < 820;
      const parts = small ? ['Files', 'Editor', 'Terminal', 'Database', 'Revisions'] : ['all parts'];
      const show = async (part: string): Promise<void> => {
        if (small) await page.getByRole('navigation').getByRole('button', { name: part }).click();
      };

      await workbench.open();
      await show('Terminal');
      await workbench.terminal.focus();
      await workbench.type('flask db init');
      await workbench.type('flask db migrate -m "Create users"');
      await workbench.type('flask db upgrade');
      await workbench.type('flask db downgrade -1', 2);
      for (const part of parts) {
        await show(part);
        expect(await violations(workbench.page), part).toEqual([]);
      }

      await page.getByRole('button', { name: 'Keys' }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(workbench.page), 'the dialog').toEqual([]);
    });

    test('nothing is wider than the screen', async ({ workbench }) => {
      await workbench.open();
      const room = await workbench.page.evaluate(() => ({ page: document.documentElement.scrollWidth, screen: innerWidth }));
      expect(room.page).toBeLessThanOrEqual(room.screen);
    });
  });
}
