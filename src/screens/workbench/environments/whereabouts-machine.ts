import { assign, setup } from 'xstate';
import type { EnvironmentId } from '../../../domain/environment.ts';
import type { PointId } from '../../../domain/timeline.ts';

/**
 * Where a person is: in one environment, (state `comparing`) before all of them side by side, or (state `lookingBack`)
 * before two points of the timeline.
 *
 * @property environment the one that is worked in, or that was worked in last
 * @property visited those whose panes are drawn; they live on, so that each keeps its tabs, its scroll and its typed line
 * @property failed those where a line ended with an error while they were not looked at
 * @property timelineOpen whether all points of the timeline are listed
 * @property points the two that were compared last
 * @property said what there was to say of the last journey through time
 */
export interface Whereabouts {
  readonly environment: EnvironmentId;
  readonly visited: readonly EnvironmentId[];
  readonly failed: readonly EnvironmentId[];
  readonly timelineOpen: boolean;
  readonly points: ComparedPoints | undefined;
  readonly said: string;
}

export interface ComparedPoints {
  readonly before: PointId;
  readonly after: PointId;
}

type WhereaboutsEvent =
  | { readonly type: 'environment.chosen'; readonly environment: EnvironmentId }
  | { readonly type: 'comparison.opened' }
  | { readonly type: 'comparison.closed' }
  | { readonly type: 'line.entered'; readonly environment: EnvironmentId }
  | { readonly type: 'line.ended'; readonly environment: EnvironmentId; readonly code: number }
  | { readonly type: 'world.renewed' }
  | { readonly type: 'world.travelled'; readonly words: string }
  | { readonly type: 'timeline.opened' }
  | { readonly type: 'timeline.closed' }
  | { readonly type: 'points.compared'; readonly points: ComparedPoints };

const types: { input?: { environment: EnvironmentId }; context?: Whereabouts; events?: WhereaboutsEvent } = {};

/** Going from one environment to the next, and what happened in them meanwhile. */
export const whereaboutsMachine = setup({ types }).createMachine({
  context: ({ input: { environment } }) => ({ environment, visited: [environment], failed: [], timelineOpen: false, points: undefined, said: '' }),
  on: {
    'environment.chosen': { target: '.working', actions: assign(({ context, event }) => arrivedAt(context, event.environment)) },
    'line.entered': { actions: assign(({ context, event }) => ({ failed: without(context.failed, event.environment) })) },
    'world.renewed': { actions: assign({ failed: [] }) },
    'world.travelled': { actions: assign(({ event }) => ({ failed: [], said: event.words })) },
    'timeline.opened': { actions: assign({ timelineOpen: true }) },
    'timeline.closed': { actions: assign({ timelineOpen: false }) },
    'comparison.opened': { target: '.comparing' },
    'points.compared': { target: '.lookingBack', actions: assign(({ event }) => ({ points: event.points })) },
    'comparison.closed': { target: '.working', actions: assign(({ context }) => arrivedAt(context, context.environment)) },
  },
  initial: 'working',
  states: {
    working: {
      on: {
        'line.ended': {
          guard: ({ context, event }) => event.environment !== context.environment,
          actions: assign(({ context, event }) => ended(context, event.environment, event.code)),
        },
      },
    },
    comparing: { on: { 'line.ended': { actions: assign(({ context, event }) => ended(context, event.environment, event.code)) } } },
    lookingBack: { on: { 'line.ended': { actions: assign(({ context, event }) => ended(context, event.environment, event.code)) } } },
  },
});

function arrivedAt({ visited, failed }: Whereabouts, environment: EnvironmentId): Pick<Whereabouts, 'environment' | 'visited' | 'failed'> {
  return { environment, visited: visited.includes(environment) ? visited : [...visited, environment], failed: without(failed, environment) };
}

function ended({ failed }: Whereabouts, environment: EnvironmentId, code: number): Pick<Whereabouts, 'failed'> {
  const others = without(failed, environment);
  return { failed: code === 0 ? others : [...others, environment] };
}

function without(list: readonly EnvironmentId[], environment: EnvironmentId): readonly EnvironmentId[] {
  return list.includes(environment) ? list.filter((each) => each !== environment) : list;
}
