import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { emptyTree } from '../domain/file-tree.ts';
import { nodeEnginePort } from './node-engine-port.ts';
import type { ProcessRequest } from './program.ts';
import { openPythonDoor } from './python-door.ts';

const boots: number[] = [];
let onReady = (): void => undefined;
const door = openPythonDoor(() => {
  const port = nodeEnginePort();
  const began = performance.now();
  port.listen((message) => {
    if (message.type !== 'ready') return;
    boots.push(performance.now() - began);
    onReady();
  });
  return port;
}, join(import.meta.dirname, '../../public/runtime'));
afterAll(() => door.close());

const python = (code: string): ProcessRequest => ({ environment: 'dev-a', argv: ['python', '-c', code], cwd: '', variables: {}, stdin: new Uint8Array(), files: emptyTree });
const quiet = { stdout: () => undefined, stderr: () => undefined };

/** Resolves once so many workers were ready. */
const untilReady = (workers: number): Promise<void> =>
  new Promise((resolve) => {
    onReady = () => {
      if (boots.length >= workers) resolve();
    };
    onReady();
  });

test('after a runaway is killed the next command is served at once, by a worker that stood by', async () => {
  await untilReady(2);
  const controller = new AbortController();
  const runaway = door.program.run(python("print('goes on', flush=True)\nwhile True: pass"), { ...quiet, stdout: () => controller.abort() }, controller.signal);
  expect((await runaway).code).toBe(130);
  expect(door.getState()).toEqual({ type: 'ready' });
  const began = performance.now();
  expect((await door.program.run(python('print(6 * 7)'), quiet, new AbortController().signal)).code).toBe(0);
  // Without one that stands by it would wait for a boot before it began.
  expect(performance.now() - began).toBeLessThan(Math.min(...boots));
});
