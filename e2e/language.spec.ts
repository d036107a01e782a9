import { expect } from '@playwright/test';
import { violations } from './accessible.ts';
import { test } from './workbench-page.ts';

test.describe('in a German browser', () => {
  test.use({ firstVisit: true, serviceWorkers: 'block', locale: 'de-DE' });

  test('the page comes in German, and a person goes to English and back without losing what is typed, open or running', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('status').filter({ hasText: 'Python bereit' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Headway' }).getByRole('link')).toHaveText(['Werkbank', 'Lektionen', 'Szenarien', 'Vergleich']);
    await expect(page.getByRole('tree', { name: 'Dateien, Entwicklerin A' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Revisionen' })).toContainText('Noch keine Revisionen. flask db init legt den Ordner an');

    const terminal = page.getByRole('textbox', { name: 'Terminal, Entwicklerin A' });
    await terminal.focus();
    await page.keyboard.type('python -c "while True: pass"');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Anhalten, Entwicklerin A' })).toBeVisible();

    // What runs goes on.
    const language = page.getByRole('combobox', { name: 'Language, Sprache' });
    await language.selectOption({ label: 'English' });
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('button', { name: 'Stop, Developer A' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'ended, exit code 130, Developer A' })).toBeAttached();
    await expect(page.getByRole('textbox', { name: 'Terminal, Developer A' })).toBeFocused();

    // So does what is typed and not entered.
    await page.keyboard.type('flask db sta');
    await language.selectOption({ label: 'Deutsch' });
    await expect(page.getByRole('button', { name: 'Rückgängig' })).toBeVisible();
    await terminal.focus();
    await page.keyboard.press('Backspace');
    await expect(page.getByRole('tabpanel', { name: 'Ausgabe, Entwicklerin A' }).getByRole('list')).toContainText('flask db st');
    expect(await violations(page)).toEqual([]);
  });

  test('the choice survives a reload, whatever the browser prefers', async ({ page }) => {
    await page.goto('./');
    await page.getByRole('combobox', { name: 'Language, Sprache' }).selectOption({ label: 'English' });
    await expect(page.getByRole('tree', { name: 'Files, Developer A' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('tree', { name: 'Files, Developer A' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('what is done is told in the language that is shown, also what was done before', async ({ page }) => {
    await page.goto('./');
    await page.getByRole('button', { name: 'Neue Datei' }).click();
    await page.getByRole('textbox', { name: 'Name der neuen Datei' }).fill('models.py');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Dateien' }).getByRole('alert')).toHaveText('models.py gibt es schon.');
    await page.getByRole('button', { name: 'Neue Datei' }).click();
    await page.getByRole('textbox', { name: 'Name der neuen Datei' }).fill('notiz.txt');
    await page.keyboard.press('Enter');
    const timeline = page.getByRole('region', { name: /^(?:Zeitachse|Timeline)$/ });
    await expect(timeline).toContainText('2 von 2notiz.txt angelegtEntwicklerin A');
    await page.getByRole('combobox', { name: 'Language, Sprache' }).selectOption({ label: 'English' });
    await expect(timeline).toContainText('2 of 2Created notiz.txtDeveloper A');

    await page.getByRole('textbox', { name: 'Terminal, Developer A' }).focus();
    await page.keyboard.type('flask db upgrade\n');
    await expect(page.getByText('There is no folder migrations yet.').first()).toBeVisible();
    await page.getByRole('combobox', { name: 'Language, Sprache' }).selectOption({ label: 'Deutsch' });
    await expect(page.getByText('Den Ordner migrations gibt es noch nicht.').first()).toBeVisible();
    await expect(page.getByText('There is no folder migrations yet.')).toHaveCount(0);
  });
});

test('a language whose words cannot be fetched is said to be missing, and the page stays as it is', async ({ page }) => {
  await page.route(/\/de-[^/]*\.js$/, (route) => route.abort());
  await page.goto('./');
  const language = page.getByRole('combobox', { name: 'Language, Sprache' });
  await language.selectOption({ label: 'Deutsch' });
  await expect(page.getByRole('alert').filter({ hasText: 'Deutsch could not be fetched.' })).toBeVisible();
  await expect(language).toHaveValue('en');
  await expect(page.getByRole('tree', { name: 'Files, Developer A' })).toBeVisible();
});
