/** Shell around the engine for a browser's worker. The wasm's address is given by the bundler. */
import initSqlJs from 'sql.js';
import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import type { ToEngine } from '../../process/engine-protocol.ts';
import { fetchPackages } from '../node/package-files.ts';
import { serveNodeEngine } from '../node/serve.ts';
import { engineName, prismaPrograms } from './programs.ts';

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
    return await prismaPrograms(packages, await initSqlJs({ wasmBinary: await response.arrayBuffer() }));
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
