import { describe, expect, test } from 'vitest';
import { isoDate, mailDate, relativeDate, shortDate, strictIsoDate } from './person.ts';

const now = 1_700_000_000;

describe('how long ago a commit was made', () => {
  /** Recorded from git 2.39: `GIT_TEST_DATE_NOW=1700000000 git log -1 --format=%cr`. */
  test.each([
    [-1, 'in the future'],
    [0, '0 seconds ago'],
    [1, '1 second ago'],
    [89, '89 seconds ago'],
    [90, '2 minutes ago'],
    [5369, '89 minutes ago'],
    [5370, '2 hours ago'],
    [126_000, '35 hours ago'],
    [127_800, '2 days ago'],
    [1_166_400, '2 weeks ago'],
    [6_004_800, '2 months ago'],
    [31_492_800, '1 year ago'],
    [33_000_000, '1 year, 1 month ago'],
    [63_072_000, '2 years ago'],
    [157_636_800, '5 years ago'],
    [300_000_000, '10 years ago'],
  ])('%i seconds are %s', (ago, said) => {
    expect(relativeDate(now - ago, now)).toBe(said);
  });
});

test('a date is the day in the zone of who made the commit', () => {
  const person = { name: 'Ada', email: 'ada@example.org', seconds: Date.UTC(2026, 0, 1, 23, 30) / 1000, zone: '+0130' };
  expect([shortDate(person), isoDate(person), strictIsoDate(person), mailDate(person)]).toEqual(['2026-01-02', '2026-01-02 01:00:00 +0130', '2026-01-02T01:00:00+01:30', 'Fri, 2 Jan 2026 01:00:00 +0130']);
});
