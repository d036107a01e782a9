import { Buffer } from 'buffer/index.js';
import { EventEmitter } from './event-emitter.ts';
import * as inspecting from 'node-inspect-extracted';
import path from 'path-browserify';
import { createAssert } from './assert-module.ts';
import { createCrypto, type HashFunctions } from './crypto-module.ts';
import { isDeepStrictEqual } from './deep-equal.ts';
import type { Callback, EventLoop } from './event-loop.ts';
import { fsConstants } from './fs-module.ts';
import { createUrlModule } from './url-module.ts';

export interface BuiltinWorld {
  readonly fs: Readonly<Record<string, unknown>>;
  readonly process: object;
  readonly console: object;
  readonly loop: EventLoop;
  readonly home: string;
  /** What `crypto` computes with, from the packages. */
  readonly hashFunctions: () => HashFunctions;
}

/** Modules that Node has and a process here has not, with the reason that it is told. */
const ABSENT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns'].map((name) => [name, 'there is no network in this sandbox'])),
  ...Object.fromEntries(['child_process', 'cluster', 'worker_threads'].map((name) => [name, 'a process cannot start another one in this sandbox'])),
  ...Object.fromEntries(['readline', 'repl'].map((name) => [name, 'a prompt needs a keyboard, and a process has none in this sandbox'])),
  ...Object.fromEntries(['inspector', 'v8', 'vm', 'wasi', 'zlib', 'sqlite', 'test'].map((name) => [name, 'it is not in this sandbox'])),
};

export function isBuiltin(name: string): boolean {
  const bare = name.replace(/^node:/, '');
  return BUILTIN_NAMES.has(bare) || Object.hasOwn(ABSENT, bare);
}

const BUILTIN_NAMES: ReadonlySet<string> = new Set([
  'assert', 'async_hooks', 'buffer', 'console', 'constants', 'crypto', 'events', 'fs', 'fs/promises', 'module', 'os', 'path', 'path/posix', 'process', 'perf_hooks', 'stream', 'stream/consumers', 'string_decoder', 'timers',
  'timers/promises', 'tty', 'url', 'util', 'assert/strict',
]);

/** Node's own modules for one process, each made when it is first asked for. `module` is the loader's. */
export function createBuiltins(world: BuiltinWorld): (name: string) => unknown {
  const { fs, process, console, loop, home } = world;
  const makers: Readonly<Record<string, () => unknown>> = {
    assert: createAssert,
    'assert/strict': createAssert,
    async_hooks: () => ({ AsyncResource, AsyncLocalStorage }),
    buffer: () => ({ Buffer, kMaxLength: 2_147_483_647, constants: { MAX_LENGTH: 2_147_483_647, MAX_STRING_LENGTH: 536_870_888 } }),
    console: () => console,
    constants: () => fsConstants,
    crypto: () => createCrypto(loop, world.hashFunctions()),
    events: () => EventEmitter,
    fs: () => fs,
    'fs/promises': () => fs['promises'],
    os: () => osModule(home),
    path: () => path,
    'path/posix': () => path,
    process: () => process,
    perf_hooks: () => ({ performance }),
    stream: createStream,
    'stream/consumers': createConsumers,
    string_decoder: () => ({ StringDecoder }),
    timers: () => ({ setTimeout: loop.setTimeout, setInterval: loop.setInterval, setImmediate: loop.setImmediate, clearTimeout: loop.clear, clearInterval: loop.clear, clearImmediate: loop.clear }),
    'timers/promises': () => ({
      async *setInterval(delay: number, value: unknown) {
        for (;;) yield await new Promise((resolve) => loop.setTimeout(resolve, delay, value));
      },
      setTimeout: (delay: number, value: unknown) => new Promise((resolve) => loop.setTimeout(resolve, delay, value)),
      setImmediate: (value: unknown) => new Promise((resolve) => loop.setImmediate(resolve, value)),
    }),
    tty: () => ({ isatty: () => false, ReadStream: EventEmitter, WriteStream: EventEmitter }),
    url: createUrlModule,
    util: () => utilModule(loop),
  };
  const made = new Map<string, unknown>();
  return (name) => {
    const bare = name.replace(/^node:/, '');
    const reason = Object.hasOwn(ABSENT, bare) ? ABSENT[bare] : undefined;
    if (reason !== undefined) throw Object.assign(new Error(`Node's module '${bare}' cannot be used: ${reason}.`), { code: 'ERR_NOT_IN_SANDBOX' });
    if (!made.has(bare)) made.set(bare, makers[bare]?.());
    return made.get(bare);
  };
}

function utilModule(loop: EventLoop): unknown {
  const promisified = Symbol.for('nodejs.util.promisify.custom');
  const promisify = (work: Callback & { [promisified]?: unknown }): unknown =>
    work[promisified] ??
    function (this: unknown, ...args: unknown[]) {
      return new Promise((resolve, reject) => {
        (work as (...all: unknown[]) => unknown).call(this, ...args, (error: unknown, value: unknown) => (error === null || error === undefined ? resolve(value) : reject(error as Error)));
      });
    };
  return {
    ...inspecting,
    TextDecoder,
    TextEncoder,
    promisify: Object.assign(promisify, { custom: promisified }),
    callbackify:
      (work: (...args: unknown[]) => Promise<unknown>) =>
      (...args: unknown[]) => {
        const callback = args.pop() as (error: unknown, value?: unknown) => void;
        work(...args).then(
          (value) => loop.nextTick(() => callback(null, value)),
          (error: unknown) => loop.nextTick(() => callback(error)),
        );
      },
    deprecate: (work: unknown) => work,
    debuglog: () => () => undefined,
    inherits(child: { prototype: object; super_?: unknown }, parent: { prototype: object }) {
      child.super_ = parent;
      Object.setPrototypeOf(child.prototype, parent.prototype);
    },
    isArray: Array.isArray,
    isDeepStrictEqual,
    types: {
      isDate: (value: unknown) => value instanceof Date,
      isRegExp: (value: unknown) => value instanceof RegExp,
      isPromise: (value: unknown) => value instanceof Promise,
      isNativeError: (value: unknown) => value instanceof Error,
      isMap: (value: unknown) => value instanceof Map,
      isSet: (value: unknown) => value instanceof Set,
      isUint8Array: (value: unknown) => value instanceof Uint8Array,
      isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
      isAnyArrayBuffer: (value: unknown) => value instanceof ArrayBuffer,
      isArrayBuffer: (value: unknown) => value instanceof ArrayBuffer,
      isAsyncFunction: (value: unknown) => Object.prototype.toString.call(value) === '[object AsyncFunction]',
      isGeneratorFunction: (value: unknown) => Object.prototype.toString.call(value) === '[object GeneratorFunction]',
      isProxy: () => false,
    },
  };
}

function osModule(home: string): unknown {
  return {
    EOL: '\n',
    arch: () => 'x64',
    cpus: () => [],
    endianness: () => 'LE',
    freemem: () => 1_000_000_000,
    homedir: () => home,
    hostname: () => 'headway',
    loadavg: () => [0, 0, 0],
    networkInterfaces: () => ({}),
    platform: () => 'linux',
    release: () => '6.1.0',
    tmpdir: () => '/tmp',
    totalmem: () => 2_000_000_000,
    type: () => 'Linux',
    uptime: () => performance.now() / 1000,
    userInfo: () => ({ uid: 1000, gid: 1000, username: home.slice(home.lastIndexOf('/') + 1), homedir: home, shell: '/bin/bash' }),
    version: () => '',
    constants: { signals: { SIGINT: 2, SIGTERM: 15, SIGKILL: 9 }, errno: {} },
  };
}

/** As much of `stream` as programs inherit from; nothing flows through files or sockets here. */
function createStream(): unknown {
  class Stream extends EventEmitter {
    pipe<Target extends { write(chunk: unknown): unknown; end(): unknown }>(target: Target): Target {
      this.on('data', (chunk: unknown) => target.write(chunk));
      this.on('end', () => target.end());
      return target;
    }
  }
  return Object.assign(Stream, { Stream });
}

/** Reads what can be iterated to its end. */
function createConsumers(): unknown {
  const buffer = async (source: AsyncIterable<Uint8Array | string>): Promise<Buffer> => {
    const parts: Uint8Array[] = [];
    for await (const part of source) parts.push(typeof part === 'string' ? Buffer.from(part) : part);
    return Buffer.concat(parts);
  };
  const text = async (source: AsyncIterable<Uint8Array | string>): Promise<string> => (await buffer(source)).toString();
  return { buffer, text, json: async (source: AsyncIterable<Uint8Array | string>): Promise<unknown> => JSON.parse(await text(source)), arrayBuffer: async (source: AsyncIterable<Uint8Array | string>) => new Uint8Array(await buffer(source)).buffer };
}

class AsyncResource {
  runInAsyncScope(work: (...args: unknown[]) => unknown, self: unknown, ...args: unknown[]): unknown {
    return work.apply(self, args);
  }
  emitDestroy(): this {
    return this;
  }
  static bind(work: unknown): unknown {
    return work;
  }
}

/** Holds for what runs inside it without a pause; a browser cannot follow a value through a promise. */
class AsyncLocalStorage {
  #store: unknown;
  run(store: unknown, work: (...args: unknown[]) => unknown, ...args: unknown[]): unknown {
    const before = this.#store;
    this.#store = store;
    try {
      return work(...args);
    } finally {
      this.#store = before;
    }
  }
  getStore(): unknown {
    return this.#store;
  }
  enterWith(store: unknown): void {
    this.#store = store;
  }
}

class StringDecoder {
  readonly #decoder = new TextDecoder();
  write(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: true });
  }
  end(bytes?: Uint8Array): string {
    return this.#decoder.decode(bytes);
  }
}
