import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runStages, type Stage } from './run-stages.ts';

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
  const write = `require('fs').writeFileSync(${JSON.stringify(report)}, JSON.stringify({ stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0 } }))`;
  const first = await runStages([{ name: 'tests', command: node(write), needs: [], report }], 2, quietly);
  expect(first.map(({ counts }) => counts)).toEqual([{ passed: 2, failed: 0 }]);
  const second = await runStages([{ name: 'tests', command: node(''), needs: [], report }], 2, quietly);
  expect(second.map(({ counts }) => counts)).toEqual([{ passed: 0, failed: 1 }]);
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
