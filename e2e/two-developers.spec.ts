import { expect, type Page, test } from './kept-browser.ts';

type Name = 'Developer A' | 'Developer B';
const keys: Readonly<Record<Name, string>> = { 'Developer A': 'Alt+1', 'Developer B': 'Alt+2' };

async function open(page: Page): Promise<void> {
  await page.goto('./');
  await expect(page.getByRole('status').filter({ hasText: 'Python ready' })).toBeVisible();
}

/** Goes to a developer's terminal, types a line and waits until it has ended. */
async function enter(page: Page, name: Name, line: string, code = 0): Promise<void> {
  await page.keyboard.press(keys[name]);
  await page.keyboard.press('Control+`');
  await expect(page.getByRole('textbox', { name: `Terminal, ${name}` })).toBeFocused();
  await page.keyboard.insertText(line);
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: `${line} ended, exit code ${code}, ${name}` }).waitFor({ state: 'attached' });
}

const output = (page: Page, name: Name) => page.getByRole('tabpanel', { name: `${name}'s output` });
const editor = (page: Page) => page.getByRole('region', { name: 'Editor' });

/** Both developers stand at the same first revision. */
async function startTogether(page: Page): Promise<void> {
  await open(page);
  await enter(page, 'Developer A', 'flask db init');
  await enter(page, 'Developer A', 'flask db migrate -m "Create users" && flask db upgrade');
  await enter(page, 'Developer A', 'git add -A && git commit -m "Start migrations" && git push');
  await enter(page, 'Developer B', 'git pull && flask db upgrade');
  await expect(output(page, 'Developer B')).toContainText('Fast-forward');
}

test('two heads arise as at work, are refused by Alembic, and are merged', async ({ page }) => {
  await startTogether(page);
  await test.step('each developer writes a revision on the same parent', async () => {
    await enter(page, 'Developer A', `printf '\\n\\nclass Order(db.Model):\\n    id = Column(Integer, primary_key=True)\\n' >> models.py`);
    await enter(page, 'Developer A', 'flask db migrate -m "Add orders" && flask db upgrade');
    await enter(page, 'Developer A', 'git add -A && git commit -m "Add orders" && git push');
    await enter(page, 'Developer B', `python -c "t = open('models.py').read(); open('models.py', 'w').write(t.replace('# phone', 'phone'))"`);
    await enter(page, 'Developer B', 'flask db migrate -m "Add phone" && flask db upgrade');
    await enter(page, 'Developer B', 'git add -A && git commit -m "Add phone"');
  });
  await test.step('the second push is rejected, and a pull merges', async () => {
    await enter(page, 'Developer B', 'git push', 1);
    await expect(output(page, 'Developer B')).toContainText('! [rejected]');
    await enter(page, 'Developer B', 'git pull --no-rebase');
    await expect(output(page, 'Developer B')).toContainText("Merge made by the 'ort' strategy.");
  });
  await test.step('Alembic names the two heads', async () => {
    await enter(page, 'Developer B', 'flask db upgrade', 1);
    await expect(output(page, 'Developer B')).toContainText("Multiple head revisions are present for given argument 'head'");
  });
  await test.step('a merge revision makes it one head again, and the graph shows the diamond', async () => {
    await enter(page, 'Developer B', 'flask db merge heads -m "Merge phone and orders"');
    await enter(page, 'Developer B', 'flask db upgrade');
    const revisions = page.getByRole('list', { name: 'Revisions, Developer B' });
    const merge = revisions.getByRole('listitem').filter({ hasText: 'Merge phone and orders' });
    await merge.getByRole('button').first().click();
    await expect(merge).toContainText('(head) (mergepoint)');
    await expect(merge).toContainText('Developer B');
    await enter(page, 'Developer B', 'flask db heads');
    await expect(output(page, 'Developer B')).toContainText(/[0-9a-f]{12} \(head\)/);
  });
  await test.step('the first developer gets all of it by git', async () => {
    await enter(page, 'Developer B', 'git add -A && git commit -m "Merge the heads" && git push');
    await enter(page, 'Developer A', 'git pull && flask db upgrade');
    await enter(page, 'Developer A', 'flask db check');
    await expect(output(page, 'Developer A')).toContainText('No new upgrade operations detected.');
  });
});

test('a conflict has its markers in the editor, and is resolved there', async ({ page }) => {
  await startTogether(page);
  const change = (to: string) => `python -c "t = open('models.py').read(); open('models.py', 'w').write(t.replace('# phone = Column(String(20))', '${to}'))"`;
  await enter(page, 'Developer A', change('phone = Column(String(20))'));
  await enter(page, 'Developer A', 'git commit -am "Add phone" && git push');
  await enter(page, 'Developer B', change('mobile = Column(String(30))'));
  await enter(page, 'Developer B', 'git commit -am "Add mobile"');
  await enter(page, 'Developer B', 'git pull --no-rebase', 1);
  await expect(output(page, 'Developer B')).toContainText('CONFLICT (content): Merge conflict in models.py');
  await expect(output(page, 'Developer B')).toContainText('Automatic merge failed; fix conflicts and then commit the result.');

  await page.getByRole('tree', { name: 'Files, Developer B' }).getByRole('treeitem', { name: 'models.py' }).click();
  await expect(editor(page)).toContainText('<<<<<<< HEAD');
  const text = editor(page).getByRole('textbox', { name: 'models.py, Developer B' });
  for (const line of ['<<<<<<< HEAD', 'mobile = ', '=======', '>>>>>>> ']) {
    await text.focus();
    await page.keyboard.press('Control+f');
    await page.keyboard.type(line);
    await expect(editor(page).getByText('1 of 1')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(text).toBeFocused();
    await page.keyboard.press('Control+Shift+K');
  }
  await expect(editor(page)).not.toContainText('<<<<<<<');
  await expect(editor(page)).toContainText('phone = Column(String(20))');
  await enter(page, 'Developer B', 'git add models.py && git commit -m "Keep phone"');
  await enter(page, 'Developer B', 'git push && git log --oneline --graph');
  await expect(output(page, 'Developer B')).toContainText('Keep phone');
  await enter(page, 'Developer B', 'git status');
  await expect(output(page, 'Developer B')).toContainText('nothing to commit, working tree clean');
});
