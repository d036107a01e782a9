import { EventEmitter } from '../node/event-emitter.ts';

/**
 * Modules of Node that Prisma's CLI loads and none of the commands here uses. Classes can be extended, and whatever is
 * called or made says that it is not there.
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  http: ['Agent', 'ClientRequest', 'IncomingMessage', 'Server', 'ServerResponse', 'createServer', 'get', 'request'],
  https: ['Agent', 'Server', 'createServer', 'get', 'request'],
  http2: ['connect', 'createServer'],
  net: ['Server', 'Socket', 'connect', 'createConnection', 'createServer', 'isIP'],
  tls: ['TLSSocket', 'connect', 'createServer'],
  dns: ['lookup', 'resolve'],
  zlib: ['Gunzip', 'Gzip', 'createBrotliDecompress', 'createGunzip', 'createGzip', 'createInflate', 'createInflateRaw', 'gunzip', 'gzip', 'inflate'],
  worker_threads: ['MessageChannel', 'Worker'],
  vm: ['Script', 'runInContext', 'runInNewContext', 'runInThisContext'],
  v8: ['deserialize', 'serialize'],
  inspector: ['Session'],
  diagnostics_channel: ['subscribe'],
  'stream/promises': ['pipeline'],
  'stream/web': ['ReadableStream', 'TransformStream', 'WritableStream'],
};

/** What is not missed when it does nothing. */
const VALUES: Readonly<Record<string, object>> = {
  diagnostics_channel: { channel: () => ({ hasSubscribers: false }) },
  http: { METHODS: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'], STATUS_CODES: {}, globalAgent: {} },
  https: { globalAgent: {} },
  zlib: { constants: {} },
  worker_threads: { isMainThread: true, parentPort: null, workerData: null, threadId: 0 },
};

/** Makers of these modules, by their names. */
export function absentModules(): readonly (readonly [name: string, make: () => unknown])[] {
  return Object.entries(NAMES).map(([module, names]) => [module, () => ({ ...Object.fromEntries(names.map((name) => [name, absent(module, name)])), ...VALUES[module] })]);
}

function absent(module: string, name: string): unknown {
  return class extends EventEmitter {
    constructor() {
      super();
      // A class that extends this one may be made: it is of no use, and says so when it is used.
      if (new.target.name === 'absent') throw Object.assign(new Error(`${module}.${name} is not in this sandbox.`), { code: 'ERR_NOT_IN_SANDBOX' });
    }
  };
}
