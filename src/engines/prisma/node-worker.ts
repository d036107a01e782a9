/** Shell around the engine for a Node worker thread. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import initSqlJs from 'sql.js';
import type { ToEngine } from '../../process/engine-protocol.ts';
import { readPackages } from '../node/node-packages.ts';
import { serveNodeEngine } from '../node/serve.ts';
import { engineName, prismaPrograms } from './programs.ts';

const machine = process;
const wasm = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
const receive = serveNodeEngine({
  async open(base, progress) {
    const packages = await readPackages(base, engineName);
    progress.starting();
    return await prismaPrograms(packages, await initSqlJs({ wasmBinary: new Uint8Array(await readFile(wasm)).buffer }));
  },
  post: (message) => parentPort?.postMessage(message),
  onUncaught(listener) {
    machine.on('unhandledRejection', (error) => listener(error, true));
    machine.on('uncaughtException', (error) => listener(error, false));
  },
});
parentPort?.on('message', (message: ToEngine) => receive(message));
