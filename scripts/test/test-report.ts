import { stripVTControlCharacters } from 'node:util';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A test that did not do what it should, or what kept tests from running: by its name, with the first lines of what it says. */
export interface FailedTest {
  readonly name: string;
  readonly error: string;
}

/** How many tests a stage ran, how many of them did not do what they should, and which. A skipped test counts as failed: none may be. */
export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly FailedTest[];
}

/** What our reporter for Vitest writes. */
const ownReport = z.object({ passed: z.number(), failed: z.number(), failures: z.array(z.object({ name: z.string(), error: z.string() })) });

const message = z.object({ message: z.string().default('') });
const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(z.object({ projectName: z.string(), status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']), results: z.array(z.object({ errors: z.array(message).default([]) })) })),
});
const playwrightSuite = z.object({
  title: z.string(),
  file: z.string().default(''),
  specs: z.array(playwrightSpec).default([]),
  get suites() {
    return z.array(playwrightSuite).default([]);
  },
});
const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(message),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** The report of Vitest (by our reporter) or Playwright, or undefined when there is none that can be read. */
export function readReport(path: string): TestReport | undefined {
  try {
    return reportFrom(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

export function reportFrom(written: unknown): TestReport | undefined {
  const own = ownReport.safeParse(written).data;
  if (own !== undefined) return own;
  const playwright = playwrightReport.safeParse(written).data;
  if (playwright === undefined) return undefined;
  const { stats, suites, errors } = playwright;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped,
    failures: [...suites.flatMap((suite) => failuresIn(suite, [])), ...errors.map((error) => ({ name: 'the run itself', error: firstLines(error.message) }))],
  };
}

function failuresIn({ title, file, specs, suites }: z.infer<typeof playwrightSuite>, above: readonly string[]): FailedTest[] {
  const names = title === file ? above : [...above, title];
  const ofSpecs = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status !== 'expected')
      .map(({ projectName, status, results }) => {
        const said = results.flatMap(({ errors }) => errors.map((error) => error.message)).join('\n');
        return { name: [`${projectName === '' ? '' : `[${projectName}] `}${spec.file}:${spec.line}`, ...names, spec.title].join(' › '), error: firstLines(said === '' ? status : said) };
      }),
  );
  return [...ofSpecs, ...suites.flatMap((suite) => failuresIn(suite, names))];
}

/** So many lines say what it is about; all of it stands further up. */
const LINES = 24;
const WIDTH = 240;

/** The first lines of what an error says, without colours, empty lines and the way to it. */
export function firstLines(text: string): string {
  const lines = stripVTControlCharacters(text).split('\n').filter((line) => line.trim() !== '' && !/^ +at .*:\d+:\d+\)?$/.test(line));
  const shown = lines.slice(0, LINES).map((line) => (line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line));
  return [...shown, ...(lines.length > LINES ? ['…'] : [])].join('\n');
}

/**
 * What a stage counts for in the closing line. A stage that holds no tests counts only when it fails; one that holds tests
 * fails also when it ran none, when its report is missing, and when its program failed although no test did. Whatever
 * failed has a name.
 *
 * @param output what its program printed, whose end is told where no test has failed by name
 */
export function judge(exitCode: number, report: TestReport | undefined, holdsTests: boolean, output: string): TestReport {
  const itself = (why: string): FailedTest => ({ name: why, error: lastLines(output) });
  if (!holdsTests) return exitCode === 0 ? { passed: 0, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [itself(`ended with ${exitCode}`)] };
  if (report === undefined) return { passed: 0, failed: 1, failures: [itself('left no report')] };
  if (report.passed + report.failed === 0) return { passed: 0, failed: 1, failures: [...report.failures, itself('ran no test')] };
  if (exitCode !== 0 && report.failed === 0) return { passed: report.passed, failed: 1, failures: [...report.failures, itself(`ended with ${exitCode}, although no test failed`)] };
  return report;
}

function lastLines(output: string): string {
  return firstLines(output.trimEnd().split('\n').slice(-LINES).join('\n'));
}
