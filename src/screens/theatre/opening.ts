import { useEffect, useState } from 'react';
import { environmentIds } from '../../domain/environment.ts';
import { pageTexts } from '../../texts/en/page.ts';
import { developmentInspector } from '../../scenario/dev-inspector.ts';
import { openPlayer } from '../../scenario/create-player.ts';
import type { Player } from '../../scenario/player.ts';
import type { Script } from '../../scenario/script.ts';
import type { EngineState, Workbench } from '../../session/workbench.ts';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { fetchAhead } from './fetch-ahead.ts';
import type { ScenarioStage } from './scenario-stage.ts';

/** A scenario on its way to the stage. `at` is the line of the file. */
export type Opening =
  | { readonly type: 'preparing'; readonly words: string; readonly engine: EngineState | undefined; readonly tryAgain: () => void }
  | { readonly type: 'ready'; readonly player: Player }
  | { readonly type: 'problem'; readonly sentence: string; readonly at: number };

const reduced = matchMedia('(prefers-reduced-motion: reduce)');

/** Prepares the scenario's world and opens its player, which is closed when the screen goes. */
export function useOpening(script: Script, stage: ScenarioStage): Opening {
  const [opening, setOpening] = useState<Opening>({ type: 'preparing', words: textsOf(theatreTexts).opening.scenario, engine: undefined, tryAgain: () => undefined });
  useEffect(() => {
    let current = true;
    let player: Player | undefined;
    let fetched = false;
    const worlds: Workbench[] = [];
    const tell = (workbench: Workbench): void => {
      if (!current || player !== undefined) return;
      const { engine, environments } = workbench.getState();
      // Nothing is to be fetched once a room looks on; while Python is fetched, it has the line for itself.
      if (!fetched && (engine.type === 'ready' || engine.type === 'busy')) {
        fetched = true;
        fetchAhead();
      }
      const busy = environmentIds.find((id) => environments[id].terminal.type === 'running');
      const terminal = busy === undefined ? undefined : environments[busy].terminal;
      const words = busy === undefined || terminal?.type !== 'running' ? textsOf(theatreTexts).opening.world : textsOf(theatreTexts).opening.line(textsOf(pageTexts).environments[busy], terminal.line);
      setOpening({ type: 'preparing', words, engine, tryAgain: () => workbench.restartEngine() });
    };
    const openWorkbench: ScenarioStage['openWorkbench'] = (starter, ci) => {
      const workbench = stage.openWorkbench(starter, ci);
      if (worlds.length === 0) workbench.subscribe(() => tell(workbench));
      worlds.push(workbench);
      return workbench;
    };
    const onMotion = (): void => player?.setReducedMotion(reduced.matches);
    reduced.addEventListener('change', onMotion);
    const open = async (): Promise<void> => {
      const inspect = await developmentInspector();
      const opened = await openPlayer({ script, starter: await stage.project(script.project), openWorkbench, clock: () => stage.clock(), reducedMotion: reduced.matches, ...(inspect === undefined ? {} : { inspect }) });
      if ('problem' in opened) {
        if (current) setOpening({ type: 'problem', sentence: opened.problem, at: opened.at });
        return;
      }
      player = opened;
      if (current) setOpening({ type: 'ready', player });
      else player.close();
    };
    open().catch((error: unknown) => {
      if (current) setOpening({ type: 'problem', sentence: error instanceof Error ? error.message : String(error), at: 1 });
    });
    return () => {
      current = false;
      reduced.removeEventListener('change', onMotion);
      player?.close();
      // Nobody looks on any more: what runs need not end.
      for (const world of worlds) for (const id of environmentIds) if (world.getState().environments[id].terminal.type === 'running') world.stop(id);
    };
  }, [script, stage]);
  return opening;
}
