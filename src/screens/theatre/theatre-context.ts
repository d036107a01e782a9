import { createContext, useCallback, useContext, useState, useSyncExternalStore } from 'react';
import type { EnvironmentId } from '../../domain/environment.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { Player, PlayerState } from '../../scenario/player.ts';
import type { Script } from '../../scenario/script.ts';
import type { WorkbenchState } from '../../session/workbench.ts';

/** What every part of the theatre draws; handed down by the screen. */
export interface TheatreParts {
  readonly player: Player;
  readonly script: Script;
  /** The language of the script's own texts, as HTML names it; '' where it is not known. */
  readonly lang: string;
}

export const TheatreContext = createContext<TheatreParts | undefined>(undefined);

export function useTheatre(): TheatreParts {
  const parts = useContext(TheatreContext);
  if (parts === undefined) throw new Error('A part of the theatre was drawn outside of it.');
  return parts;
}

/** A part of what the player does. `select` must answer the same value for the same state. */
export function usePlayer<Value>(select: (state: PlayerState) => Value): Value {
  const { player } = useTheatre();
  const subscribe = useCallback((listener: () => void) => player.subscribe(listener), [player]);
  return useSyncExternalStore(subscribe, () => select(player.getState()));
}

/** A part of the scenario's own world. `select` must answer the same value for the same state. */
export function useScenarioWorkbench<Value>(select: (state: WorkbenchState) => Value): Value {
  const { workbench } = useTheatre().player;
  const subscribe = useCallback((listener: () => void) => workbench.subscribe(listener), [workbench]);
  return useSyncExternalStore(subscribe, () => select(workbench.getState()));
}

/**
 * The world as the stage shows it. While an action is being done it stays as it was before: what the action did is then
 * shown at once, with its animation.
 */
export function useShownWorld(): Workspace {
  const workspace = useScenarioWorkbench((state) => state.workspace);
  const doing = usePlayer((state) => state.doing);
  const acting = doing.type === 'running' && doing.phase === 'acting' ? doing.action : undefined;
  const [held, setHeld] = useState({ workspace, acting });
  if (acting === undefined || acting !== held.acting) {
    if (held.workspace !== workspace || held.acting !== acting) setHeld({ workspace, acting });
    return workspace;
  }
  return held.workspace;
}

/** Where something happens, or happened last: the environment whose terminal the room looks at. */
export function activeEnvironment({ doing, frame, position, records }: PlayerState, script: Script): EnvironmentId {
  const [first = 'dev-a'] = script.environments;
  const shown = (id: EnvironmentId | undefined): EnvironmentId | undefined => (id !== undefined && script.environments.includes(id) ? id : undefined);
  if (doing.type === 'running') return shown(frame?.happening.environment) ?? doing.action.environment;
  for (let step = doing.type === 'checking' ? position : position - 1; step >= 0; step -= 1) {
    const last = script.steps[step]?.actions.at(-1);
    if (last === undefined) continue;
    // A push may set others to work: then the room sees what they did.
    const moved = last.type === 'command' && last.line.startsWith('git push') ? records[step]?.happenings.at(-1)?.environment : undefined;
    return shown(moved) ?? last.environment;
  }
  return first;
}
