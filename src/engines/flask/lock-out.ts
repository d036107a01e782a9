/**
 * What leads out of a worker: to the network, to what the page keeps, to other workers, to the page itself, and to new
 * code, which could reach all of that by `import()`. The module of the interpreter has functions that evaluate text, and
 * Python's ctypes can call them; so each of these is gone before the first line of an environment's code runs. What the
 * worker itself needs of them it has taken before.
 */
const WAYS_OUT = [
  'fetch', 'fetchLater', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'WebSocketError', 'EventSource', 'WebTransport', 'RTCDataChannel', 'FontFace', 'fonts', 'Request',
  'indexedDB', 'IDBFactory', 'caches', 'CacheStorage', 'Cache', 'cookieStore', 'navigator', 'FileSystemHandle', 'FileSystemDirectoryHandle', 'FileSystemFileHandle', 'webkitRequestFileSystem', 'webkitRequestFileSystemSync', 'webkitResolveLocalFileSystemURL', 'webkitResolveLocalFileSystemSyncURL',
  'Worker', 'SharedWorker', 'importScripts', 'BroadcastChannel', 'MessageChannel', 'postMessage', 'close', 'Notification', 'PushManager', 'ServiceWorkerRegistration',
] as const;

/**
 * Takes them away from the global scope and from whatever it inherits.
 *
 * @throws when one could not be taken away: then no environment's code may run here
 */
export function lockOut(scope: object = globalThis): void {
  for (const name of WAYS_OUT) {
    for (let holder: object | null = scope; holder !== null; holder = Object.getPrototypeOf(holder) as object | null) Reflect.deleteProperty(holder, name);
    if (name in scope) throw new Error(`${name} could not be taken from the worker.`);
  }
  refuseNewCode(scope);
}

/** Text does not become code any more. Each function leads to the maker of its kind, so those are replaced, too. */
function refuseNewCode(scope: object): void {
  const refuse = (): never => {
    throw new EvalError('No code can be made from text here.');
  };
  const fix = (holder: object, name: string, value: unknown): void => void Object.defineProperty(holder, name, { value, writable: false, configurable: false });
  fix(scope, 'eval', refuse);
  for (const example of [function () {}, async function () {}, function* () {}, async function* () {}]) {
    const prototype = Object.getPrototypeOf(example) as object;
    // What asks whether something is a function goes on working.
    const maker = function () {
      return refuse();
    };
    maker.prototype = prototype;
    fix(prototype, 'constructor', maker);
    if (prototype === Function.prototype) fix(scope, 'Function', maker);
  }
}
