import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { rowsSql, tablesSql, withChain, withNotes } from '../scripts/bench/large-project.ts';
import { readStarter } from '../scripts/project-folder.ts';
import { apply, treeOf } from '../src/domain/file-tree.ts';
import { writeZip } from '../src/transfer/write-zip.ts';
import { violations } from './accessible.ts';
import { test } from './workbench-page.ts';

/** However many rows a list has, no more are drawn than a few screens of them. */
const A_FEW_SCREENS = 120;

const migrations = treeOf({
  'migrations/alembic.ini': '[alembic]\n',
  'migrations/env.py': `from flask import current_app
from alembic import context

engine = current_app.extensions["migrate"].db.engine
with engine.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
`,
  'migrations/versions/000000000001_create_users.py': `"""create users"""
from alembic import op
import sqlalchemy as sa

revision = "000000000001"
down_revision = None


def upgrade():
    op.create_table("users", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("email", sa.String(120), nullable=False))


def downgrade():
    op.drop_table("users")
`,
});

/** A project with 1,000 files, 1,000 revisions (some of them branches), and the SQL that makes 200 tables and 100,000 rows. */
function largeProject(): Uint8Array {
  const project = apply(readStarter(), { set: [...migrations, ...treeOf({ 'fill.sql': `${tablesSql(200)}\n${rowsSql(100_000)}\n` })], remove: [] });
  return writeZip(withNotes(withChain(project, 1000, 50), 1000), new Date(2026, 0, 5));
}

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'large-world-'));
  writeFileSync(join(folder, 'large.zip'), largeProject());
});
test.afterAll(() => rmSync(folder, { recursive: true }));

const rowsOf = (list: Locator): Locator => list.locator('[data-row]');
const tabStop = (list: Locator): Locator => list.locator('[tabindex="0"]');
const focused = (page: Page): Locator => page.locator(':focus');

/** Scrolls a list to its end with the wheel, and looks at each turn how many rows are drawn. */
async function scrollToEnd(page: Page, list: Locator, last: Locator): Promise<void> {
  await list.hover();
  await expect(async () => {
    await page.mouse.wheel(0, 15_000);
    expect(await rowsOf(list).count()).toBeLessThan(A_FEW_SCREENS);
    await expect(last).toBeInViewport({ timeout: 200 });
  }).toPass({ intervals: [0] });
}

test('a project of 1,000 files and revisions, 200 tables and 100,000 rows is brought in, looked through and worked on', async ({ workbench }) => {
  test.setTimeout(240_000);
  const { page, files } = workbench;
  await workbench.open();
  await page.getByRole('button', { name: 'Take along' }).click();
  await page.getByLabel('A file to bring in').setInputFiles(join(folder, 'large.zip'));
  await page.getByRole('dialog', { name: 'Bring in large.zip?' }).getByRole('button', { name: 'Bring it in' }).click();
  await expect(workbench.file('fill.sql')).toBeVisible();
  await page.keyboard.press('Escape');

  await test.step('commands run, and their note, terminal and panels come', async () => {
    await workbench.terminal.focus();
    await workbench.run('flask db upgrade');
    await workbench.run('sqlite3 app.db < fill.sql');
    await expect(workbench.database).toContainText('stands at 000000001000');
  });

  await test.step('all files are reached by keyboard and by scrolling, and few are drawn', async () => {
    await tabStop(files).focus();
    await page.keyboard.press('End');
    await expect(focused(page)).toHaveText('note_0999.txt');
    await expect(focused(page)).toHaveAttribute('aria-posinset', '1000');
    await expect(focused(page)).toHaveAttribute('aria-setsize', '1000');
    await page.keyboard.press('ArrowUp');
    await expect(focused(page)).toHaveText('note_0998.txt');
    await page.keyboard.press('Enter');
    await expect(workbench.editor.getByRole('tab', { name: 'note_0998.txt' })).toBeVisible();
    await tabStop(files).focus();
    await page.keyboard.press('Home');
    await expect(focused(page)).toHaveText('.gitignore');
    await expect(focused(page)).toBeInViewport();
    await scrollToEnd(page, files, workbench.file('note_0999.txt'));
    // What has the keyboard stays where it is, also when it is scrolled out of sight.
    await expect(focused(page)).toHaveText('.gitignore');
    await page.keyboard.press('ArrowDown');
    await expect(focused(page)).toContainText('app.db');
    await expect(focused(page)).toBeInViewport();
  });

  await test.step('all revisions are reached, and few are drawn', async () => {
    const list = workbench.revisions.getByRole('list', { name: /Developer A/ }).first();
    await list.getByRole('button', { name: /000000001000 \(head\)/ }).focus();
    await page.keyboard.press('End');
    await expect(focused(page)).toContainText('base');
    await expect(focused(page)).toBeInViewport();
    await page.keyboard.press('ArrowUp');
    await expect(focused(page)).toContainText('create users');
    await expect(list.locator('li', { has: focused(page) })).toHaveAttribute('aria-posinset', '1000');
    await page.keyboard.press('Home');
    await expect(focused(page)).toContainText('000000001000');
    await scrollToEnd(page, workbench.revisions.locator('.scroll'), list.getByRole('button', { name: /^base/ }));
  });

  await test.step('of many tables the names are shown, and one is opened with its rows', async () => {
    const names = workbench.database.getByRole('region', { name: 'Tables, Developer A' }).locator('summary');
    await expect(names).toHaveCount(202);
    // The columns and rows of `users`, which was open before there were many.
    await expect(workbench.database.getByRole('table')).toHaveCount(2);
    await names.filter({ hasText: 'loan' }).focus();
    await page.keyboard.press('Enter');
    await expect(workbench.database.getByRole('table', { name: /loan/ }).getByRole('row')).not.toHaveCount(0);
    await expect(workbench.database.getByText('100,000')).not.toHaveCount(0);
    await workbench.database.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(workbench.database.getByRole('cell', { name: 'person 1', exact: true })).toHaveCount(0);
  });

  await test.step('the environments are compared, some tables at a time', async () => {
    await page.getByRole('button', { name: /^Environments/ }).click();
    const card = page.getByRole('region', { name: 'Developer A', exact: true });
    await expect(card.getByRole('list')).toHaveCount(40);
    await page.getByRole('button', { name: 'Show 40 more' }).click();
    await expect(card.getByRole('list')).toHaveCount(80);
    await page.keyboard.press('Escape');
  });

  expect(await violations(page)).toEqual([]);
});
