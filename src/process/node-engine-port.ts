import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import type { EnginePort, FromEngine } from './engine-protocol.ts';

/** The clock is set before the engine's first line runs. */
const bootstrap = `
const { workerData } = require('node:worker_threads');
if (workerData.time !== undefined) Date.now = () => workerData.time;
import(workerData.entry);
`;

const cache = join(import.meta.dirname, '../../.cache/threads');
/** The one file of each entry, by its source's address. */
const bundled = new Map<string, string>();

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

/**
 * The address of one file of JavaScript that holds the entry and all that it imports of the project. A thread does not
 * inherit a loader that reads TypeScript, and reading sixty modules through one takes longer than most commands: some
 * engines need a new thread for each. It is made once in a process, from the sources as they are then.
 */
function oneFile(entry: URL): string {
  const known = bundled.get(entry.href);
  if (known !== undefined) return known;
  const built = buildSync({ entryPoints: [fileURLToPath(entry)], bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', keepNames: true, write: false, logLevel: 'silent' });
  const contents = built.outputFiles[0]?.contents ?? new Uint8Array(0);
  // As deep below the project as an engine's folder is, so that what a module finds from where it stands is found.
  const folder = join(cache, createHash('sha256').update(contents).digest('hex').slice(0, 16));
  const file = join(folder, 'worker.mjs');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    // Other processes make the same file at the same moment: it appears whole or not at all.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, contents);
    renameSync(draft, file);
  }
  const address = pathToFileURL(file).href;
  bundled.set(entry.href, address);
  return address;
}
