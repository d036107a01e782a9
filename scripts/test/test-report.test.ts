import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstLines, judge, readReport, reportFrom } from './test-report.ts';

describe('a report that the real tool wrote', () => {
  // Below the project, so that the tools are found from there.
  let folder = '';
  beforeAll(() => {
    mkdirSync('.cache', { recursive: true });
    folder = mkdtempSync(resolve('.cache/report-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (variables: Readonly<Record<string, string>>, ...args: readonly string[]): void => {
    const { status } = spawnSync('npx', ['--no-install', ...args], { env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...variables } });
    expect(status).toBe(1);
  };

  test('of Vitest names what failed, in a test, in a hook, in a file, with how the values differ; what was skipped has failed', () => {
    writeFileSync(join(folder, 'vitest.config.ts'), "export default { test: { name: 'unit', include: ['*.test.ts'] } };");
    writeFileSync(join(folder, 'broken.test.ts'), "throw new Error('this file cannot be read');");
    writeFileSync(
      join(folder, 'sums.test.ts'),
      `import { beforeAll, describe, expect, test } from 'vitest';
test('fine', () => { expect(1).toBe(1); });
describe('sums', () => { test('differ', () => { expect({ sum: 3 }).toEqual({ sum: 4 }); }); });
describe('a hook', () => { beforeAll(() => { throw new Error('the hook broke'); }); test('is in the way', () => { expect(1).toBe(1); }); });
`,
    );
    const report = join(folder, 'vitest.json');
    run({ TEST_REPORT: report }, 'vitest', 'run', '--root', folder, '--reporter', resolve('scripts/test/vitest-reporter.ts'));
    const { passed, failed, failures = [] } = readReport(report) ?? {};
    expect([passed, failed]).toEqual([1, 4]);
    expect(Object.fromEntries(failures.map(({ name, error }) => [name.replace(/^\[unit\] .*\//, ''), error]))).toEqual({
      'broken.test.ts': 'this file cannot be read',
      'sums.test.ts › a hook': 'the hook broke',
      'sums.test.ts › a hook › is in the way': 'was skipped',
      'sums.test.ts › sums › differ': 'expected { sum: 3 } to deeply equal { sum: 4 }\n- Expected\n+ Received\n  {\n-   "sum": 4,\n+   "sum": 3,\n  }',
    });
  });

  test('of Playwright names what failed, with how the values differ; what was skipped has failed', () => {
    writeFileSync(join(folder, 'playwright.config.ts'), "export default { testMatch: '*.spec.ts', outputDir: 'results', reporter: 'json', projects: [{ name: 'page' }] };");
    writeFileSync(
      join(folder, 'sums.spec.ts'),
      `import { expect, test } from '@playwright/test';
test('fine', () => { expect(1).toBe(1); });
test.describe('sums', () => { test('differ', () => { expect({ sum: 3 }).toEqual({ sum: 4 }); }); });
test.skip('left out', () => undefined);
`,
    );
    const report = join(folder, 'playwright.json');
    run({ PLAYWRIGHT_JSON_OUTPUT_NAME: report }, 'playwright', 'test', '-c', join(folder, 'playwright.config.ts'));
    const { passed, failed, failures = [] } = readReport(report) ?? {};
    expect([passed, failed]).toEqual([1, 2]);
    expect(failures.map(({ name }) => name).sort()).toEqual(['[page] sums.spec.ts:3 › sums › differ', '[page] sums.spec.ts:4 › left out']);
    expect(failures.find(({ name }) => name.endsWith('differ'))?.error).toContain('-   "sum": 4,\n+   "sum": 3,');
    expect(failures.find(({ name }) => name.endsWith('left out'))?.error).toBe('skipped');
  });

  test('of neither is none', () => {
    expect(reportFrom({ tests: 3 })).toBeUndefined();
    expect(readReport(join(folder, 'nowhere.json'))).toBeUndefined();
  });
});

test('of an error the first lines are told, without colours and the way to it', () => {
  expect(firstLines('\u001B[31mError: no\u001B[39m\n\n    at run (/x/y.ts:3:4)\n    at /x/y.ts:3:4\nmore')).toBe('Error: no\nmore');
  expect(firstLines('line\n'.repeat(100)).split('\n').at(-1)).toBe('…');
});

describe('a stage that holds tests', () => {
  const report = { passed: 3, failed: 0, failures: [] };

  test('counts what its report says', () => {
    expect(judge(0, report, true, '')).toEqual(report);
    const failing = { passed: 3, failed: 1, failures: [{ name: 'one', error: 'no' }] };
    expect(judge(1, failing, true, '')).toEqual(failing);
  });

  test('fails when it left no report, and the end of what it printed says why', () => {
    expect(judge(0, undefined, true, 'out of memory\n')).toEqual({ passed: 0, failed: 1, failures: [{ name: 'left no report', error: 'out of memory' }] });
  });

  test('fails when it ran nothing', () => {
    expect(judge(0, { passed: 0, failed: 0, failures: [] }, true, '')).toMatchObject({ passed: 0, failed: 1, failures: [{ name: 'ran no test' }] });
  });

  test('fails when its program failed although all tests passed', () => {
    expect(judge(1, report, true, '')).toMatchObject({ passed: 3, failed: 1, failures: [{ name: 'ended with 1, although no test failed' }] });
  });
});

describe('a stage without tests', () => {
  test('counts nothing when it ends well and one failure when it does not', () => {
    expect(judge(0, undefined, false, '')).toEqual({ passed: 0, failed: 0, failures: [] });
    expect(judge(2, undefined, false, 'no such file\n')).toEqual({ passed: 0, failed: 1, failures: [{ name: 'ended with 2', error: 'no such file' }] });
  });
});
