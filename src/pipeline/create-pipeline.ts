import { createActor, fromPromise, waitFor } from 'xstate';
import type { Environment, EnvironmentId } from '../domain/environment.ts';
import { type FileTree, textAt } from '../domain/file-tree.ts';
import { endedRun, isUnderWay, KEPT_OUTPUT, type LineRun, newStep, type Pipeline, type PipelineRun, type Push } from '../domain/pipeline.ts';
import type { TerminalEvent } from '../domain/terminal-event.ts';
import { movedBranches } from './origin-branches.ts';
import { pipelineMachine, type ReadRun, type StepInput } from './pipeline-machine.ts';
import type { PushedCommit } from './pushed-commit.ts';
import { around, checkoutStep } from './step-lines.ts';

/** What the pipeline needs of the world around it. */
export interface PipelineWorld {
  getPipeline(): Pipeline | undefined;
  setPipeline(pipeline: Pipeline): void;
  /** Another number whenever another world was put in place of the one before. */
  worldNumber(): number;
  getEnvironment(id: EnvironmentId): Environment;
  /** Whether an environment's terminal takes a line now. */
  isFree(id: EnvironmentId): boolean;
  /** Calls back whenever something may have changed. */
  subscribe(listener: () => void): () => void;
  enter(id: EnvironmentId, line: string): Promise<number>;
  stop(id: EnvironmentId): void;
  listen(id: EnvironmentId, listener: (event: TerminalEvent) => void): () => void;
  /** A commit as the origin has it. */
  readCommit(push: Push): Promise<PushedCommit | { readonly problem: string }>;
  /** Milliseconds, from any start. */
  readonly clock: () => number;
  onChange(): void;
}

/**
 * CI as it is shown.
 *
 * @property run the newest run; one that a reload or a jump in time cut off is shown as stopped
 * @property cutOff whether it was
 * @property waitsFor the environment whose terminal is busy with somebody's command
 * @property queued a newer push waits for this run to end
 */
export interface PipelineView {
  readonly deploysWhenGreen: boolean;
  readonly run: PipelineRun | undefined;
  readonly cutOff: boolean;
  readonly underWay: boolean;
  readonly waitsFor: EnvironmentId | undefined;
  readonly queued: boolean;
}

/** What a person can do with CI. Each does nothing where it makes no sense; the screen offers it only where it does. */
export interface PipelineControls {
  /** Ends the run; the step that runs is ended like by Ctrl-C. */
  stop(): void;
  /** Runs the newest run's commit once more. */
  runAgain(): void;
  /** Deploys what passed. */
  deploy(): void;
  setDeploysWhenGreen(value: boolean): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

export interface PipelineRunner extends PipelineControls {
  getView(): PipelineView;
  /** A push replaced the origin. */
  originMoved(before: FileTree, after: FileTree, by: EnvironmentId): void;
}

const newPipeline: Pipeline = { deploysWhenGreen: true, run: undefined };

/** CI over a world: it works in the terminals of CI and of what is deployed to, as a person would. */
export function createPipeline(world: PipelineWorld): PipelineRunner {
  let waitsFor: EnvironmentId | undefined;
  /** The world in which the run began: in another one nothing of it may go on. */
  let home = world.worldNumber();
  let written: PipelineRun | undefined;
  const pipeline = (): Pipeline => world.getPipeline() ?? newPipeline;
  const wasReplaced = (): boolean => world.worldNumber() !== home;
  /** The environment in which a line of the pipeline's runs at this moment. */
  let working: EnvironmentId | undefined;

  const free = async (id: EnvironmentId, signal: AbortSignal): Promise<void> => {
    if (world.isFree(id) || signal.aborted) return;
    waitsFor = id;
    world.onChange();
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (!world.isFree(id) && !signal.aborted) return;
        unsubscribe();
        resolve();
      };
      const unsubscribe = world.subscribe(look);
      signal.addEventListener('abort', look, { once: true });
    });
    waitsFor = undefined;
    world.onChange();
  };

  /** Enters one line and hears what the terminal shows of it; undefined when the world was replaced meanwhile. */
  const enter = async (id: EnvironmentId, line: string, signal: AbortSignal): Promise<LineRun | undefined> => {
    // Somebody's next line may be quicker, so it is looked again at the very moment of entering.
    while (!world.isFree(id) && !signal.aborted) await free(id, signal);
    if (signal.aborted || wasReplaced()) return undefined;
    let output = '';
    const unlisten = world.listen(id, (event) => {
      if ('text' in event) output = (output + event.text).slice(-KEPT_OUTPUT);
    });
    working = id;
    const code = await world.enter(id, line).finally(() => {
      working = undefined;
      unlisten();
    });
    return wasReplaced() ? undefined : { line, output, code };
  };

  const runStep = async ({ environment, step, checkout }: StepInput, signal: AbortSignal): Promise<number> => {
    const here = world.getEnvironment(environment);
    const commands = checkout === undefined ? step.commands : checkoutStep(checkout, here).commands;
    const { before, after } = around(step, here);
    let code = 0;
    for (const line of [...before, ...commands]) {
      if (actor.getSnapshot().context.stopping) return STOPPED;
      const entered = await enter(environment, line, signal);
      if (entered === undefined) return leave(signal);
      actor.send({ type: 'line.ended', line: entered });
      code = entered.code;
      if (code !== 0) break;
    }
    for (const line of after) {
      const entered = await enter(environment, line, signal);
      if (entered !== undefined) actor.send({ type: 'line.ended', line: entered });
    }
    return code;
  };
  const leave = (signal: AbortSignal): number => {
    if (!signal.aborted) actor.send({ type: 'world.replaced' });
    return STOPPED;
  };

  const read = async (push: Push): Promise<ReadRun> => {
    await free(push.by, new AbortController().signal);
    const pushed = await world.readCommit(push);
    if (wasReplaced()) return undefined;
    const number = (pipeline().run?.number ?? 0) + 1;
    if ('problem' in pushed) return { ...push, subject: '', number, state: 'failed', problem: pushed.problem, steps: [], deploy: undefined };
    // With its parser and its schema it is fetched when something is pushed.
    const { PIPELINE_FILE, readPipelineFile } = await import('./pipeline-file.ts');
    if (wasReplaced()) return undefined;
    const text = textAt(pushed.files, PIPELINE_FILE);
    if (text === undefined) return undefined;
    const run = { ...push, subject: pushed.subject, number };
    const found = await readPipelineFile(text);
    if (found.type === 'wrong') return { ...run, state: 'failed', problem: found.message, steps: [], deploy: undefined };
    const { branches, steps, deploy } = found.plan;
    if (!branches.includes(push.branch)) return undefined;
    return { ...run, state: 'running', steps: [newStep('Check out', []), ...steps], deploy };
  };

  const actor = createActor(
    pipelineMachine.provide({
      actors: {
        'read the pipeline file': fromPromise<ReadRun, Push | undefined>(async ({ input }) => (input === undefined ? undefined : read(input))),
        'run the step': fromPromise(async ({ input, signal }: { input: StepInput; signal: AbortSignal }) => {
          const started = world.clock();
          const code = await runStep(input, signal);
          return { code, milliseconds: world.clock() - started };
        }),
      },
      actions: {
        'stop the terminal': () => {
          if (working !== undefined) world.stop(working);
        },
      },
      guards: { 'no line of it runs': () => working === undefined },
    }),
    { input: { deploysWhenGreen: () => pipeline().deploysWhenGreen } },
  );
  actor.subscribe(({ context }) => {
    if (context.run !== undefined && context.run !== written && !wasReplaced()) {
      written = context.run;
      world.setPipeline({ ...pipeline(), run: written });
    }
    world.onChange();
  });
  actor.start();

  const isUnderWayNow = (): boolean => actor.getSnapshot().matches('underWay');
  const last = (): PipelineRun | undefined => {
    const { run } = pipeline();
    return run !== undefined && isUnderWay(run) && (!isUnderWayNow() || wasReplaced()) ? endedRun(run, 'stopped') : run;
  };
  const start = (push: Push): void => {
    if (isUnderWayNow() && wasReplaced()) actor.send({ type: 'world.replaced' });
    if (!isUnderWayNow()) home = world.worldNumber();
    actor.send({ type: 'push.arrived', push });
  };

  return {
    getView() {
      const run = last();
      return {
        deploysWhenGreen: pipeline().deploysWhenGreen,
        run,
        cutOff: run !== pipeline().run,
        underWay: isUnderWayNow(),
        waitsFor,
        queued: actor.getSnapshot().context.newest !== undefined,
      };
    },
    originMoved(before, after, by) {
      for (const push of movedBranches(before, after, by)) start(push);
    },
    stop: () => actor.send({ type: 'stop.requested' }),
    runAgain() {
      const run = last();
      if (run !== undefined && !isUnderWayNow()) start({ branch: run.branch, commit: run.commit, by: run.by });
    },
    deploy() {
      const run = last();
      if (run === undefined || isUnderWayNow() || !mayDeploy(run)) return;
      home = world.worldNumber();
      actor.send({ type: 'deploy.requested', run });
    },
    setDeploysWhenGreen: (value) => world.setPipeline({ ...pipeline(), deploysWhenGreen: value }),
    settled: async () => void (await waitFor(actor, (snapshot) => snapshot.matches('settled'), { timeout: Infinity })),
  };
}

/** Whether a run has passed all its steps, so that it can be deployed, or deployed again. */
export function mayDeploy(run: PipelineRun): boolean {
  return run.deploy !== undefined && ['passed', 'deployed', 'deploy failed', 'deploy stopped'].includes(run.state);
}

const STOPPED = 130;
