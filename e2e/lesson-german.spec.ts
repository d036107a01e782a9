import { expect, test } from '@playwright/test';
import { violations } from './accessible.ts';

test.use({ locale: 'de-DE' });

test('whoever reads German does a task in German, around a lesson that says that it is in English', async ({ page }) => {
  await page.goto('./#/lessons');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByText('Die Lektionen sind auf Englisch.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Grundlagen' })).toBeVisible();
  expect(await violations(page), 'the course').toEqual([]);

  await page.getByRole('link', { name: /Generate a migration/ }).click();
  const text = page.getByRole('complementary', { name: 'Lektion' });
  await expect(text.getByText('Die Lektionen sind auf Englisch.')).toBeVisible();
  await expect(text.getByText(/^Lektion 03, Grundlagen\. Etwa \d+ Minuten\.$/)).toBeVisible();
  // A screen reader says the lesson's own words in their language, and the page's in the page's.
  await expect(text.getByRole('heading', { name: 'Generate a migration', level: 2 })).toHaveAttribute('lang', 'en');
  for (const prose of await text.locator('.prose').all()) await expect(prose).toHaveAttribute('lang', 'en');
  await expect(text.getByRole('button', { name: 'flask db init --directory practice eintippen' })).toHaveAttribute('lang', 'de');

  const task = text.getByRole('region', { name: 'Aufgabe: Begin a folder' });
  await expect(task.getByRole('list', { name: 'Was die Prüfungen sehen' }).getByRole('listitem').first()).toContainText(/Noch nicht: Entwicklerin A hat .* Soll: /);
  await task.getByRole('button', { name: 'Hinweis 1 von 3: Wo du nachsehen kannst' }).click();
  await expect(task.getByRole('list', { name: 'Hinweise' }).getByRole('listitem')).toHaveCount(1);
  expect(await violations(page), 'a task').toEqual([]);

  await task.getByRole('button', { name: 'Vormachen' }).click();
  const told = text.getByRole('region', { name: 'Wo du bist' }).getByRole('status');
  await expect(told).toHaveText('Aufgabe gelöst: Begin a folder. Als Nächstes: Generate the file.');
  await expect(text.getByRole('button', { name: '„Vormachen“ rückgängig machen' })).toBeVisible();
});
