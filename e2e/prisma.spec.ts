import { expect } from '@playwright/test';
import { test } from './workbench-page.ts';

const config = "export default { schema: 'schema.prisma', datasource: { url: 'file:./dev.db' } };";
const schema = 'datasource db {\\n  provider = "sqlite"\\n}\\n\\nmodel User {\\n  id    Int    @id\\n  email String\\n}\\n';

test('Prisma asks for a name, makes the table, and what it refuses of a schema is marked in the editor', async ({ workbench }) => {
  await workbench.open();
  await workbench.terminal.focus();
  await workbench.run(`echo "${config}" > prisma.config.ts`);
  await workbench.run(`printf '${schema}' > schema.prisma`);

  await workbench.page.keyboard.insertText('npx prisma migrate dev');
  await workbench.page.keyboard.press('Enter');
  await expect(workbench.page.getByText('Waits for your answer in the terminal')).toBeVisible({ timeout: 60_000 });
  await expect(workbench.output.getByRole('listitem').filter({ hasText: 'Enter a name for the new migration:' })).toBeVisible();
  await workbench.page.keyboard.type('first');
  await workbench.page.keyboard.press('Enter');
  await workbench.ended('npx prisma migrate dev').waitFor({ state: 'attached' });
  await expect(workbench.database.getByText('User', { exact: true }).first()).toBeVisible();

  await workbench.run(`printf '${schema.replace('String', 'Strin')}' > schema.prisma`);
  await workbench.run('prisma validate', 1);
  // The note above the terminal leads there too.
  await workbench.page.getByRole('button', { name: 'Go to schema.prisma:7' }).last().click();
  await expect(workbench.editor.locator('.squiggly-error').first()).toBeVisible();
});
