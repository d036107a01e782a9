import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, expect, type Locator, type Page, type TestInfo } from '@playwright/test';
import { treeOf } from '../src/domain/file-tree.ts';
import { writeZip } from '../src/transfer/write-zip.ts';
import { narrow, violations } from './accessible.ts';
import { test, type WorkbenchPage } from './workbench-page.ts';

let folder = '';
test.beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'transfer-'))));
test.afterAll(() => rmSync(folder, { recursive: true }));

const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name });
const menu = (page: Page): Locator => dialog(page, 'Take along, share, bring in');

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take along' }).click();
  await expect(menu(page)).toBeVisible();
}

async function chooseFile(page: Page, path: string): Promise<void> {
  await openMenu(page);
  await page.getByLabel('A file to bring in').setInputFiles(path);
}

function fileWith(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

function zipWith(name: string, files: Readonly<Record<string, string>>): string {
  return fileWith(name, writeZip(treeOf(files), new Date(2026, 0, 5)));
}

async function saved(page: Page, button: string, info: TestInfo): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), menu(page).getByRole('button', { name: button }).click()]);
  const path = info.outputPath(download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

async function migrated(workbench: WorkbenchPage): Promise<void> {
  await workbench.open();
  await workbench.terminal.focus();
  for (const line of ['flask db init', 'flask db migrate --rev-id 9d8094844531 -m "Create users"', 'flask db upgrade', 'python seed.py']) await workbench.run(line);
}

const migrations = {
  'env.py': `from flask import current_app
from alembic import context

engine = current_app.extensions["migrate"].db.engine
with engine.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
`,
  'alembic.ini': '[alembic]\n',
  'versions/a1_notes.py': `"""Create notes"""
from alembic import op
import sqlalchemy as sa

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("notes", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade():
    op.drop_table("notes")
`,
};
const inside = (name: string): Record<string, string> => Object.fromEntries(Object.entries(migrations).map(([path, text]) => [`${name}/${path}`, text]));

test('an environment is downloaded as a zip with its project, its history and its origin', async ({ workbench }, info) => {
  await migrated(workbench);
  await openMenu(workbench.page);
  const path = await saved(workbench.page, 'Download Developer A', info);
  await expect(menu(workbench.page).getByText('headway-dev-a.zip holds Developer A.')).toBeVisible();
  const { status, stdout } = spawnSync('python3', ['-m', 'zipfile', '-l', path], { encoding: 'utf8' });
  expect(status).toBe(0);
  for (const name of ['README.txt', 'project/app.py', 'project/.git/HEAD', 'project/app.db', 'project/migrations/versions/9d8094844531_create_users.py', 'origin.git/HEAD']) expect(stdout).toContain(name);
});

test('the whole world is downloaded, and opened again in another browser after a question', async ({ workbench, browser }, info) => {
  await migrated(workbench);
  await openMenu(workbench.page);
  const path = await saved(workbench.page, 'Download the whole world', info);

  const page = await elsewhere(browser);
  await chooseFile(page, path);
  const question = dialog(page, 'Open headway-world.zip?');
  await expect(question).toContainText('app.db: 1 table, 3 rows, at revision 9d8094844531');
  await expect(question).toContainText('First version');
  await expect(page.getByRole('treeitem', { name: 'migrations' })).toHaveCount(0);
  await question.getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByRole('treeitem', { name: 'migrations' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Revisions' })).toContainText('Create users');
  await page.context().close();
});

test('a project’s zip says what it needs before anything is replaced, and its migrations run with the smallest app', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await chooseFile(page, zipWith('shop.zip', { ...inside('shop-main/migrations'), 'shop-main/app.py': 'import celery\nfrom flask import Flask\n\napp = Flask(__name__)\napp.config["SQLALCHEMY_DATABASE_URI"] = "postgresql://db/shop"\n' }));
  const question = dialog(page, 'Bring in shop.zip?');
  await expect(question.getByRole('list', { name: 'What it needs' })).toContainText('app.py, line 1, imports celery, which is not installed here.');
  await expect(question).toContainText('Its database is PostgreSQL (app.py, line 5).');
  await expect(question.getByRole('radio', { name: /With the smallest app/ })).toBeChecked();
  expect(await violations(page)).toEqual([]);
  await expect(workbench.file('models.py')).toHaveCount(1);
  await question.getByRole('button', { name: 'Bring it in' }).click();
  await expect(question).toBeHidden();
  await expect(workbench.file('smallest_app.py')).toBeVisible();
  await workbench.terminal.focus();
  await workbench.run('flask db upgrade');
  await workbench.run('flask db current');
  await expect(workbench.output).toContainText('a1 (head)');
  await workbench.run('git log --oneline');
  await expect(workbench.output).toContainText('First version');
});

test('a folder is brought in, with what tools make again left out, into one environment alone', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  for (const [path, text] of Object.entries({ 'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n', 'notes/plan.txt': 'plan\n', 'venv/lib/x.py': 'x', '__pycache__/app.pyc': 'y' })) fileWith(`blog/${path}`, new TextEncoder().encode(text));
  await openMenu(page);
  await page.getByLabel('A folder to bring in').setInputFiles(join(folder, 'blog'));
  const question = dialog(page, 'Bring in blog?');
  await question.getByLabel('Into').selectOption({ label: 'Developer A alone' });
  await question.getByRole('button', { name: 'Bring it in' }).click();
  await expect(workbench.file('notes')).toBeVisible();
  await expect(workbench.file('models.py')).toHaveCount(0);
  await expect(workbench.file('venv')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Developer B' }).click();
  await expect(page.getByRole('tree', { name: 'Files, Developer B' }).getByRole('treeitem', { name: 'models.py' })).toBeVisible();
});

test('only a migrations folder gets the smallest app around it', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await chooseFile(page, zipWith('migrations.zip', inside('migrations')));
  const question = dialog(page, 'Bring in migrations.zip?');
  await expect(question).toContainText('Flask-Migrate’s migrations, in migrations/.');
  await question.getByRole('button', { name: 'Bring it in' }).click();
  await expect(workbench.revisions).toContainText('Create notes');
  await workbench.terminal.focus();
  await workbench.run('flask db upgrade');
  await expect(workbench.database).toContainText('notes');
});

test('a SQLite file that is dropped on the page is shown a place, and put beside an environment’s files', async ({ workbench }) => {
  const { page } = workbench;
  const made = spawnSync('python3', ['-c', "import sqlite3\nwith sqlite3.connect('people.db') as db: db.execute('CREATE TABLE people (name TEXT)'); db.execute('INSERT INTO people VALUES (1)')"], { cwd: folder });
  expect(made.status).toBe(0);
  await workbench.open();
  await drop(page, join(folder, 'people.db'));
  const question = dialog(page, 'Bring in people.db?');
  await expect(question).toContainText('A SQLite database, people.db.');
  await question.getByLabel('Into').selectOption({ label: 'Developer A, beside its files' });
  await question.getByRole('button', { name: 'Bring it in' }).click();
  await expect(workbench.file('people.db')).toBeVisible();
  await expect(workbench.file('models.py')).toBeVisible();
});

test('a hostile zip, and what is no zip, are refused with a sentence, and nothing changes', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  for (const [path, words] of [
    [zipWith('hostile.zip', { 'app.py': 'x', '../../etc/passwd': 'y' }), 'it leads out of the folder'],
    [fileWith('cut.zip', writeZip(treeOf({ 'app.py': 'x' }), new Date()).slice(0, 60)), 'It cannot be read as a zip archive'],
    [fileWith('letter.txt', new TextEncoder().encode('hello')), 'neither a zip archive nor a SQLite database'],
  ] as const) {
    await chooseFile(page, path);
    const refusal = dialog(page, 'This cannot be brought in');
    await expect(refusal.getByRole('alert')).toContainText(words);
    await expect(refusal).toContainText('Nothing has changed.');
    await page.keyboard.press('Escape');
    await expect(refusal).toBeHidden();
  }
  await expect(workbench.file('models.py')).toBeVisible();
});

test('a shared link shows what it holds and asks first; the address is clean after the choice', async ({ workbench, browser }) => {
  await migrated(workbench);
  await openMenu(workbench.page);
  const link = await menu(workbench.page).getByLabel('The link').inputValue();
  expect(link.length).toBeLessThan(32_000);

  const page = await elsewhere(browser, link);
  const question = dialog(page, 'Open the shared world?');
  await expect(question).toContainText('app.db: 1 table, 3 rows, at revision 9d8094844531');
  await question.getByRole('button', { name: 'Keep my work' }).click();
  await expect(question).toBeHidden();
  expect(new URL(page.url()).hash).toBe('');
  await expect(page.getByRole('treeitem', { name: 'migrations' })).toHaveCount(0);

  await page.goto(link);
  await question.getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByRole('treeitem', { name: 'migrations' })).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');

  await page.goto(link.slice(0, -40));
  await expect(dialog(page, 'This cannot be brought in').getByRole('alert')).toContainText('This link is damaged');
  await page.context().close();
});

test('the dialog is accessible in light and dark, by keyboard and on a small screen', async ({ workbench }) => {
  const { page } = workbench;
  await page.setViewportSize({ width: 390, height: 844 });
  await workbench.open();
  await page.getByRole('button', { name: 'Take along' }).focus();
  await page.keyboard.press('Enter');
  await expect(menu(page).getByLabel('The link')).toBeVisible();
  expect(await violations(page, narrow)).toEqual([]);
  await expectRoom(menu(page));
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Take along' })).toBeFocused();

  await chooseFile(page, zipWith('small.zip', { ...inside('migrations'), 'app.py': 'import celery\n' }));
  const question = dialog(page, 'Bring in small.zip?');
  await expect(question.getByRole('radio').first()).toBeVisible();
  expect(await violations(page, narrow)).toEqual([]);
  await expectRoom(question);
});

test('a folder that is dropped on the page is taken with its empty folders', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  fileWith('dropped/app.py', new TextEncoder().encode('from flask import Flask\n\napp = Flask(__name__)\n'));
  mkdirSync(join(folder, 'dropped/uploads'));
  await drop(page, join(folder, 'dropped'));
  await dialog(page, 'Bring in dropped?').getByRole('button', { name: 'Bring it in' }).click();
  await expect(workbench.file('uploads')).toBeVisible();
  await expect(workbench.file('models.py')).toHaveCount(0);
});

/** Nothing in the dialog is cut off at its side, and every button has room for its words. */
async function expectRoom(open: Locator): Promise<void> {
  const cut = await open.evaluate((element) => [element, ...element.querySelectorAll('button, fieldset, select')].filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent));
  expect(cut).toEqual([]);
}

/** Holds a file or folder of this machine over the page, as a person does with a mouse, and lets it go. */
async function drop(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const event = { x: 300, y: 300, data: { items: [], files: [path], dragOperationsMask: 1 } };
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...event });
  await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...event });
  await expect(page.getByText('Drop it to bring it in')).toBeVisible();
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...event });
  await expect(page.getByText('Drop it to bring it in')).toBeHidden();
  await session.detach();
}

/** Another browser, with nothing kept. */
async function elsewhere(browser: Browser, address = './'): Promise<Page> {
  const context = await browser.newContext({ baseURL: test.info().project.use.baseURL ?? '' });
  const page = await context.newPage();
  await page.goto(address);
  await expect(page.getByRole('status').filter({ hasText: 'Python ready' })).toBeAttached();
  return page;
}
