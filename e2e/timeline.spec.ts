import type { Locator } from '@playwright/test';
import { violations } from './accessible.ts';
import { expect, type Page, test } from './kept-browser.ts';

type Name = 'Developer A' | 'Developer B' | 'CI' | 'Production';

async function open(page: Page): Promise<void> {
  await page.goto('./');
  await expect(page.getByRole('status').filter({ hasText: 'Python ready' })).toBeVisible();
}

/** Types a line in an environment's terminal, and waits until it has ended. */
async function type(page: Page, line: string, code = 0, environment: Name = 'Developer A'): Promise<void> {
  await page.getByRole('textbox', { name: `Terminal, ${environment}` }).focus();
  await page.keyboard.insertText(line);
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: `${line} ended, exit code ${code}, ${environment}` }).waitFor({ state: 'attached' });
}

async function migrate(page: Page): Promise<void> {
  await type(page, 'flask db init');
  await type(page, 'flask db migrate --rev-id aaa -m "Create users"');
  await type(page, 'flask db upgrade');
}

const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline', exact: true });
const undo = (page: Page) => timeline(page).getByRole('button', { name: 'Undo', exact: true });
const redo = (page: Page) => timeline(page).getByRole('button', { name: 'Redo', exact: true });
const points = (page: Page) => page.getByRole('list', { name: 'Points' });
/** The button of a point; beside it are those that mark and name it. */
const point = (page: Page, words: string | RegExp) => points(page).getByRole('listitem').filter({ hasText: words }).getByRole('button').first();
const file = (page: Page, name: string | RegExp) => page.getByRole('tree', { name: 'Files, Developer A' }).getByRole('treeitem', { name });
const output = (page: Page) => page.getByRole('tabpanel', { name: "Developer A's output" }).getByRole('list');
const database = (page: Page) => page.getByRole('region', { name: 'Database' });
const arrived = (page: Page, words: string) => expect(page.getByRole('status').filter({ hasText: words })).toBeAttached();

test('by keyboard: the whole world goes back and forward, and the page shows it as it was', async ({ page }) => {
  await open(page);
  await migrate(page);
  await type(page, `sqlite3 app.db "INSERT INTO users (email) VALUES ('ada@example.org')"`);
  await expect(database(page).getByRole('row', { name: /ada@example\.org/ })).toBeVisible();

  await test.step('back: the row, then the table, then the revision are gone, and so is what the terminal showed', async () => {
    await page.keyboard.press('Alt+z');
    await arrived(page, 'At point 4 of 5: flask db upgrade, Developer A');
    await expect(database(page).getByText('No rows')).toBeVisible();
    await expect(output(page)).not.toContainText('INSERT INTO');
    await page.keyboard.press('Alt+z');
    await expect(database(page).getByText('No tables.')).toBeVisible();
    await expect(output(page)).not.toContainText('Running upgrade');
    await page.keyboard.press('Alt+z');
    await expect(file(page, /create_users\.py/)).toBeHidden();
    await page.keyboard.press('Alt+z');
    await arrived(page, 'At point 1 of 5: The beginning');
    await expect(file(page, 'migrations')).toBeHidden();
    await page.keyboard.press('Alt+z');
    await arrived(page, 'There is nothing to undo.');
    await expect(undo(page)).toHaveAttribute('aria-disabled', 'true');
  });

  await test.step('forward: all of it is there again', async () => {
    for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press('Alt+Shift+z');
    await arrived(page, 'At point 5 of 5: sqlite3 app.db');
    await expect(database(page).getByRole('row', { name: /ada@example\.org/ })).toBeVisible();
    await expect(output(page)).toContainText('Running upgrade');
    await expect(page.getByRole('region', { name: 'Revisions' }).getByRole('button', { name: /^Create users.*Developer A/ })).toBeVisible();
    await page.keyboard.press('Alt+Shift+z');
    await arrived(page, 'There is nothing to redo.');
    await type(page, 'flask db current');
    await expect(output(page)).toContainText('aaa (head)');
  });

  await test.step('typing is a point, too, and the editor shows the text of each', async () => {
    await file(page, 'models.py').click();
    const editor = page.getByRole('region', { name: 'Editor' });
    await editor.getByText('# phone = Column(String(20))').click();
    await page.keyboard.press('Home');
    await page.keyboard.type('# a note ');
    await expect(editor).toContainText('# a note # phone');
    await page.keyboard.press('Alt+z');
    await arrived(page, 'At point 6 of 7: flask db current, Developer A');
    await expect(editor).not.toContainText('# a note');
    await expect(editor.getByRole('textbox', { name: 'models.py, Developer A' })).toBeFocused();
    await page.keyboard.press('Alt+Shift+z');
    await expect(editor).toContainText('# a note # phone');
  });

  await test.step('a tab of a file that is not made yet says so', async () => {
    await file(page, /create_users\.py/).click();
    await expect(page.getByRole('region', { name: 'Editor' }).getByText('op.create_table')).toBeVisible();
    await timeline(page).getByRole('slider', { name: 'Point in time' }).focus();
    await page.keyboard.press('Home');
    await arrived(page, 'At point 1 of 7: The beginning');
    await expect(page.getByRole('heading', { name: /create_users\.py is not there/ })).toBeVisible();
    await page.keyboard.press('End');
    await expect(page.getByRole('region', { name: 'Editor' }).getByText('op.create_table')).toBeVisible();
    await expect(timeline(page).getByRole('slider')).toHaveAttribute('aria-valuetext', '7 of 7: Edited models.py, Developer A');
  });
});

test('by mouse: the origin goes back with the rest, another branch begins there, and none is lost', async ({ page }) => {
  await open(page);
  // Without a pipeline, so that nobody else does anything after the push.
  await type(page, 'git rm -rq .ci && touch note.txt && git add note.txt && git commit -qm "A note"');
  await type(page, 'git push');
  await expect(undo(page)).toHaveAccessibleDescription('Undo git push, Developer A (Alt+Z)');

  await undo(page).click();
  await expect(redo(page)).toHaveAccessibleDescription('Redo git push, Developer A (Alt+Shift+Z)');
  await page.getByRole('tab', { name: 'Developer B' }).click();
  await type(page, 'git pull', 0, 'Developer B');
  await expect(page.getByRole('tabpanel', { name: "Developer B's output" })).toContainText('Already up to date');
  await expect(redo(page)).toHaveAttribute('aria-disabled', 'true');

  await page.getByRole('button', { name: 'Points' }).click();
  await expect(points(page).getByRole('listitem')).toHaveCount(4);
  await expect(page.getByText('4 points, 2 branches')).toBeVisible();
  await expect(point(page, /git pull/)).toHaveAttribute('aria-current', 'true');
  await point(page, /git push.*another branch/).click();
  await expect(point(page, /git push.*here/)).toHaveAttribute('aria-current', 'true');
  await expect(point(page, /git pull.*another branch/)).toBeVisible();
  await type(page, 'git pull', 0, 'Developer B');
  await expect(page.getByRole('tree', { name: 'Files, Developer B' }).getByRole('treeitem', { name: 'note.txt' })).toBeVisible();
});

test('a point is named by keyboard; the name, the branches and the place outlive a reload; forgetting the past asks first', async ({ page }) => {
  await open(page);
  await type(page, 'cp models.py first.txt');
  await type(page, 'cp app.py first.txt && touch second.txt');
  await type(page, 'touch third.txt');
  await page.keyboard.press('Alt+9');
  await expect(point(page, /third\.txt/)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(point(page, /second\.txt/)).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('before the third');
  await page.keyboard.press('Enter');
  await expect(point(page, /second\.txt.*before the third/)).toBeFocused();
  await page.keyboard.press('Enter');
  await arrived(page, 'At point 3 of 4, before the third: cp app.py first.txt && touch second.txt, Developer A');
  await expect(point(page, /third\.txt.*undone/)).toBeVisible();
  await expect(file(page, 'third.txt')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(points(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Points' })).toBeFocused();
  await expect(page.getByText('Saved in this browser')).toBeVisible();

  await page.reload();

  await expect(timeline(page)).toContainText('3 of 4');
  await expect(timeline(page)).toContainText('before the third');
  await expect(file(page, 'second.txt')).toBeVisible();
  await expect(file(page, 'third.txt')).toBeHidden();
  await redo(page).click();
  await expect(file(page, 'third.txt')).toBeVisible();

  await page.getByRole('button', { name: 'Points' }).click();
  await page.getByRole('button', { name: 'Forget the past…' }).click();
  const question = page.getByRole('dialog', { name: 'Forget 3 points?' });
  await expect(question).toContainText('The named point goes, too: “before the third”.');
  await expect(question).toContainText(/\d+ (bytes|kB) become free/);
  await question.getByRole('button', { name: 'Keep the past' }).click();
  await expect(points(page).getByRole('listitem')).toHaveCount(4);
  await page.getByRole('button', { name: 'Forget the past…' }).click();
  await question.getByRole('button', { name: 'Forget the past' }).click();
  await expect(points(page).getByRole('listitem')).toHaveCount(1);
  await expect(file(page, 'third.txt')).toBeVisible();
  await expect(output(page)).toContainText('cp models.py first.txt');
});

test('while a command runs the world stays, and says why', async ({ page }) => {
  await open(page);
  await type(page, 'touch kept.txt');
  await page.keyboard.insertText('python -c "while True: pass"');
  await page.keyboard.press('Enter');
  const reason = 'A command is running in Developer A. Wait until it ends, or stop it.';
  await expect(timeline(page).getByText(reason, { exact: true }).first()).toBeVisible();
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true');
  await expect(undo(page)).toHaveAccessibleDescription(reason);
  await undo(page).click({ force: true });
  await page.keyboard.press('Alt+z');
  await arrived(page, reason);
  await expect(file(page, 'kept.txt')).toBeVisible();
  await page.getByRole('button', { name: 'Stop, Developer A' }).click();
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'false');
  await undo(page).click();
  await undo(page).click();
  await expect(file(page, 'kept.txt')).toBeHidden();
});

/** Loses three phone numbers by a downgrade. */
async function destroy(page: Page): Promise<void> {
  await migrate(page);
  await type(page, 'python seed.py');
  const revision = `printf 'from alembic import op\\nimport sqlalchemy as sa\\nrevision = "bbb"\\ndown_revision = "aaa"\\ndef upgrade():\\n    op.add_column("users", sa.Column("phone", sa.String(20)))\\ndef downgrade():\\n    op.drop_column("users", "phone")\\n' > migrations/versions/bbb_phone.py`;
  await type(page, revision);
  await type(page, 'flask db upgrade');
  await type(page, `sqlite3 app.db "UPDATE users SET phone = '020 ' || id"`);
  await type(page, 'flask db downgrade');
}

test('two points are compared: which values a downgrade destroyed, in which environment, and what became of the files', async ({ page }) => {
  await open(page);
  await destroy(page);
  await page.keyboard.press('Alt+9');
  await page.getByRole('button', { name: 'Compare with the point before' }).click();
  const comparison = page.getByRole('main', { name: 'Two points' });
  await expect(comparison.getByRole('heading', { name: 'Two points' })).toBeFocused();
  await expect(comparison.getByRole('status')).toContainText('Between the two points Developer A changed.');
  await expect(comparison.getByRole('status')).toContainText('Nothing differs in Developer B, CI and Production.');
  const environment = comparison.getByRole('region', { name: 'Developer A', exact: true });
  await expect(environment).toContainText('The column users.phone is gone, with 3 values.');
  await expect(environment.getByRole('row', { name: /ada@example\.org 020 1/ })).toBeVisible();
  await expect(environment).toContainText('alembic_version: bbb → aaa');

  await test.step('any two: since the beginning, with the files and their text', async () => {
    await comparison.getByRole('combobox', { name: 'Before' }).selectOption({ label: await optionOf(comparison, 'The beginning') });
    await expect(environment.getByText(/files added/)).toBeVisible();
    await environment.getByText(/files added/).click();
    await environment.getByRole('button', { name: /bbb_phone\.py added/ }).click();
    await expect(environment.getByText('op.drop_column')).toBeVisible();
  });

  await page.keyboard.press('Escape');
  await expect(comparison).toBeHidden();
  await expect(point(page, /flask db downgrade/)).toBeFocused();

  await test.step('by keyboard: mark one, and compare it with where the world stands', async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Compare the two marked' }).click();
    await expect(environment).toContainText('No value was lost.');
    await expect(environment.getByRole('heading', { name: /Changed: 3 rows/ })).toBeVisible();
  });
});

async function optionOf(comparison: Locator, words: string): Promise<string> {
  return (await comparison.getByRole('combobox', { name: 'Before' }).getByRole('option').filter({ hasText: words }).textContent()) ?? '';
}

test('at 390 pixels one goes back, lists the points and goes to another', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Terminal' }).click();
  await type(page, 'touch first.txt');
  await type(page, 'touch second.txt');
  await undo(page).click();
  await page.getByRole('button', { name: 'Points' }).click();
  await expect(point(page, /second\.txt.*undone/)).toBeVisible();
  await point(page, /The beginning/).click();
  await expect(point(page, /The beginning.*here/)).toBeVisible();
  await page.getByRole('navigation').getByRole('button', { name: 'Files' }).click();
  await expect(points(page)).toBeHidden();
  await expect(file(page, 'first.txt')).toBeHidden();
  await redo(page).click();
  await expect(file(page, 'first.txt')).toBeVisible();
});

for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }] as const) {
  test.describe(`${viewport.width} × ${viewport.height}, light and dark`, () => {
    test.use({ viewport });

    test('the timeline is accessible: its line, its points, two of them compared, the question', async ({ page }) => {
      await open(page);
      if (viewport.width < 820) await page.getByRole('navigation').getByRole('button', { name: 'Terminal' }).click();
      await type(page, 'flask db init');
      await type(page, 'flask db stamp nowhere', 1);
      await page.keyboard.press('Alt+z');
      await page.keyboard.press('Alt+9');
      await expect(points(page).getByRole('button').and(page.locator(':focus'))).toBeVisible();
      await page.keyboard.press('F2');
      await page.keyboard.type('a folder');
      await page.keyboard.press('Enter');
      await expect(point(page, /a folder/)).toBeFocused();
      await page.keyboard.press('Space');
      expect(await violations(page), 'the points').toEqual([]);
      await page.getByRole('button', { name: 'Forget the past…' }).click();
      expect(await violations(page), 'the question').toEqual([]);
      await page.keyboard.press('Escape');
      await point(page, /a folder/).press('Space');
      await page.getByRole('button', { name: 'Compare with the point before' }).click();
      await page.getByText(/files added/).click();
      await expect(page.getByRole('region', { name: 'Developer A', exact: true }).getByText('script.py.mako')).toBeVisible();
      expect(await violations(page), 'the comparison').toEqual([]);
      const room = await page.getByRole('main', { name: 'Two points' }).evaluate((element) => ({ needed: element.scrollWidth, there: element.clientWidth }));
      expect(room.needed).toBeLessThanOrEqual(room.there);
    });
  });
}
