/** Serves an engine of Node programs in a thread of Node: for tests and the headless door. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import type { ToEngine } from '../../process/engine-protocol.ts';
import { compiledPackages } from './node-compiled-packages.ts';
import type { NodePrograms } from './node-process.ts';
import { readPackages } from './node-packages.ts';
import { serveNodeEngine } from './serve.ts';

const machine = process;
const wasm = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');

/**
 * @param engineName the name of the engine's pack of packages
 * @param programsOf what the engine runs, over its packages and SQLite
 */
export function serveInThread(engineName: string, programsOf: (packages: ReadonlyMap<string, Uint8Array>, sqlJs: SqlJsStatic) => NodePrograms | Promise<NodePrograms>): void {
  const compiled = compiledPackages(fileURLToPath(new URL('../compiled', import.meta.url)));
  const receive = serveNodeEngine({
    async open(base, progress) {
      const packages = await readPackages(base, engineName);
      progress.starting();
      return programsOf(packages, await initSqlJs({ wasmBinary: new Uint8Array(await readFile(wasm)).buffer }));
    },
    post(message) {
      if (message.type === 'ended') compiled.keep();
      parentPort?.postMessage(message);
    },
    evaluate: compiled.evaluate,
    onUncaught(listener) {
      machine.on('unhandledRejection', (error) => listener(error, true));
      machine.on('uncaughtException', (error) => listener(error, false));
    },
  });
  parentPort?.on('message', (message: ToEngine) => receive(message));
}
