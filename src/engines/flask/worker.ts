/** Shell around the engine for a browser's worker. */
import type { ToEngine } from '../../process/engine-protocol.ts';
import { browserRuntime } from './browser-runtime.ts';
import { serveEngine } from './serve.ts';

const receive = serveEngine({ open: browserRuntime, post: (message) => postMessage(message) });
addEventListener('message', (event: MessageEvent<ToEngine>) => receive(event.data));
