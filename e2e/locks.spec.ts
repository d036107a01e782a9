import { expect } from '@playwright/test';
import { test } from './workbench-page.ts';

test('a lock on PostgreSQL makes a person wait: until lock_timeout, until Stop, or until it is gone', async ({ workbench }) => {
  await workbench.open();
  await workbench.terminal.focus();
  await workbench.run('echo "DATABASE_URL=postgresql://app:secret@localhost:5432/shop" > .env');
  await workbench.run(`psql -c "create table users (id int)" -c "begin" -c "select * from users" -c "prepare transaction 'report'"`);

  const change = 'psql -c "alter table users add column phone text"';
  await workbench.run(`PGOPTIONS="-c lock_timeout=300ms" ${change}`, 1);
  await expect(workbench.output.getByText('ERROR: canceling statement due to lock timeout').last()).toBeAttached();

  await workbench.page.keyboard.insertText(change);
  await workbench.page.keyboard.press('Enter');
  await expect(workbench.stop).toBeEnabled();
  await workbench.stop.click();
  await workbench.ended(change, 130).waitFor({ state: 'attached' });

  await workbench.terminal.focus();
  await workbench.run(`psql -c "rollback prepared 'report'"`);
  await workbench.run(change);
});
