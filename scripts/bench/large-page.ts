import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { tasksWhile } from '../../e2e/main-thread.ts';
import { chromiumFlags, ensureChromium } from '../browser.ts';
import { builtPage, createStaticServer, listen } from '../server/static-server.ts';
import { largeWorld, largeWorlds, smallWorld, worldZip } from './large-worlds.ts';
import { round } from './measure.ts';

/**
 * What one thing that people do costs the page's own thread, in milliseconds of the processor's: a busy machine does not count.
 *
 * @property all of all its tasks together
 * @property longest of its longest task
 * @property within what took most of that
 */
export interface ActionCost {
  readonly what: string;
  readonly all: number;
  readonly longest: number;
  readonly within: string;
}

/**
 * One world in the page.
 *
 * @property elements that the page has when the world is open
 */
export interface LargePageMeasure {
  readonly world: string;
  readonly elements: number;
  readonly costs: readonly ActionCost[];
}

type Action = readonly [what: string, act: (page: Page) => Promise<void>];

const terminal = (page: Page): Locator => page.getByRole('textbox', { name: 'Terminal, Developer A' });

async function enter(page: Page, line: string): Promise<void> {
  await terminal(page).focus();
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: `${line} ended, exit code 0` }).last().waitFor({ state: 'attached' });
}

/** Until what was asked for is drawn: two frames. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((resolve) => void requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));
}

/** Whether a task is the work of what drives the page: it looks through the whole page for each button by its role and name. */
function isOurs(within: string): boolean {
  return within.startsWith('Receive mojo message') && !within.includes('EventDispatch');
}

async function scroll(page: Page, list: Locator): Promise<void> {
  await list.hover();
  for (let turn = 0; turn < 20; turn++) {
    await page.mouse.wheel(0, 600);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

const actions: readonly Action[] = [
  ['40 letters in the terminal', async (page) => {
    await terminal(page).focus();
    await page.keyboard.type('echo what is typed here is a line so long');
    await page.keyboard.press('Control+u');
  }],
  ['a command that changes nothing', (page) => enter(page, 'echo done')],
  ['a command that adds a file', (page) => enter(page, 'touch here.txt')],
  ['a command that changes the database', (page) => enter(page, `sqlite3 app.db "INSERT INTO users (email) VALUES ('kim@example.org')"`)],
  ['Undo', async (page) => page.getByRole('button', { name: 'Undo', exact: true }).click()],
  ['Redo', async (page) => page.getByRole('button', { name: 'Redo', exact: true }).click()],
  ['the files scrolled', (page) => scroll(page, page.getByRole('tree', { name: 'Files, Developer A' }))],
  ['the last file by End', async (page) => {
    await page.getByRole('tree', { name: 'Files, Developer A' }).locator('[tabindex="0"]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
  }],
  ['a file opened', async (page) => {
    await page.getByRole('treeitem', { name: /^models\.py/ }).click();
    await page.getByRole('region', { name: 'Editor' }).getByRole('textbox').first().focus();
  }],
  ['40 letters in the editor', async (page) => {
    const text = page.getByRole('region', { name: 'Editor' }).getByRole('textbox').first();
    await text.focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# Who borrows what, and until when, is so', { delay: 20 });
    await page.getByRole('region', { name: 'Timeline' }).getByText('models.py').first().waitFor();
  }],
  ['the revisions scrolled', (page) => scroll(page, page.getByRole('list', { name: /^Revisions/ }))],
  ['ten revisions down by key', async (page) => {
    await page.locator('.revision-name[tabindex="0"]').focus();
    for (let key = 0; key < 10; key++) await page.keyboard.press('ArrowDown');
  }],
  ['the tables scrolled', (page) => scroll(page, page.getByRole('region', { name: 'Database' }))],
  ['the environments compared', async (page) => {
    await page.getByRole('button', { name: /^Environments/ }).click();
    await page.getByRole('region', { name: 'Production', exact: true }).first().waitFor();
  }],
  ['the comparison scrolled', (page) => scroll(page, page.getByRole('main', { name: /.+/ }))],
  ['only differences', async (page) => {
    await page.getByText('Differences', { exact: true }).first().click();
    await page.keyboard.press('Escape');
  }],
  ['the timeline opened', async (page) => {
    await page.locator('.timeline-toggle').click();
    await page.getByRole('region', { name: /Points|points/ }).first().waitFor();
    await page.locator('.timeline-toggle').click();
  }],
  ['another environment', async (page) => {
    await page.getByRole('tab', { name: /^Developer B/ }).first().click();
    await page.getByRole('tree', { name: 'Files, Developer B' }).getByRole('treeitem').first().waitFor();
  }],
];

/** Opens a world file in a page of its own and does there what people do. */
async function measureWorldInPage(browser: Browser, address: string, world: string, zip: string): Promise<LargePageMeasure> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const costs: ActionCost[] = [];
  const measure = async (what: string, act: () => Promise<void>): Promise<void> => {
    const tasks = (
      await tasksWhile(browser, page, async () => {
        await act();
        await settled(page);
      })
    ).filter(({ within }) => !isOurs(within));
    const cost = { what, all: round(tasks.reduce((sum, { milliseconds }) => sum + milliseconds, 0)), longest: round(tasks[0]?.milliseconds ?? 0), within: tasks[0]?.within ?? '' };
    costs.push(cost);
  };
  await page.goto('./');
  await page.getByRole('status').filter({ hasText: 'Python ready' }).waitFor();
  await page.locator('.monaco-editor').first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Take along' }).click();
  await measure('the world read', async () => {
    await page.getByLabel('A file to bring in').setInputFiles(zip);
    await page.getByRole('button', { name: 'Open it' }).waitFor({ timeout: 200_000 });
  });
  await measure('the world opened', async () => {
    await page.getByRole('button', { name: 'Open it' }).click();
    await page.getByRole('treeitem', { name: 'fill.sql' }).waitFor({ timeout: 100_000 });
    await page.getByRole('region', { name: 'Database' }).getByText('shelf_1', { exact: true }).first().waitFor({ timeout: 100_000 });
  });
  await page.keyboard.press('Escape');
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  for (const [what, act] of actions) {
    await measure(what, () => act(page));
  }
  await context.close();
  return { world, elements, costs };
}

/** Each of the worlds in a page of its own. */
export async function measureLargePage(): Promise<LargePageMeasure[]> {
  const server = createStaticServer(builtPage(join(import.meta.dirname, '../..')));
  const address = await listen(server, 5400);
  const folder = mkdtempSync(join(tmpdir(), 'headway-worlds-'));
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumFlags });
  try {
    const measures: LargePageMeasure[] = [];
    for (const [name, size] of Object.entries({ small: smallWorld, ...largeWorlds })) {
      const zip = join(folder, 'world.zip');
      writeFileSync(zip, worldZip(await largeWorld(size)));
      measures.push(await measureWorldInPage(browser, address, name, zip));
    }
    return measures;
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function largePageReport(measures: readonly LargePageMeasure[]): string {
  const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const [small] = measures;
  const lines = (small?.costs ?? []).map(({ what }, index) => row([what, ...measures.map(({ costs }) => `${costs[index]?.all ?? '–'} (${costs[index]?.longest ?? '–'})`)]));
  return `
## Larger worlds in the page

What people do in worlds of different sizes, opened from a world file (all four environments have all of it): the time that the
page's own thread had the processor in milliseconds, in brackets that of its longest task. A frame has 16.7 ms. One run each; what
the test itself asks of the page is left out, what recording it costs is not.

${row(['', ...measures.map(({ world }) => world)])}
|---|${measures.map(() => '---|').join('')}
${row(['elements of the page', ...measures.map(({ elements }) => elements)])}
${lines.join('\n')}
`;
}
