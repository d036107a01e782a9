import { createActor, type ActorRefFrom } from 'xstate';
import { isEnvironmentId, type EnvironmentId } from '../../../domain/environment.ts';
import { remembered } from '../../../ui/remembered.ts';
import { whereaboutsMachine } from './whereabouts-machine.ts';

export type WhereaboutsActor = ActorRefFrom<typeof whereaboutsMachine>;

const KEY = 'headway.environment';

/** Begins in the environment that was worked in last time. */
export function openWhereabouts(): WhereaboutsActor {
  const kept = remembered.getItem(KEY) ?? '';
  const actor = createActor(whereaboutsMachine, { input: { environment: isEnvironmentId(kept) ? kept : 'dev-a' } });
  let known: EnvironmentId | undefined;
  actor.subscribe(({ context: { environment } }) => {
    if (environment !== known) remembered.setItem(KEY, environment);
    known = environment;
  });
  return actor.start();
}
