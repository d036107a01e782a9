/** Loaded before a native program: `require('sqlite3')` then gives the engine's stand-in, over the files of this machine. */
import { register } from 'tsx/esm/api';

const unregister = register();
await import('./sqlite3-for-node.ts');
await unregister();
