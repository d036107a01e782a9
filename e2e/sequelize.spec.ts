import { expect } from '@playwright/test';
import { test } from './workbench-page.ts';

const config = JSON.stringify({ development: { dialect: 'sqlite', storage: 'dev.sqlite3' } });

test('a Sequelize project is made, migrated and stopped in a runaway, by an engine that is loaded with its first command', async ({ workbench }) => {
  const { page, type, output, terminal } = workbench;
  const fetched: string[] = [];
  page.on('request', (request) => void fetched.push(request.url()));
  await workbench.open();
  expect(fetched.filter((url) => /sequelize|packages\//.test(url))).toEqual([]);

  await terminal.focus();
  await type('npx sequelize-cli init');
  expect(fetched.some((url) => url.endsWith('/sequelize.pack.gz'))).toBe(true);
  await expect(workbench.file('seeders')).toBeVisible();
  await type(`echo '${config}' > config/config.json`);
  await type('npx sequelize-cli model:generate --name User --attributes email:string');
  await type('npx sequelize-cli db:migrate');
  await expect(output).toContainText(/create-user: migrated \(\d\.\d{3}s\)/);
  await expect(workbench.database).toContainText('SequelizeMeta says which migrations have run');
  await expect(workbench.database).toContainText('Users');

  await type(`echo 'module.exports = { up() { for (;;); } };' > migrations/99991231235959-loop.js`);
  await page.keyboard.insertText('npx sequelize-cli db:migrate');
  await page.keyboard.press('Enter');
  await expect(output).toContainText('loop: migrating');
  await workbench.stop.click();
  await workbench.ended('npx sequelize-cli db:migrate', 130).waitFor({ state: 'attached' });
  await terminal.focus();
  await type('sequelize db:migrate:status');
  await expect(output).toContainText('down 99991231235959-loop.js');

  // What a page could do to its visitor, an environment's code cannot.
  await type(`node -e "console.log(['fetch', 'indexedDB', 'caches', 'navigator', 'WebSocket', 'importScripts', 'postMessage', 'Worker'].filter((name) => name in globalThis).length + ' ways out')"`);
  await expect(output).toContainText('0 ways out');
});
