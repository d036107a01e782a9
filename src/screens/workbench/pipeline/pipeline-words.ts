import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import type { PipelineRun, RunState, StepState } from '../../../domain/pipeline.ts';
import { type AppState, isOlderThan } from '../../../domain/running-app.ts';
import type { FileTree } from '../../../domain/file-tree.ts';
import type { PipelineView } from '../../../pipeline/create-pipeline.ts';
import type { IconName } from '../../../ui/Icon.tsx';

/** Whether a state is good, bad, under way, or none of these. */
export type Tone = 'good' | 'bad' | 'busy' | 'plain';

export interface Mark {
  readonly words: string;
  readonly icon: IconName;
  readonly tone: Tone;
}

const RUNS: Readonly<Record<RunState, Mark>> = {
  running: { words: 'running', icon: 'play', tone: 'busy' },
  passed: { words: 'passed', icon: 'check', tone: 'good' },
  failed: { words: 'failed', icon: 'close', tone: 'bad' },
  stopped: { words: 'stopped', icon: 'stop', tone: 'plain' },
  deploying: { words: 'deploying', icon: 'play', tone: 'busy' },
  deployed: { words: 'deployed', icon: 'check', tone: 'good' },
  'deploy failed': { words: 'deploy failed', icon: 'close', tone: 'bad' },
  'deploy stopped': { words: 'deploy stopped', icon: 'stop', tone: 'plain' },
};

const STEPS: Readonly<Record<StepState, Mark>> = {
  waiting: { words: 'to come', icon: 'down', tone: 'plain' },
  running: { words: 'running', icon: 'play', tone: 'busy' },
  passed: { words: 'passed', icon: 'check', tone: 'good' },
  failed: { words: 'failed', icon: 'close', tone: 'bad' },
  stopped: { words: 'stopped', icon: 'stop', tone: 'plain' },
  skipped: { words: 'not run', icon: 'stop', tone: 'plain' },
};

export function runMark(state: RunState): Mark {
  return RUNS[state];
}

export function stepMark(state: StepState): Mark {
  return STEPS[state];
}

/** What the tab of an environment says of the run: CI how it tested, the deployed environment how that went. */
export function tabMark({ run }: PipelineView, environment: EnvironmentId): Mark | undefined {
  if (run === undefined) return undefined;
  const deployment = run.state === 'deploying' || run.state.startsWith('deploy');
  if (environment === 'ci') return deployment ? RUNS.passed : RUNS[run.state];
  if (environment !== run.deploy?.environment || !deployment) return undefined;
  return run.state === 'deploy failed' ? { ...RUNS['deploy failed'], words: 'failed' } : run.state === 'deploy stopped' ? undefined : RUNS[run.state];
}

/** One sentence on what the run is at, or what it came to. */
export function runSentence({ run, cutOff, waitsFor, queued, underWay }: PipelineView): string {
  if (run === undefined) return underWay ? 'Reading the pipeline file.' : 'No push has started it yet. A push to a branch that .ci/pipeline.yml names runs its steps in CI.';
  const next = queued ? ' A newer push waits for its turn.' : '';
  if (waitsFor !== undefined) return `Waits until the command in ${environmentNames[waitsFor]}’s terminal has ended.${next}`;
  if (cutOff) return 'It was cut off here, and is stopped: the page was loaded again, or this is a moment of the past.';
  return `${stateSentence(run)}${next}`;
}

function stateSentence(run: PipelineRun): string {
  const place = run.deploy === undefined ? '' : environmentNames[run.deploy.environment];
  const failed = [...run.steps, ...(run.deploy?.steps ?? [])].find(({ state }) => state === 'failed')?.name ?? '';
  switch (run.state) {
    case 'running':
      return 'CI runs the steps on a fresh checkout.';
    case 'passed':
      return run.deploy === undefined ? 'All steps passed.' : `All steps passed. ${place} has not got it yet.`;
    case 'failed':
      return run.problem === undefined ? `“${failed}” failed. ${place === '' ? 'Nothing else was run.' : `${place} is untouched.`}` : 'The pipeline cannot be run.';
    case 'stopped':
      return place === '' ? 'It was stopped.' : `It was stopped. ${place} is untouched.`;
    case 'deploying':
      return `All steps passed. ${place} is being brought up to it.`;
    case 'deployed':
      return `All steps passed, in CI and in ${place}.`;
    case 'deploy failed':
      return `“${failed}” failed. ${place} is as that step left it.`;
    case 'deploy stopped':
      return `The deployment was stopped. ${place} is as it was left.`;
  }
}

/** The first part of a commit's name, as git shows it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}

/** `0.4 s`, `12 s`, `2 min 5 s` */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** What answers at an environment's port. */
export function appMark(app: AppState | undefined, files: FileTree, time: (at: number) => string): Mark & { readonly more: string } {
  if (app === undefined) return { words: 'not started', icon: 'code', tone: 'plain', more: 'curl is answered by the present code, loaded anew for each request.' };
  if (app.type === 'stopped') return { words: 'stopped', icon: 'stop', tone: 'plain', more: 'Nothing answers. flask run & starts it.' };
  const since = `since ${time(app.since)}, port ${app.port}`;
  if (app.reloads) return { words: 'running', icon: 'check', tone: 'good', more: `${since}; it reloads its code for each request.` };
  const code = app.commit === undefined ? 'the code of its start' : `the code at ${shortCommit(app.commit)}`;
  return isOlderThan(app, files)
    ? { words: 'running old code', icon: 'warning', tone: 'busy', more: `${code}, ${since}. Its code is older than the files: pkill flask; flask run & restarts it.` }
    : { words: 'running', icon: 'check', tone: 'good', more: `${code}, ${since}.` };
}
