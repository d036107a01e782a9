import type { EnvironmentId } from './environment.ts';

/**
 * CI as the world keeps it.
 *
 * @property deploysWhenGreen a run that passed goes on to deploy by itself; otherwise it waits for a person
 * @property run the newest run, or undefined before the first push
 */
export interface Pipeline {
  readonly deploysWhenGreen: boolean;
  readonly run: PipelineRun | undefined;
}

/** A push: which branch moved to which commit, and who moved it. */
export interface Push {
  readonly branch: string;
  readonly commit: string;
  readonly by: EnvironmentId;
}

/**
 * One run of the pipeline for one push.
 *
 * @property number counts the runs of this world from 1
 * @property subject the first line of the commit's message
 * @property problem why the pipeline file cannot be run; then there are no steps
 * @property deploy undefined when the file deploys nothing
 */
export interface PipelineRun extends Push {
  readonly number: number;
  readonly subject: string;
  readonly state: RunState;
  readonly problem?: string;
  readonly steps: readonly StepRun[];
  readonly deploy: Deployment | undefined;
}

export interface Deployment {
  readonly environment: EnvironmentId;
  readonly steps: readonly StepRun[];
}

export type RunState = 'running' | 'passed' | 'failed' | 'stopped' | 'deploying' | 'deployed' | 'deploy failed' | 'deploy stopped';
export type StepState = 'waiting' | 'running' | 'passed' | 'failed' | 'stopped' | 'skipped';

/**
 * A step, and how it went.
 *
 * @property commands its shell lines, as the file has them
 * @property env variables that are set while it runs
 * @property lines what was entered in the terminal so far, and what it showed
 * @property milliseconds how long it took; 0 before it ended
 */
export interface StepRun {
  readonly name: string;
  readonly commands: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly state: StepState;
  readonly lines: readonly LineRun[];
  readonly milliseconds: number;
}

/** A line of a step: the output is what the terminal showed, at most its last {@link KEPT_OUTPUT} characters. */
export interface LineRun {
  readonly line: string;
  readonly output: string;
  readonly code: number;
}

export const KEPT_OUTPUT = 20_000;

export function newStep(name: string, commands: readonly string[], env: Readonly<Record<string, string>> = {}): StepRun {
  return { name, commands, env, state: 'waiting', lines: [], milliseconds: 0 };
}

/** Whether something of the run is still to come by itself. */
export function isUnderWay({ state }: PipelineRun): boolean {
  return state === 'running' || state === 'deploying';
}

/** The run with everything that was under way ended in one way: the step that ran, those behind it, and the run itself. */
export function endedRun(run: PipelineRun, how: 'failed' | 'stopped'): PipelineRun {
  const end = (steps: readonly StepRun[]): StepRun[] => steps.map((step) => ({ ...step, state: step.state === 'running' ? how : step.state === 'waiting' ? 'skipped' : step.state }));
  const deploy = run.deploy === undefined ? undefined : { ...run.deploy, steps: end(run.deploy.steps) };
  return run.state === 'deploying' ? { ...run, deploy, state: how === 'failed' ? 'deploy failed' : 'deploy stopped' } : { ...run, steps: end(run.steps), deploy, state: how };
}

/** The run with the steps of its present half (CI's or the deployment's) replaced. */
export function withSteps(run: PipelineRun, change: (steps: readonly StepRun[]) => readonly StepRun[]): PipelineRun {
  if (run.state !== 'deploying') return { ...run, steps: change(run.steps) };
  return run.deploy === undefined ? run : { ...run, deploy: { ...run.deploy, steps: change(run.deploy.steps) } };
}

/** The steps of the run's present half, and the environment in which they run. */
export function presentHalf(run: PipelineRun): Deployment {
  return run.state === 'deploying' && run.deploy !== undefined ? run.deploy : { environment: 'ci', steps: run.steps };
}
