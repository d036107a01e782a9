import { violations } from './accessible.ts';
import { expect, lessonOn, test } from './lesson-page.ts';

test('by keyboard alone a lesson is done from start to end, left, and found again after a reload', async ({ lesson }) => {
  const { page, text } = lesson;
  await page.goto('./#/lessons');
  await page.getByRole('link', { name: /Generate a migration/ }).focus();
  await page.keyboard.press('Enter');
  await expect(text.getByRole('heading', { name: 'Generate a migration', level: 2 })).toBeVisible();
  await expect(lesson.findings).toContainText('practice');

  // From the text into the terminal, and on there.
  await page.keyboard.press('Control+`');
  await expect(lesson.terminal()).toBeFocused();
  for (const pane of ['Revisions', 'Database']) {
    await page.keyboard.press('F6');
    await expect(page.getByRole('region', { name: pane }).locator(':focus')).toBeAttached();
  }
  await page.keyboard.press('F6');
  await expect(text).toBeFocused();
  await lesson.tabTo(lesson.button('Type flask db init --directory practice'));
  await page.keyboard.press('Enter');
  await expect(lesson.terminal()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lesson.told).toHaveText('Task done: Begin a folder. Next: Generate the file.');
  await expect(text.getByText('Four files and an empty folder')).toBeVisible();

  // Done in the middle, and left: nothing of it is lost.
  await page.keyboard.type('rm -r practice\n');
  await expect(page.getByText('5 removed', { exact: true })).toBeVisible();
  await expect(page.getByText('Saved in this browser')).toBeVisible();
  await page.reload();
  await expect(text.getByText('Task 2 of 2: Generate the file')).toBeVisible();
  await expect(lesson.findings).toBeVisible();
  await expect(page.getByText('5 removed', { exact: true })).toBeVisible();

  await page.keyboard.press('Control+`');
  await expect(lesson.terminal()).toBeFocused();
  await page.keyboard.type('flask db migrate -m "Add phone to users"\n');
  await expect(lesson.told).toHaveText('Task done: Generate the file. All tasks of this lesson are done.');
  for (const pane of ['Editor', 'Files']) {
    await page.keyboard.press('Shift+F6');
    await expect(page.getByRole('region', { name: pane }).locator(':focus')).toBeAttached();
  }
  await page.keyboard.press('Shift+F6');
  await expect(text).toBeFocused();
  await lesson.tabTo(text.getByRole('link', { name: 'Next: 04' }));
  await page.keyboard.press('Enter');
  await expect(text.getByRole('heading', { name: 'Review a migration', level: 2 })).toBeVisible();

  await page.goto('./#/lessons');
  await page.reload();
  await expect(page.getByRole('link', { name: /Generate a migration/ })).toContainText('Done');
  await expect(page.getByText(/^1 of \d+ lessons done$/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Continue: 04' })).toBeVisible();
  await page.getByRole('link', { name: /Generate a migration/ }).click();
  await expect(text.getByText('All tasks of this lesson are done.', { exact: true })).toBeVisible();
  await expect(lesson.file(/add_phone_to_users/)).toBeVisible();
});

test('a task tells what it found and wanted, and helps in three steps', async ({ lesson }) => {
  await lesson.open('03-generate-a-migration');
  await expect(lesson.findings.getByRole('listitem').first()).toContainText(/Not yet: .* should/);
  const hints = lesson.text.getByRole('list', { name: 'Hints' });
  for (const [index, grade] of ['Where to look', 'What to do', 'The command'].entries()) {
    await lesson.button(`Hint ${index + 1} of 3: ${grade}`).click();
    await expect(hints.getByRole('heading', { name: grade })).toBeVisible();
  }
  await expect(lesson.button(/^Hint/)).toHaveCount(0);
  await lesson.page.reload();
  await expect(hints.getByRole('listitem')).toHaveCount(3);
});

test('"Show me" does the task in the learner’s own project, and is undone', async ({ lesson }) => {
  const { page } = lesson;
  await lesson.open('03-generate-a-migration');
  await expect(lesson.findings).toBeVisible();
  await lesson.terminal().focus();
  await page.keyboard.type('touch mine.txt\n');
  await expect(lesson.file('mine.txt')).toBeVisible();
  await lesson.button(/^Show me/).click();
  await expect(lesson.told).toHaveText('Task done: Begin a folder. Next: Generate the file.');
  await expect(lesson.file('practice')).toBeVisible();

  await lesson.undo.click();
  await expect(lesson.file('practice')).toBeHidden();
  await expect(lesson.file('mine.txt')).toBeVisible();
  await expect(lesson.text.getByText('Task 1 of 2: Begin a folder')).toBeVisible();
  await expect(lesson.undo).toBeHidden();
});

test('"Start over" asks, and puts the project of this lesson alone to its beginning', async ({ lesson }) => {
  const { page } = lesson;
  await page.goto('./');
  await expect(lesson.file('migrations')).toBeHidden();
  await lesson.terminal().focus();
  await page.keyboard.type('touch my-own.txt\n');
  await expect(lesson.file('my-own.txt')).toBeVisible();
  await page.getByRole('navigation', { name: 'Headway' }).getByRole('link', { name: 'Lessons' }).click();
  await page.getByRole('link', { name: /Generate a migration/ }).click();
  await expect(lesson.findings).toBeVisible();
  await expect(lesson.file('my-own.txt')).toBeHidden();
  await lesson.button(/^Show me/).click();
  await expect(lesson.file('practice')).toBeVisible();
  await expect(lesson.told).toHaveText(/^Task done: Begin a folder/);

  await lesson.button('Start over').click();
  const dialog = page.getByRole('dialog', { name: 'Start this lesson over?' });
  await dialog.getByRole('button', { name: 'Keep my work' }).click();
  await expect(lesson.file('practice')).toBeVisible();
  await lesson.button('Start over').click();
  await dialog.getByRole('button', { name: 'Start over' }).click();
  await expect(lesson.file('practice')).toBeHidden();
  await expect(lesson.text.getByText('Task 1 of 2: Begin a folder')).toBeVisible();

  await page.getByRole('navigation', { name: 'Headway' }).getByRole('link', { name: 'Workbench' }).click();
  await expect(lesson.file('my-own.txt')).toBeVisible();
  await expect(lesson.file('migrations')).toBeHidden();
});

test('a link to a later lesson and one of its headings sets up exactly its beginning', async ({ lesson }) => {
  const { page, text } = lesson;
  await lesson.open('20-two-heads', 'pull-what-a-did');
  await expect(text.getByRole('heading', { name: 'Pull what A did' })).toBeFocused();
  await expect(lesson.findings).toBeVisible();
  // The lesson begins with Developer B, who has made a revision that A does not have.
  await expect(lesson.file(/orders/, 'Developer B')).toBeVisible();
  await lesson.terminal('Developer B').focus();
  await page.keyboard.type('git pull --no-rebase --no-edit\n');
  await expect(lesson.told).toHaveText(/^Task done: Pull what A did/);
});

test('progress goes out as a file and comes in elsewhere; what is no such file is told', async ({ lesson, browser }, info) => {
  const { page } = lesson;
  await lesson.open('03-generate-a-migration');
  await expect(lesson.findings).toBeVisible();
  await lesson.button(/^Show me/).click();
  await expect(lesson.told).toHaveText(/^Task done: Begin a folder/);
  await page.goto('./#/lessons');
  await page.getByLabel('Your name, for the file').fill('Ada Byron');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save my progress' }).click()]);
  expect(file.suggestedFilename()).toBe('headway-progress-ada-byron.json');
  const path = info.outputPath('progress.json');
  await file.saveAs(path);

  const context = await browser.newContext();
  const other = lessonOn(await context.newPage());
  await other.page.goto(new URL('./#/lessons', page.url()).href);
  await expect(other.page.getByText(/^0 of \d+ lessons done$/)).toBeVisible();
  await other.page.getByLabel('Progress file').setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{"a": 1}') });
  await expect(other.page.getByText('This is no progress that Headway can take')).toBeVisible();
  await other.page.getByLabel('Progress file').setInputFiles(path);
  await expect(other.page.getByText('progress.json was added to your progress.')).toBeVisible();
  await expect(other.page.getByRole('link', { name: /Generate a migration/ })).toContainText('Begun: 1 of 2');
  await expect(other.page.getByLabel('Your name, for the file')).toHaveValue('Ada Byron');
  await context.close();
});

test('a lesson can be read where Python cannot run, and says what does not work', async ({ lesson }) => {
  const { page, text } = lesson;
  await page.route('**/runtime/**', (route) => route.abort());
  await page.goto('./#/lessons/03-generate-a-migration');
  await expect(text.getByText('Python could not start, so the checks cannot look')).toBeVisible();
  await lesson.button('What comes of it').first().click();
  await expect(text.getByText('Four files and an empty folder')).toBeVisible();
  await page.unroute('**/runtime/**');
  await lesson.button('Start Python again').click();
  await expect(lesson.findings).toContainText('practice');
});

test('on paper a lesson is its whole text alone', async ({ lesson }) => {
  const { page, text } = lesson;
  await lesson.open('03-generate-a-migration');
  await expect(lesson.findings).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(text.getByText('Four files and an empty folder')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Remember' })).toBeVisible();
  await expect(lesson.findings).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
  const height = await text.evaluate((element) => element.scrollHeight - element.clientHeight);
  expect(height, 'nothing is cut off').toBeLessThanOrEqual(0);
});

test('in a second tab the lesson goes on with all that was done; the first one says so, and takes it back', async ({ lesson, context }) => {
  await lesson.open('03-generate-a-migration');
  await expect(lesson.findings).toBeVisible();
  await lesson.terminal().focus();
  await lesson.page.keyboard.type('touch first.txt\n');
  await expect(lesson.file('first.txt')).toBeVisible();
  await expect(lesson.page.getByText('Saved in this browser')).toBeVisible();

  const second = lessonOn(await context.newPage());
  await second.open('03-generate-a-migration');
  await expect(second.file('first.txt')).toBeVisible();
  await expect(lesson.page.getByRole('heading', { name: 'This lesson is open in another tab' })).toBeVisible();
  await expect(lesson.text.getByRole('heading', { name: 'Generate a migration', level: 2 })).toBeVisible();
  expect(await violations(lesson.page)).toEqual([]);
  await second.terminal().focus();
  await second.page.keyboard.type('touch second.txt\n');
  await expect(second.file('second.txt')).toBeVisible();
  await expect(second.page.getByText('Saved in this browser')).toBeVisible();

  await lesson.page.getByRole('button', { name: 'Use it here' }).click();
  await expect(lesson.file('second.txt')).toBeVisible();
  await expect(second.page.getByRole('heading', { name: 'This lesson is open in another tab' })).toBeVisible();
  await lesson.terminal().focus();
  await lesson.page.keyboard.type('flask db init --directory practice\n');
  await expect(lesson.told).toHaveText(/^Task done: Begin a folder/);
});

test('an address that leads to no lesson says so, with the way to all', async ({ lesson }) => {
  const { page } = lesson;
  await page.goto('./#/lessons/99-nowhere');
  await expect(page.getByText('The address asks for “99-nowhere”')).toBeVisible();
  await page.getByRole('link', { name: 'All lessons' }).click();
  await expect(page.getByRole('heading', { name: 'Lessons', level: 2 })).toBeVisible();
});
