import { createActor, SimulatedClock } from 'xstate';
import { expect, test } from 'vitest';
import { engineMachine } from './engine-machine.ts';
import type { FromEngine, ToEngine } from './engine-protocol.ts';

const request = {
  type: 'run',
  id: 1,
  request: { environment: 'dev-a', argv: ['flask'], cwd: '/', variables: {}, stdin: new Uint8Array(), changes: { set: [], remove: [] } },
} satisfies ToEngine;
const ended = (memoryBytes: number): FromEngine => ({ type: 'ended', id: 1, result: { code: 0, changes: { set: [], remove: [] } }, memoryBytes });

function startEngine(roomForSpare = true) {
  const workers: { posted: ToEngine[]; say: (message: FromEngine) => void; terminated: boolean }[] = [];
  const passedOn: FromEngine[] = [];
  let spares = 0;
  const clock = new SimulatedClock();
  const actor = createActor(engineMachine, {
    clock,
    input: {
      base: '/runtime',
      roomForSpare,
      prepareSpare: () => void (spares += 1),
      onProcess: (message) => passedOn.push(message),
      spawn() {
        const worker: (typeof workers)[number] = { posted: [], say: () => undefined, terminated: false };
        workers.push(worker);
        return {
          post: (message) => void worker.posted.push(message),
          listen: (listener) => void (worker.say = listener),
          terminate: () => void (worker.terminated = true),
        };
      },
    },
  }).start();
  return { actor, workers, passedOn, clock, spares: () => spares, worker: (index: number) => workers[index] ?? expect.fail(`no worker ${index}`) };
}

test('an engine boots by stages and is ready when its worker says so', () => {
  const { actor, worker } = startEngine();
  expect(worker(0).posted).toEqual([{ type: 'boot', base: '/runtime', heats: true }]);
  worker(0).say({ type: 'booting', stage: 'start', loadedBytes: 5, totalBytes: 10 });
  expect(actor.getSnapshot().value).toEqual({ alive: 'booting' });
  expect(actor.getSnapshot().context).toMatchObject({ stage: 'start', loadedBytes: 5, totalBytes: 10 });
  worker(0).say({ type: 'ready' });
  expect(actor.getSnapshot().value).toEqual({ alive: 'ready' });
});

test('a process makes it busy until the worker says that it ended', () => {
  const { actor, worker, passedOn } = startEngine();
  worker(0).say({ type: 'ready' });
  actor.send({ type: 'process.requested', message: request });
  expect(actor.getSnapshot().value).toEqual({ alive: 'busy' });
  expect(worker(0).posted.at(-1)).toEqual(request);
  worker(0).say(ended(1));
  expect(actor.getSnapshot().value).toEqual({ alive: 'ready' });
  expect(passedOn).toEqual([ended(1)]);
});

test('killing a process terminates its worker and boots another', () => {
  const { actor, worker, workers } = startEngine();
  worker(0).say({ type: 'ready' });
  actor.send({ type: 'process.requested', message: request });
  actor.send({ type: 'process.killed' });
  expect(worker(0).terminated).toBe(true);
  expect(workers).toHaveLength(2);
  expect(actor.getSnapshot().value).toEqual({ alive: 'booting' });
});

test('a process that crashed or took much memory costs its worker', () => {
  for (const last of [{ type: 'crashed', id: 1, message: 'x' } as const, ended(2_000_000_000)]) {
    const { actor, worker, workers, passedOn } = startEngine();
    worker(0).say({ type: 'ready' });
    actor.send({ type: 'process.requested', message: request });
    worker(0).say(last);
    expect(passedOn).toEqual([last]);
    expect(worker(0).terminated).toBe(true);
    expect(workers).toHaveLength(2);
  }
});

test('a spare is booted when the engine is ready and nothing happens, not between two processes', () => {
  const { actor, worker, clock, spares } = startEngine();
  worker(0).say({ type: 'ready' });
  clock.increment(1900);
  actor.send({ type: 'process.requested', message: request });
  clock.increment(1000);
  worker(0).say(ended(1));
  clock.increment(1900);
  expect(spares()).toBe(0);
  clock.increment(200);
  expect(spares()).toBe(1);
});

test('where there is little room a process that runs long has a spare booted, a short one has not', () => {
  const { actor, worker, clock, spares } = startEngine(false);
  worker(0).say({ type: 'ready' });
  actor.send({ type: 'process.requested', message: request });
  clock.increment(1000);
  worker(0).say(ended(1));
  clock.increment(10_000);
  expect(spares()).toBe(0);
  actor.send({ type: 'process.requested', message: request });
  clock.increment(2000);
  expect(spares()).toBe(1);
});

test('where there is little room it does nothing that nobody asked for', () => {
  const { worker } = startEngine(false);
  expect(worker(0).posted).toEqual([{ type: 'boot', base: '/runtime', heats: false }]);
});

test('an engine that cannot boot is broken, says why, and can be tried again', () => {
  const { actor, worker, workers } = startEngine();
  worker(0).say({ type: 'failed', message: 'no runtime' });
  expect(actor.getSnapshot().value).toBe('broken');
  expect(actor.getSnapshot().context.failure).toBe('no runtime');
  expect(worker(0).terminated).toBe(true);
  actor.send({ type: 'retry.requested' });
  expect(workers).toHaveLength(2);
  expect(actor.getSnapshot().context.failure).toBe('');
});
