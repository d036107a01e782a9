import { expect, type Page, test } from './kept-browser.ts';

const names = ['Developer A', 'Developer B', 'CI', 'Production'] as const;
type Name = (typeof names)[number];

async function open(page: Page): Promise<void> {
  await page.goto('./');
  await expect(page.getByRole('status').filter({ hasText: 'Python ready' })).toBeVisible();
}

/** Types a line in the terminal that has the keyboard, and waits until it has ended. */
async function type(page: Page, environment: Name, line: string, code = 0): Promise<void> {
  await expect(page.getByRole('textbox', { name: `Terminal, ${environment}` })).toBeFocused();
  await page.keyboard.insertText(line);
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: `${line} ended, exit code ${code}, ${environment}` }).waitFor({ state: 'attached' });
}

const file = (page: Page, environment: Name, name: string) => page.getByRole('tree', { name: `Files, ${environment}` }).getByRole('treeitem', { name });
const tab = (page: Page, environment: Name) => page.getByRole('tablist', { name: 'Environments' }).getByRole('tab', { name: environment });
const card = (page: Page, environment: Name) => page.getByRole('region', { name: environment, exact: true });

test('by keyboard: each environment has its own files, and keeps its place', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+`');
  await expect(page.getByRole('textbox', { name: 'Terminal, Developer A' })).toBeFocused();
  await page.keyboard.type('half a li');
  await page.keyboard.press('Alt+2');
  await type(page, 'Developer B', 'touch only-b.txt');
  await expect(file(page, 'Developer B', 'only-b.txt')).toBeVisible();

  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('tree', { name: 'Files, Developer A' })).toBeVisible();
  await expect(file(page, 'Developer A', 'only-b.txt')).toHaveCount(0);
  await expect(page.getByRole('tree', { name: 'Files, Developer B' })).toHaveCount(0);
  await expect(page.getByRole('tabpanel', { name: "Developer A's output" })).toContainText('half a li');

  await tab(page, 'Developer A').focus();
  for (const name of ['Developer B', 'CI', 'Production', 'Developer A', 'Developer B'] as const) {
    await page.keyboard.press('ArrowRight');
    await expect(tab(page, name)).toBeFocused();
    await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true');
  }

  await expect(page.getByText('Saved in this browser')).toBeVisible();
  await page.reload();
  await expect(tab(page, 'Developer B')).toHaveAttribute('aria-selected', 'true');
  await expect(file(page, 'Developer B', 'only-b.txt')).toBeVisible();
});

test('what runs in another environment is marked on its tab, and so is its failure', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+`');
  // One Python serves all environments: for as long as Developer A keeps it, CI's command waits.
  await expect(page.getByRole('textbox', { name: 'Terminal, Developer A' })).toBeFocused();
  await page.keyboard.insertText('python -c "while True: pass"');
  await page.keyboard.press('Enter');
  const stop = page.getByRole('button', { name: 'Stop, Developer A' });
  await expect(stop).toBeVisible();
  await page.keyboard.press('Alt+3');
  const line = 'python -c "raise SystemExit(3)"';
  await expect(page.getByRole('textbox', { name: 'Terminal, CI' })).toBeFocused();
  await page.keyboard.insertText(line);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+1');
  await expect(tab(page, 'CI')).toHaveAccessibleName('CI running');
  await stop.click();
  await expect(tab(page, 'CI')).toHaveAccessibleName('CI failed');
  await page.getByRole('status').filter({ hasText: `${line} ended, exit code 3, CI` }).waitFor({ state: 'attached' });
  await page.keyboard.press('Alt+3');
  await expect(tab(page, 'CI')).toHaveAccessibleName('CI');
});

test('text that comes without a key is heard where the key that left was let go elsewhere', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+`');
  await expect(page.getByRole('textbox', { name: 'Terminal, Developer A' })).toBeFocused();
  await page.keyboard.down('Alt');
  await page.keyboard.down('2');
  await expect(page.getByRole('textbox', { name: 'Terminal, Developer B' })).toBeFocused();
  await page.keyboard.up('2');
  await page.keyboard.up('Alt');
  await tab(page, 'Developer A').click();
  await page.getByRole('tabpanel', { name: "Developer A's output" }).click();
  await type(page, 'Developer A', 'echo dictated');
});

test('drift is named: a column that was made by hand in one environment', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+`');
  for (const [index, name] of (['Developer A', 'Developer B'] as const).entries()) {
    await page.keyboard.press(`Alt+${index + 1}`);
    await type(page, name, 'flask db init');
    await type(page, name, 'flask db migrate --rev-id 9d8094844531 -m "Create users"');
    await type(page, name, 'flask db upgrade');
  }

  const pins = page.getByRole('region', { name: 'Revisions' }).getByRole('button', { name: /^Create users/ });
  await expect(pins).toHaveAccessibleName(/Developer A Developer B/);
  const environments = page.getByRole('button', { name: /^Environments/ });
  await environments.click();
  await expect(page.getByRole('status').filter({ hasText: 'Developer A and Developer B have the same schema.' })).toBeVisible();
  await expect(card(page, 'Developer B')).toContainText('same schema');
  await expect(card(page, 'CI')).toContainText('no database');

  await card(page, 'Developer A').getByRole('button', { name: 'Work here, Developer A' }).click();
  await page.keyboard.press('Control+`');
  await expect(page.getByRole('textbox', { name: 'Terminal, Developer A' })).toBeFocused();
  await type(page, 'Developer A', 'sqlite3 app.db "ALTER TABLE users ADD COLUMN phone VARCHAR(20)"');
  await expect(environments).toHaveAccessibleName('Environments drift');

  await page.keyboard.press('Alt+0');
  await expect(page.getByRole('status').filter({ hasText: 'Developer B lacks users.phone, which Developer A has.' })).toBeVisible();
  await expect(page.getByText('stand at the same revision, 9d8094844531')).toBeVisible();
  await expect(card(page, 'Developer B').getByRole('listitem').filter({ hasText: 'phone' })).toHaveText(/phone missing/);
  await expect(card(page, 'Developer A').getByRole('listitem').filter({ hasText: 'phone' })).toHaveText(/phone VARCHAR\(20\)/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Terminal' })).toBeVisible();
});

for (const width of [390, 320]) {
  test(`at ${width} pixels every environment is reachable from every part`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page);
    for (const [index, part] of ['Files', 'Editor', 'Terminal', 'Database', 'Revisions'].entries()) {
      await page.getByRole('navigation').getByRole('button', { name: part }).click();
      const name = names[index % names.length] ?? 'CI';
      await tab(page, name).click();
      await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true');
      await expect(page.getByRole('navigation').getByRole('button', { name: part })).toHaveAttribute('aria-current', 'page');
      for (const each of names) await expect(tab(page, each)).toBeInViewport({ ratio: 1 });
    }
  });
}
