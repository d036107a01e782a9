import { useEffect, useState } from 'react';

/** An answer that takes time. While a new one is on its way the last one stays, so that nothing jumps. */
export interface Answer<Value> {
  readonly value: Value | undefined;
  readonly loading: boolean;
}

/**
 * Asks whenever `causes` change; of several answers only that to the last question counts.
 * A rejection is a bug of ours: it is thrown where React's error boundary sees it.
 */
export function useAnswer<Value>(ask: () => Promise<Value>, causes: readonly unknown[]): Answer<Value> {
  const [answer, setAnswer] = useState<Answer<Value> & { readonly error?: unknown }>({ value: undefined, loading: true });
  useEffect(() => {
    let current = true;
    setAnswer((before) => (before.loading ? before : { ...before, loading: true }));
    ask().then(
      (value) => {
        if (current) setAnswer({ value, loading: false });
      },
      (error: unknown) => {
        if (current) setAnswer({ value: undefined, loading: false, error });
      },
    );
    return () => {
      current = false;
    };
    // `ask` is a new function at every drawing; its causes are what it depends on.
    // eslint-disable-next-line react/exhaustive-deps
  }, causes);
  if ('error' in answer) throw answer.error;
  return answer;
}
