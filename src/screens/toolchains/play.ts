import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Workspace } from '../../domain/workspace.ts';
import { developmentInspector } from '../../scenario/dev-inspector.ts';
import type { Player, PlayerState } from '../../scenario/player.ts';
import type { ScriptProblem } from '../../scenario/script.ts';
import { loadComparison } from '../../toolchains/library.ts';
import { type ComparisonPlay, type ComparisonState, openComparison } from '../../toolchains/open-comparison.ts';
import type { ScenarioStage } from '../theatre/scenario-stage.ts';
import { toolchainsTexts } from '../../texts/en/toolchains.ts';
import { textsOf } from '../../texts/texts-of.ts';

/** The comparison on its way to the screen. */
export type Opening = { readonly type: 'fetching' } | { readonly type: 'problems'; readonly problems: readonly ScriptProblem[] } | { readonly type: 'ready'; readonly play: ComparisonPlay };

/** Opens the project's comparison, which is closed when the screen goes. */
export function useComparison(stage: ScenarioStage): Opening {
  const [opening, setOpening] = useState<Opening>({ type: 'fetching' });
  useEffect(() => {
    let current = true;
    let play: ComparisonPlay | undefined;
    const open = async (): Promise<void> => {
      const [reading, inspect] = [await loadComparison(), await developmentInspector()];
      if (!current) return;
      if (reading.type === 'problems') return setOpening(reading);
      play = openComparison({
        comparison: reading.comparison,
        starter: (tool) => stage.project(tool === 'flask' ? 'shop' : tool),
        openWorkbench: (starter) => stage.openWorkbench(starter, false),
        clock: () => stage.clock(),
        ...(inspect === undefined ? {} : { inspect }),
      });
      setOpening({ type: 'ready', play });
    };
    open().catch((error: unknown) => {
      if (current) setOpening({ type: 'problems', problems: [{ file: textsOf(toolchainsTexts).theComparison, line: 1, message: error instanceof Error ? error.message : String(error) }] });
    });
    return () => {
      current = false;
      play?.close();
    };
  }, [stage]);
  return opening;
}

/** A part of where the comparison stands. `select` must answer the same value for the same state. */
export function usePlay<Value>(play: ComparisonPlay, select: (state: ComparisonState) => Value): Value {
  const subscribe = useCallback((listener: () => void) => play.subscribe(listener), [play]);
  return useSyncExternalStore(subscribe, () => select(play.getState()));
}

/** A part of what a column's player does. */
export function useColumn<Value>(player: Player, select: (state: PlayerState) => Value): Value {
  const subscribe = useCallback((listener: () => void) => player.subscribe(listener), [player]);
  return useSyncExternalStore(subscribe, () => select(player.getState()));
}

/** A column's world as it is now. */
export function useColumnWorld(player: Player): Workspace {
  const { workbench } = player;
  const subscribe = useCallback((listener: () => void) => workbench.subscribe(listener), [workbench]);
  return useSyncExternalStore(subscribe, () => workbench.getState().workspace);
}

/** What the environments are to a project here. */
export const places = ['dev-a', 'production'] as const;
export type Place = (typeof places)[number];

export function placeChoices(): readonly (readonly [Place, string])[] {
  const names = textsOf(toolchainsTexts).places;
  return places.map((id) => [id, names[id]]);
}
