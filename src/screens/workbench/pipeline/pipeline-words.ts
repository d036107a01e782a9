import type { EnvironmentId } from '../../../domain/environment.ts';
import type { PipelineRun, RunState, StepState } from '../../../domain/pipeline.ts';
import { type AppState, isOlderThan } from '../../../domain/running-app.ts';
import type { FileTree } from '../../../domain/file-tree.ts';
import type { PipelineView } from '../../../pipeline/create-pipeline.ts';
import type { IconName } from '../../../ui/Icon.tsx';
import { pageTexts } from '../../../texts/en/page.ts';
import { pipelineTexts } from '../../../texts/en/pipeline.ts';
import { oneDecimal } from '../../../texts/numbers.ts';
import { textsOf } from '../../../texts/texts-of.ts';

/** Whether a state is good, bad, under way, or none of these. */
export type Tone = 'good' | 'bad' | 'busy' | 'plain';

export interface Mark {
  readonly words: string;
  readonly icon: IconName;
  readonly tone: Tone;
}

/** A mark without its words. */
type Look = Omit<Mark, 'words'>;

const RUNS: Readonly<Record<RunState, Look>> = {
  running: { icon: 'play', tone: 'busy' },
  passed: { icon: 'check', tone: 'good' },
  failed: { icon: 'close', tone: 'bad' },
  stopped: { icon: 'stop', tone: 'plain' },
  deploying: { icon: 'play', tone: 'busy' },
  deployed: { icon: 'check', tone: 'good' },
  'deploy failed': { icon: 'close', tone: 'bad' },
  'deploy stopped': { icon: 'stop', tone: 'plain' },
};

const STEPS: Readonly<Record<StepState, Look>> = {
  waiting: { icon: 'down', tone: 'plain' },
  running: { icon: 'play', tone: 'busy' },
  passed: { icon: 'check', tone: 'good' },
  failed: { icon: 'close', tone: 'bad' },
  stopped: { icon: 'stop', tone: 'plain' },
  skipped: { icon: 'stop', tone: 'plain' },
};

export function runMark(state: RunState): Mark {
  return { ...RUNS[state], words: textsOf(pipelineTexts).runs[state] };
}

export function stepLook(state: StepState): Look {
  return STEPS[state];
}

/** What the tab of an environment says of the run: CI how it tested, the deployed environment how that went. */
export function tabMark({ run }: PipelineView, environment: EnvironmentId): Mark | undefined {
  if (run === undefined) return undefined;
  const deployment = run.state === 'deploying' || run.state.startsWith('deploy');
  if (environment === 'ci') return runMark(deployment ? 'passed' : run.state);
  if (environment !== run.deploy?.environment || !deployment) return undefined;
  return run.state === 'deploy failed' ? runMark('failed') : run.state === 'deploy stopped' ? undefined : runMark(run.state);
}

/** One sentence on what the run is at, or what it came to. */
export function runSentence({ run, cutOff, waitsFor, queued, underWay }: PipelineView): string {
  const texts = textsOf(pipelineTexts);
  if (run === undefined) return underWay ? texts.reading : texts.notStarted;
  if (cutOff && waitsFor === undefined) return texts.cutOff;
  const sentence = waitsFor === undefined ? stateSentence(run) : texts.waitsFor(nameOf(waitsFor));
  return queued ? texts.newerWaits(sentence) : sentence;
}

function stateSentence(run: PipelineRun): string {
  const { sentence: texts } = textsOf(pipelineTexts);
  const place = run.deploy === undefined ? undefined : nameOf(run.deploy.environment);
  const failed = [...run.steps, ...(run.deploy?.steps ?? [])].find(({ state }) => state === 'failed')?.name ?? '';
  switch (run.state) {
    case 'running':
      return texts.running;
    case 'passed':
      return place === undefined ? texts.passed : texts.passedBefore(place);
    case 'failed':
      if (run.problem !== undefined) return texts.cannotRun;
      return place === undefined ? texts.failed(failed) : texts.failedBefore(failed, place);
    case 'stopped':
      return place === undefined ? texts.stopped : texts.stoppedBefore(place);
    case 'deploying':
      return texts.deploying(place ?? '');
    case 'deployed':
      return texts.deployed(place ?? '');
    case 'deploy failed':
      return texts.deployFailed(failed, place ?? '');
    case 'deploy stopped':
      return texts.deployStopped(place ?? '');
  }
}

function nameOf(environment: EnvironmentId): string {
  return textsOf(pageTexts).environments[environment];
}

/** The first part of a commit's name, as git shows it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}

/** `0.4 s`, `12 s`, `2 min 5 s` */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${oneDecimal(seconds)} s`;
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** What answers at an environment's port. */
export function appMark(app: AppState | undefined, files: FileTree, time: (at: number) => string): Mark & { readonly more: string } {
  const { app: texts } = textsOf(pipelineTexts);
  if (app === undefined) return { words: texts.notStarted, icon: 'code', tone: 'plain', more: texts.notStartedMore };
  if (app.type === 'stopped') return { words: texts.stopped, icon: 'stop', tone: 'plain', more: texts.stoppedMore };
  const since = texts.since(time(app.since), app.port);
  if (app.reloads) return { words: texts.running, icon: 'check', tone: 'good', more: texts.reloads(since) };
  const code = app.commit === undefined ? texts.codeOfStart : texts.codeAt(shortCommit(app.commit));
  return isOlderThan(app, files)
    ? { words: texts.old, icon: 'warning', tone: 'busy', more: texts.oldMore(code, since) }
    : { words: texts.running, icon: 'check', tone: 'good', more: texts.runningMore(code, since) };
}
