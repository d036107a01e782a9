import { eachEnvironment, type EnvironmentId } from '../../domain/environment.ts';
import type { Workbench } from '../../session/workbench.ts';
import { remembered } from '../../ui/remembered.ts';
import { type DeskActor, openDesk } from './desk.ts';
import { openWhereabouts, type WhereaboutsActor } from './environments/whereabouts.ts';

/** Where a person is in a workbench: in which environment, and what lies open there. */
export interface Places {
  readonly whereabouts: WhereaboutsActor;
  readonly desks: Readonly<Record<EnvironmentId, DeskActor>>;
  /** Where this and the sizes of panels are remembered for the next visit. */
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
}

/**
 * Something that stands beside the workbench, as a lesson's text does. F6 goes there and back; where there is room for
 * one of them only, either is shown when it is gone to.
 */
export interface Beside {
  holds(element: Element | null): boolean;
  /** Shows it and brings the keyboard there. */
  goThere(): void;
  /** Shows the workbench. */
  comeBack(): void;
}

/** @param first the environment to begin with when none is remembered */
export function openPlaces(workbench: Workbench, memory = remembered, first: EnvironmentId = 'dev-a'): Places {
  const { environments } = workbench.getState().workspace;
  return { whereabouts: openWhereabouts(memory, first), desks: eachEnvironment((id) => openDesk(id, environments[id].files, memory)), memory };
}
