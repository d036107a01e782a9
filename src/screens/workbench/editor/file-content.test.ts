import { expect, test } from 'vitest';
import { mainDatabase } from './file-content.ts';

test('the picked database counts, else app.db, else the first', () => {
  expect(mainDatabase(['a.db', 'app.db', 'z.db'], 'z.db')).toBe('z.db');
  expect(mainDatabase(['a.db', 'app.db'], undefined)).toBe('app.db');
  expect(mainDatabase(['a.db', 'app.db'], 'gone.db')).toBe('app.db');
  expect(mainDatabase(['b.db', 'c.db'], undefined)).toBe('b.db');
  expect(mainDatabase([], 'app.db')).toBeUndefined();
});
