/** Shell around the engine for a Node worker thread; PostgreSQL's servers are loaded beside it when a process needs one. */
import { parentPort } from 'node:worker_threads';
import type { ToEngine } from '../../process/engine-protocol.ts';
import { nodeRuntime } from './node-runtime.ts';
import { serveEngine } from './serve.ts';

const receive = serveEngine({
  open: (base) => Promise.resolve(nodeRuntime(base)),
  post: (message) => parentPort?.postMessage(message),
  tiersUp: !process.execArgv.includes('--liftoff-only'),
  openServers: async (_, onCommit) => (await import('../postgres/node-servers.ts')).nodeServers(onCommit),
});
parentPort?.on('message', (message: ToEngine) => receive(message));
