import { type BrowserContext, type ConsoleMessage, expect, type Page, test as base } from '@playwright/test';

interface Visit {
  /** Whether the test begins in a browser that has never been here, and has it for itself. */
  readonly firstVisit: boolean;
  /** Whether the test tries what the page's Content-Security-Policy forbids; any other page is never refused anything. */
  readonly provokesPolicy: boolean;
}

/**
 * Each test finds an empty world. Of the visits before only the image of the started Python is left (decisions/0004), as
 * for anybody who comes again: to start it from its files and to make its image anew is most of what a test would take.
 * What is about a first visit, several tabs, a full disk or a crash says `test.use({ firstVisit: true })`.
 */
export const test = base.extend<Visit, { visitedBefore: BrowserContext }>({
  firstVisit: [false, { option: true }],
  provokesPolicy: [false, { option: true }],
  visitedBefore: [
    async ({ browser }, use, { project }) => {
      // To keep the whole page in each test anew would cost more than the test; offline.spec.ts has a browser that does.
      const context = await browser.newContext({ baseURL: project.use.baseURL ?? '', serviceWorkers: 'block' });
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ browser, visitedBefore, firstVisit, viewport }, use, { project }) => {
    const baseURL = project.use.baseURL ?? '';
    if (firstVisit) {
      const context = await browser.newContext({ baseURL, viewport });
      await use(context);
      await context.close();
    } else {
      await forget(visitedBefore, baseURL);
      await use(visitedBefore);
      await Promise.all(visitedBefore.pages().map((page) => page.close()));
      await visitedBefore.setOffline(false);
    }
  },
  page: async ({ context, viewport, reducedMotion, provokesPolicy }, use, info) => {
    const refused: string[] = [];
    const hear = (message: ConsoleMessage): void => void (/Content Security Policy|Content-Security-Policy/.test(message.text()) && refused.push(message.text()));
    context.on('console', hear);
    const page = await context.newPage();
    if (viewport !== null) await page.setViewportSize(viewport);
    if (reducedMotion !== undefined) await page.emulateMedia({ reducedMotion });
    await use(page);
    context.off('console', hear);
    if (info.status !== info.expectedStatus) await screenshots(context, (number) => info.outputPath(`page-${number}.png`));
    if (!provokesPolicy) expect(refused, 'what the policy of the page refused').toEqual([]);
  },
});

/** All that the page kept in this browser is gone, but for the image. */
async function forget(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: new URL(address).origin, storageTypes: 'cookies,file_systems,indexeddb,local_storage,service_workers' });
  await page.close();
}

/** A page that has crashed has nothing to show; the test's own error says so. */
async function screenshots(context: BrowserContext, path: (number: number) => string): Promise<void> {
  await Promise.all(context.pages().map((page, index) => page.screenshot({ path: path(index + 1) }).catch(() => undefined)));
}

export { expect, type Page };
