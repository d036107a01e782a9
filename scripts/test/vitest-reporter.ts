import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestModule, TestCase, SerializedError } from 'vitest/node';
import { type FailedTest, firstLines, type TestReport } from './test-report.ts';

/**
 * Writes what `readReport` reads, to the file that TEST_REPORT names. Vitest's own JSON report leaves out how the values
 * differ, and what a hook said that kept its tests from running.
 */
export default class ReportWriter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const path = process.env['TEST_REPORT'];
    if (path === undefined) throw new Error('TEST_REPORT does not say where the report is to be written.');
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const ofTests = tests.filter((test) => test.result().state !== 'passed').map((test) => ({ name: nameOf(test), error: errorOf(test) }));
    const around = [...modules.flatMap(aroundTests), ...unhandled.map((error) => ({ name: 'outside of any test', error: textOf(error) }))];
    const report: TestReport = { passed, failed: ofTests.length + around.length, failures: [...around, ...ofTests] };
    writeFileSync(path, JSON.stringify(report));
  }
}

/** What failed in a file, or in a hook, beside the tests themselves. */
function aroundTests(module: TestModule): FailedTest[] {
  const file = fileOf(module);
  return [
    ...module.errors().map((error) => ({ name: file, error: textOf(error) })),
    ...[...module.children.allSuites()].flatMap((suite) => suite.errors().map((error) => ({ name: `${file} › ${suite.fullName.replaceAll(' > ', ' › ')}`, error: textOf(error) }))),
  ];
}

function nameOf(test: TestCase): string {
  return `${fileOf(test.module)} › ${test.fullName.replaceAll(' > ', ' › ')}`;
}

function fileOf(module: TestModule): string {
  const { name } = module.project;
  return `${name === '' ? '' : `[${name}] `}${relative('.', module.moduleId)}`;
}

function errorOf(test: TestCase): string {
  const { state, errors = [] } = test.result();
  return errors.length === 0 ? `was ${state === 'skipped' ? 'skipped' : 'not run'}` : errors.map(textOf).join('\n');
}

function textOf({ message, diff }: { readonly message: string; readonly diff?: unknown }): string {
  return firstLines(`${message}${typeof diff === 'string' ? `\n${diff}` : ''}`);
}
