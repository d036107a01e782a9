import { Buffer } from 'buffer/index.js';

/** isomorphic-git works on Node's `Buffer`, which browsers do not have. This is the one place that lends it one. */
if (!('Buffer' in globalThis)) Object.assign(globalThis, { Buffer });
