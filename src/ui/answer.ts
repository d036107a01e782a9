import { useEffect, useState } from 'react';

/** An answer that takes time. While a new one is on its way the last one stays, so that nothing jumps. */
export interface Answer<Value> {
  readonly value: Value | undefined;
  readonly loading: boolean;
}

/**
 * Asks whenever `ask` is another function (so it is to be kept by useCallback); of several answers only that to the last question counts.
 * A rejection is a bug of ours: it is thrown where React's error boundary sees it.
 */
export function useAnswer<Value>(ask: () => Promise<Value>): Answer<Value> {
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
  }, [ask]);
  if ('error' in answer) throw answer.error;
  return answer;
}
