import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runStages, type Stage, tellFailures } from './run-stages.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stages-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const node = (program: string): Stage['command'] => [process.execPath, '-e', program];
const quietly = (): void => {};

test('a stage that needs a failed one is not run and counts as a failure', async () => {
  const stages: Stage[] = [
    { name: 'build', command: node('process.exit(3)'), needs: [] },
    { name: 'tests', command: node(''), needs: ['build'], report: join(folder, 'report.json') },
  ];
  const results = await runStages(stages, 2, quietly);
  expect(results.map(({ outcome, counts }) => [outcome, counts.failed])).toEqual([
    ['failed', 1],
    ['not run', 1],
  ]);
});

test('a report of an earlier run is not taken for one of this run', async () => {
  const report = join(folder, 'report.json');
  const write = `require('fs').writeFileSync(${JSON.stringify(report)}, JSON.stringify({ passed: 2, failed: 0, failures: [] }))`;
  const first = await runStages([{ name: 'tests', command: node(write), needs: [], report }], 2, quietly);
  expect(first.map(({ counts }) => counts)).toEqual([{ passed: 2, failed: 0, failures: [] }]);
  const second = await runStages([{ name: 'tests', command: node(''), needs: [], report }], 2, quietly);
  expect(second.map(({ counts }) => [counts.passed, counts.failed])).toEqual([[0, 1]]);
});

test('the output of a failed stage is shown, that of a passed one is not', async () => {
  const said: string[] = [];
  const stages: Stage[] = [
    { name: 'good', command: node("console.log('all is well')"), needs: [] },
    { name: 'bad', command: node("console.error('it broke here'); process.exit(1)"), needs: [] },
  ];
  await runStages(stages, 2, (text) => said.push(text));
  expect(said.join('')).toContain('it broke here');
  expect(said.join('')).not.toContain('all is well');
});

test('a stage that runs alone waits for the others and makes them wait', async () => {
  const said: string[] = [];
  const stages: Stage[] = [
    { name: 'first', command: node(''), needs: [] },
    { name: 'alone', command: node(''), needs: [], alone: true },
    { name: 'last', command: node(''), needs: ['alone'] },
  ];
  await runStages(stages, 2, (text) => said.push(text.replace(/:.*/s, '').trim()));
  expect(said).toEqual(['… first', '✓ first', '… alone', '✓ alone', '… last', '✓ last']);
});

test('stages that wait for each other are a mistake that is told', async () => {
  const stages: Stage[] = [
    { name: 'hen', command: node(''), needs: ['egg'] },
    { name: 'egg', command: node(''), needs: ['hen'] },
  ];
  await expect(runStages(stages, 2, quietly)).rejects.toThrow('wait for each other');
});

test('at the end every test that failed is told again by name with its error, and every stage that did not run', async () => {
  const report = join(folder, 'report.json');
  const failing = { passed: 1, failed: 1, failures: [{ name: 'a.test.ts › adds', error: 'expected 3 to be 4\n- 4\n+ 3' }] };
  const stages: Stage[] = [
    { name: 'types', command: node("console.log('all good'); console.error('models.ts: no such type'); process.exit(2)"), needs: [] },
    { name: 'tests', command: node(`require('fs').writeFileSync(${JSON.stringify(report)}, ${JSON.stringify(JSON.stringify(failing))}); process.exit(1)`), needs: [], report },
    { name: 'more', command: node(''), needs: ['types'] },
    { name: 'lint', command: node(''), needs: [] },
  ];
  const told = tellFailures(await runStages(stages, 2, quietly));
  expect(told).toBe(`
What failed:

✗ types: ended with 2
    all good
    models.ts: no such type

✗ tests: a.test.ts › adds
    expected 3 to be 4
    - 4
    + 3

✗ more: not run, since what it needs failed
`);
});

test('where many failed each is told in a few lines', async () => {
  const report = join(folder, 'report.json');
  const failures = Array.from({ length: 30 }, (_, index) => ({ name: `test ${index}`, error: 'first\nsecond\nthird\nfourth' }));
  const write = `require('fs').writeFileSync(${JSON.stringify(report)}, ${JSON.stringify(JSON.stringify({ passed: 0, failed: 30, failures }))})`;
  const told = tellFailures(await runStages([{ name: 'tests', command: node(write), needs: [], report }], 2, quietly));
  expect(told.match(/✗ tests: test \d+\n {4}first\n {4}second\n {4}third\n/g)).toHaveLength(30);
  expect(told).not.toContain('fourth');
});

test('when nothing failed nothing is told again', async () => {
  expect(tellFailures(await runStages([{ name: 'lint', command: node(''), needs: [] }], 2, quietly))).toBe('');
});
