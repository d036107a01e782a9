/**
 * What a program finds in the global scope, beside the language itself: what Node has there too. Everything else that a
 * worker has is taken away before the first line of an environment's code runs: the network, the page's storage, other
 * workers, the way back to the page.
 */
const KEPT: ReadonlySet<string> = new Set([
  // The language.
  'Object', 'Function', 'Array', 'Number', 'parseFloat', 'parseInt', 'Infinity', 'NaN', 'undefined', 'Boolean', 'String', 'Symbol', 'Date', 'Promise', 'RegExp', 'Error', 'AggregateError',
  'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'globalThis', 'JSON', 'Math', 'Intl', 'ArrayBuffer', 'Atomics', 'Uint8Array', 'Int8Array', 'Uint16Array',
  'Int16Array', 'Uint32Array', 'Int32Array', 'Float16Array', 'Float32Array', 'Float64Array', 'Uint8ClampedArray', 'BigUint64Array', 'BigInt64Array', 'DataView', 'Map', 'BigInt', 'Set', 'Iterator', 'WeakMap', 'WeakSet',
  'WeakRef', 'Proxy', 'Reflect', 'FinalizationRegistry', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape', 'eval', 'isFinite', 'isNaN', 'SharedArrayBuffer',
  'WebAssembly', 'DisposableStack', 'AsyncDisposableStack', 'SuppressedError', 'constructor',
  // What Node and a worker have in common.
  'AbortController', 'AbortSignal', 'atob', 'btoa', 'crypto', 'DOMException', 'Event', 'EventTarget', 'performance', 'queueMicrotask', 'structuredClone', 'TextDecoder', 'TextEncoder', 'URL', 'URLSearchParams',
]);

/** @throws when something could not be taken away: then no environment's code may run here */
export function lockDown(scope: object = globalThis): void {
  for (let holder: object | null = scope; holder !== null && holder !== Object.prototype && !isEventTarget(holder); holder = Object.getPrototypeOf(holder) as object | null) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (KEPT.has(name) || isNumber(holder, name)) continue;
      if (!Reflect.deleteProperty(holder, name)) throw new Error(`${name} could not be taken from the worker.`);
    }
  }
}

/** A constant of the platform, which may be one that cannot be taken away, leads nowhere. */
function isNumber(holder: object, name: string): boolean {
  return typeof Object.getOwnPropertyDescriptor(holder, name)?.value === 'number';
}

function isEventTarget(holder: object): boolean {
  return typeof EventTarget !== 'undefined' && holder === EventTarget.prototype;
}
