import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { useSelector } from '@xstate/react';
import type { EnvironmentId } from '../../domain/environment.ts';
import type { FileTree } from '../../domain/file-tree.ts';
import type { EnvironmentState, Workbench, WorkbenchState } from '../../session/workbench.ts';
import type { Theme } from '../../ui/theme.ts';
import type { DeskActor } from './desk.ts';
import type { Desk } from './desk-machine.ts';

/** What every part of the workbench stands on; handed down by the screen. */
export interface WorkbenchParts {
  readonly workbench: Workbench;
  readonly theme: Theme;
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

/** A part of the desk: which tabs are open, which pane is shown. */
export function useDesk<Value>(select: (desk: Desk) => Value): Value {
  const { desk } = useParts();
  return useSelector(desk, (snapshot) => select(snapshot.context));
}

/** The theme that is shown now, for what must be told: Monaco and xterm. */
export function useShownTheme(): 'light' | 'dark' {
  const { theme } = useParts();
  return useSyncExternalStore(theme.subscribe, theme.shown);
}
