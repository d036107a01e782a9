import { expect, test } from 'vitest';
import { masked } from './scenario-transcript.ts';

const sequence = (table: string) => `INFO  [alembic.ddl.postgresql] Detected sequence named '${table}_id_seq' as owned by integer column '${table}(id)', assuming SERIAL and omitting\n`;

test('the sequences that Alembic detects are recorded in one order, whichever its sets had', () => {
  const [logins, users] = [sequence('logins'), sequence('users')];
  expect(masked(`a\n${users}${logins}b\n`)).toBe(`a\n${logins}${users}b\n`);
  expect(masked(`${users}b\n${logins}`)).toBe(`${users}b\n${logins}`);
});

test('ids are numbered as they appear, and what has a date has none', () => {
  expect(masked('4f2a90c1d7be -> 0123456789ab, 4f2a90c1d7be at 2026-01-02 10:00:00.123\n')).toBe('<revision 1> -> <revision 2>, <revision 1> at <date>\n');
});
