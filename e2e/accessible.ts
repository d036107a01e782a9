import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What axe finds wrong with the page as it stands: in light, and the very same state in dark. */
export async function violations(page: Page): Promise<string[]> {
  const all: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await colorsRest(page, colorScheme);
    const { violations: found, passes } = await new AxeBuilder({ page }).analyze();
    expect(passes.length).toBeGreaterThan(10);
    all.push(...found.flatMap(({ id, nodes }) => nodes.map((node) => `${colorScheme}: ${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`)));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await colorsRest(page, 'light');
  return all;
}

/** A colour that is on its way from the one scheme to the other is nobody's. */
async function colorsRest(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.waitForFunction((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, colorScheme);
  await page.evaluate(async () => {
    const drawn = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const underWay = (): boolean => document.getAnimations().some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    // The page hears of the scheme before a frame is drawn in it, and what follows from it may begin with the frame after.
    await drawn();
    await drawn();
    // Not by their own promises: the one of an element that went away is never kept.
    while (underWay()) await drawn();
  });
}
