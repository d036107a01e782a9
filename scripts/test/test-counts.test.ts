import { describe, expect, test } from 'vitest';
import { countsOf, judge } from './test-counts.ts';

describe('a report', () => {
  test("of Vitest's counts skipped and unfinished tests as failed", () => {
    const report = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    expect(countsOf(report)).toEqual({ passed: 7, failed: 4 });
  });

  test("of Playwright's counts flaky and skipped tests as failed", () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 } };
    expect(countsOf(report)).toEqual({ passed: 5, failed: 3 });
  });

  test('of another shape has no counts', () => {
    expect(countsOf({ tests: 3 })).toBeUndefined();
  });
});

describe('a stage that holds tests', () => {
  test('counts what its report says', () => {
    expect(judge(0, { passed: 3, failed: 0 }, true)).toEqual({ passed: 3, failed: 0 });
    expect(judge(1, { passed: 3, failed: 2 }, true)).toEqual({ passed: 3, failed: 2 });
  });

  test('fails when it left no report', () => {
    expect(judge(0, undefined, true)).toEqual({ passed: 0, failed: 1 });
  });

  test('fails when it ran nothing', () => {
    expect(judge(0, { passed: 0, failed: 0 }, true)).toEqual({ passed: 0, failed: 1 });
  });

  test('fails when its program failed although all tests passed', () => {
    expect(judge(1, { passed: 3, failed: 0 }, true)).toEqual({ passed: 3, failed: 1 });
  });
});

describe('a stage without tests', () => {
  test('counts nothing when it ends well and one failure when it does not', () => {
    expect(judge(0, undefined, false)).toEqual({ passed: 0, failed: 0 });
    expect(judge(2, undefined, false)).toEqual({ passed: 0, failed: 1 });
  });
});
