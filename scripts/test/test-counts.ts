import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** How many tests a stage ran, and how many of them did not do what they should. A skipped test counts as failed: none may be. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

const vitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number(), numTodoTests: z.number() })
  .transform((report): TestCounts => ({ passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests + report.numTodoTests }));

const playwrightReport = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }) })
  .transform(({ stats }): TestCounts => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }));

const anyReport = z.union([vitestReport, playwrightReport]);

/** The counts of a JSON report of Vitest or Playwright, or undefined when there is none that can be read. */
export function readCounts(path: string): TestCounts | undefined {
  try {
    return countsOf(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

export function countsOf(report: unknown): TestCounts | undefined {
  return anyReport.safeParse(report).data;
}

/**
 * What a stage counts for in the closing line. A stage that holds no tests counts only when it fails; one that holds tests
 * fails also when it ran none, when its report is missing, and when its program failed although no test did.
 */
export function judge(exitCode: number, counts: TestCounts | undefined, holdsTests: boolean): TestCounts {
  if (!holdsTests) return { passed: 0, failed: exitCode === 0 ? 0 : 1 };
  if (counts === undefined || counts.passed + counts.failed === 0) return { passed: 0, failed: 1 };
  return exitCode !== 0 && counts.failed === 0 ? { passed: counts.passed, failed: 1 } : counts;
}
