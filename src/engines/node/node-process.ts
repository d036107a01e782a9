import { Buffer } from 'buffer/index.js';
import path from 'path-browserify';
import { inspect } from 'node-inspect-extracted';
import { projectFolder } from '../../domain/environment.ts';
import { apply, difference, emptyTree } from '../../domain/file-tree.ts';
import type { EngineRequest, EngineResult } from '../../process/engine-protocol.ts';
import type { Keyboard } from '../../process/program.ts';
import { addBase64Url } from './buffer-base64url.ts';
import { createBuiltins } from './builtin-modules.ts';
import { createConsole } from './console-object.ts';
import type { HashFunctions } from './crypto-module.ts';
import { contentOf, createDisk, type Disk } from './disk.ts';
import { createEventLoop, type EventLoop } from './event-loop.ts';
import { createFs } from './fs-module.ts';
import { createModuleLoader, type ModuleLoader, packagesFolder } from './module-loader.ts';
import { readNodeCommand } from './node-command.ts';
import { createProcess, ProcessEnded } from './process-object.ts';
import { uncaughtText } from './uncaught.ts';

/** What an engine gives its Node processes beside Node itself. */
export interface NodePrograms {
  /** The installed packages: bytes by the path below the packages' folder. */
  readonly packages: ReadonlyMap<string, Uint8Array>;
  /** The file, below the packages' folder, that each program's name starts. */
  readonly programs: Readonly<Record<string, string>>;
  /** Packages whose native part something here stands in for. */
  readonly provide: (world: ProvidedWorld) => Provided;
}

export interface ProvidedWorld {
  readonly disk: Disk;
  readonly loop: EventLoop;
  cwd(): string;
}

export interface Provided {
  readonly modules: ReadonlyMap<string, () => unknown>;
  /** Called when the process ends: what a system closes for a process that did not. */
  readonly close: () => void;
}

export interface NodeProcessWorld {
  readonly write: (stream: 'stdout' | 'stderr', bytes: Uint8Array) => void;
  /** Called once, when the process ends; what it does after that is of no effect. */
  readonly ended: (result: EngineResult) => void;
  /** Where the keys come from that a person types, if one sits there. */
  readonly keyboard: Pick<Keyboard, 'read' | 'letGo'>;
  /** Tells of promises that were rejected and of errors that nobody caught. */
  readonly onUncaught: (listener: (error: unknown, fromPromise: boolean) => void) => void;
  /** Evaluates the text of an installed package, if that can be done faster than by `eval`. */
  readonly evaluate?: ((text: string, file: string) => unknown) | undefined;
}

addBase64Url();

/** Runs one process in this worker, which is of no use to another one afterwards. */
export function runNodeProcess(request: EngineRequest, programs: NodePrograms, world: NodeProcessWorld): void {
  const project = projectFolder(request.environment);
  const home = path.dirname(project);
  const before = apply(emptyTree, request.changes);
  const disk = createDisk(home);
  disk.mount(packagesFolder, programs.packages);
  disk.putTree(project, before);

  let over = false;
  const write = (stream: 'stdout' | 'stderr', bytes: Uint8Array): void => {
    if (!over) world.write(stream, bytes);
  };
  const end = (code: number): void => {
    if (over) return;
    over = true;
    provided.close();
    world.ended({ code: code & 0xff, changes: difference(before, disk.readTree(project)) });
  };
  const sourceOf = (file: string): string | undefined => {
    if (file === '[eval]') return start.type === 'text' ? start.text : undefined;
    const node = disk.find(file);
    return node?.kind === 'file' ? new TextDecoder().decode(contentOf(node)) : undefined;
  };
  const fail = (error: unknown, fromPromise = false): void => {
    if (over || error instanceof ProcessEnded) return;
    if (process.object.listenerCount('uncaughtException') > 0) process.object.emit('uncaughtException', error);
    else {
      write('stderr', new TextEncoder().encode(uncaughtText(error, fromPromise, sourceOf)));
      end(process.leave(1));
    }
  };

  const loop = createEventLoop((error) => fail(error));
  const [name, ...args] = request.argv;
  const start = name === 'node' ? readNodeCommand(args, request.stdin) : { type: 'file' as const, file: `${packagesFolder}/${programs.programs[name ?? ''] ?? ''}`, args };
  const argv = start.type === 'file' ? [name === 'node' ? path.resolve(request.cwd, start.file) : `/usr/local/bin/${name ?? ''}`, ...start.args] : start.type === 'text' ? start.args : [];
  const process = createProcess({ argv: ['/usr/local/bin/node', ...argv], cwd: request.cwd, variables: request.variables, stdin: request.stdin, disk, loop, write, exit: end, ...(request.columns === undefined ? {} : { keyboard: { ...world.keyboard, columns: request.columns } }) });
  const provided = programs.provide({ disk, loop, cwd: process.cwd });
  if (start.type === 'say') {
    write(start.stream, new TextEncoder().encode(start.text));
    return end(start.code);
  }

  const console = createConsole(write);
  const fs = createFs({ disk, loop, cwd: process.cwd, stdin: request.stdin, write });
  const builtin = createBuiltins({ fs, process: process.object, console, loop, home, hashFunctions: () => loader.require(`${packagesFolder}/headway/hash-functions.cjs`, '/') as HashFunctions });
  const loader: ModuleLoader = createModuleLoader({ disk, builtin, provided: provided.modules, evaluate: world.evaluate });
  Object.assign(globalThis, {
    Buffer, console, process: process.object, global: globalThis, setTimeout: loop.setTimeout, setInterval: loop.setInterval, setImmediate: loop.setImmediate, clearTimeout: loop.clear,
    clearInterval: loop.clear, clearImmediate: loop.clear,
  });
  world.onUncaught((error, fromPromise) => {
    if (fromPromise && process.object.listenerCount('unhandledRejection') > 0) process.object.emit('unhandledRejection', error);
    else fail(error, fromPromise);
  });

  loop.enter(() => {
    if (start.type === 'file') loader.runMain(name === 'node' ? path.resolve(request.cwd, start.file) : start.file);
    else {
      const result = loader.runText(start.text, request.cwd);
      if (start.prints) write('stdout', new TextEncoder().encode(`${typeof result === 'string' ? result : inspect(result)}\n`));
    }
  });
  loop.whenEmpty(() => end(process.leave()));
}
