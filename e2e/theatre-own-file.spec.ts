import type { Page } from '@playwright/test';
import { expect, test } from './theatre-page.ts';

const GOOD = `---
id: mine
title: A column of my own
summary: Dropped into the page.
order: 1
minutes: 1
environments: [dev-a]
---

It begins.

## A table appears

Somebody types a table.

\`\`\`dev-a
sqlite3 app.db "CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT)"
\`\`\`

\`\`\`holds
- column: things.name
  in: dev-a
  type: TEXT
\`\`\`
`;

/** Drops a file on the page, as a person drags it from a folder. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([file = '', content = '']) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], file, { type: 'text/markdown' }));
      return transfer;
    },
    [name, text],
  );
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await expect(page.getByText('Drop the scenario file to play it')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
}

test('a scenario file that is dropped on the page is played, also after a reload', async ({ theatre, page }) => {
  await page.goto('./#/scenarios');
  await expect(page.getByRole('heading', { name: 'Scenarios' })).toBeVisible();
  await drop(page, 'mine.md', GOOD);
  await theatre.rests(0);
  await page.keyboard.press('ArrowRight');
  await theatre.rests(1);
  await expect(theatre.card('Developer A').getByRole('listitem').filter({ hasText: 'name' })).toContainText('TEXT');
  await page.reload();
  await theatre.rests(1);
  await expect(theatre.narration.getByRole('heading', { name: 'A table appears' })).toBeVisible();
});

test('a wrong file is told with its line and what was expected, and a mended one is played', async ({ theatre, page }) => {
  await page.goto('./#/scenarios');
  await expect(page.getByRole('heading', { name: 'Scenarios' })).toBeVisible();
  await drop(page, 'wrong.md', GOOD.replace('environments: [dev-a]', 'environments: [dev-z]').replace('type: TEXT', 'tipe: TEXT'));
  await expect(page.getByText(/wrong\.md, line 7:/)).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'line 7' })).toContainText('dev-a');
  await page.getByLabel('Scenario file').setInputFiles({ name: 'mended.md', mimeType: 'text/markdown', buffer: Buffer.from(GOOD) });
  await theatre.rests(0);
  await expect(theatre.narration.getByRole('heading', { name: 'A column of my own' })).toBeVisible();
});

test('a step that does not end as the script says is told, with a way on', async ({ theatre, page }) => {
  await page.goto('./#/scenarios');
  await expect(page.getByRole('heading', { name: 'Scenarios' })).toBeVisible();
  await drop(page, 'untrue.md', GOOD.replace('  type: TEXT', '  type: BLOB'));
  await theatre.rests(0);
  await page.keyboard.press('ArrowRight');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Step 1, “A table appears”, did not end as the script says.');
  await expect(alert).toContainText('BLOB');
  await expect(alert).toContainText('untrue.md, line 21');
  await page.getByRole('button', { name: 'To the start' }).click();
  await theatre.rests(0);
  await expect(alert).toHaveCount(0);
});

test('an address that leads to no scenario says so', async ({ page }) => {
  await page.goto('./#/scenarios/nothing');
  await expect(page.getByRole('alert')).toHaveText('There is no scenario named “nothing”.');
  await page.getByRole('link', { name: 'All scenarios' }).click();
  await expect(page.getByRole('heading', { name: 'Scenarios' })).toBeVisible();
});
