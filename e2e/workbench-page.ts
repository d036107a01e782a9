import type { Locator } from '@playwright/test';
import { expect, type Page, test as base } from './kept-browser.ts';

/** The workbench as a person meets it: every part found by its role and its name. */
export interface WorkbenchPage {
  readonly page: Page;
  readonly terminal: Locator;
  /** What the terminal shows, as it is told to a screen reader. */
  readonly output: Locator;
  readonly files: Locator;
  readonly editor: Locator;
  readonly database: Locator;
  readonly revisions: Locator;
  readonly stop: Locator;
  open(): Promise<void>;
  /** A file or folder in the tree, by its name or a part of it. */
  file(name: string | RegExp): Locator;
  /** The notice that a line has ended with an exit code. */
  ended(line: string, code?: number): Locator;
  /** Types a line where the focus is, in the terminal, key by key, and waits until it has ended. */
  type(line: string, code?: number): Promise<void>;
  /**
   * The same with a line that comes in one piece, as whoever pastes it enters it: a key costs eight milliseconds of processor, and the
   * stories in which somebody types are about that (decisions/0053).
   */
  run(line: string, code?: number): Promise<void>;
}

export const test = base.extend<{ workbench: WorkbenchPage }>({
  workbench: async ({ page }, use) => {
    await use(workbenchOn(page));
  },
});

export function workbenchOn(page: Page): WorkbenchPage {
  const ended = (line: string, code = 0): Locator => page.getByRole('status').filter({ hasText: `${line} ended, exit code ${code}, Developer A` });
  const enter = async (line: string, code?: number): Promise<void> => {
    await page.keyboard.press('Enter');
    await ended(line, code).waitFor({ state: 'attached' });
  };
  const files = page.getByRole('tree', { name: 'Files, Developer A' });
  return {
    page,
    files,
    ended,
    terminal: page.getByRole('textbox', { name: 'Terminal, Developer A' }),
    output: page.getByRole('tabpanel', { name: "Developer A's output" }).getByRole('list'),
    editor: page.getByRole('region', { name: 'Editor' }),
    database: page.getByRole('region', { name: 'Database' }),
    revisions: page.getByRole('region', { name: 'Revisions' }),
    stop: page.getByRole('button', { name: 'Stop, Developer A' }),
    file: (name) => files.getByRole('treeitem', { name }),
    async open() {
      await page.goto('./');
      await expect(page.getByRole('status').filter({ hasText: 'Python ready' })).toBeVisible();
    },
    async type(line, code) {
      await page.keyboard.type(line);
      await enter(line, code);
    },
    async run(line, code) {
      await page.keyboard.insertText(line);
      await enter(line, code);
    },
  };
}
