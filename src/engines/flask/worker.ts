/** Shell around the engine for a browser's worker; PostgreSQL's servers are loaded beside it when a process needs one. */
import '../../process/zod-without-eval.ts';
import type { ToEngine } from '../../process/engine-protocol.ts';
import { browserRuntime } from './browser-runtime.ts';
import { lockOut } from './lock-out.ts';
import { serveEngine } from './serve.ts';

// Taken before an environment's code runs, which then finds none of them.
const post = postMessage.bind(globalThis);
const fetchFile = fetch.bind(globalThis);

const receive = serveEngine({
  open: browserRuntime,
  post(message) {
    // It is ready for the first process, and not before the way out is shut.
    if (message.type === 'ready') lockOut();
    post(message);
  },
  openServers: async (base, onCommit) => (await import('../postgres/browser-servers.ts')).browserServers(base, fetchFile, onCommit),
});
addEventListener('message', (event: MessageEvent<ToEngine>) => receive(event.data));
