import { violations } from './accessible.ts';
import { expect, type Page, test } from './kept-browser.ts';

const names = ['Developer A', 'Developer B', 'CI', 'Production'] as const;
type Name = (typeof names)[number];

async function open(page: Page): Promise<void> {
  await page.goto('./');
  await expect(page.getByRole('status').filter({ hasText: 'Python ready' })).toBeVisible();
}

/** Goes to an environment's terminal by keyboard, types lines there and waits for each to end. */
async function type(page: Page, environment: Name, ...lines: readonly string[]): Promise<void> {
  await page.keyboard.press(`Alt+${names.indexOf(environment) + 1}`);
  const terminal = page.getByRole('textbox', { name: `Terminal, ${environment}` });
  await page.keyboard.press('Control+`');
  await expect(terminal).toBeFocused();
  for (const line of lines) {
    await page.keyboard.insertText(line);
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: `${line} ended, exit code 0, ${environment}` }).waitFor({ state: 'attached' });
  }
}

const tab = (page: Page, environment: Name) => page.getByRole('tablist', { name: 'Environments' }).getByRole('tab', { name: environment });
const pipeline = (page: Page) => page.getByRole('region', { name: 'Pipeline', exact: true });
const step = (page: Page, name: string) => pipeline(page).getByRole('listitem').filter({ hasText: name });
const card = (page: Page, environment: Name) => page.getByRole('region', { name: environment, exact: true });

const FIRST = ['flask db init', 'flask db migrate --rev-id aaa -m "Create users"', 'git add -A', 'git commit -m "Create users"', 'git push'] as const;

/** Uncomments the phone, in one of two ways, by the tools of the terminal. */
const usePhone = (column: string) => `python -c "p='models.py'; s=open(p).read(); open(p,'w').write(s.replace('# phone = Column(String(20))', '${column}'))"`;

test('by keyboard: a push turns CI green, Production follows and runs the new code', async ({ page }) => {
  await open(page);
  await type(page, 'Developer A', ...FIRST);
  await expect(tab(page, 'CI')).toHaveAccessibleName('CI passed');
  await expect(tab(page, 'Production')).toHaveAccessibleName('Production deployed');

  await type(page, 'Production', 'python seed.py');
  await expect(page.getByRole('button', { name: 'Pipeline deployed' })).toBeVisible();
  await type(page, 'Developer A', usePhone('phone = Column(String(20))'), 'flask db upgrade', 'flask db migrate --rev-id bbb -m "Add phone"', 'git add -A', 'git commit -m "Add phone"', 'git push');
  await page.keyboard.press('Alt+0');
  await expect(pipeline(page)).toContainText('Add phone');
  await expect(pipeline(page).getByRole('status')).toHaveText('All steps passed, in CI and in Production.');
  for (const name of ['Check out', 'Requirements', 'Single head', 'Upgrade an empty database', 'Down and up again', 'Models and migrations agree', 'App health', 'Pull', 'Restart the app', 'Health check']) await expect(step(page, name)).toContainText('passed');

  const upgrade = pipeline(page).getByRole('list', { name: 'Deployment to Production' }).getByRole('button', { name: /^Upgrade the database/ });
  await upgrade.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Log of Upgrade the database' })).toContainText('Running upgrade aaa -> bbb, Add phone');
  await expect(card(page, 'Production').getByRole('note')).toContainText(/App\s*running/);
  await page.keyboard.press('Escape');
  await type(page, 'Production', 'curl localhost:5000/users');
  await expect(page.getByRole('tabpanel', { name: "Production's output" })).toContainText('{"email":"ada@example.org","id":1,"phone":null}');
});

test('two heads are red at the gate, and Production is untouched', async ({ page }) => {
  await open(page);
  await type(page, 'Developer A', ...FIRST);
  await expect(tab(page, 'Production')).toHaveAccessibleName('Production deployed');
  await type(page, 'Developer A', 'flask db revision -m One --rev-id bbb --head aaa', 'flask db revision -m Two --rev-id ccc --head aaa --splice', 'git add -A', 'git commit -m "Two heads"', 'git push');
  await expect(tab(page, 'CI')).toHaveAccessibleName('CI failed');
  await page.keyboard.press('Alt+0');
  await expect(pipeline(page).getByRole('status')).toHaveText('“Single head” failed. Production is untouched.');
  await expect(page.getByRole('region', { name: 'Log of Single head' })).toContainText('bbb (head)');
  await expect(page.getByRole('region', { name: 'Log of Single head' })).toContainText('exit code 1');
  await expect(step(page, 'Pull')).toContainText('not run');
  await expect(card(page, 'Production')).toContainText('aaa');
});

test('a migration that only fails on the rows of Production is a failed deployment, with its real error', async ({ page }) => {
  await open(page);
  await type(page, 'Developer A', ...FIRST);
  await expect(tab(page, 'Production')).toHaveAccessibleName('Production deployed');
  await type(page, 'Production', 'python seed.py');
  await type(page, 'Developer A', usePhone('phone = Column(String(20), nullable=False)'), 'flask db upgrade', 'flask db migrate --rev-id bbb -m "Demand a phone"', 'git add -A', 'git commit -m "Demand a phone"', 'git push');
  await expect(tab(page, 'Production')).toHaveAccessibleName('Production failed');
  await expect(tab(page, 'CI')).toHaveAccessibleName('CI passed');
  await page.keyboard.press('Alt+0');
  await expect(pipeline(page).getByRole('status')).toHaveText('“Upgrade the database” failed. Production is as that step left it.');
  await expect(page.getByRole('region', { name: 'Log of Upgrade the database' })).toContainText(/sqlite3\.(IntegrityError|OperationalError)/);
  await expect(card(page, 'Production').getByRole('note')).toContainText('running old code');
  await expect(pipeline(page).getByRole('button', { name: 'Deploy again' })).toBeVisible();
});

test('by hand: green waits for the button, and a run that a reload cuts off is said to be stopped', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Alt+0');
  await expect(pipeline(page).getByRole('status')).toContainText('No push has started it yet.');
  await pipeline(page).getByRole('button', { name: 'By hand' }).click();
  await page.keyboard.press('Escape');
  await type(page, 'Developer A', ...FIRST);
  await page.keyboard.press('Alt+0');
  await expect(pipeline(page).getByRole('status')).toHaveText('All steps passed. Production has not got it yet.');
  await pipeline(page).getByRole('button', { name: 'Deploy', exact: true }).click();
  await expect(pipeline(page).getByRole('status')).toHaveText('All steps passed, in CI and in Production.');

  await page.keyboard.press('Escape');
  await type(page, 'Developer A', `python -c "p='.ci/pipeline.yml'; s=open(p).read(); open(p,'w').write(s.replace('flask db check', 'sleep 600'))"`, 'git commit -am Sleep', 'git push');
  await page.keyboard.press('Alt+0');
  await expect(step(page, 'Models and migrations agree')).toContainText('running');
  await expect(page.getByText('Saved in this browser')).toBeAttached();
  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: 'Python ready' })).toBeVisible();
  await page.keyboard.press('Alt+0');
  await expect(pipeline(page).getByRole('status')).toContainText('It was cut off here, and is stopped');
  await expect(step(page, 'Models and migrations agree')).toContainText('stopped');
});

for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  test.describe(`${viewport.width} × ${viewport.height}, light and dark`, () => {
    test('the pipeline with an open log is accessible, and nothing of it is cut off', async ({ page }) => {
      await open(page);
      await type(page, 'Developer A', usePhone('phone = Column(String(20))'), ...FIRST.slice(2));
      await expect(tab(page, 'CI')).toHaveAccessibleName('CI failed');
      await page.setViewportSize(viewport);
      await page.keyboard.press('Alt+0');
      await expect(pipeline(page).getByRole('status')).toContainText('failed. Production is untouched.');
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await pipeline(page).screenshot({ path: test.info().outputPath('pipeline.png') });
    });
  });
}
