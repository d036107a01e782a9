import { openPlayer } from '../../src/scenario/create-player.ts';
import { openStage } from '../../src/scenario/node-stage.ts';
import { theScript } from '../../src/scenario/node-scenario-testing.ts';
import { shown, type Timing, timingOf } from './measure.ts';

/**
 * What a step of a scenario takes, run at once, without any time for reading or animation.
 *
 * @property commands the step's own commands and edits
 * @property looking comparing the world before and after, checking what must hold, gathering the evidence
 * @property machine what is left of the time from pressing next to resting: the machine and its events
 */
export interface ScenarioMeasure {
  readonly steps: number;
  readonly commands: Timing;
  readonly looking: Timing;
  readonly machine: Timing;
}

/** Plays the scenario of order from its start to its end, several times. */
export async function measureScenario(runs: number): Promise<ScenarioMeasure> {
  const stage = await openStage();
  const script = theScript('order');
  const times: { commands: number[]; looking: number[]; machine: number[] } = { commands: [], looking: [], machine: [] };
  for (let run = 0; run < runs; run++) {
    const player = await openPlayer({ script, starter: stage.starter, openWorkbench: (starter, ci) => stage.openWorkbench(starter, ci), clock: () => performance.now(), reducedMotion: true });
    if ('problem' in player) throw new Error(player.problem);
    for (const [index] of script.steps.entries()) {
      const began = performance.now();
      const rests = new Promise<void>((resolve) => {
        const stop = player.subscribe(() => {
          if (!['paused', 'finished', 'failed'].includes(player.getState().doing.type)) return;
          stop();
          resolve();
        });
      });
      player.jumpTo(index + 1);
      await rests;
      const took = performance.now() - began;
      const record = player.getState().records[index];
      if (record === undefined) throw new Error(`Step ${index + 1} of the scenario failed.`);
      times.commands.push(record.took.actions);
      times.looking.push(record.took.rest);
      times.machine.push(took - record.took.actions - record.took.rest);
    }
    player.close();
  }
  stage.close();
  return { steps: script.steps.length * runs, commands: timingOf(times.commands), looking: timingOf(times.looking), machine: timingOf(times.machine) };
}

export function scenarioReport({ steps, commands, looking, machine }: ScenarioMeasure): string {
  return `
## A step of a scenario

${steps} steps of the scenario "With migrations: order", run at once, without time for reading and animation.

| | ms |
|---|---|
| the step's own commands and edits | ${shown(commands)} |
| comparing before and after, checking, gathering evidence | ${shown(looking)} |
| the machine and its events | ${shown(machine)} |
`;
}
