/** Shell around the engine for a browser's worker; PostgreSQL's servers are loaded beside it when a process needs one. */
import type { ToEngine } from '../../process/engine-protocol.ts';
import { browserRuntime } from './browser-runtime.ts';
import { serveEngine } from './serve.ts';

const receive = serveEngine({
  open: browserRuntime,
  post: (message) => postMessage(message),
  openServers: async (base, onCommit) => (await import('../postgres/browser-servers.ts')).browserServers(base, onCommit),
});
addEventListener('message', (event: MessageEvent<ToEngine>) => receive(event.data));
