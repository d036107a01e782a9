import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../checks/evaluate.ts';
import { createProbe } from '../checks/probe.ts';
import { type EnvironmentId, environmentIds } from '../domain/environment.ts';
import type { Workspace } from '../domain/workspace.ts';
import { openOnStage, openStage, type Played, playToEnd, recorded, type Stage, theScript, untilItRests } from './node-scenario-testing.ts';

/** The starter project after somebody began with migrations and everybody followed. */
async function migratedWorld(stage: Stage): Promise<Workspace> {
  const workbench = stage.openWorkbench(stage.starter);
  const all = async (id: EnvironmentId, lines: readonly string[]): Promise<void> => {
    for (const line of lines) if ((await workbench.enter(id, line)) !== 0) throw new Error(`${id}: ${line} failed`);
  };
  await all('dev-a', ['flask db init', 'flask db migrate -m "Create users"', 'git add -A', 'git commit -m "Begin migrations"', 'git push']);
  for (const id of environmentIds) await all(id, ['git pull', 'flask db upgrade']);
  return workbench.getState().workspace;
}

/** What holds of every scenario: it plays to its end, says what it said before, and its checks can fail. */
export function scenarioContract(...names: readonly string[]): void {
  let stage: Stage;
  /** A world that no scenario leads to: the other way of doing things. What a scenario says is missing, is there. */
  let migrated: Workspace;
  beforeAll(async () => {
    stage = await openStage();
    migrated = await migratedWorld(stage);
  });
  afterAll(() => stage.close());

  describe.each(names)('the scenario %s', (name) => {
    const script = theScript(name);
    let played: Played;
    // The JavaScript tools start a process for each command; a machine that does much else takes its time.
    beforeAll(async () => void (played = await playToEnd(stage, script)), 300_000);
    afterAll(() => played.player.close());

    test('plays to its end, each step as its "must hold" says', () => {
      const { doing, position, records } = played.player.getState();
      expect(doing).toEqual({ type: 'finished' });
      expect(position).toBe(script.steps.length);
      for (const record of records) expect(record?.findings.filter(({ holds }) => !holds)).toEqual([]);
    });

    test('says and shows what was recorded (RECORD=1 records anew)', () => {
      expect(played.transcript).toBe(recorded(name, played.transcript));
    });

    test('fails at a step whose actions are left out, and says what it found and wanted', async () => {
      for (const [index, step] of script.steps.entries()) {
        if (step.actions.length === 0) continue;
        const starter = played.worlds[index] ?? expect.fail('no world');
        const { player, clock } = await openOnStage({ ...stage, starter }, { ...script, project: 'shop', preparation: [], steps: [{ ...step, actions: [], evidence: [] }] });
        player.next();
        await untilItRests(player, clock);
        const { doing } = player.getState();
        if (doing.type !== 'failed') expect.fail(`${step.title}: nothing says that its actions were left out`);
        expect(step.mustHold.map(({ at }) => at)).toContain(doing.failure.at);
        expect(doing.failure.sentence).toMatch(/^[A-Z`].*\. (?:It|They) should .*\.$/s);
        player.close();
      }
    });

    test('has checks in every step, each of which fails when enough of the scenario is left out', async () => {
      const probe = createProbe(stage.openWorkbench(stage.starter));
      const worlds = [migrated, stage.starter, ...played.worlds];
      for (const [index, step] of script.steps.entries()) {
        if (step.mustHold.length === 0) expect.fail(`${step.title}: nothing must hold after it`);
        // The world before this step, and below it with one more step left out each; the starter is not even prepared.
        const before = worlds.slice(0, index + 3).toReversed();
        const failing = await Promise.all(before.map(async (workspace) => Promise.all(step.mustHold.map(async ({ check }) => (await evaluate(check, { workspace, probe, lastOutput: () => undefined })).map(({ holds }) => !holds)))));
        for (const [which, { check, at }] of step.mustHold.entries()) {
          const [first] = failing;
          const eachPlace = (first?.[which] ?? []).map((_, place) => failing.some((world) => world[which]?.[place] === true));
          if (eachPlace.includes(false)) expect.fail(`line ${at}: ${JSON.stringify(check)} holds whatever is left out`);
          expect(eachPlace).not.toContain(false);
        }
      }
    });
  });
}
