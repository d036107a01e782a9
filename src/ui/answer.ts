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
  const [answer, setAnswer] = useState<Settled<Value>>();
  useEffect(() => {
    let current = true;
    ask().then(
      (value) => {
        if (current) setAnswer({ type: 'value', value, to: ask });
      },
      (error: unknown) => {
        if (current) setAnswer({ type: 'error', error: error instanceof Error ? error : new Error(String(error)) });
      },
    );
    return () => {
      current = false;
    };
  }, [ask]);
  if (answer?.type === 'error') throw answer.error;
  return { value: answer?.value, loading: answer?.to !== ask };
}

type Settled<Value> =
  | { readonly type: 'value'; readonly value: Value; readonly to: () => Promise<Value> }
  | { readonly type: 'error'; readonly error: Error };
