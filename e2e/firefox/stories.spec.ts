import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { ensureFirefox } from '../../scripts/browser.ts';
import { builtPage, createStaticServer, listen } from '../../scripts/server/static-server.ts';
import { firefoxOn, size, test } from './firefox-page.ts';

const files = '[role=tree]';
const database = '.database';
const playing = 'fieldset';

test('in Firefox a change is written in the editor, migrated, applied, undone by time travel, and there after a reload', async ({ firefox }) => {
  const { page } = firefox;
  await firefox.open();
  await firefox.enter('flask db init');
  await firefox.enter('flask db migrate -m "Create users"');
  await firefox.enter('flask db upgrade');
  await firefox.shows(database, 'VARCHAR(120)');

  await firefox.focus('textbox', 'models.py, Developer A');
  await page.keyboard.down('Control');
  await page.keyboard.press('Home');
  await page.keyboard.up('Control');
  for (let line = 1; line < 12; line++) await page.keyboard.press('ArrowDown');
  await page.keyboard.down('Control');
  await page.keyboard.press('/');
  await page.keyboard.up('Control');
  await firefox.enter('flask db migrate -m "Add phone to users" && flask db upgrade');
  await firefox.shows(database, 'phone');

  await firefox.click('button', 'Undo');
  await firefox.told('At point');
  expect(await page.$eval(database, ({ textContent }) => textContent)).not.toContain('phone');
  await firefox.click('button', 'Redo');
  await firefox.shows(database, 'phone');

  await firefox.shows('header', 'Saved in this browser');
  await page.reload();
  await firefox.told('Python ready');
  await firefox.shows(database, 'phone');
  await firefox.shows(files, 'add_phone_to_users.py');
});

test('in Firefox a program that never ends is stopped, and the next line works', async ({ firefox }) => {
  const { page } = firefox;
  await firefox.open();
  await firefox.enter('touch kept.txt');
  const runaway = 'python -c "while True: pass"';
  await page.keyboard.type(runaway);
  await page.keyboard.press('Enter');
  await firefox.told('Python is running');
  await page.keyboard.down('Control');
  await page.keyboard.press('c');
  await page.keyboard.up('Control');
  await firefox.told(`${runaway} ended, exit code 130`);
  await firefox.enter('ls');
  await firefox.shows(files, 'kept.txt');
});

test('in Firefox what one developer pushes the other pulls', async ({ firefox }) => {
  await firefox.open();
  await firefox.enter('flask db init && flask db migrate -m "Create users" && flask db upgrade');
  await firefox.enter('git add -A && git commit -q -m "Start migrations" && git push');
  await firefox.enter('git pull && flask db upgrade', 0, 'Developer B');
  await firefox.shows(database, 'VARCHAR(120)');
});

test('in Firefox Prisma, Sequelize and PostgreSQL run', async ({ firefox }) => {
  test.setTimeout(240_000);
  await firefox.open();
  await firefox.enter('npx prisma init --datasource-provider sqlite');
  await firefox.shows(files, 'schema.prisma');
  await firefox.enter('npx sequelize-cli init');
  await firefox.shows(files, 'config.json');
  await firefox.enter("echo 'DATABASE_URL=postgresql://app:secret@localhost:5432/shop' > .env");
  await firefox.enter('flask db init && flask db migrate -m "Create users" && flask db upgrade');
  await firefox.enter("psql -c 'SELECT count(*) FROM users'");
  await firefox.shows(database, 'character varying(120)');
});

test('in Firefox a lesson sees what was done, and a scenario plays', async ({ firefox }) => {
  const { page } = firefox;
  await firefox.open('#/lessons/02-change-a-model');
  await firefox.click('button', 'Show me');
  await firefox.told('Task done');

  await page.goto('about:blank');
  await firefox.visit('#/scenarios/order');
  await firefox.shows(playing, 'At the start');
  await firefox.click('button', 'Next step');
  await firefox.shows(playing, 'Paused');
  await firefox.shows(playing, '1 of');
});

test('in Firefox the page opens without a network after one visit, and works', async () => {
  test.setTimeout(240_000);
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const server = createStaticServer(builtPage(join(import.meta.dirname, '../..')));
  const address = await listen(server, 41_000 + test.info().workerIndex * 10);
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: ensureFirefox(), headless: true, userDataDir: profile });
  try {
    const first = firefoxOn(await browser.newPage(), address);
    await first.page.setViewport(size);
    await first.open();
    await first.enter('flask db init');
    await first.click('button', 'Offline');
    await first.shows('dialog', 'Headway itself works without a network');
    await first.page.close();
    server.closeAllConnections();
    server.close();

    const later = firefoxOn(await browser.newPage(), address);
    await later.page.setViewport(size);
    await later.open();
    await later.enter('flask db migrate -m "Create users" && flask db upgrade');
    await later.shows(database, 'VARCHAR(120)');
    expect([...first.errors, ...later.errors]).toEqual([]);
  } finally {
    await browser.close();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
