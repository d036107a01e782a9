import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openHeadless } from '../../scripts/headless.ts';
import { makeStarterWorld } from '../../scripts/starter-world.ts';
import type { EnvironmentId } from '../domain/environment.ts';
import { textAt } from '../domain/file-tree.ts';
import type { PipelineRun, StepRun } from '../domain/pipeline.ts';
import { pathTo } from '../domain/timeline.ts';

const { files, origin } = await makeStarterWorld();
const { workbench, close } = openHeadless(files, origin, true);
afterAll(close);
beforeEach(async () => {
  workbench.startOver();
  await workbench.pipeline.settled();
  workbench.pipeline.setDeploysWhenGreen(true);
});

const environment = (id: EnvironmentId) => workbench.getState().workspace.environments[id];
const run = (): PipelineRun => workbench.getState().pipeline.run ?? expect.fail('CI did not run');
const states = (steps: readonly StepRun[] | undefined) => (steps ?? []).map(({ name, state }) => `${name}: ${state}`);
const log = (steps: readonly StepRun[] | undefined) => (steps ?? []).flatMap(({ lines }) => lines.map(({ line, output }) => `$ ${line}\n${output}`)).join('');
const edit = (id: EnvironmentId, path: string, from: string | RegExp, to: string) => {
  const text = textAt(environment(id).files, path) ?? expect.fail(`no ${path}`);
  expect(workbench.writeFile(id, path, text.replace(from, to))).toBeUndefined();
};

/** Each line has to end well. */
async function lines(id: EnvironmentId, ...typed: readonly string[]): Promise<void> {
  for (const line of typed) expect({ line, code: await workbench.enter(id, line) }).toEqual({ line, code: 0 });
}

async function shown(id: EnvironmentId, line: string): Promise<string> {
  const before = workbench.transcript(id).length;
  await workbench.enter(id, line);
  return workbench.transcript(id).slice(before).map((event) => (event.type === 'stdout' ? event.text : '')).join('');
}

async function pushed(id: EnvironmentId, ...typed: readonly string[]): Promise<void> {
  await lines(id, ...typed);
  await workbench.pipeline.settled();
}

/** A first migration, pushed and deployed, and rows in production. */
async function inProduction(): Promise<void> {
  await pushed('dev-a', 'flask db init', 'flask db migrate -m "Create users" --rev-id aaa', 'git add -A && git commit -m "Create users"', 'git push');
  expect(run().state).toBe('deployed');
  await lines('production', 'python seed.py');
}

describe('a push of a good migration', () => {
  test('passes every step in a fresh CI and is deployed: production at the new revision, its rows kept, its app healthy', async () => {
    await inProduction();
    expect(states(run().steps)).toEqual(['Check out: passed', 'Requirements: passed', 'Single head: passed', 'Upgrade an empty database: passed', 'Down and up again: passed', 'Models and migrations agree: passed', 'App health: passed']);
    expect(states(run().deploy?.steps)).toEqual(['Pull: passed', 'Upgrade the database: passed', 'Restart the app: passed', 'Health check: passed']);
    expect(run()).toMatchObject({ number: 1, branch: 'main', by: 'dev-a', subject: 'Create users', state: 'deployed' });

    edit('dev-a', 'models.py', '# phone', 'phone');
    await pushed('dev-a', 'flask db upgrade', 'flask db migrate -m "Add phone" --rev-id bbb', 'git add -A && git commit -m "Add phone"', 'git push');
    expect(run()).toMatchObject({ number: 2, subject: 'Add phone', state: 'deployed' });
    expect(await shown('production', 'flask db current')).toContain('bbb (head)');
    expect(await shown('production', 'curl -s localhost:5000/users')).toContain('{"email":"ada@example.org","id":1,"phone":null}');
    expect(await shown('production', 'git log -1 --format=%s')).toBe('Add phone\n');
    expect(log(run().deploy?.steps)).toContain('Running upgrade aaa -> bbb, Add phone');
  });

  test('leaves each line of the pipeline in the terminals and as a point on the timeline', async () => {
    await inProduction();
    const { timeline } = workbench.getState();
    const ofCi = pathTo(timeline, timeline.here).flatMap(({ deed }) => (deed.type === 'command' && deed.environment === 'ci' ? [deed.line] : []));
    const entered = workbench.transcript('ci').flatMap((event) => (event.type === 'entered' ? [event.line] : []));
    expect(ofCi.slice(-entered.length)).toEqual(entered);
    expect(entered.slice(0, 3)).toEqual(['git fetch origin', expect.stringMatching(/^git checkout -f -B main [0-9a-f]{10}$/), 'git clean -ffdx']);
    expect(entered).toContain('flask db downgrade base');
  });

  test('finds CI as a fresh checkout: what an earlier run or a person left there is gone', async () => {
    await inProduction();
    await lines('ci', 'cd migrations && touch left.txt && mkdir empty && export DATABASE_URL=sqlite:////nowhere/x.db');
    await pushed('dev-a', 'git commit --allow-empty -m "Nothing new" && git push');
    expect(run().state).toBe('deployed');
    expect(run().steps[0]?.lines.map(({ line }) => line)).toEqual(['cd ~/project', 'unset DATABASE_URL', 'git fetch origin', expect.stringMatching('git checkout'), 'git clean -ffdx']);
    expect(run().steps[0]?.lines.at(-1)?.output).toMatch(/^Removing app\.db\n(.*\n)*Removing migrations\/empty\/\nRemoving migrations\/left\.txt\n$/);
    expect(log(run().steps)).toContain('Running upgrade  -> aaa, Create users');
  });
});

describe('a push that CI does not let pass', () => {
  test('two heads are red at the gate, and production is untouched', async () => {
    await inProduction();
    const before = environment('production');
    await lines('dev-a', 'flask db revision -m "One" --rev-id bbb --head aaa', 'flask db revision -m "Two" --rev-id ccc --head aaa --splice');
    await pushed('dev-a', 'git add -A && git commit -m "Two heads"', 'git push');
    expect(run().state).toBe('failed');
    expect(states(run().steps).slice(2)).toEqual(['Single head: failed', 'Upgrade an empty database: skipped', 'Down and up again: skipped', 'Models and migrations agree: skipped', 'App health: skipped']);
    expect(log(run().steps)).toMatch(/bbb \(head\)\nccc \(head\)|ccc \(head\)\nbbb \(head\)/);
    expect(states(run().deploy?.steps).every((state) => state.endsWith('waiting') || state.endsWith('skipped'))).toBe(true);
    expect(environment('production')).toBe(before);
  });

  test('a model without its migration is red where models and migrations are compared', async () => {
    await inProduction();
    edit('dev-a', 'models.py', '# phone', 'phone');
    await pushed('dev-a', 'git commit -am "Use phone"', 'git push');
    expect(states(run().steps)).toContain('Models and migrations agree: failed');
    expect(log(run().steps)).toContain("New upgrade operations detected: [('add_column', None, 'users', Column('phone'");
  });

  test.each([
    ['steps:\n', 'step:\n', /^\.ci\/pipeline\.yml, line \d+: (steps: expected a list of steps|step is not known here)/],
    ['branches: [main]', 'branches: main', /^\.ci\/pipeline\.yml, line 5: on\.push\.branches: expected a list of branches/],
    ['    run: flask db upgrade\n', '', /^\.ci\/pipeline\.yml, line \d+: steps\[3\]\.run: expected shell lines as text/],
    ['environment: production', 'environment: prod', /^\.ci\/pipeline\.yml, line 33: deploy\.environment: expected one of dev-a, dev-b, ci, production/],
    ['on:\n', 'on: [\n', /^\.ci\/pipeline\.yml, line \d+: this is not YAML: /],
  ])('a pipeline file with a mistake says where: %j', async (from, to, message) => {
    edit('dev-a', '.ci/pipeline.yml', from, to);
    await pushed('dev-a', 'git commit -am "Change the pipeline"', 'git push');
    expect(run().state).toBe('failed');
    expect(run().problem).toMatch(message);
    expect(run().steps).toEqual([]);
  });
});

describe('a deployment that fails', () => {
  test('on rows that CI never saw shows the real error, and leaves production as the failing step left it', async () => {
    await inProduction();
    edit('dev-a', 'models.py', '# phone = Column(String(20))', 'phone = Column(String(20), nullable=False)');
    await lines('dev-a', 'flask db upgrade', 'flask db migrate -m "Demand a phone" --rev-id bbb');
    await pushed('dev-a', 'git add -A && git commit -m "Demand a phone"', 'git push');
    expect(states(run().steps).every((state) => state.endsWith('passed'))).toBe(true);
    expect(run().state).toBe('deploy failed');
    expect(states(run().deploy?.steps)).toEqual(['Pull: passed', 'Upgrade the database: failed', 'Restart the app: skipped', 'Health check: skipped']);
    expect(log(run().deploy?.steps)).toMatch(/sqlalchemy\.exc\.(IntegrityError|OperationalError): \(sqlite3\.\w+\) (NOT NULL constraint failed|Cannot add a NOT NULL column)/);
    expect(textAt(environment('production').files, 'models.py')).toContain('phone = Column(String(20), nullable=False)');
    expect(await shown('production', 'curl -s localhost:5000/users')).toContain('[{"email":"ada@example.org","id":1}');
  });

  test('can be tried again when it is mended by hand', async () => {
    await inProduction();
    await lines('production', 'touch other.txt && git add -A && git commit -m "Change in production"');
    await pushed('dev-a', 'git commit --allow-empty -m "Next" && git push');
    expect(run().state).toBe('deploy failed');
    expect(log(run().deploy?.steps)).toContain('fatal: Not possible to fast-forward, aborting.');
    await lines('production', 'git reset --hard origin/main');
    workbench.pipeline.deploy();
    await workbench.pipeline.settled();
    expect(run().state).toBe('deployed');
  });
});

describe('what starts a run', () => {
  test('is not a push to another branch, nor one of a project without the file', async () => {
    await pushed('dev-a', 'git switch -c other && git commit --allow-empty -m "Other"', 'git push -u origin other');
    expect(workbench.getState().pipeline.run).toBeUndefined();
    await pushed('dev-a', 'git switch main && git rm -r -q .ci && git commit -m "No pipeline"', 'git push');
    expect(workbench.getState().pipeline.run).toBeUndefined();
  });

  test('of several pushes meanwhile only the newest waits, and runs then', async () => {
    await inProduction();
    const busy = workbench.enter('ci', 'sleep 60');
    for (const name of ['One', 'Two', 'Three']) await lines('dev-a', `git commit --allow-empty -m ${name} && git push`);
    await expect.poll(() => workbench.getState().pipeline).toMatchObject({ underWay: true, waitsFor: 'ci', queued: true });
    workbench.stop('ci');
    await busy;
    await workbench.pipeline.settled();
    expect(run()).toMatchObject({ subject: 'Three', number: 3, state: 'deployed' });
  });
});

describe('by hand', () => {
  test('a green run waits for its deployment when it does not deploy by itself', async () => {
    workbench.pipeline.setDeploysWhenGreen(false);
    await pushed('dev-a', 'flask db init', 'flask db migrate -m "Create users"', 'git add -A && git commit -m "Create users"', 'git push');
    expect(run().state).toBe('passed');
    expect(environment('production').files.has('migrations/env.py')).toBe(false);
    workbench.pipeline.deploy();
    await workbench.pipeline.settled();
    expect(run().state).toBe('deployed');
  });

  test('Ctrl-C in the terminal stops the run, and it can be run again', async () => {
    edit('dev-a', '.ci/pipeline.yml', 'run: flask db check', 'run: sleep 60');
    await lines('dev-a', 'flask db init', 'flask db migrate -m "Create users"', 'git add -A && git commit -m "Wait"', 'git push');
    const sleeping = new Promise<void>((resolve) => {
      workbench.onTerminal('ci', (event) => {
        if (event.type === 'entered' && event.line === 'sleep 60') resolve();
      });
    });
    await sleeping;
    workbench.pipeline.stop();
    await workbench.pipeline.settled();
    expect(run().state).toBe('stopped');
    expect(states(run().steps).slice(-2)).toEqual(['Models and migrations agree: stopped', 'App health: skipped']);
    workbench.pipeline.runAgain();
    await expect.poll(() => run().number).toBe(2);
    workbench.pipeline.stop();
    await workbench.pipeline.settled();
  });
});

describe('time', () => {
  test('a run travels with the world, and one that was cut off is shown as stopped', async () => {
    await inProduction();
    const { timeline } = workbench.getState();
    const within = pathTo(timeline, timeline.here).find(({ deed }) => deed.type === 'command' && deed.line === 'flask db downgrade base') ?? expect.fail('no such point');
    expect(workbench.travelTo(within.id)).toBeUndefined();
    expect(workbench.getState().pipeline).toMatchObject({ underWay: false, cutOff: true, run: { state: 'stopped' } });
    expect(workbench.travelTo(timeline.here)).toBeUndefined();
    expect(workbench.getState().pipeline).toMatchObject({ cutOff: false, run: { state: 'deployed' } });
  });

  test('to start over while CI runs leaves nothing of the run in the new world', async () => {
    await lines('dev-a', 'flask db init', 'flask db migrate -m "Create users"', 'git add -A && git commit -m "Create users"', 'git push');
    workbench.startOver();
    await workbench.pipeline.settled();
    expect(workbench.getState().pipeline.run).toBeUndefined();
    expect(environment('ci').files.has('migrations/env.py')).toBe(false);
    await inProduction();
  });
});
