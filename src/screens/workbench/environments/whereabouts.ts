import { createActor, type ActorRefFrom } from 'xstate';
import { isEnvironmentId, type EnvironmentId } from '../../../domain/environment.ts';
import { whereaboutsMachine } from './whereabouts-machine.ts';

export type WhereaboutsActor = ActorRefFrom<typeof whereaboutsMachine>;

const KEY = 'headway.environment';

/**
 * Begins in the environment that was worked in last time.
 *
 * @param memory where it is remembered
 * @param first where one begins when nothing is remembered
 */
export function openWhereabouts(memory: Pick<Storage, 'getItem' | 'setItem'>, first: EnvironmentId): WhereaboutsActor {
  const kept = memory.getItem(KEY) ?? '';
  const actor = createActor(whereaboutsMachine, { input: { environment: isEnvironmentId(kept) ? kept : first } });
  let known: EnvironmentId | undefined;
  actor.subscribe(({ context: { environment } }) => {
    if (environment !== known) memory.setItem(KEY, environment);
    known = environment;
  });
  return actor.start();
}
