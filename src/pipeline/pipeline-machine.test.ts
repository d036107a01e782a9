import { describe, expect, test } from 'vitest';
import { createActor, fromPromise, SimulatedClock, waitFor } from 'xstate';
import { newStep, type PipelineRun, type Push } from '../domain/pipeline.ts';
import { pipelineMachine, type ReadRun, type StepEnd, type StepInput } from './pipeline-machine.ts';

const push = (commit: string): Push => ({ branch: 'main', commit, by: 'dev-a' });
const runOf = (of: Push): PipelineRun => ({
  ...of, number: 1, subject: `The commit ${of.commit}`, state: 'running', steps: [newStep('Check out', []), newStep('Test', ['true'])], deploy: { environment: 'production', steps: [newStep('Pull', ['git pull'])] },
});

/** The machine, with steps that a test ends, and a file that it reads at once. */
function started({ deploysWhenGreen = true, read = runOf }: { readonly deploysWhenGreen?: boolean; readonly read?: (of: Push) => ReadRun } = {}) {
  const begun: { input: StepInput; end: (code: number) => void }[] = [];
  let running = true;
  const actor = createActor(
    pipelineMachine.provide({
      actors: {
        'read the pipeline file': fromPromise<ReadRun, Push | undefined>(({ input }) => Promise.resolve(input && read(input))),
        'run the step': fromPromise<StepEnd, StepInput>(({ input }) => new Promise((resolve) => { begun.push({ input, end: (code) => resolve({ code, milliseconds: 5 }) }); })),
      },
      guards: { 'no line of it runs': () => !running },
    }),
    { input: { deploysWhenGreen: () => deploysWhenGreen }, clock: new SimulatedClock() },
  );
  actor.start();
  const step = async (number: number) => {
    await expect.poll(() => begun.length).toBe(number);
    return begun[number - 1] ?? expect.fail('no step began');
  };
  return {
    actor,
    step,
    betweenLines: () => { running = false; },
    settled: async () => (await waitFor(actor, (snapshot) => snapshot.matches('settled'))).context.run,
  };
}

describe('a run', () => {
  test('goes from step to step, then deploys, and keeps how each went', async () => {
    const { actor, step, settled } = started();
    actor.send({ type: 'push.arrived', push: push('a') });
    const first = await step(1);
    expect(first.input).toMatchObject({ environment: 'ci', step: { name: 'Check out', state: 'running' }, checkout: { commit: 'a' } });
    first.end(0);
    const second = await step(2);
    expect(second.input).toMatchObject({ environment: 'ci', step: { name: 'Test' }, checkout: undefined });
    actor.send({ type: 'line.ended', line: { line: 'true', output: '', code: 0 } });
    second.end(0);
    const third = await step(3);
    expect(third.input).toMatchObject({ environment: 'production', step: { name: 'Pull' } });
    third.end(0);
    const run = await settled();
    expect(actor.getSnapshot().value).toEqual({ settled: 'deployed' });
    expect(run).toMatchObject({ state: 'deployed', steps: [{ state: 'passed', milliseconds: 5 }, { state: 'passed', lines: [{ line: 'true' }] }], deploy: { steps: [{ state: 'passed' }] } });
  });

  test('ends at the first step that fails; those behind it are not run', async () => {
    const { actor, step, settled } = started();
    actor.send({ type: 'push.arrived', push: push('a') });
    (await step(1)).end(1);
    expect(await settled()).toMatchObject({ state: 'failed', steps: [{ state: 'failed' }, { state: 'skipped' }], deploy: { steps: [{ state: 'skipped' }] } });
    expect(actor.getSnapshot().value).toEqual({ settled: 'failed' });
  });

  test('whose deployment fails has passed all the same', async () => {
    const { actor, step, settled } = started();
    actor.send({ type: 'push.arrived', push: push('a') });
    for (const number of [1, 2]) (await step(number)).end(0);
    (await step(3)).end(1);
    expect(await settled()).toMatchObject({ state: 'deploy failed', steps: [{ state: 'passed' }, { state: 'passed' }], deploy: { steps: [{ state: 'failed' }] } });
  });

  test('does not start when there is nothing to run, and fails when the file is wrong', async () => {
    const none = started({ read: () => undefined });
    none.actor.send({ type: 'push.arrived', push: push('a') });
    expect(await none.settled()).toBeUndefined();
    const wrong = started({ read: (of) => ({ ...runOf(of), state: 'failed', problem: 'line 1: no', steps: [], deploy: undefined }) });
    wrong.actor.send({ type: 'push.arrived', push: push('a') });
    expect(await wrong.settled()).toMatchObject({ state: 'failed', problem: 'line 1: no' });
  });

  test('that is green waits for a person when it does not deploy by itself', async () => {
    const { actor, step, settled } = started({ deploysWhenGreen: false });
    actor.send({ type: 'push.arrived', push: push('a') });
    for (const number of [1, 2]) (await step(number)).end(0);
    const run = await settled();
    expect(run).toMatchObject({ state: 'passed', deploy: { steps: [{ state: 'waiting' }] } });
    actor.send({ type: 'deploy.requested', run: run ?? expect.fail('no run') });
    (await step(3)).end(0);
    expect(await settled()).toMatchObject({ state: 'deployed' });
  });
});

describe('a push while a run is under way', () => {
  test('waits for its end, and of several only the newest is run', async () => {
    const { actor, step } = started();
    for (const commit of ['a', 'b', 'c']) actor.send({ type: 'push.arrived', push: push(commit) });
    (await step(1)).end(1);
    expect((await step(2)).input.checkout).toMatchObject({ commit: 'c' });
    expect(actor.getSnapshot().context.newest).toBeUndefined();
  });

  test('keeps a green one from being deployed: the branch holds what is not tested yet', async () => {
    const { actor, step } = started();
    actor.send({ type: 'push.arrived', push: push('a') });
    (await step(1)).end(0);
    actor.send({ type: 'push.arrived', push: push('b') });
    (await step(2)).end(0);
    expect((await step(3)).input).toMatchObject({ environment: 'ci', checkout: { commit: 'b' } });
  });
});

describe('the wish to stop', () => {
  test('lets the line end, and the run is stopped whatever its exit code is', async () => {
    const { actor, step, settled } = started();
    actor.send({ type: 'push.arrived', push: push('a') });
    const first = await step(1);
    actor.send({ type: 'stop.requested' });
    expect(actor.getSnapshot().matches('underWay')).toBe(true);
    first.end(0);
    expect(await settled()).toMatchObject({ state: 'stopped', steps: [{ state: 'stopped' }, { state: 'skipped' }] });
  });

  test('between two lines ends it at once', async () => {
    const { actor, step, betweenLines } = started();
    actor.send({ type: 'push.arrived', push: push('a') });
    await step(1);
    betweenLines();
    actor.send({ type: 'stop.requested' });
    expect(actor.getSnapshot().value).toEqual({ settled: 'stopped' });
  });

  test('is also a line that Ctrl-C ended', async () => {
    const { actor, step, settled } = started();
    actor.send({ type: 'push.arrived', push: push('a') });
    (await step(1)).end(130);
    expect(await settled()).toMatchObject({ state: 'stopped' });
  });
});

test('another world in place of this one ends the run, and nothing of it is kept', async () => {
  const { actor, step } = started();
  actor.send({ type: 'push.arrived', push: push('a') });
  await step(1);
  actor.send({ type: 'world.replaced' });
  expect(actor.getSnapshot().value).toEqual({ settled: 'idle' });
  expect(actor.getSnapshot().context.run).toBeUndefined();
});
