import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SimulatedClock } from 'xstate';
import type { Workspace } from '../domain/workspace.ts';
import type { TerminalEvent } from '../session/workbench.ts';
import { openPlayer } from './create-player.ts';
import { openStage, type Stage } from './node-stage.ts';
import type { Player } from './player.ts';
import { readScript } from './read-script.ts';
import type { Script } from './script.ts';
import { transcriptOf } from './scenario-transcript.ts';

const folder = join(import.meta.dirname, '../../lessons/scenarios');

/** A scenario of the project, read; what is wrong with its file is thrown. */
export function theScript(name: string): Script {
  return scriptIn(readFileSync(join(folder, `${name}.md`), 'utf8'), `lessons/scenarios/${name}.md`);
}

/** The complete example of docs/writing-scenarios.md. */
export function theExample(): Script {
  const guide = readFileSync(join(folder, '../../docs/writing-scenarios.md'), 'utf8');
  const [, example = ''] = /^````markdown\n([\s\S]*?)^````$/m.exec(guide) ?? [];
  return scriptIn(example, 'the example of docs/writing-scenarios.md');
}

function scriptIn(source: string, file: string): Script {
  const reading = readScript(source, file);
  if (reading.type === 'script') return reading.script;
  throw new Error(reading.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
}

/** A player over the real engines, on a clock on which no time passes but what is let pass. */
export async function openOnStage(stage: Stage, script: Script, reducedMotion = false): Promise<{ player: Player; clock: SimulatedClock }> {
  const clock = new SimulatedClock();
  const player = await openPlayer({ script, starter: script.project === 'shop' ? stage.starter : await stage.starterOf(script.project), openWorkbench: (starter, ci) => stage.openWorkbench(starter, ci), clock: () => performance.now(), reducedMotion, timers: clock });
  if ('problem' in player) throw new Error(`${script.id}, line ${player.at}: ${player.problem}`);
  return { player, clock };
}

/** Lets time pass until the player rests: at the end, after a failure, or where the person is asked. */
export async function untilItRests(player: Player, clock: SimulatedClock): Promise<void> {
  for (;;) {
    const { doing } = player.getState();
    if (['finished', 'failed', 'paused', 'idle', 'left'].includes(doing.type)) return;
    // Longer than anything that is shown or read.
    if (doing.type === 'playing' || (doing.type === 'running' && doing.phase !== 'acting')) clock.increment(100_000);
    else await nextChange(player);
  }
}

function nextChange(player: Player): Promise<void> {
  return new Promise((resolve) => {
    const stop = player.subscribe(() => {
      stop();
      resolve();
    });
  });
}

/** What a scenario came to when it was played from its start to its end. */
export interface Played {
  readonly player: Player;
  /** The world before the first step, then after each one. */
  readonly worlds: readonly Workspace[];
  readonly transcript: string;
}

/** Presses play and lets all time pass. */
export async function playToEnd(stage: Stage, script: Script): Promise<Played> {
  const { player, clock } = await openOnStage(stage, script);
  const { workbench } = player;
  const shown: { step: number; event: TerminalEvent; environment: string }[] = [];
  const stops = script.environments.map((environment) => workbench.onTerminal(environment, (event) => void shown.push({ step: player.getState().position, event, environment })));
  player.play();
  await untilItRests(player, clock);
  for (const stop of stops) stop();
  const { doing, records } = player.getState();
  if (doing.type === 'failed') throw new Error(`${script.id}.md:${doing.failure.at}: ${doing.failure.sentence}`);
  const { timeline } = workbench.getState();
  const begin = [...timeline.points.values()].find(({ parent }) => parent === undefined);
  const worlds = [begin, ...records.map((record) => (record === undefined ? undefined : timeline.points.get(record.point)))].flatMap((point) => (point === undefined ? [] : [point.workspace]));
  return { player, worlds, transcript: transcriptOf(script, records, shown) };
}

/** The recorded transcript; written anew when RECORD=1 says so, or where there is none yet and it does. */
export function recorded(name: string, transcript: string): string {
  const file = join(folder, 'recorded', `${name}.txt`);
  if (process.env.RECORD === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, transcript);
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

export { openStage, type Stage };
