import type { DatabaseServers } from '../../process/database-servers.ts';
import type { FileChanges } from '../../domain/file-tree.ts';
import type { EngineRequest, FromEngine, ServerLook, ToEngine } from '../../process/engine-protocol.ts';
import { type FlaskEngine, startFlaskEngine } from './engine.ts';
import { gatherOutput } from '../../process/gather-output.ts';
import { type RuntimeFiles, sourcePack } from './runtime-files.ts';

/** Bytes fetched so far, and all that the boot will fetch. */
export type Progress = (loadedBytes: number, totalBytes: number) => void;

export interface Side {
  /** Opens the runtime at an address (browser) or in a folder (Node). */
  readonly open: (base: string, onProgress: Progress) => Promise<RuntimeFiles>;
  readonly post: (message: FromEngine) => void;
  /** Whether what runs often is compiled better here; left out, it is. */
  readonly tiersUp?: boolean;
  /** Loads what runs database servers; called when the first process needs one. */
  readonly openServers: (base: string, onCommit: (changes: FileChanges) => void) => Promise<DatabaseServers>;
}

/** How long nothing must have happened before work that nobody asked for, in milliseconds. */
const IDLE_MS = 100;
/** Rounds of a few commands; after about five more do not get faster. */
const HEATING_ROUNDS = 6;

/**
 * The engine's side of the door: answers the function that takes each message. It runs in a worker, so a process that
 * never ends blocks this side alone.
 */
export function serveEngine({ open, post, tiersUp = true, openServers }: Side): (message: ToEngine) => void {
  let engine: FlaskEngine | undefined;
  let servers: Promise<DatabaseServers> | undefined;
  /** The servers while a process runs that reaches one. */
  let reached: DatabaseServers | undefined;
  let home = '';
  let running = 0;
  let serverExpected = false;

  const boot = async ({ base, heats }: Extract<ToEngine, { type: 'boot' }>): Promise<void> => {
    let stage: 'download' | 'start' | 'import' = 'download';
    home = base;
    let progress = { loadedBytes: 0, totalBytes: 0 };
    const report = (): void => post({ type: 'booting', stage, ...progress });
    try {
      const files = await open(base, (loadedBytes, totalBytes) => {
        progress = { loadedBytes, totalBytes };
        report();
      });
      const onStage = (next: typeof stage): void => {
        stage = next;
        report();
      };
      engine = await startFlaskEngine(files, onStage, () => reached?.connect());
      post({ type: 'ready' });
      files.prefetch(sourcePack);
      if (!engine.fromImage) warmUpWhenIdle(files);
      else if (heats && tiersUp) heatWhenIdle(HEATING_ROUNDS);
      if (serverExpected) prepareServersWhenIdle();
    } catch (error) {
      post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  };

  /** After the first command rather than before it, when one is waiting: then it is served at once. */
  const warmUpWhenIdle = (files: RuntimeFiles): void => {
    setTimeout(() => {
      if (engine === undefined) return;
      try {
        engine.warmUp();
      } catch {
        // Cold it works as well; it is only slower, and no image of it is kept.
        return;
      }
      // Without room to keep it, the next start is as slow as this one was.
      files.keepImage(engine.image()).catch(() => undefined);
    }, IDLE_MS);
  };

  /** In rounds short enough that a command which comes meanwhile hardly waits. */
  const heatWhenIdle = (rounds: number): void => {
    setTimeout(() => {
      if (engine === undefined || rounds === 0) return;
      engine.heat();
      heatWhenIdle(rounds - 1);
    }, IDLE_MS);
  };

  /** What fails here is tried again, and told, when a process needs it. */
  const prepareServersWhenIdle = (): void => {
    setTimeout(() => {
      engine?.readyForServer();
      openNow().then(
        (ready) => void ready.prepare().catch(() => undefined),
        () => (servers = undefined),
      );
    }, IDLE_MS);
  };

  const openNow = (): Promise<DatabaseServers> => {
    servers ??= openServers(home, (changes) => post({ type: 'committed', id: running, changes }));
    return servers;
  };
  const failedToStart = (id: number) => (error: unknown) => {
    servers = undefined;
    post({ type: 'crashed', id, message: `PostgreSQL could not start: ${error instanceof Error ? error.message : String(error)}` });
  };

  /** Makes the server ready that the process needs. It starts asynchronously and the process cannot wait, so it comes first. */
  const prepare = async (id: number, { environment, server }: EngineRequest): Promise<void> => {
    if (server === undefined) return;
    const ready = await openNow();
    await ready.start(environment, server.changes, server.database, (loadedBytes, totalBytes) => post({ type: 'preparing', id, loadedBytes, totalBytes }));
    reached = ready;
    engine?.readyForServer();
    post({ type: 'prepared', id });
  };

  const look = async (id: number, { of, changes, database, question }: ServerLook): Promise<void> => {
    const ready = await openNow();
    const looked = await ready.look(of, changes, database, question, (loadedBytes, totalBytes) => post({ type: 'preparing', id, loadedBytes, totalBytes }));
    post({ type: 'prepared', id });
    post({ type: 'looked', id, ...looked });
  };

  const run = (id: number, request: EngineRequest): void => {
    if (engine === undefined) return post({ type: 'crashed', id, message: 'Python has not started.' });
    running = id;
    const output = gatherOutput((stream, bytes) => post({ type: 'output', id, stream, bytes }));
    try {
      const isClient = request.argv[0] === 'psql' && reached !== undefined;
      const result = isClient ? engine.runBeside(request, (files) => reached?.runClient(request, files, output) ?? 1) : engine.run(request, output);
      output.flush();
      const changes = reached?.endProcess();
      if (changes !== undefined) post({ type: 'committed', id, changes });
      post({ type: 'ended', id, result, memoryBytes: engine.memory().total });
      engine.settle();
    } catch (error) {
      output.flush();
      post({ type: 'crashed', id, message: error instanceof Error ? error.message : String(error) });
    }
    reached = undefined;
  };

  return (message) => {
    switch (message.type) {
      case 'boot':
        void boot(message);
        return;
      case 'expectServer':
        serverExpected = true;
        if (engine !== undefined) prepareServersWhenIdle();
        return;
      case 'keys':
        // Python's programs never ask for the keyboard.
        return;
      case 'run': {
        const { id, request } = message;
        if (request.server === undefined) return run(id, request);
        prepare(id, request).then(() => run(id, request), failedToStart(id));
        return;
      }
      case 'look':
        look(message.id, message.look).catch(failedToStart(message.id));
    }
  };
}
