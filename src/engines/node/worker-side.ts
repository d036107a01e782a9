/** Serves an engine of Node programs in a browser's worker: what each such worker does, whatever its packages are. */
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import type { ToEngine } from '../../process/engine-protocol.ts';
import type { NodePrograms } from './node-process.ts';
import { fetchPackages } from './package-files.ts';
import { serveNodeEngine } from './serve.ts';

/**
 * @param engineName the name of the engine's pack of packages
 * @param programsOf what the engine runs, over its packages and SQLite
 */
export function serveInWorker(engineName: string, programsOf: (packages: ReadonlyMap<string, Uint8Array>, sqlJs: SqlJsStatic) => NodePrograms | Promise<NodePrograms>): void {
  // Taken before an environment's code runs, which then finds none of them.
  const post = postMessage.bind(globalThis);
  const listen = addEventListener.bind(globalThis);
  const receive = serveNodeEngine({
    async open(base, progress) {
      const fetched = fetch(wasmUrl);
      const packages = await fetchPackages(base, engineName, progress);
      progress.starting();
      const response = await fetched;
      if (!response.ok) throw new Error(`SQLite could not be loaded: ${response.status} ${response.statusText}`);
      return programsOf(packages, await initSqlJs({ wasmBinary: await response.arrayBuffer() }));
    },
    post: (message) => post(message),
    onUncaught(listener) {
      listen('unhandledrejection', (event) => {
        event.preventDefault();
        listener(event.reason, true);
      });
      listen('error', (event) => {
        event.preventDefault();
        listener(event.error, false);
      });
    },
  });
  listen('message', (event: MessageEvent<ToEngine>) => receive(event.data));
}
