import { Buffer } from 'buffer/index.js';
import type { EventLoop } from './event-loop.ts';
import { nodeError } from './system-error.ts';

/** Taken before the process finds a `crypto` of its own. */
const webCrypto = globalThis.crypto;

/** What of `@noble/hashes` is in each pack of packages (`scripts/runtime/hash-functions.ts`): it is evaluated when a program first asks for `crypto`. */
export interface HashFunctions {
  readonly hashes: Readonly<Record<string, HashFunction>>;
  readonly hmac: { create(hash: HashFunction, key: Uint8Array): Running };
  pbkdf2(hash: HashFunction, password: Uint8Array, salt: Uint8Array, options: object): Uint8Array;
  scrypt(password: Uint8Array, salt: Uint8Array, options: object): Uint8Array;
}

interface HashFunction {
  create(): Running;
}

/** What of it a browser cannot do at once, or not at all without keys and certificates of a system. */
const ABSENT = ['createCipheriv', 'createDecipheriv', 'createSign', 'createVerify', 'createDiffieHellman', 'createECDH', 'generateKeyPair', 'generateKeyPairSync', 'publicEncrypt', 'privateDecrypt', 'sign', 'verify'] as const;

/** Node's `crypto`: random numbers, hashes and passwords; ciphers, keys and signatures are refused. */
export function createCrypto(loop: EventLoop, { hashes, hmac, pbkdf2, scrypt }: HashFunctions): unknown {
  const hashNamed = (name: string, forKey = false): HashFunction => findHash(hashes, name, forKey);
  const scryptSync = (password: unknown, salt: unknown, length: number, options: ScryptOptions = {}): Buffer =>
    Buffer.from(scrypt(bytesOf(password), bytesOf(salt), { N: options.N ?? options.cost ?? 16_384, r: options.r ?? options.blockSize ?? 8, p: options.p ?? options.parallelization ?? 1, dkLen: length, maxmem: options.maxmem ?? 64 * 1024 ** 2 }));
  const pbkdf2Sync = (password: unknown, salt: unknown, iterations: number, length: number, digest: string): Buffer => Buffer.from(pbkdf2(hashNamed(digest, true), bytesOf(password), bytesOf(salt), { c: iterations, dkLen: length }));
  return {
    webcrypto: webCrypto,
    subtle: webCrypto.subtle,
    getRandomValues: fill,
    randomBytes: (size: number, callback?: Done<Buffer>) => (callback === undefined ? fill(Buffer.alloc(size)) : later(loop, () => fill(Buffer.alloc(size)), callback)),
    randomFillSync: fill,
    randomUUID: () => webCrypto.randomUUID(),
    randomInt: (low: number, high?: number) => (high === undefined ? Math.floor(Math.random() * low) : low + Math.floor(Math.random() * (high - low))),
    timingSafeEqual(a: Uint8Array, b: Uint8Array) {
      if (a.length !== b.length) throw nodeError(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length');
      return a.every((byte, index) => byte === b[index]);
    },
    getHashes: () => Object.keys(hashes),
    createHash: (name: string) => digestOf(hashNamed(name).create()),
    createHmac: (name: string, key: unknown) => digestOf(hmac.create(hashNamed(name, true), bytesOf(key))),
    scryptSync,
    scrypt(password: unknown, salt: unknown, length: number, ...rest: [ScryptOptions, Done<Buffer>] | [Done<Buffer>]) {
      const [options, callback] = rest.length === 2 ? rest : [{}, rest[0]];
      later(loop, () => scryptSync(password, salt, length, options), callback);
    },
    pbkdf2Sync,
    pbkdf2: (password: unknown, salt: unknown, iterations: number, length: number, digest: string, callback: Done<Buffer>) => later(loop, () => pbkdf2Sync(password, salt, iterations, length, digest), callback),
    ...Object.fromEntries(
      ABSENT.map((name) => [
        name,
        () => {
          throw nodeError(Error, 'ERR_NOT_IN_SANDBOX', `crypto.${name} is not in this sandbox: of the module crypto there are random numbers, hashes, HMAC, scrypt and PBKDF2.`);
        },
      ]),
    ),
  };
}

interface ScryptOptions {
  readonly N?: number;
  readonly cost?: number;
  readonly r?: number;
  readonly blockSize?: number;
  readonly p?: number;
  readonly parallelization?: number;
  readonly maxmem?: number;
}

type Done<Value> = (error: unknown, value?: Value) => void;

interface Running {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
  clone(): Running;
}

function digestOf(running: Running): object {
  let over = false;
  const stillRuns = (): void => {
    if (over) throw nodeError(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
  };
  const hash = {
    update(data: unknown, encoding?: string) {
      stillRuns();
      running.update(bytesOf(data, encoding));
      return hash;
    },
    digest(encoding?: string) {
      stillRuns();
      over = true;
      const bytes = Buffer.from(running.digest());
      return encoding === undefined || encoding === 'buffer' ? bytes : bytes.toString(encoding);
    },
    copy() {
      stillRuns();
      return digestOf(running.clone());
    },
  };
  return hash;
}

function findHash(hashes: HashFunctions['hashes'], name: string, forKey: boolean): HashFunction {
  const found = Object.entries(hashes).find(([each]) => each.replace('-', '') === name.toLowerCase().replace(/^rsa-/, '').replaceAll('-', ''));
  if (found !== undefined) return found[1];
  throw forKey ? nodeError(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${name}`) : new Error('Digest method not supported');
}

function bytesOf(data: unknown, encoding = 'utf8'): Uint8Array {
  if (typeof data === 'string') return new Uint8Array(Buffer.from(data, encoding));
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', `The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${data === null ? 'null' : data === undefined ? 'undefined' : `type ${typeof data}`}`);
}

function later<Value>(loop: EventLoop, work: () => Value, callback: Done<Value>): void {
  loop.setImmediate(() => {
    let value: Value;
    try {
      value = work();
    } catch (error) {
      return callback(error);
    }
    return callback(null, value);
  });
}

function fill<Bytes extends ArrayBufferView>(bytes: Bytes): Bytes {
  const view = new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  // A browser gives at most this many at a time.
  for (let at = 0; at < view.length; at += 65_536) webCrypto.getRandomValues(view.subarray(at, at + 65_536));
  return bytes;
}
