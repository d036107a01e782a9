import { createActor, type InspectionEvent, type SnapshotFrom } from 'xstate';
import { askApp, type AppAnswer } from '../checks/ask-app.ts';
import { createProbe } from '../checks/probe.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Workbench } from '../session/workbench.ts';
import { act } from './act.ts';
import { originLog } from './origin-log.ts';
import { frameTime } from './playback-machine.ts';
import { personsWorkbench } from './persons-workbench.ts';
import type { Doing, Player, PlayerState } from './player.ts';
import { scenarioMachine } from './scenario-machine.ts';
import { askApps, scenarioWorld } from './scenario-world.ts';
import type { Script } from './script.ts';

export interface PlayerParts {
  readonly script: Script;
  /** The world that the scenario begins with, before it is prepared. */
  readonly starter: Workspace;
  /** Opens a workbench of its own over the same engines, which keeps nothing. `ci`: a push there runs the project's pipeline. */
  readonly openWorkbench: (starter: Workspace, ci: boolean) => Workbench;
  /** Milliseconds, from any start. */
  readonly clock: () => number;
  readonly reducedMotion: boolean;
  /** The machine's own clock, which tests replace. */
  readonly timers?: { setTimeout(work: (...given: unknown[]) => void, milliseconds: number): unknown; clearTimeout(timer: unknown): void };
  readonly inspect?: (event: InspectionEvent) => void;
}

/** Prepares a scenario's world and opens a player for it; or says, with the line of the file, why it cannot be prepared. */
export async function openPlayer(parts: PlayerParts): Promise<Player | { readonly problem: string; readonly at: number }> {
  const { script, starter, openWorkbench, clock, reducedMotion, timers, inspect } = parts;
  // What prepares the world asks it later: both need a workbench that nobody sees.
  const unseen = openWorkbench(starter, false);
  for (const action of script.preparation) {
    const { failure } = await act(action, unseen, new AbortController().signal);
    if (failure !== undefined) return { problem: failure, at: action.at };
  }
  const { environments, origin } = unseen.getState().workspace;
  const workbench = openWorkbench({ environments, origin }, script.pipeline);
  const probe = createProbe(unseen);
  const { timeline, workspace: begun } = workbench.getState();
  workbench.namePoint(timeline.here, script.title);
  const appsAtStart = await askApps(begun, script, probe);

  const world = scenarioWorld({ script, workbench, probe, start: timeline.here, clock });
  const actor = createActor(scenarioMachine, { input: { script, world, speed: 1, reducedMotion }, ...(timers === undefined ? {} : { clock: timers }), ...(inspect === undefined ? {} : { inspect }) });
  const listeners = new Set<() => void>();
  let snapshot = actor.getSnapshot();
  let state = stateOf(snapshot, appsAtStart);
  const changed = (): void => {
    snapshot = actor.getSnapshot();
    state = stateOf(snapshot, appsAtStart);
    for (const listener of listeners) listener();
  };
  let watched: unknown;
  actor.subscribe((next) => {
    const { playback } = next.children;
    // The frames are the child's own: it is watched for as long as it lives.
    if (playback !== undefined && playback !== watched) {
      watched = playback;
      playback.subscribe(changed);
    }
    changed();
  });
  actor.start();

  return {
    script,
    workbench: personsWorkbench(workbench, () => actor.send({ type: 'person.acted' })),
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    play: () => actor.send({ type: 'play.pressed' }),
    pause: () => actor.send({ type: 'pause.pressed' }),
    next: () => actor.send({ type: 'next.pressed' }),
    back: () => actor.send({ type: 'back.pressed' }),
    jumpTo: (steps) => actor.send({ type: 'step.chosen', steps }),
    restart: () => actor.send({ type: 'restart.pressed' }),
    comeBack: () => actor.send({ type: 'return.pressed' }),
    skipAnimation: () => actor.send({ type: 'animation.skipped' }),
    setSpeed: (speed) => actor.send({ type: 'speed.changed', speed }),
    setReducedMotion: (reduced) => actor.send({ type: 'motion.reduced', reduced }),
    askApp: (environment) => askApp(workbench.getState().workspace, environment, script.health ?? '/', probe),
    originLog: () => originLog(workbench.getState().workspace, probe),
    close: () => void actor.stop(),
  };
}

function stateOf(snapshot: SnapshotFrom<typeof scenarioMachine>, appsAtStart: readonly AppAnswer[]): PlayerState {
  const { position, records, playsOn, speed } = snapshot.context;
  const playback = snapshot.children.playback?.getSnapshot();
  const happening = playback?.context.happenings[playback.context.frame];
  const frame =
    playback === undefined || happening === undefined || playback.status !== 'active'
      ? undefined
      : { happening, coming: playback.context.happenings.slice(playback.context.frame + 1), index: playback.context.frame, count: playback.context.happenings.length, milliseconds: frameTime(happening, playback.context.speed) };
  return { doing: doingOf(snapshot), position, records, playsOn, speed, frame, apps: records[position - 1]?.apps ?? appsAtStart };
}

function doingOf(snapshot: SnapshotFrom<typeof scenarioMachine>): Doing {
  const { script, position, action: index, failure } = snapshot.context;
  const running = (phase: 'announced' | 'acting' | 'shown'): Doing => {
    const action = script.steps[position]?.actions[index];
    return action === undefined ? { type: 'checking', step: position } : { type: 'running', step: position, action, phase };
  };
  const { value } = snapshot;
  if (typeof value === 'object') {
    switch (value['running a step']) {
      case 'choosing an action':
      case 'announcing the action':
        return running('announced');
      case 'acting':
        return running('acting');
      case 'showing what it did':
        return running('shown');
      case 'checking what must hold':
        return { type: 'checking', step: position };
    }
  }
  switch (value) {
    case 'idle':
    case 'playing':
    case 'paused':
    case 'travelling':
    case 'finished':
      return { type: value };
    case 'resting':
      return { type: 'paused' };
    case 'left the script':
      return { type: 'left' };
    case 'failed':
      return failure === undefined ? { type: 'paused' } : { type: 'failed', failure };
  }
}
