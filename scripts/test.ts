import { mkdirSync } from 'node:fs';
import { runStages, type Stage, tellFailures } from './test/run-stages.ts';

/*
 * `npm test`: everything that says whether the project is sound, on a fresh machine too. The closing line counts the tests;
 * a stage that holds no tests (types, lint, a build) counts as one failure when it fails.
 */

const reports = '.cache/test-reports';
const places = 2;

const npx = (...args: string[]): Stage['command'] => ['npx', '--no-install', ...args];
const npmRun = (name: string): Stage['command'] => ['npm', 'run', '--silent', name];
const vitest = (report: string, ...projects: string[]): Pick<Stage, 'command' | 'report' | 'variables'> => ({
  command: npx('vitest', 'run', ...projects.flatMap((project) => ['--project', project]), '--reporter=default', '--reporter=./scripts/test/vitest-reporter.ts'),
  variables: { TEST_REPORT: `${reports}/${report}` },
  report: `${reports}/${report}`,
});
const playwright = (report: string, ...projects: string[]): Pick<Stage, 'command' | 'report' | 'variables'> => ({
  command: npx('playwright', 'test', '--no-deps', ...projects.flatMap((project) => ['--project', project]), '--reporter=list,json'),
  variables: { PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/${report}` },
  report: `${reports}/${report}`,
});

const stages: readonly Stage[] = [
  { name: 'runtime', command: npmRun('build:runtime'), needs: [] },
  { name: 'types', command: npmRun('typecheck'), needs: [] },
  { name: 'lint', command: npmRun('lint'), needs: [] },
  { name: 'browser', command: npx('tsx', 'scripts/browser.ts'), needs: [] },
  { name: 'unit tests', ...vitest('unit.json', 'unit'), needs: [] },
  { name: 'page', command: npmRun('test:page'), needs: ['runtime'] },
  { name: 'engine tests', ...vitest('engine.json', 'engine'), needs: ['runtime'] },
  // The longest first: what is left at the end then keeps both cores busy.
  { name: 'end-to-end tests', ...playwright('end-to-end.json', 'page', 'firefox'), needs: ['page', 'browser'] },
  { name: 'fidelity tests', ...vitest('fidelity.json', 'fidelity'), needs: ['runtime'] },
  { name: 'measured tests', ...playwright('measured.json', 'measured'), needs: ['page', 'browser'], alone: true },
];

const say = (text: string): void => {
  process.stdout.write(text);
};

mkdirSync(reports, { recursive: true });
const results = await runStages(stages, places, say);
const passed = results.reduce((sum, { counts }) => sum + counts.passed, 0);
const failed = results.reduce((sum, { counts }) => sum + counts.failed, 0);
say(tellFailures(results));
say(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
