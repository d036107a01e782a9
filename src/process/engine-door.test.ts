import { expect, test } from 'vitest';
import { openEngineDoor } from './engine-door.ts';
import type { EnginePort, FromEngine } from './engine-protocol.ts';
import { runProgram } from './process-testing.ts';

/** An engine that is ready at once, and whose processes never end. */
function endlessEngine(): EnginePort {
  let say: (message: FromEngine) => void = () => undefined;
  return {
    post: (message) => void (message.type === 'boot' && say({ type: 'ready' })),
    listen: (listener) => void (say = listener),
    terminate: () => undefined,
  };
}

/** All that follows from what was done so far, as long as nothing waits for a timer. */
const allThatFollows = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));

test('a process is killed whenever it is stopped: before its turn, as its turn comes, or while it runs', async () => {
  for (let ticks = 0; ticks < 30; ticks++) {
    const door = openEngineDoor({ called: { name: 'Python', runner: 'the test' }, spawn: endlessEngine, base: '', starts: 'at once' });
    const stop = new AbortController();
    let code: number | undefined;
    void runProgram(door.program, ['endless'], { signal: stop.signal }).then((ran) => (code = ran.code));
    for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
    stop.abort();
    await allThatFollows();
    expect(code, `the code, when it is stopped after ${ticks} microtasks`).toBe(130);
    door.close();
  }
});
