import { Buffer } from 'buffer/index.js';
import { EventEmitter } from './event-emitter.ts';
import path from 'path-browserify';
import type { EventLoop } from './event-loop.ts';
import type { Disk } from './disk.ts';
import type { Keyboard } from '../../process/program.ts';
import { createKeyboardInput } from './keyboard-input.ts';
import { systemError } from './system-error.ts';

/** The Node whose behaviour the engine keeps to; the fidelity suite compares with it. */
export const nodeVersion = 'v20.20.2';

export interface ProcessWorld {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly stdin: Uint8Array;
  readonly keyboard?: Keyboard;
  readonly disk: Disk;
  readonly loop: EventLoop;
  readonly write: (stream: 'stdout' | 'stderr', bytes: Uint8Array) => void;
  /** Ends the process there and then; what is called after it changes nothing. */
  readonly exit: (code: number) => void;
}

/** Node's `process`, and what the engine itself asks of it. */
export interface NodeProcess {
  readonly object: EventEmitter;
  cwd(): string;
  /** Tells the program that it ends, and answers the code that it then ends with. */
  leave(code?: number): number;
}

/** Thrown by `process.exit`, so that nothing after it runs. Whoever catches it runs on in a process that has ended. */
export class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded';
}

export function createProcess(world: ProcessWorld): NodeProcess {
  const started = performance.now();
  const emitter = new EventEmitter();
  let cwd = world.cwd;
  let left = false;

  const leave = (code?: number): number => {
    const chosen = code ?? Number(object.exitCode ?? 0);
    if (left) return chosen;
    left = true;
    object.exitCode = chosen;
    emitter.emit('exit', chosen);
    return object.exitCode;
  };
  const hrtime = (before?: readonly [number, number]): [number, number] => {
    const nanoseconds = (performance.now() - started) * 1e6;
    const [seconds, rest] = [Math.floor(nanoseconds / 1e9), Math.floor(nanoseconds % 1e9)];
    return before === undefined ? [seconds, rest] : [seconds - before[0] - (rest < before[1] ? 1 : 0), (rest - before[1] + 1e9) % 1e9];
  };

  const object = Object.assign(emitter, {
    title: 'node',
    version: nodeVersion,
    versions: { node: nodeVersion.slice(1) },
    release: { name: 'node' },
    arch: 'x64',
    platform: 'linux',
    argv: [...world.argv],
    argv0: 'node',
    execArgv: [],
    execPath: '/usr/local/bin/node',
    env: { ...world.variables },
    pid: 4242,
    ppid: 4241,
    exitCode: undefined as number | string | undefined,
    features: {},
    config: { variables: {} },
    stdin: world.keyboard === undefined ? createStdin(world) : createKeyboardInput(world.keyboard, world.loop),
    stdout: Object.assign(outputStream(1, (bytes) => world.write('stdout', bytes), world.loop), { columns: world.keyboard?.columns }),
    stderr: outputStream(2, (bytes) => world.write('stderr', bytes), world.loop),
    cwd: () => cwd,
    chdir(folder: string) {
      const next = path.resolve(cwd, folder);
      const node = world.disk.find(next);
      if (node?.kind !== 'folder') throw systemError(node === undefined ? 'ENOENT' : 'ENOTDIR', 'chdir', cwd, folder);
      cwd = next;
    },
    exit(code?: number | string): never {
      world.exit(leave(code === undefined ? undefined : Number(code)));
      throw new ProcessEnded();
    },
    abort(): never {
      world.exit(134);
      throw new ProcessEnded();
    },
    nextTick: world.loop.nextTick,
    hrtime: Object.assign(hrtime, { bigint: () => BigInt(Math.round((performance.now() - started) * 1e6)) }),
    uptime: () => (performance.now() - started) / 1000,
    memoryUsage: () => ({ rss: 50_000_000, heapTotal: 20_000_000, heapUsed: 15_000_000, external: 1_000_000, arrayBuffers: 10_000 }),
    cpuUsage: () => ({ user: Math.round((performance.now() - started) * 1000), system: 0 }),
    umask: () => 0o22,
    getuid: () => 1000,
    geteuid: () => 1000,
    getgid: () => 1000,
    getegid: () => 1000,
    emitWarning(warning: unknown, type: unknown = 'Warning') {
      const name = warning instanceof Error ? warning.name : typeof type === 'string' ? type : 'Warning';
      world.write('stderr', new TextEncoder().encode(`(node:4242) ${name}: ${warning instanceof Error ? warning.message : String(warning)}\n`));
    },
  });

  return { object, cwd: () => cwd, leave };
}

function outputStream(fd: 1 | 2, write: (bytes: Uint8Array) => void, loop: EventLoop): EventEmitter {
  const put = (data: unknown, encoding?: unknown, callback?: unknown): boolean => {
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof data === 'string') write(new Uint8Array(Buffer.from(data, typeof encoding === 'string' ? encoding : 'utf8')));
    else if (data instanceof Uint8Array) write(data.slice());
    else throw new TypeError(`The "chunk" argument must be of type string or an instance of Buffer or Uint8Array. Received ${data === null ? 'null' : typeof data}`);
    if (typeof done === 'function') loop.setImmediate(done as () => void);
    return true;
  };
  const stream = new EventEmitter();
  return Object.assign(stream, {
    fd,
    isTTY: false,
    writable: true,
    write: put,
    end(...args: unknown[]) {
      if (args.length > 0 && args[0] !== undefined && typeof args[0] !== 'function') put(...(args as [unknown]));
      return stream;
    },
    cork: () => undefined,
    uncork: () => undefined,
  });
}

/** What is piped in, given when the program listens for it. */
function createStdin({ stdin, loop }: ProcessWorld): EventEmitter {
  const stream = new EventEmitter();
  let encoding: string | undefined;
  let asked = false;
  let position = 0;
  const shown = (): unknown => (encoding === undefined ? Buffer.from(stdin) : new TextDecoder().decode(stdin));
  const flow = (): void => {
    if (asked) return;
    asked = true;
    loop.setImmediate(() => {
      if (stdin.length > position) stream.emit('data', shown());
      position = stdin.length;
      stream.emit('end');
      stream.emit('close');
    });
  };
  stream.on('newListener', (event: string) => {
    if (event === 'data' || event === 'end') flow();
    if (event === 'readable') loop.setImmediate(() => stream.emit('readable'));
  });
  return Object.assign(stream, {
    fd: 0,
    isTTY: false,
    setEncoding(next: string) {
      encoding = next;
      return stream;
    },
    read() {
      const left = position < stdin.length ? shown() : null;
      position = stdin.length;
      if (left === null) flow();
      return left;
    },
    resume() {
      flow();
      return stream;
    },
    pause: () => stream,
    unref: () => stream,
    ref: () => stream,
    async *[Symbol.asyncIterator]() {
      await Promise.resolve();
      if (stdin.length > position) yield shown();
      position = stdin.length;
    },
  });
}
