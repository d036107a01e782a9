import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

type ColorScheme = 'light' | 'dark';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * What 1440 × 900 leaves at a zoom of 200 % (WCAG 1.4.4), and the narrowest screen to which a page has to fit (1.4.10).
 */
export const narrow: readonly Size[] = [
  { width: 720, height: 450 },
  { width: 320, height: 640 },
];

const bothSchemes: readonly ColorScheme[] = ['light', 'dark'];

/**
 * What is wrong with the page as it stands, by axe with the rules of WCAG 2.2 AA, and by whether it fits its width: in
 * light, and the very same state in dark.
 *
 * @param sizes in which it is looked at, one after the other; left out, in the one that it has
 */
export async function violations(page: Page, sizes?: readonly Size[]): Promise<string[]> {
  const all: string[] = [];
  for (const size of sizes ?? [undefined]) {
    if (size !== undefined) await page.setViewportSize(size);
    const at = size === undefined ? '' : `${size.width} × ${size.height}, `;
    for (const colorScheme of bothSchemes) {
      await page.emulateMedia({ colorScheme });
      await colorsRest(page, colorScheme);
      const { violations: found, passes } = await lookedAtByAxe(page);
      expect(passes.length).toBeGreaterThan(5);
      all.push(...found.flatMap(({ id, nodes }) => nodes.map((node) => `${at}${colorScheme}: ${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`)));
    }
    all.push(...(await beyondTheEdge(page)).map((what) => `${at}${what}`));
    await page.emulateMedia({ colorScheme: 'light' });
    await colorsRest(page, 'light');
  }
  return all;
}

/**
 * What axe says of the page. Its program is put into a page once, and tells where something is wrong and not of every
 * element that all is well: the same rules over the same elements for a fifth of the processor's time.
 */
async function lookedAtByAxe(page: Page): Promise<axe.AxeResults> {
  expect(page.frames(), 'axe looks into no frame').toHaveLength(1);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(() =>
    // What is behind a dialog is not there for anybody, and was looked at without it.
    axe.run(document.querySelector('dialog[open]') === null ? document : { include: [['dialog[open]']] }, {
      // Off by default in axe: how large a target is that a finger has to meet (2.5.8).
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    }),
  );
}

/** What nobody can reach without scrolling the page sideways: a page that is too wide, and controls that were pushed out of it. */
async function beyondTheEdge(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const over = document.documentElement.scrollWidth - innerWidth;
    const scrolls = (element: Element): boolean => {
      for (let each = element.parentElement; each !== null; each = each.parentElement) {
        if (['auto', 'scroll'].includes(getComputedStyle(each).overflowX)) return true;
        // The editor and the terminals have ways of their own.
        if (each.matches('.monaco-editor, .xterm')) return true;
      }
      return false;
    };
    const shown = document.querySelector('dialog[open]') ?? document;
    const pushedOut = [...shown.querySelectorAll('button, a[href], input, select, textarea, summary, [role="tab"], [role="treeitem"], [role="option"]')].filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && (right > innerWidth + 1 || left < -1) && element.checkVisibility() && element.closest('[inert]') === null && !scrolls(element);
    });
    return [...(over > 0 ? [`the page is ${over} px too wide`] : []), ...pushedOut.map((element) => `out of the page: ${element.getAttribute('aria-label') ?? element.textContent}`)];
  });
}

/** A colour that is on its way from the one scheme to the other is nobody's. */
async function colorsRest(page: Page, colorScheme: ColorScheme): Promise<void> {
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
