import { type Alarm, createAlarm, type ServerWait } from './alarm.ts';
import { join } from './join.ts';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { z } from 'zod';
import type { DataFolder } from './data-folder.ts';
import type { PostgresModule } from './emscripten.ts';
import type { LoadedPostgres } from './postgres-files.ts';

/** Where PostgreSQL's data folder lies in its file system. */
export const DATA_ROOT = '/pglite/data';

/** One PostgreSQL process with its one session. */
export interface Backend {
  /**
   * Hands whole messages of the wire protocol to the session and gives its answer. It does not come back before the
   * server has done all of it.
   *
   * @throws ServerStopped when it went down; then it must not be used again
   */
  exchange(messages: Uint8Array): Uint8Array;
  /** What its memory takes, in bytes; it never gets less. */
  memoryBytes(): number;
}

/** The server ended: it crashed, or it ended the one session that it has, which ends it too. */
export class ServerStopped extends Error {
  /** What it still told its client. */
  readonly lastWords: Uint8Array;

  constructor(lastWords: Uint8Array) {
    super('The server stopped.');
    this.lastWords = lastWords;
  }
}

/**
 * Starts PostgreSQL over a data folder. If it was not shut down, the server recovers it from its write-ahead log.
 *
 * @param database the one that the session is connected to
 * @param onLog each line that the server writes to its log
 * @param onWait called again and again while the server waits; to answer true ends the wait, as a cancel request does
 */
export async function startBackend(loaded: LoadedPostgres, folder: DataFolder, database: string, onLog: (line: string) => void, onWait?: (wait: ServerWait) => boolean): Promise<Backend> {
  const alarm = createAlarm(onWait);
  const server = await PGlite.create({
    database,
    fs: inMemory(folder, loaded.program, alarm),
    initdbWasmModule: await nothing(),
    fsBundle: loaded.support,
    startParams: startParameters,
    onStderr: (line) => {
      onLog(line);
      return true;
    },
  });
  return drive(postgresModule.parse(server.Module), alarm);
}

/** PGlite's own, less the search path that it sets: a server at work has its own default. */
const startParameters = PGlite.defaultStartParams.filter((word, at, all) => {
  const setting = word === '-c' ? all[at + 1] : word;
  return setting !== 'search_path=public';
});

/** The server raised an error: it wants to be told to clean up. */
const RAISED = 100;

function drive(module: PostgresModule, alarm: Alarm): Backend {
  let incoming: Uint8Array = new Uint8Array(0);
  let read = 0;
  let outgoing: Uint8Array[] = [];
  module._pgl_set_rw_cbs(
    module.addFunction((pointer, most) => {
      const bytes = incoming.subarray(read, read + most);
      module.HEAPU8.set(bytes, pointer);
      read += bytes.length;
      return bytes.length;
    }, 'ipi'),
    module.addFunction((pointer, length) => {
      outgoing.push(module.HEAPU8.slice(pointer, pointer + length));
      return length;
    }, 'ipi'),
  );
  return {
    exchange(messages) {
      incoming = messages;
      read = 0;
      outgoing = [];
      alarm.catchUp();
      while (read < incoming.length || module._pq_buffer_remaining_data() > 0) {
        const stack = module.stackSave();
        try {
          module._PostgresMainLoopOnce();
        } catch (error) {
          module.stackRestore(stack);
          if (!isRaised(error)) throw new ServerStopped(join(outgoing));
          module._PostgresMainLongJmp();
        }
      }
      module._PostgresSendReadyForQueryIfNecessary();
      module._pgl_pq_flush();
      return join(outgoing);
    },
    memoryBytes: () => module.HEAPU8.length,
  };
}

function isRaised(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === RAISED;
}

/**
 * The file system in the module's memory, filled from the data folder before the server starts. Of what PGlite lets its
 * users say, this is also the one place where the program's imports can be had.
 */
function inMemory(folder: DataFolder, program: WebAssembly.Module, alarm: Alarm): NonNullable<PGliteOptions['fs']> {
  let module: { readonly Module: unknown } | undefined;
  return {
    init: (server, emscriptenOpts) => {
      module = server;
      const memory = z.instanceof(WebAssembly.Memory).parse(emscriptenOpts.wasmMemory);
      return Promise.resolve({
        emscriptenOpts: {
          ...emscriptenOpts,
          instantiateWasm(imports, onStarted) {
            // Emscripten's types leave out that it wants the program too.
            const started: (instance: WebAssembly.Instance, program: WebAssembly.Module) => void = onStarted;
            void WebAssembly.instantiate(program, alarm.wire(imports)).then((instance) => {
              alarm.connect(instance.exports, memory);
              started(instance, program);
            });
            return {};
          },
        },
      });
    },
    initialSyncFs: () => {
      folder.fill(postgresModule.parse(module?.Module).FS);
      return Promise.resolve();
    },
    syncToFs: () => Promise.resolve(),
    dumpTar: () => Promise.reject(new Error('The data folder is read by blocks.')),
    closeFs: () => Promise.resolve(),
  };
}

/** A module without content: `initdb` is a step of the build and never runs here, and PGlite would fetch it otherwise. */
function nothing(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
}

const postgresModule = z.custom<PostgresModule>((value) => typeof value === 'object' && value !== null && '_PostgresMainLoopOnce' in value && 'FS' in value);
