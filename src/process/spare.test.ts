import { expect, test } from 'vitest';
import type { EnginePort, FromEngine, ToEngine } from './engine-protocol.ts';
import { keepSpare } from './spare.ts';

function workers() {
  const all: { posted: ToEngine[]; say: (message: FromEngine) => void; terminated: boolean }[] = [];
  const start = (): EnginePort => {
    const worker: (typeof all)[number] = { posted: [], say: () => undefined, terminated: false };
    all.push(worker);
    return { post: (message) => void worker.posted.push(message), listen: (listener) => void (worker.say = listener), terminate: () => void (worker.terminated = true) };
  };
  return { all, start };
}

test('a spare boots in advance, once, and whoever takes it hears what it had said and what comes', () => {
  const { all, start } = workers();
  const spares = keepSpare(start, true);
  spares.prepare('/base', false);
  spares.prepare('/base', false);
  expect(all).toHaveLength(1);
  expect(all[0]?.posted).toEqual([{ type: 'boot', base: '/base', heats: true }]);
  all[0]?.say({ type: 'ready' });
  const port = spares.spawn();
  const heard: FromEngine[] = [];
  port.listen((message) => heard.push(message));
  port.post({ type: 'boot', base: '/base', heats: true });
  all[0]?.say({ type: 'failed', message: 'x' });
  expect(heard).toEqual([{ type: 'ready' }, { type: 'failed', message: 'x' }]);
  expect(all[0]?.posted).toHaveLength(1);
  port.terminate();
  expect(all[0]?.terminated).toBe(true);
});

test('a spare is told once that its processes will reach a database server, also when that is known later', () => {
  const { all, start } = workers();
  const spares = keepSpare(start, true);
  spares.prepare('/base', false);
  spares.prepare('/base', true);
  spares.prepare('/base', true);
  expect(all).toHaveLength(1);
  expect(all[0]?.posted).toEqual([{ type: 'boot', base: '/base', heats: true }, { type: 'expectServer' }]);
});

test('without a spare a worker is started, and closing ends a spare that nobody took', () => {
  const { all, start } = workers();
  const spares = keepSpare(start, true);
  spares.spawn();
  expect(all).toHaveLength(1);
  spares.prepare('/base', false);
  spares.close();
  expect(all[1]?.terminated).toBe(true);
});
