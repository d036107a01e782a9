import { expect, test, type TheatrePage } from './theatre-page.ts';

/** Steps of each main scenario. */
const LENGTHS = { chaos: 10, order: 11 } as const;

/** Plays to the end by the keyboard and answers what the stage showed after each step, the start first. */
async function playByKeyboard(theatre: TheatrePage, steps: number): Promise<string[]> {
  const shown = [await settled(theatre)];
  for (let step = 1; step <= steps; step += 1) {
    await theatre.page.keyboard.press('ArrowRight');
    await theatre.rests(step);
    shown.push(await settled(theatre));
  }
  return shown;
}

/** What the stage shows when nothing comes any more: twice the same. */
async function settled(theatre: TheatrePage): Promise<string> {
  let last = '';
  await expect
    .poll(async () => {
      const now = await theatre.shown();
      const same = now === last;
      last = now;
      return same;
    })
    .toBe(true);
  return last;
}

test('the one commit that the origin has is shown whole', async ({ theatre, page }) => {
  await theatre.open('chaos');
  const commit = page.getByRole('region', { name: 'Git origin' }).getByRole('listitem').filter({ hasText: 'First version' });
  await expect(commit).toBeVisible();
  expect(await commit.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
});

for (const [id, steps] of Object.entries(LENGTHS)) {
  test(`${id} is played to its end by the keyboard, and stepped back to its start`, async ({ theatre }) => {
    test.slow();
    await theatre.open(id);
    await theatre.hurry();
    const forth = await playByKeyboard(theatre, steps);
    await expect(theatre.told).toContainText('The scenario has ended');
    for (let step = steps - 1; step >= 0; step -= 1) {
      await theatre.page.keyboard.press('ArrowLeft');
      await theatre.rests(step);
      expect(await settled(theatre), `step ${step}`).toBe(forth[step]);
    }
    expect(new Set(forth).size, 'each step shows something of its own').toBe(steps + 1);
  });
}

test('chaos shows the crash, the failed deployment and the four problems', async ({ theatre }) => {
  test.slow();
  await theatre.open('chaos', 5);
  await theatre.hurry();
  for (const environment of ['Developer B', 'Production']) {
    await expect(theatre.card(environment).getByText('app crashes')).toBeVisible();
    await expect(theatre.card(environment).getByText('no such column: users.phone')).toBeVisible();
    await expect(theatre.card(environment).getByRole('listitem').filter({ hasText: 'phone' })).toContainText('missing');
  }
  await expect(theatre.card('Developer A').getByText('drift', { exact: true })).toBeVisible();
  await theatre.page.keyboard.press('ArrowRight');
  await theatre.rests(6);
  for (const [step, claim] of [
    [7, 'There is no record of what changed in a database.'],
    [8, 'Different environments have different schemas.'],
    [9, 'A fresh clone builds a database that differs from production.'],
    [10, 'A change that is typed by hand is typed differently each time.'],
  ] as const) {
    await theatre.page.keyboard.press('ArrowRight');
    await theatre.rests(step);
    await expect(theatre.page.getByRole('heading', { name: `Problem: ${claim}` })).toBeVisible();
  }
  await theatre.page.getByRole('button', { name: 'Show the environments' }).click();
  await expect(theatre.card('Production')).toBeVisible();
});

test('it plays by itself, pauses, goes on, and begins again', async ({ theatre }) => {
  test.slow();
  const { page } = theatre;
  await theatre.open('chaos');
  await theatre.hurry();
  await page.keyboard.press('Space');
  await expect(theatre.told).toContainText(/Step [2-9] of 10/);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  // It does not wait for whoever looks: it may be further on by now.
  const step = await theatre.restsSomewhere();
  expect(step).toBeGreaterThanOrEqual(2);
  await page.keyboard.press('Space');
  await expect(theatre.told).toContainText(new RegExp(`Step ([${step + 1}-9]|10) of 10`));
  await page.keyboard.press('Space');
  await theatre.restsSomewhere();
  await page.keyboard.press('Home');
  await theatre.rests(0);
  await expect(page).toHaveURL(/#\/scenarios\/chaos$/);
});

test('a link opens a scenario at its step, and a reload goes on there', async ({ theatre }) => {
  test.slow();
  const { page } = theatre;
  await theatre.open('chaos', 3);
  await expect(theatre.narration.getByRole('heading', { name: 'She changes the model and shares it' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'A changes her table by hand' }).click();
  await theatre.rests(2);
  await expect(page).toHaveURL(/step-2$/);
  await page.reload();
  await theatre.rests(2);
  await expect(theatre.card('Developer A').getByRole('listitem').filter({ hasText: 'phone' })).toContainText('VARCHAR(20)');
});

test('whoever leaves the script can do anything, and comes back to the same step', async ({ theatre }) => {
  const { page } = theatre;
  await theatre.open('chaos', 2);
  const before = await settled(theatre);
  await page.getByRole('button', { name: 'What if?' }).click();
  const terminal = page.getByRole('textbox', { name: 'Terminal, Developer A' });
  await terminal.focus();
  await page.keyboard.insertText('rm app.db models.py');
  await page.keyboard.press('Enter');
  await expect(page.getByText('You left the script at step 2')).toBeVisible();
  await expect(page.getByRole('treeitem', { name: 'models.py D , removed by the last command' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the script' }).click();
  await theatre.rests(2);
  expect(await settled(theatre)).toBe(before);
});

test("a scenario leaves the learner's own work as it is", async ({ theatre, page }) => {
  await page.goto('./');
  const terminal = page.getByRole('textbox', { name: 'Terminal, Developer A' });
  await terminal.focus();
  await page.keyboard.insertText('echo mine > note.txt');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem', { name: 'note.txt' })).toBeVisible();
  await page.getByRole('link', { name: 'Scenarios' }).click();
  await page.getByRole('link', { name: 'Without migrations: chaos' }).click();
  await theatre.rests(0);
  await page.getByRole('link', { name: 'Workbench' }).click();
  await expect(page.getByRole('treeitem', { name: 'note.txt' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('treeitem', { name: 'note.txt' })).toBeVisible();
});
