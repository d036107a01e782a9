import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { subscribeWeakly } from './subscribe-weakly.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test('a listener is called as long as somebody holds it, and is let go of afterwards', async () => {
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  let calls = 0;
  const held = (): void => void (calls += 1);
  const heard = { calls: 0 };
  // What only this function's frame holds is gone after it.
  (() => subscribeWeakly(subscribe, () => void (heard.calls += 1)))();
  subscribeWeakly(subscribe, held);
  await new Promise((resolve) => void setTimeout(resolve));
  collectGarbage();
  for (const listener of listeners) listener();
  expect({ calls, heard: heard.calls, left: listeners.size }).toEqual({ calls: 1, heard: 0, left: 1 });
});
