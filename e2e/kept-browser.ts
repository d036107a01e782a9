import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type ConsoleMessage, expect, type Page, test as base } from '@playwright/test';

/** What a project of the configuration says of its browser. */
export interface Machine {
  /**
   * Gigabytes that the browser tells the page of. With less than four the page keeps no second worker of an engine standing by
   * (decisions/0055), which is a second of processor for each page that is quiet for a moment, and which few tests are about.
   */
  readonly deviceMemory: number;
}

interface Visit {
  /** Whether the test begins in a browser that has never been here, and has it for itself. */
  readonly firstVisit: boolean;
  /** Whether the test tries what the page's Content-Security-Policy forbids; any other page is never refused anything. */
  readonly provokesPolicy: boolean;
}

/**
 * Each test finds an empty world. Of the visits before only the image of the started Python is left (decisions/0004) and
 * what the browser itself keeps of the page's files, as for anybody who comes again: to start Python from its files, to make its
 * image anew and to compile everything again is most of what a test would take. Only a browser with a folder of its own
 * keeps compiled code, as a person's does. What is about a first visit, a full disk or another
 * language says `test.use({ firstVisit: true })`.
 */
export const test = base.extend<Visit, Machine & { visitedBefore: BrowserContext }>({
  deviceMemory: [8, { option: true, scope: 'worker' }],
  firstVisit: [false, { option: true }],
  provokesPolicy: [false, { option: true }],
  visitedBefore: [
    async ({ playwright, deviceMemory }, use, { project }) => {
      const folder = mkdtempSync(join(tmpdir(), 'headway-browser-'));
      // To keep the whole page in each test anew would cost more than the test; offline.spec.ts has a browser that does.
      const context = await playwright.chromium.launchPersistentContext(folder, { ...project.use.launchOptions, baseURL: project.use.baseURL ?? '', locale: 'en-US', serviceWorkers: 'block' });
      await tellMemory(context, deviceMemory);
      await use(context);
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  // One program for all: what has a browser for itself has a window in it that shares nothing with the others.
  browser: [
    async ({ visitedBefore }, use) => {
      const browser = visitedBefore.browser();
      if (browser === null) throw new Error('The context does not tell its browser.');
      await use(browser);
    },
    { scope: 'worker' },
  ],
  context: async ({ browser, deviceMemory, visitedBefore, firstVisit, viewport, locale, serviceWorkers }, use, { project }) => {
    const baseURL = project.use.baseURL ?? '';
    if (firstVisit) {
      const context = await browser.newContext({ baseURL, viewport, locale: locale ?? 'en-US', serviceWorkers });
      await tellMemory(context, deviceMemory);
      await use(context);
      await context.close();
    } else {
      await forget(visitedBefore, baseURL);
      await use(visitedBefore);
      // The first one came with the browser, and is empty: a browser without any page may end.
      await Promise.all(visitedBefore.pages().slice(1).map((page) => page.close()));
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

/** Has the browser tell its pages how much memory the machine has. */
async function tellMemory(context: BrowserContext, gigabytes: number): Promise<void> {
  await context.addInitScript((told) => Object.defineProperty(navigator, 'deviceMemory', { value: told }), gigabytes);
}

/** All that the page kept in this browser is gone, but for the image. */
async function forget(context: BrowserContext, address: string): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: new URL(address).origin, storageTypes: 'cookies,file_systems,indexeddb,local_storage,service_workers' });
  await devtools.detach();
}

/** A page that has crashed has nothing to show; the test's own error says so. */
async function screenshots(context: BrowserContext, path: (number: number) => string): Promise<void> {
  const pages = context.pages().filter((page) => page.url() !== 'about:blank');
  await Promise.all(pages.map((page, index) => page.screenshot({ path: path(index + 1) }).catch(() => undefined)));
}

export { expect, type Page };
