import { expect, type Page, test } from './kept-browser.ts';

/** What is wrong with the element that has the keyboard: that nothing shows it (WCAG 2.4.7), or that something lies over all of it (2.4.11). */
async function unseenFocus(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    // The terminal and the editor draw their own cursor over a field that nobody sees.
    if (element === null || element === document.body || element.matches('.xterm-helper-textarea, .monaco-editor *')) return undefined;
    const called = element.getAttribute('aria-label') ?? element.textContent;
    const outlined = [element, element.parentElement].some((each) => each !== null && getComputedStyle(each).outlineStyle !== 'none' && Number.parseFloat(getComputedStyle(each).outlineWidth) >= 1);
    if (!outlined) return `nothing shows that “${called}” has the keyboard`;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const points = [[(left + right) / 2, (top + bottom) / 2], [left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3], [right - 3, bottom - 3]] as const;
    const seen = points.some(([x, y]) => {
      const there = document.elementFromPoint(x, y);
      return there !== null && (element.contains(there) || (there.contains(element) && there.closest('header, footer, nav') === element.closest('header, footer, nav')));
    });
    return seen ? undefined : `“${called}” has the keyboard and cannot be seen`;
  });
}

test.use({ viewport: { width: 320, height: 640 } });

for (const [what, address, ready] of [
  ['the course', './#/lessons', 'Basics'],
  ['a lesson', './#/lessons/03-generate-a-migration', 'Remember'],
  ['the scenarios', './#/scenarios', 'Without migrations: chaos'],
] as const) {
  test(`on the narrowest screen one sees where the keyboard is, all through ${what}`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: ready })).toBeAttached();
    const unseen: (string | undefined)[] = [];
    for (let stops = 0; stops < 40; stops += 1) {
      await page.keyboard.press('Tab');
      unseen.push(await unseenFocus(page));
    }
    expect(unseen.filter((each) => each !== undefined)).toEqual([]);
  });
}
