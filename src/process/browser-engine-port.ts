import type { EnginePort, FromEngine } from './engine-protocol.ts';

/** The Python engine in a worker of the page. */
export function browserEnginePort(): EnginePort {
  return portOf(new Worker(new URL('../engines/flask/worker.ts', import.meta.url), { type: 'module', name: 'python' }), 'Python');
}

/** Sequelize's engine in a worker of the page. */
export function browserSequelizePort(): EnginePort {
  return portOf(new Worker(new URL('../engines/sequelize/worker.ts', import.meta.url), { type: 'module', name: 'sequelize' }), 'Sequelize');
}

/** Prisma's engine in a worker of the page. */
export function browserPrismaPort(): EnginePort {
  return portOf(new Worker(new URL('../engines/prisma/worker.ts', import.meta.url), { type: 'module', name: 'prisma' }), 'Prisma');
}

function portOf(worker: Worker, runs: string): EnginePort {
  return {
    post: (message) => worker.postMessage(message),
    listen(listener) {
      worker.addEventListener('message', (event: MessageEvent<FromEngine>) => listener(event.data));
      worker.addEventListener('error', (event) => {
        listener({ type: 'failed', message: event.message || `The worker that runs ${runs} could not be loaded.` });
      });
    },
    terminate: () => worker.terminate(),
  };
}
