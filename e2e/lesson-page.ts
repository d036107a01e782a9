import type { Locator } from '@playwright/test';
import { expect, type Page, test as base } from './kept-browser.ts';

/** A lesson as a person meets it: every part found by its role and its name. */
export interface LessonPage {
  readonly page: Page;
  readonly text: Locator;
  /** What the checks see of the task whose turn it is. */
  readonly findings: Locator;
  /** What screen readers are told of the tasks. */
  readonly told: Locator;
  readonly undo: Locator;
  /** Opens a lesson, at one of its headings when one is given, and waits until its world is there. */
  open(id: string, heading?: string): Promise<void>;
  terminal(environment?: string): Locator;
  file(name: string | RegExp, environment?: string): Locator;
  button(name: string | RegExp): Locator;
  /** Presses Tab until the element has the keyboard. */
  tabTo(target: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void>;
}

export const test = base.extend<{ lesson: LessonPage }>({
  lesson: async ({ page }, use) => {
    await use(lessonOn(page));
  },
});

export function lessonOn(page: Page): LessonPage {
  const text = page.getByLabel('Lesson', { exact: true });
  const terminal = (environment = 'Developer A'): Locator => page.getByRole('textbox', { name: `Terminal, ${environment}` });
  return {
    page,
    text,
    terminal,
    findings: text.getByRole('list', { name: 'What the checks see' }),
    told: page.getByRole('status').filter({ hasText: 'Task done' }),
    undo: page.getByRole('button', { name: 'Undo “Show me”' }),
    button: (name) => text.getByRole('button', { name }),
    file: (name, environment = 'Developer A') => page.getByRole('tree', { name: `Files, ${environment}` }).getByRole('treeitem', { name }),
    async open(id, heading) {
      await page.goto(`./#/lessons/${id}${heading === undefined ? '' : `/${heading}`}`);
      await expect(page.getByRole('status').filter({ hasText: 'Python ready' })).toBeAttached();
    },
    async tabTo(target, key = 'Tab') {
      for (let presses = 0; presses < 60; presses += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press(key);
      }
      await expect(target).toBeFocused();
    },
  };
}

export { expect };
