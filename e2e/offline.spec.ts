import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { chromiumFlags, ensureChromium } from '../scripts/browser.ts';
import { makeKeepable } from '../scripts/offline/make-keepable.ts';
import { builtPage, createStaticServer, listen } from '../scripts/server/static-server.ts';
import { violations } from './accessible.ts';
import { workbenchOn } from './workbench-page.ts';

const dist = builtPage(join(import.meta.dirname, '..'));
const FIRST_PORT = 40_000;

/** A server that can be taken away, and a browser that can be ended and started anew with what it kept. */
let folder = '';
let server: Server | undefined;
let address = '';
let browser: BrowserContext | undefined;
/** What went wrong in a page or its workers, and nobody heard. */
let errors: string[] = [];

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offline-'));
  errors = [];
});
test.afterEach(async () => {
  await browser?.close();
  takeAway();
  rmSync(folder, { recursive: true, force: true });
  expect(errors).toEqual([]);
});

/** @param port where it was before, when it comes back */
async function serve(root: string, port = FIRST_PORT + test.info().workerIndex * 10): Promise<void> {
  server = createStaticServer(root);
  address = await listen(server, port);
}

function takeAway(): void {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
}

async function startBrowser(): Promise<BrowserContext> {
  browser = await chromium.launchPersistentContext(join(folder, 'profile'), { executablePath: ensureChromium(), args: chromiumFlags, viewport: { width: 1440, height: 900 } });
  return browser;
}

async function visit(context: BrowserContext): Promise<ReturnType<typeof workbenchOn>> {
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(address);
  await expect(page.getByRole('status').filter({ hasText: 'Python ready' })).toBeVisible();
  const workbench = workbenchOn(page);
  await workbench.terminal.focus();
  return workbench;
}

async function openPanel(page: Page): Promise<ReturnType<Page['getByRole']>> {
  await page.getByRole('button', { name: 'Offline' }).click();
  return page.getByRole('dialog', { name: 'Without a network' });
}

const row = (page: Page, part: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: part }) });

test('what was used once works in a browser that is started anew with no server and no network, and installed: Flask, Sequelize, Prisma, PostgreSQL', async () => {
  test.slow();
  await serve(dist);
  const first = await visit(await startBrowser());
  await first.run('flask db init');
  await first.run('flask db migrate -m "Create users" && flask db upgrade');
  await first.run('npx sequelize-cli --version');
  await first.run('npx prisma version');
  await first.run("export DATABASE_URL='postgresql://app:secret@localhost:5432/shop'");
  await first.run('flask db upgrade');
  const panel = await openPanel(first.page);
  await expect(panel).toContainText('All of Headway works without a network');
  const session = await first.page.context().newCDPSession(first.page);
  expect(await session.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] });
  await session.send('PWA.install', { manifestId: address });
  await browser?.close();
  takeAway();

  const context = await startBrowser();
  await context.setOffline(true);
  const again = await visit(context);
  await again.run('flask db current');
  await again.run('npx sequelize-cli init');
  await expect(again.file('seeders')).toBeVisible();
  await again.run('npx prisma init --datasource-provider sqlite');
  await again.run('ls prisma/schema.prisma');
  await again.run('psql -c "select 40 + 2 as answer"');
  await expect(again.output).toContainText('42');
  // The sources of Python's library, for a traceback, and the editor.
  await again.run('python -c "import nowhere"', 1);
  await again.file('models.py').click();
  await expect(again.editor.getByRole('textbox', { name: /models\.py/ })).toBeAttached();
  await again.page.getByRole('link', { name: 'Lessons' }).click();
  await expect(again.page.getByRole('heading', { name: 'Basics' })).toBeVisible();

  // Installed, it opens from where the system keeps its programs, in a window of its own.
  const opened = context.waitForEvent('page');
  await (await context.newCDPSession(again.page)).send('PWA.launch', { manifestId: address });
  const installed = await opened;
  await installed.getByRole('button', { name: 'Use it here' }).click();
  await expect(installed.getByRole('textbox', { name: 'Terminal, Developer A' })).toBeVisible();
});

test('all of it is fetched ahead when a person wants it, told truthfully, and taken away again', async () => {
  test.slow();
  await serve(dist);
  const context = await startBrowser();
  const { page, terminal, type } = await visit(context);
  const panel = await openPanel(page);
  await expect(panel).toContainText('Headway itself works without a network');
  await expect(row(page, 'Prisma')).toContainText('Not yet');
  expect(await violations(page), 'before').toEqual([]);

  await panel.getByRole('button', { name: /^Make all of it available offline \(\d+\.\d MB\)$/ }).press('Enter');
  await expect(panel.getByRole('progressbar', { name: 'Fetching what is missing' })).toBeVisible();
  await expect(panel).toContainText('All of it is available offline.');
  await expect(row(page, 'Prisma')).toContainText('Works: fetched ahead');
  expect(await violations(page), 'whole').toEqual([]);

  takeAway();
  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: 'Python ready' })).toBeVisible();
  await terminal.focus();
  await type('npx prisma version');

  // The browser may throw a file away when it needs the room: then it is not said to be there.
  await page.evaluate(async () => {
    const cache = await caches.open('headway: files');
    const packs = (await cache.keys()).filter(({ url }) => url.endsWith('/sequelize.pack.gz'));
    await Promise.all(packs.map((request) => cache.delete(request)));
  });
  await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
  await openPanel(page);
  await expect(row(page, 'Sequelize')).toContainText('Not all of it');
  await panel.getByRole('button', { name: /^Make all of it/ }).click();
  await expect(panel).toContainText('It could not be fetched whole');

  await panel.getByRole('button', { name: /^Remove what was fetched ahead/ }).click();
  await expect(row(page, 'PostgreSQL')).toContainText('Not yet');
  // Used meanwhile, it stays.
  await expect(row(page, 'Prisma')).toContainText('Works');
  const left = await page.evaluate(async () => (await (await caches.open('headway: files')).keys()).map(({ url }) => url));
  expect(left.filter((url) => /pglite|\.image$|sequelize\.pack|engine-sequelize/.test(url))).toEqual([]);
  expect(left.filter((url) => /prisma\.pack/.test(url))).toHaveLength(1);
});

test('a new version is offered, never forced, and a running tab goes on with its own files', async () => {
  test.slow();
  const before = join(folder, 'before');
  const after = join(folder, 'after');
  cpSync(dist, before, { recursive: true });
  const old = release(before);
  await serve(before);
  const context = await startBrowser();
  const { page: running } = await visit(context);
  await openPanel(running);
  await expect(running.getByRole('dialog')).toContainText('works without a network');
  await running.keyboard.press('Escape');

  takeAway();
  const next = nextVersion(before, after);
  expect(next).not.toBe(old);
  await serve(after, Number(new URL(address).port));
  await running.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(running.getByText('A new version of Headway is ready.')).toBeVisible();
  expect(await violations(running), 'the offer').toEqual([]);

  // Another tab opens in the version that all tabs have, until it takes the new one.
  const other = await context.newPage();
  await other.goto(`${address}#/scenarios`);
  await expect(other.locator('meta[name="headway-release"]')).toHaveAttribute('content', old);
  // What was kept of the new one is there still, whoever opened a page of the old one meanwhile.
  takeAway();
  await other.getByRole('button', { name: 'Use it now' }).click();
  await expect(other.locator('meta[name="headway-release"]')).toHaveAttribute('content', next);
  await expect(other.getByRole('heading', { name: 'Scenarios' }).first()).toBeVisible();

  // A part of the page that the old tab has not needed yet, and that no server has any more.
  await expect(running.locator('meta[name="headway-release"]')).toHaveAttribute('content', old);
  await running.getByRole('link', { name: 'Compare' }).click();
  await expect(running.getByRole('button', { name: 'Next step' })).toBeVisible();

  // When the last tab of the old version is closed, its files go, though nobody opens a page.
  await running.close();
  await expect
    .poll(() => other.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('headway: release '))))
    .toEqual([`headway: release ${next}`]);
});

function release(root: string): string {
  return /name="headway-release" content="(\w+)"/.exec(readFileSync(join(root, 'index.html'), 'utf8'))?.[1] ?? '';
}

/** The page as it would be built after a change of two of its files, which then have other names. */
function nextVersion(before: string, after: string): string {
  cpSync(before, after, { recursive: true });
  const assets = join(after, 'assets');
  for (const name of readdirSync(assets)) if (/\.(br|gz)$/.test(name)) rmSync(join(assets, name));
  for (const name of ['index.html.br', 'index.html.gz', 'service-worker.js.br', 'service-worker.js.gz']) rmSync(join(after, name), { force: true });
  for (const begin of ['index', 'Toolchains']) {
    const name = readdirSync(assets).find((each) => each.startsWith(`${begin}-`) && each.endsWith('.js'));
    if (name === undefined) throw new Error(`${begin} was not built.`);
    const changed = `${begin}-Version2.js`;
    renameSync(join(assets, name), join(assets, changed));
    for (const path of [join(after, 'index.html'), ...readdirSync(assets).filter((each) => each.endsWith('.js')).map((each) => join(assets, each))]) {
      const text = readFileSync(path, 'utf8');
      if (text.includes(name)) writeFileSync(path, text.replaceAll(name, changed));
    }
  }
  return makeKeepable(after);
}
