/** A signal that aborts with its parent, or on its own. */
export interface DerivedSignal {
  readonly signal: AbortSignal;
  readonly abort: () => void;
  /** Lets go of the parent. To be called when what the signal was for has ended. */
  readonly release: () => void;
}

export function deriveSignal(parent: AbortSignal): DerivedSignal {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (parent.aborted) abort();
  else parent.addEventListener('abort', abort, { once: true });
  return { signal: controller.signal, abort, release: () => parent.removeEventListener('abort', abort) };
}
