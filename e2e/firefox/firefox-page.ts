import { expect, test as base } from '@playwright/test';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { ensureFirefox } from '../../scripts/browser.ts';

/** The page in Firefox as a person meets it: every part found by its role and its name. */
export interface FirefoxPage {
  readonly page: Page;
  /** What went wrong in the page, and nobody heard. */
  readonly errors: readonly string[];
  /** Goes to an address of the page, and waits until Python is ready. */
  open(address?: string): Promise<void>;
  /** Goes to an address of the page. */
  visit(address: string): Promise<void>;
  /** Clicks what has the role and the name, once it is there. */
  click(role: string, name: string): Promise<void>;
  /** Gives the keyboard to it. */
  focus(role: string, name: string): Promise<void>;
  /** Waits until a status says the words. */
  told(words: string): Promise<void>;
  /** Waits until the element that the selector names shows the words. */
  shows(selector: string, words: string): Promise<void>;
  /** Types a line into an environment's terminal, and waits until it has ended. */
  enter(line: string, code?: number, environment?: 'Developer A' | 'Developer B'): Promise<void>;
}

/** Of the window. */
export const size = { width: 1440, height: 900 } as const;
const keys = { 'Developer A': '1', 'Developer B': '2' } as const;

/**
 * What each visit would do for visits after it, which do not come: the whole page is kept (a test of its own has a browser that
 * does), and WebAssembly is compiled once more for what runs long. Nobody sees more frames, and nobody is told how the browser fared.
 */
const shortVisits = {
  'dom.serviceWorkers.enabled': false,
  'javascript.options.wasm_optimizingjit': false,
  'datareporting.healthreport.uploadEnabled': false,
  'layout.frame_rate': 15,
};

/**
 * Firefox as it is installed, driven by WebDriver BiDi, which Playwright speaks with no unchanged Firefox
 * (decisions/0043). Each test has a browser's storage of its own.
 */
export const test = base.extend<{ firefox: FirefoxPage }, { browserOfAll: Browser }>({
  browserOfAll: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const browser = await puppeteer.launch({ browser: 'firefox', executablePath: ensureFirefox(), headless: true, extraPrefsFirefox: shortVisits });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  firefox: async ({ browserOfAll, baseURL }, use, info) => {
    const context = await browserOfAll.createBrowserContext();
    const opened = firefoxOn(await context.newPage(), baseURL ?? '');
    await opened.page.setViewport(size);
    await use(opened);
    if (info.status !== info.expectedStatus) await opened.page.screenshot({ path: info.outputPath('firefox.png') });
    await context.close();
    expect(opened.errors).toEqual([]);
  },
});

/** @param base the address of the page's folder */
export function firefoxOn(page: Page, base: string): FirefoxPage {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : String(error)));
  // Asked from outside: what Puppeteer itself waits with is JavaScript from a string, which the page's policy forbids.
  const find = async (role: string, name: string): Promise<ElementHandle> => {
    const found: ElementHandle[] = [];
    const look = async (): Promise<number> => found.push(...(await page.$$(`::-p-aria([name="${name}"][role="${role}"])`)));
    await expect.poll(look, { message: `${role} ${name}`, timeout: 60_000 }).toBeGreaterThan(0);
    const [first] = found;
    if (first === undefined) throw new Error(`There is no ${role} ${name}.`);
    return first;
  };
  const click: FirefoxPage['click'] = async (role, name) => (await find(role, name)).click();
  const shows: FirefoxPage['shows'] = async (selector, words) => {
    const shown = (): Promise<string> => page.$$eval(selector, (elements) => elements.map(({ textContent }) => textContent).join('\n'));
    await expect.poll(shown, { message: `${selector} shows “${words}”`, timeout: 90_000 }).toContain(words);
  };
  const told: FirefoxPage['told'] = (words) => shows('output, [role=status]', words);
  const visit = async (address: string): Promise<void> => void (await page.goto(`${base}${address}`));
  return {
    page,
    errors,
    click,
    focus: async (role, name) => (await find(role, name)).focus(),
    told,
    visit,
    async open(address = '') {
      await visit(address);
      await told('Python ready');
    },
    shows,
    async enter(line, code = 0, environment = 'Developer A') {
      await page.keyboard.down('Alt');
      await page.keyboard.press(keys[environment]);
      await page.keyboard.up('Alt');
      await (await find('textbox', `Terminal, ${environment}`)).focus();
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
      await told(`${line} ended, exit code ${code}, ${environment}`);
    },
  };
}
