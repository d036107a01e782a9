import { describe, expect, test } from 'vitest';
import { endedRun, isUnderWay, newStep, type PipelineRun, presentHalf, type RunState, type StepState, withSteps } from './pipeline.ts';

const steps = (...states: readonly StepState[]) => states.map((state, index) => ({ ...newStep(`Step ${index + 1}`, ['true']), state }));
const run = (state: RunState, more: Partial<PipelineRun> = {}): PipelineRun => ({ branch: 'main', commit: 'c0ffee', by: 'dev-a', number: 1, subject: 'Add phone', state, steps: [], deploy: undefined, ...more });
const states = (halves: { readonly steps: readonly { readonly state: StepState }[] } | undefined) => halves?.steps.map(({ state }) => state);

test('a step begins waiting, with nothing said and no time taken', () => {
  expect(newStep('Migrate', ['flask db upgrade'])).toEqual({ name: 'Migrate', commands: ['flask db upgrade'], env: {}, state: 'waiting', lines: [], milliseconds: 0 });
  expect(newStep('Migrate', [], { FLASK_APP: 'app' }).env).toEqual({ FLASK_APP: 'app' });
});

test('a run is under way while it runs or deploys', () => {
  const all: readonly RunState[] = ['running', 'passed', 'failed', 'stopped', 'deploying', 'deployed', 'deploy failed', 'deploy stopped'];
  expect(all.filter((state) => isUnderWay(run(state)))).toEqual(['running', 'deploying']);
});

describe('a run that ends', () => {
  test.each(['failed', 'stopped'] as const)('as %s ends the step that ran, and skips those behind it', (how) => {
    const ended = endedRun(run('running', { steps: steps('passed', 'running', 'waiting'), deploy: { environment: 'production', steps: steps('waiting') } }), how);
    expect(ended.state).toBe(how);
    expect(states(ended)).toEqual(['passed', how, 'skipped']);
    expect(ended.deploy?.environment).toBe('production');
    expect(states(ended.deploy)).toEqual(['skipped']);
  });

  test.each([['failed', 'deploy failed'], ['stopped', 'deploy stopped']] as const)('as %s while it deploys is one whose %s; what CI found stays', (how, state) => {
    const ended = endedRun(run('deploying', { steps: steps('passed', 'failed'), deploy: { environment: 'production', steps: steps('passed', 'running', 'waiting') } }), how);
    expect(ended.state).toBe(state);
    expect(states(ended)).toEqual(['passed', 'failed']);
    expect(states(ended.deploy)).toEqual(['passed', how, 'skipped']);
  });

  test('deploys nothing where the file deploys nothing', () => {
    expect(endedRun(run('running'), 'failed')).toEqual(run('failed'));
  });
});

describe('the present half of a run', () => {
  const deploy = { environment: 'production', steps: steps('waiting', 'waiting') } as const;
  const deploying = run('deploying', { steps: steps('passed'), deploy });

  test('is the deployment while it deploys, else what CI does', () => {
    expect(presentHalf(deploying)).toBe(deploy);
    expect(presentHalf({ ...deploying, state: 'running' })).toEqual({ environment: 'ci', steps: deploying.steps });
    expect(presentHalf(run('deploying'))).toEqual({ environment: 'ci', steps: [] });
  });

  test('is changed, and the other is not', () => {
    const pass = (given: readonly ReturnType<typeof newStep>[]) => given.map((step) => ({ ...step, state: 'passed' as const }));
    const afterDeploy = withSteps(deploying, pass);
    expect(states(afterDeploy.deploy)).toEqual(['passed', 'passed']);
    expect(afterDeploy.deploy?.environment).toBe('production');
    expect(afterDeploy.steps).toBe(deploying.steps);
    const afterRun = withSteps({ ...deploying, state: 'running', steps: steps('running') }, pass);
    expect(states(afterRun)).toEqual(['passed']);
    expect(afterRun.deploy).toBe(deploy);
    expect(withSteps(run('deploying'), pass)).toEqual(run('deploying'));
  });
});
