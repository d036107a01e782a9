import type { InspectionEvent } from 'xstate';

/** `?inspect` in the address, or this key in the browser's storage, opens the inspector of state machines. */
const SWITCH = 'inspect';

/** The inspector, in development and when it is switched on; it is no part of the built page. */
export async function developmentInspector(): Promise<((event: InspectionEvent) => void) | undefined> {
  if (!import.meta.env.DEV) return undefined;
  if (!new URL(location.href).searchParams.has(SWITCH) && localStorage.getItem(SWITCH) === null) return undefined;
  const { createBrowserInspector } = await import('@statelyai/inspect');
  const { inspect } = createBrowserInspector();
  return typeof inspect === 'function' ? inspect : (event) => inspect.next?.(event);
}
