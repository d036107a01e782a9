import { describe, expect, test } from 'vitest';
import { treeOf } from '../../../domain/file-tree.ts';
import { newStep, type PipelineRun } from '../../../domain/pipeline.ts';
import { codeIn, type RunningApp } from '../../../domain/running-app.ts';
import type { PipelineView } from '../../../pipeline/create-pipeline.ts';
import { appMark, duration, runSentence, tabMark } from './pipeline-words.ts';

const run: PipelineRun = {
  number: 1, branch: 'main', commit: 'abcdef0123456789', by: 'dev-a', subject: 'Add phone', state: 'running',
  steps: [{ ...newStep('Single head', ['true']), state: 'failed' }], deploy: { environment: 'production', steps: [{ ...newStep('Pull', ['git pull']), state: 'waiting' }] },
};
const view = (change: Partial<PipelineView>): PipelineView => ({ deploysWhenGreen: true, run, cutOff: false, underWay: false, waitsFor: undefined, queued: false, ...change });

describe('one sentence', () => {
  test.each([
    [view({ run: undefined }), 'No push has started it yet. A push to a branch that .ci/pipeline.yml names runs its steps in CI.'],
    [view({ underWay: true, queued: true }), 'CI runs the steps on a fresh checkout. A newer push waits for its turn.'],
    [view({ underWay: true, waitsFor: 'ci' }), 'Waits until the command in CI’s terminal has ended.'],
    [view({ run: { ...run, state: 'failed' } }), '“Single head” failed. Production is untouched.'],
    [view({ run: { ...run, state: 'failed', problem: 'line 1: no', steps: [], deploy: undefined } }), 'The pipeline cannot be run.'],
    [view({ run: { ...run, state: 'passed' } }), 'All steps passed. Production has not got it yet.'],
    [view({ run: { ...run, state: 'passed', deploy: undefined } }), 'All steps passed.'],
    [view({ run: { ...run, state: 'deployed' } }), 'All steps passed, in CI and in Production.'],
    [view({ cutOff: true }), 'It was cut off here, and is stopped: the page was loaded again, or this is a moment of the past.'],
  ])('%#', (shown, words) => {
    expect(runSentence(shown)).toBe(words);
  });
});

test('a tab says what concerns its environment: CI the tests, the other the deployment', () => {
  const failed = view({ run: { ...run, state: 'deploy failed' } });
  expect([tabMark(failed, 'ci')?.words, tabMark(failed, 'production')?.words, tabMark(failed, 'dev-a')?.words]).toEqual(['passed', 'failed', undefined]);
  expect(tabMark(view({ run: { ...run, state: 'failed' } }), 'production')).toBeUndefined();
});

test('an app says which code it runs, and that the files are newer', () => {
  const files = treeOf({ 'app.py': 'one' });
  const app: RunningApp = { type: 'running', pid: 1001, line: 'flask run', arguments: ['run'], port: 5000, cwd: '', variables: {}, reloads: false, code: codeIn(files), since: 5, commit: run.commit };
  const time = (at: number) => `12:0${at}`;
  expect(appMark(app, files, time)).toMatchObject({ words: 'running', more: 'the code at abcdef0, since 12:05, port 5000.' });
  expect(appMark(app, treeOf({ 'app.py': 'two' }), time)).toMatchObject({ words: 'running old code', tone: 'busy' });
  expect(appMark(undefined, files, time).words).toBe('not started');
  expect(appMark({ type: 'stopped', pid: 1 }, files, time).words).toBe('stopped');
});

test('a duration is told as people say it', () => {
  expect([40, 1240, 12_400, 125_000].map(duration)).toEqual(['0.0 s', '1.2 s', '12 s', '2 min 5 s']);
});
