import { type AppAnswer, askApp } from '../checks/ask-app.ts';
import { evaluate } from '../checks/evaluate.ts';
import { findingSentence } from '../checks/finding.ts';
import type { Probe } from '../checks/probe.ts';
import { environmentIds } from '../domain/environment.ts';
import type { PointId } from '../domain/timeline.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Workbench } from '../session/workbench.ts';
import { act } from './act.ts';
import { compareWorlds } from './compare-worlds.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { ScenarioWorld } from './scenario-machine.ts';
import type { Script } from './script.ts';

interface WorldParts {
  readonly script: Script;
  readonly workbench: Workbench;
  readonly probe: Probe;
  /** The point at which the scenario begins. */
  readonly start: PointId;
  /** Milliseconds, from any start. */
  readonly clock: () => number;
}

/** A real world for a scenario: a workbench that does what the script says, and a probe that looks at it. */
export function scenarioWorld({ script, workbench, probe, start, clock }: WorldParts): ScenarioWorld {
  return {
    async act(action, signal) {
      const before = workbench.getState().workspace;
      const began = clock();
      const { output, failure } = await act(action, workbench, signal);
      await pipelineSettled(workbench, signal);
      const ended = clock();
      const happenings = signal.aborted ? [] : await compareWorlds(before, workbench.getState().workspace, action.environment, probe);
      return { output, failure, happenings, milliseconds: { action: ended - began, rest: clock() - ended } };
    },
    async check(index, { happenings, outputs, took }) {
      const began = clock();
      const { workspace, timeline } = workbench.getState();
      const step = script.steps[index];
      if (step === undefined) throw new Error(`The scenario has no step ${index}.`);
      const looked = await Promise.all(step.mustHold.map(async ({ check, at }) => ({ at, findings: await evaluate(check, { workspace, probe, lastOutput: (id) => outputs[id] }) })));
      const broken = looked.flatMap(({ at, findings }) => findings.filter(({ holds }) => !holds).map((finding) => ({ at, sentence: findingSentence(finding) })))[0];
      const evidence = await Promise.all(step.evidence.map((request) => gatherEvidence(request, workspace, probe)));
      const apps = await askApps(workspace, script, probe);
      // A named point is never forgotten, and this one is come back to.
      workbench.namePoint(timeline.here, `${index + 1}. ${step.title}`);
      const findings = looked.flatMap((each) => each.findings);
      return { failure: broken, record: { point: timeline.here, happenings, findings, evidence, apps, took: { actions: took.actions, rest: took.rest + clock() - began } } };
    },
    async travel(record, signal) {
      workbench.pipeline.stop();
      await stopAll(workbench);
      await workbench.pipeline.settled();
      if (signal.aborted) return;
      const refused = workbench.travelTo(record?.point ?? start);
      if (refused !== undefined) throw new Error(refused);
    },
  };
}

/** How the application answers in each environment that is shown, where the script asks for it. */
export async function askApps(workspace: Workspace, { environments, health }: Pick<Script, 'environments' | 'health'>, probe: Probe): Promise<readonly AppAnswer[]> {
  return health === undefined ? [] : Promise.all(environments.map((id) => askApp(workspace, id, health, probe)));
}

/** What a push has set going belongs to the action that pushed. */
async function pipelineSettled({ pipeline }: Workbench, signal: AbortSignal): Promise<void> {
  if (signal.aborted) pipeline.stop();
  const stop = (): void => pipeline.stop();
  signal.addEventListener('abort', stop, { once: true });
  await pipeline.settled();
  signal.removeEventListener('abort', stop);
}

/** Stops what runs anywhere and waits until nothing does. */
function stopAll(workbench: Workbench): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { environments } = workbench.getState();
      const busy = environmentIds.filter((id) => environments[id].terminal.type !== 'idle');
      for (const id of busy) if (environments[id].terminal.type === 'running') workbench.stop(id);
      if (busy.length > 0) return;
      stopWatching();
      resolve();
    };
    const stopWatching = workbench.subscribe(look);
    look();
  });
}
