import { type BrowserContext, expect, type Page } from '@playwright/test';
import { test, workbenchOn } from './workbench-page.ts';

/** Ends a tab as a crash does: its process is gone in the middle of whatever it did. */
async function kill(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // The answer never comes: who would give it is gone.
  void devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

/**
 * Watches in the page itself, from now on, for the save of a file that is not there yet: a save may be over before anybody
 * asks from outside.
 */
async function watchForSave(page: Page, file: string): Promise<() => Promise<void>> {
  const watched = await page.evaluateHandle((name) => {
    const begun = new Promise<void>((resolve) => {
      new MutationObserver(() => {
        const isThere = [...document.querySelectorAll('[role="treeitem"]')].some((each) => each.textContent.includes(name));
        if (isThere && document.body.textContent.includes('Saving in this browser')) resolve();
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    return { begun };
  }, file);
  return () => watched.evaluate(({ begun }) => begun);
}

async function openTab(context: BrowserContext) {
  const tab = workbenchOn(await context.newPage());
  await tab.page.goto('./');
  return tab;
}

test('a second tab says so, takes over with all that was done, and gives it back when it closes', async ({ workbench, context }) => {
  await workbench.open();
  await workbench.terminal.focus();
  await workbench.run('echo first > first.txt');

  const second = await openTab(context);
  await expect(second.page.getByRole('heading', { name: 'Headway is open in another tab' })).toBeVisible();
  await expect(second.terminal).toBeHidden();
  // Not saved yet, perhaps: the tab that hands over finishes its save first.
  await workbench.terminal.focus();
  await workbench.run('echo more > more.txt');
  await second.page.getByRole('button', { name: 'Use it here' }).click();
  await expect(second.file('first.txt')).toBeVisible();
  await expect(second.file('more.txt')).toBeVisible();
  await expect(workbench.page.getByRole('heading', { name: 'Headway is open in another tab' })).toBeVisible();

  await second.terminal.focus();
  await second.run('echo second > second.txt');
  await expect(second.page.getByText('Saved in this browser')).toBeVisible();
  await second.page.close();
  await expect(workbench.file('second.txt')).toBeVisible();
  await expect(workbench.file('first.txt')).toBeVisible();
});

test('a tab that does not answer is passed over, and what it saved is there', async ({ workbench, context }) => {
  await workbench.open();
  await workbench.terminal.focus();
  await workbench.run('echo kept > kept.txt');
  await expect(workbench.page.getByText('Saved in this browser')).toBeVisible();
  const devtools = await context.newCDPSession(workbench.page);
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });

  const second = await openTab(context);
  await second.page.getByRole('button', { name: 'Use it here' }).click();
  await expect(second.file('kept.txt')).toBeVisible();
  await second.terminal.focus();
  await second.run('echo on > on.txt');
  await expect(second.page.getByText('Saved in this browser')).toBeVisible();

  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(workbench.page.getByRole('heading', { name: 'Headway is open in another tab' })).toBeVisible();
  await second.page.reload();
  await expect(second.file('on.txt')).toBeVisible();
});

test('a tab that is killed while a command runs loses nothing that was saved, and nothing half done is there', async ({ workbench, context }) => {
  await workbench.open();
  await workbench.terminal.focus();
  await workbench.run('flask db init && flask db migrate -m "Create users" && flask db upgrade && python seed.py');
  await expect(workbench.page.getByText('Saved in this browser')).toBeVisible();
  await workbench.page.keyboard.insertText(`python -c "import sqlite3; c = sqlite3.connect('app.db'); c.execute('DELETE FROM users'); c.commit(); print('deleted', flush=True); [None for _ in iter(int, 1)]"`);
  await workbench.page.keyboard.press('Enter');
  await expect(workbench.output.getByText('deleted', { exact: true })).toBeVisible();
  await kill(workbench.page);

  const again = await openTab(context);
  await expect(again.file(/create_users\.py/)).toBeVisible();
  await expect(again.database.getByRole('row', { name: /ada@example\.org/ })).toBeVisible();
  await again.terminal.focus();
  await again.run('flask db current');
  await expect(again.output).toContainText(/[0-9a-f]{12} \(head\)/);
});

test('a tab that is killed during a save comes back whole: as before the save or as after it', async ({ workbench, context }) => {
  await workbench.open();
  await workbench.terminal.focus();
  await workbench.run('echo before > before.txt');
  await expect(workbench.page.getByText('Saved in this browser')).toBeVisible();
  const begun = await watchForSave(workbench.page, 'large.bin');
  // Large, so that the save takes a while; the second file is of the same save.
  await workbench.page.keyboard.insertText(`python -c "open('large.bin', 'wb').write(bytes(60_000_000)); open('small.txt', 'w').write('small')"`);
  await workbench.page.keyboard.press('Enter');
  await begun();
  await kill(workbench.page);

  const again = await openTab(context);
  await expect(again.file('before.txt')).toBeVisible();
  await again.terminal.focus();
  await again.run('ls *.bin *.txt | wc -l');
  const [large, small] = [await again.file('large.bin').count(), await again.file('small.txt').count()];
  expect(large).toBe(small);
  await again.run('echo after > after.txt');
  await expect(again.page.getByText('Saved in this browser')).toBeVisible();
});

test('a browser that keeps nothing is said plainly, and work goes on', async ({ workbench }) => {
  await workbench.page.addInitScript(() => {
    // As a browser does that forbids storage to a page.
    IDBFactory.prototype.open = () => {
      throw new DOMException('The user denied permission to access the database.', 'InvalidStateError');
    };
  });
  await workbench.open();
  await expect(workbench.page.getByRole('alert').filter({ hasText: 'Not saved' })).toContainText('The browser did not give back what was kept');
  await workbench.terminal.focus();
  await workbench.run('flask db init');
  await expect(workbench.file('migrations')).toBeVisible();
});

test.describe('where nothing was kept before', () => {
  test.use({ firstVisit: true, serviceWorkers: 'block' });

  test('a browser that is full is said plainly, work goes on, and saving begins again when there is room', async ({ workbench, context, baseURL }) => {
    const devtools = await context.newCDPSession(workbench.page);
    const origin = new URL(baseURL ?? '').origin;
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_000_000 });
    await workbench.open();
    await workbench.terminal.focus();
    await workbench.run('echo kept > kept.txt');
    await expect(workbench.page.getByText('Saved in this browser')).toBeVisible();
    await workbench.run(`python -c "open('large.bin', 'wb').write(bytes(5_000_000))"`);
    await expect(workbench.page.getByRole('alert').filter({ hasText: 'Not saved' })).toContainText('The browser has no room left for this page');
    await workbench.run('echo on > on.txt');
    await expect(workbench.file('on.txt')).toBeVisible();

    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    await workbench.run('echo again > again.txt');
    await expect(workbench.page.getByText('Saved in this browser')).toBeVisible();
    await workbench.page.reload();
    for (const name of ['kept.txt', 'large.bin', 'on.txt', 'again.txt']) await expect(workbench.file(name)).toBeVisible();
  });
});
