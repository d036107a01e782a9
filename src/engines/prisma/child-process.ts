import { EventEmitter } from '../node/event-emitter.ts';
import { Buffer } from 'buffer/index.js';
import { contentOf } from '../node/disk.ts';
import type { ProvidedWorld } from '../node/node-process.ts';
import { systemError } from '../node/system-error.ts';
import type { DatabaseFiles } from './schema-engine/open-databases.ts';
import { runEngineCommand } from './schema-engine/engine-command.ts';
import { type SchemaEngineParts, startSchemaEngine } from './schema-engine/schema-engine.ts';

/** The one program that Prisma starts, at the path where its CLI is told that it is. */
const schemaEnginePath = '/usr/lib/node_modules/@prisma/engines/schema-engine';
/** How long a child that has ended keeps its parent's loop going. */
const CLOSING_MS = 5;

/**
 * Node's `child_process` for Prisma's CLI: the only program that there is to start is the schema engine, which runs in
 * this worker and speaks the native one's JSON-RPC over its pipes.
 */
export function createChildProcess(world: ProvidedWorld, parts: Omit<SchemaEngineParts, 'files'>): { readonly module: object; readonly close: () => void } {
  const files = filesOf(world);
  const open = new Set<() => void>();

  const spawn = (file: string, ...rest: unknown[]): EventEmitter => {
    const args = Array.isArray(rest[0]) ? rest[0].map(String) : [];
    const options = rest.find((each): each is { cwd?: string } => typeof each === 'object' && each !== null && !Array.isArray(each));
    const child = createChild(world);
    if (file !== schemaEnginePath) {
      child.failToStart(Object.assign(systemError('ENOENT', `spawn ${file}`), { path: file, spawnargs: args }));
      return child.events;
    }
    const cwd = options?.cwd ?? world.cwd();
    const output = { stdout: (line: string) => child.stdout(`${line}\n`), stderr: (line: string) => child.stderr(`${line}\n`) };
    world.loop.setImmediate(() => {
      child.events.emit('spawn');
      if (args.includes('--version')) {
        output.stdout(`schema-engine-cli ${parts.version}`);
        child.exit(0);
      } else if (args.includes('cli')) child.exit(runEngineCommand(files, args, cwd, output));
      else {
        const engine = startSchemaEngine({ ...parts, files }, args, cwd, output);
        const end = (): void => {
          open.delete(end);
          engine.end();
        };
        open.add(end);
        let last = Promise.resolve();
        child.listen(
          (line) => {
            last = last.then(() => engine.line(line));
          },
          () =>
            void last.then(() => {
              end();
              child.exit(0);
            }),
        );
      }
    });
    return child.events;
  };
  const refuse = (): never => {
    throw systemError('ENOENT', 'spawn');
  };
  return {
    module: { spawn, exec: refuse, execFile: refuse, execSync: refuse, execFileSync: refuse, spawnSync: refuse, fork: refuse, ChildProcess: EventEmitter },
    close() {
      for (const end of open) end();
    },
  };
}

interface Child {
  readonly events: EventEmitter;
  stdout(text: string): void;
  stderr(text: string): void;
  listen(onLine: (line: string) => void, onEnd: () => void): void;
  exit(code: number): void;
  failToStart(error: Error): void;
}

function createChild({ loop }: ProvidedWorld): Child {
  let onLine: (line: string) => void = () => undefined;
  let onEnd: () => void = () => undefined;
  let over = false;
  // A child that runs keeps its parent's loop going, whatever the parent waits for beside it.
  const runs = loop.setInterval(() => undefined, 2 ** 30);
  const stdout = readable();
  const stderr = readable();
  const stdin = Object.assign(new EventEmitter(), {
    destroyed: false,
    writable: true,
    setEncoding: () => stdin,
    write(text: unknown) {
      for (const line of String(text).split('\n')) if (line.trim() !== '') onLine(line);
      return true;
    },
    end() {
      if (!stdin.destroyed) onEnd();
      stdin.destroyed = true;
    },
    destroy: () => undefined,
  });
  const events = Object.assign(new EventEmitter(), {
    pid: 4243,
    killed: false,
    exitCode: null as number | null,
    signalCode: null,
    stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    stdio: [stdin, stdout.stream, stderr.stream],
    kill() {
      exit(0);
      return true;
    },
    ref: () => void runs.ref(),
    unref: () => void runs.unref(),
  });
  const exit = (code: number): void => {
    if (over) return;
    over = true;
    events.exitCode = code;
    loop.setImmediate(() => {
      events.emit('exit', code, null);
      stdout.end();
      stderr.end();
      events.emit('close', code, null);
      // A system takes a moment to close the pipes, and the CLI's second `stop` lives on that moment: nothing else keeps it going.
      loop.setTimeout(() => runs.close(), CLOSING_MS);
    });
  };
  return {
    events,
    stdout: (text) => stdout.put(text),
    stderr: (text) => stderr.put(text),
    listen(line, end) {
      onLine = line;
      onEnd = end;
    },
    exit,
    failToStart(error) {
      over = true;
      loop.setImmediate(() => {
        events.emit('error', error);
        runs.close();
      });
    },
  };
}

/** The reading end of a pipe: by events, or by `for await`. */
function readable(): { readonly stream: EventEmitter; put(text: string): void; end(): void } {
  const waiting: Uint8Array[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  const stream = Object.assign(new EventEmitter(), {
    readable: true,
    readableEnded: false,
    destroyed: false,
    pipe: () => stream,
    on(event: string, listener: (...args: unknown[]) => void) {
      EventEmitter.prototype.on.call(stream, event, listener);
      if (event === 'data') for (const bytes of waiting.splice(0)) listener(bytes);
      return stream;
    },
    setEncoding: () => stream,
    resume: () => stream,
    pause: () => stream,
    destroy: () => stream,
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const bytes = waiting.shift();
        if (bytes !== undefined) yield bytes;
        else if (ended) return;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  });
  return {
    stream,
    put(text) {
      const bytes = Buffer.from(text);
      if (stream.listenerCount('data') > 0) stream.emit('data', bytes);
      else waiting.push(bytes);
      wake();
    },
    end() {
      ended = true;
      stream.readableEnded = true;
      stream.emit('end');
      stream.emit('close');
      wake();
    },
  };
}

function filesOf({ disk }: ProvidedWorld): DatabaseFiles {
  return {
    read(path) {
      const node = disk.find(path);
      return node?.kind === 'file' ? contentOf(node) : undefined;
    },
    write(path, bytes) {
      const file = disk.makeFile(path, 'open');
      file.content = bytes;
      file.changed = Date.now();
    },
  };
}
