import type { Locator } from '@playwright/test';
import { expect, type Page, test as base } from './kept-browser.ts';

/** A scenario on its stage as a person meets it: every part found by its role and its name. */
export interface TheatrePage {
  readonly page: Page;
  readonly stage: Locator;
  readonly narration: Locator;
  /** What screen readers are told. */
  readonly told: Locator;
  /** Opens a scenario, at a step when one is given, and waits until it stands there. */
  open(id: string, step?: number): Promise<void>;
  /** Waits until so many steps lie behind and nothing runs any more. */
  rests(step: number): Promise<void>;
  /** Waits until nothing runs any more, and answers how many steps lie behind. */
  restsSomewhere(): Promise<number>;
  /** Chooses the highest speed: lines are typed and commits travel, four times as fast. */
  hurry(): Promise<void>;
  /** All that the stage shows, as text, without how fast it went. */
  shown(): Promise<string>;
  card(environment: string): Locator;
}

export const test = base.extend<{ theatre: TheatrePage }>({
  theatre: async ({ page }, use) => {
    await use(theatreOn(page));
  },
});

function theatreOn(page: Page): TheatrePage {
  const main = page.getByRole('main');
  const controls = page.getByRole('group', { name: 'Playing' });
  const rests = async (step: number): Promise<void> => {
    await expect(controls.getByText(new RegExp(`^${step} of \\d+$`))).toBeVisible();
    await expect(controls.getByText(/^(?:At the start|Paused|The end)$/)).toBeVisible();
  };
  const standing = controls.getByText(/^\d+ of \d+$/);
  return {
    page,
    stage: main,
    narration: page.getByRole('region', { name: 'Narration' }),
    told: page.getByRole('status').filter({ hasText: /Step \d+ of|at its start/ }),
    rests,
    async restsSomewhere() {
      await expect(controls.getByText(/^(?:At the start|Paused|The end)$/)).toBeVisible();
      return Number.parseInt((await standing.textContent()) ?? '', 10);
    },
    async open(id, step = 0) {
      await page.goto(`./#/scenarios/${id}${step === 0 ? '' : `/step-${step}`}`);
      await rests(step);
    },
    async hurry() {
      const speed = page.getByLabel('Speed');
      await speed.selectOption('4×');
      await speed.blur();
    },
    shown: () => main.innerText(),
    card: (environment) => page.getByRole('region', { name: environment, exact: true }),
  };
}

export { expect };
