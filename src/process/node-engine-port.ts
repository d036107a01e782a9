import { Worker } from 'node:worker_threads';
import type { EnginePort, FromEngine } from './engine-protocol.ts';
import { oneFile } from './node-one-file.ts';

/** The clock is set before the engine's first line runs. */
const bootstrap = `
const { workerData } = require('node:worker_threads');
if (workerData.time !== undefined) Date.now = () => workerData.time;
import(workerData.entry);
`;

/**
 * The Python engine in a thread of Node.
 *
 * @param time what the clock shows there, in milliseconds since 1970; left out, it goes
 */
export function nodeEnginePort(time?: number): EnginePort {
  return threadPort(new URL('../engines/flask/node-worker.ts', import.meta.url), time);
}

/** Sequelize's engine in a thread of Node. */
export function nodeSequelizePort(time?: number): EnginePort {
  return threadPort(new URL('../engines/sequelize/node-worker.ts', import.meta.url), time);
}

/** Prisma's engine in a thread of Node. */
export function nodePrismaPort(time?: number): EnginePort {
  return threadPort(new URL('../engines/prisma/node-worker.ts', import.meta.url), time);
}

function threadPort(entry: URL, time: number | undefined): EnginePort {
  const worker = new Worker(bootstrap, { eval: true, workerData: { entry: oneFile(entry), time } });
  // The thread must not keep a finished program alive.
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    listen(listener) {
      worker.on('message', (message: FromEngine) => listener(message));
      worker.on('error', (error) => listener({ type: 'failed', message: error.message }));
    },
    terminate: () => void worker.terminate(),
  };
}
