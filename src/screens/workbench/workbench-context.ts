import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { useSelector } from '@xstate/react';
import { worksOnServer } from '../../domain/environment-database.ts';
import type { EnvironmentId } from '../../domain/environment.ts';
import type { FileTree } from '../../domain/file-tree.ts';
import type { EnvironmentState, Workbench, WorkbenchState } from '../../session/workbench.ts';
import type { Theme } from '../../ui/theme.ts';
import type { DeskActor } from './desk.ts';
import type { Beside, Places } from './places.ts';
import type { Desk } from './desk-machine.ts';
import type { Whereabouts } from './environments/whereabouts-machine.ts';

/** What every part of the workbench stands on; handed down by the screen. */
export interface WorkbenchParts extends Places {
  readonly workbench: Workbench;
  readonly theme: Theme;
  /** What stands beside the workbench, where something does. */
  readonly beside: Beside | undefined;
  /** The desk of the environment that the part belongs to; of the chosen one for what belongs to none. */
  readonly desk: DeskActor;
}

export const WorkbenchContext = createContext<WorkbenchParts | undefined>(undefined);

export function useParts(): WorkbenchParts {
  const parts = useContext(WorkbenchContext);
  if (parts === undefined) throw new Error('A part of the workbench was drawn outside of it.');
  return parts;
}

/** A part of the Workbench's state. `select` must answer the same value for the same state. */
export function useWorkbench<Value>(select: (state: WorkbenchState) => Value): Value {
  const { workbench } = useParts();
  const subscribe = useCallback((listener: () => void) => workbench.subscribe(listener), [workbench]);
  return useSyncExternalStore(subscribe, () => select(workbench.getState()));
}

export function useEnvironment(environment: EnvironmentId): EnvironmentState {
  return useWorkbench((state) => state.environments[environment]);
}

export function useFiles(environment: EnvironmentId): FileTree {
  return useWorkbench((state) => state.workspace.environments[environment].files);
}

/** Whether the settings lead to a PostgreSQL server that no command has reached yet. */
export function useAwaitsServer(environment: EnvironmentId): boolean {
  return useWorkbench(({ workspace }) => workspace.environments[environment].database === undefined && worksOnServer(workspace.environments[environment]));
}

/** A part of the desk: which tabs are open, which pane is shown. */
export function useDesk<Value>(select: (desk: Desk) => Value): Value {
  const { desk } = useParts();
  return useSelector(desk, (snapshot) => select(snapshot.context));
}

/** A part of where the person is: the chosen environment, what happened in the others. */
export function useWhereabouts<Value>(select: (whereabouts: Whereabouts) => Value): Value {
  const { whereabouts } = useParts();
  return useSelector(whereabouts, (snapshot) => select(snapshot.context));
}

/** Whether the environments are looked at side by side, in place of working in one. */
export function useIsComparing(): boolean {
  const { whereabouts } = useParts();
  return useSelector(whereabouts, (snapshot) => snapshot.matches('comparing'));
}

/** Whether two points of the timeline are compared, in place of working in one environment. */
export function useIsLookingBack(): boolean {
  const { whereabouts } = useParts();
  return useSelector(whereabouts, (snapshot) => snapshot.matches('lookingBack'));
}

/** The theme that is shown now, for what must be told: Monaco and xterm. */
export function useShownTheme(): 'light' | 'dark' {
  const { theme } = useParts();
  return useSyncExternalStore(theme.subscribe, theme.shown);
}
