import { createActor, waitFor } from 'xstate';
import { projectFolder, type EnvironmentId } from '../domain/environment.ts';
import { apply, difference, emptyTree, type FileTree } from '../domain/file-tree.ts';
import { shareImages } from './shared-image.ts';
import { engineMachine } from './engine-machine.ts';
import type { ServerDatabase } from '../domain/database.ts';
import type { ServerAnswer, ServerQuestion } from '../domain/server-question.ts';
import type { BootStage, EnginePort, FromEngine } from './engine-protocol.ts';
import { keepSpare } from './spare.ts';
import type { ProcessOutput, ProcessRequest, ProcessResult, Program } from './program.ts';

interface Loading {
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

/** The life of an engine, as people are shown it. */
export type EngineState =
  /** No command has needed it yet: nothing of it was fetched. */
  | { readonly type: 'asleep' }
  | { readonly type: 'booting'; readonly stage: BootStage; readonly loadedBytes: number; readonly totalBytes: number }
  | { readonly type: 'ready' }
  /** `loading`: how much of a database server is there, while a process waits for it. */
  | { readonly type: 'busy'; readonly loading?: Loading | undefined }
  | { readonly type: 'stopping' }
  | { readonly type: 'broken'; readonly message: string };

/** How an engine is called in what people read. */
export interface EngineName {
  readonly name: 'Python' | 'Sequelize' | 'Prisma';
  /** What one of its processes runs on, for the sentence that says that it crashed: `the Python interpreter`. */
  readonly runner: string;
}

/** The door to an engine: programs to run, its state to show, and a way to start it again. */
export interface EngineDoor {
  readonly called: EngineName;
  /** All programs of the engine are one here: it tells them apart by `argv[0]`. */
  readonly program: Program;
  /**
   * Asks a database server, between two processes: what a database holds, as its data were left at some moment.
   *
   * @param of whose server it is when the question may write; it is the data of that environment then
   * @returns `data` is the given one, by identity, when nothing was written
   */
  ask(database: ServerDatabase, question: ServerQuestion, of?: EnvironmentId): Promise<{ readonly answer: ServerAnswer; readonly data: FileTree }>;
  getState(): EngineState;
  subscribe(listener: () => void): () => void;
  retry(): void;
  close(): void;
}

/** What a door is made of. */
export interface EngineDoorParts {
  readonly called: EngineName;
  /** Starts a worker; called again whenever the last one was killed or is spent. */
  readonly spawn: () => EnginePort;
  /** Address or folder of what the engine loads. */
  readonly base: string;
  /** Whether it starts now, or with its first command. */
  readonly starts: 'at once' | 'when first used';
  /** The database to whose server a process will want to connect; left out, none of them has a server. */
  readonly databaseWanted?: (request: ProcessRequest) => string | undefined;
  /** Whether there is room for what nobody asked for: a spare at all times, and code that is compiled better; left out, there is. */
  readonly roomForSpare?: boolean;
}

/** How long a question to a server may take before it is given up, in milliseconds. */
const ASK_LIMIT = 30_000;

export function openEngineDoor({ called, spawn, base, starts, databaseWanted = () => undefined, roomForSpare = true }: EngineDoorParts): EngineDoor {
  const workers = keepSpare(spawn, roomForSpare);
  let listener: ((message: FromEngine) => void) | undefined;
  /** What the present worker knows of each environment's files. */
  let known = new Map<EnvironmentId, FileTree>();
  /** What it knows of each environment's database. */
  let knownData = new Map<EnvironmentId | '', FileTree>();
  let loading: Loading | undefined;
  /** Whether a process reached a database server: then the next ones will. */
  let serverReached = false;
  const share = shareImages();
  let nextId = 1;
  let last: Promise<unknown> = Promise.resolve();

  const actor = createActor(engineMachine, {
    input: {
      spawn: () => {
        known = new Map();
        knownData = new Map();
        return workers.spawn();
      },
      base,
      prepareSpare: () => workers.prepare(base, serverReached),
      roomForSpare,
      onProcess: (message) => listener?.(message),
    },
  });
  let awake = false;
  const listeners = new Set<() => void>();
  const wake = (): void => {
    if (awake) {
      // What could not be fetched may be there at the next try. Of an engine that starts by itself people ask that.
      if (starts === 'when first used' && actor.getSnapshot().matches('broken')) actor.send({ type: 'retry.requested' });
      return;
    }
    awake = true;
    actor.start();
    for (const changed of listeners) changed();
  };
  if (starts === 'at once') wake();

  const setLoading = (next: Loading | undefined): void => {
    if (loading === next) return;
    loading = next;
    for (const changed of listeners) changed();
  };

  const run = async (request: ProcessRequest, output: ProcessOutput, signal: AbortSignal): Promise<ProcessResult> => {
    const wanted = databaseWanted(request);
    const begun = request.database ?? emptyTree;
    let database = begun;
    const left = (code: number, files: FileTree): ProcessResult => (database === begun ? { code, files } : { code, files, database });
    wake();
    const free = await untilFree(signal);
    // It may have been stopped between the engine's being free and this moment: nobody would hear it any more.
    if (free === 'killed' || signal.aborted) return left(130, request.files);
    if (free === 'broken') {
      output.stderr(new TextEncoder().encode(`${request.argv[0]}: ${called.name} could not start: ${actor.getSnapshot().context.failure}\n`));
      return { code: 126, files: request.files };
    }
    const id = nextId++;
    const { keyboard } = request;
    const ended = new Promise<ProcessResult>((resolve) => {
      const kill = (): void => {
        listener = undefined;
        keyboard?.letGo();
        actor.send({ type: 'process.killed' });
        setLoading(undefined);
        resolve(left(130, request.files));
      };
      signal.addEventListener('abort', kill, { once: true });
      listener = (message) => {
        switch (message.type) {
          case 'output':
            if (message.id === id) output[message.stream](message.bytes);
            return;
          case 'preparing':
            setLoading(message);
            return;
          case 'prepared':
            setLoading(undefined);
            return;
          case 'committed':
            database = apply(database, share(message.changes));
            knownData.set(request.environment, database);
            return;
          case 'reading':
            if (message.reading) keyboard?.read((data) => actor.send({ type: 'keys.typed', message: { type: 'keys', id, data } }));
            else keyboard?.letGo();
            return;
          case 'ended': {
            keyboard?.letGo();
            signal.removeEventListener('abort', kill);
            const files = apply(request.files, message.result.changes);
            known.set(request.environment, files);
            resolve(left(message.result.code, files));
            return;
          }
          case 'crashed':
          case 'failed':
            keyboard?.letGo();
            signal.removeEventListener('abort', kill);
            output.stderr(new TextEncoder().encode(`${request.argv[0]}: ${called.runner} crashed: ${message.message}\nThe files are as they were before the command. ${called.name} starts again.\n`));
            setLoading(undefined);
            resolve(left(134, request.files));
            return;
          case 'booting':
          case 'ready':
          case 'looked':
        }
      };
    });
    actor.send({
      type: 'process.requested',
      message: {
        type: 'run',
        id,
        request: {
          environment: request.environment,
          argv: request.argv,
          cwd: [projectFolder(request.environment), request.cwd].filter(Boolean).join('/'),
          variables: request.variables,
          stdin: request.stdin,
          ...(keyboard === undefined ? {} : { columns: keyboard.columns }),
          changes: difference(known.get(request.environment) ?? emptyTree, request.files),
          ...(wanted === undefined ? {} : { server: { database: wanted, changes: difference(knownData.get(request.environment) ?? emptyTree, begun) } }),
        },
      },
    });
    if (wanted !== undefined) {
      serverReached = true;
      knownData.set(request.environment, begun);
    }
    return ended;
  };

  const ask = async ({ data, name }: ServerDatabase, question: ServerQuestion, of: EnvironmentId | undefined): Promise<{ answer: ServerAnswer; data: FileTree }> => {
    const failed = (message: string) => ({ answer: { type: 'error' as const, message }, data });
    wake();
    if ((await untilFree(new AbortController().signal)) !== 'free') return failed(`${called.name} could not start: ${actor.getSnapshot().context.failure}`);
    const id = nextId++;
    // Where the worker has that very data already, its server may be running.
    const whose = of ?? [...knownData].find(([, held]) => held === data)?.[0] ?? '';
    const answered = new Promise<{ answer: ServerAnswer; data: FileTree }>((resolve) => {
      const limit = setTimeout(() => {
        listener = undefined;
        actor.send({ type: 'process.killed' });
        setLoading(undefined);
        resolve(failed('The query was stopped.'));
      }, ASK_LIMIT);
      listener = (message) => {
        if (message.type === 'preparing') return setLoading(message);
        if (message.type === 'prepared') return setLoading(undefined);
        if (message.type !== 'looked' && message.type !== 'crashed' && message.type !== 'failed') return undefined;
        clearTimeout(limit);
        setLoading(undefined);
        if (message.type !== 'looked') return resolve(failed(`PostgreSQL stopped working: ${message.message}`));
        const after = apply(data, share(message.changes));
        knownData.set(whose, after);
        return resolve({ answer: message.answer, data: after });
      };
    });
    actor.send({ type: 'process.requested', message: { type: 'look', id, look: { of: whose, changes: difference(knownData.get(whose) ?? emptyTree, data), database: name, question } } });
    knownData.set(whose, data);
    return answered;
  };

  const untilFree = async (signal: AbortSignal): Promise<'free' | 'broken' | 'killed'> => {
    try {
      const snapshot = await waitFor(actor, (state) => state.matches({ alive: 'ready' }) || state.matches('broken'), { signal, timeout: Infinity });
      return snapshot.matches('broken') ? 'broken' : 'free';
    } catch (error) {
      if (signal.aborted) return 'killed';
      throw error;
    }
  };

  return {
    called,
    program: {
      run(request, output, signal) {
        // One process at a time: the next waits for the one before it, in whatever environment that runs.
        const turn = last.then(() => (signal.aborted ? { code: 130, files: request.files } : run(request, output, signal)));
        last = turn.catch(() => undefined);
        return turn;
      },
    },
    ask(database, question, of) {
      const turn = last.then(() => ask(database, question, of));
      last = turn.catch(() => undefined);
      return turn;
    },
    getState: () => {
      if (!awake) return { type: 'asleep' };
      const snapshot = actor.getSnapshot();
      const { stage, loadedBytes, totalBytes, failure } = snapshot.context;
      if (snapshot.matches('broken')) return { type: 'broken', message: failure };
      if (snapshot.matches('stopping')) return { type: 'stopping' };
      if (snapshot.matches({ alive: 'ready' })) return { type: 'ready' };
      if (snapshot.matches({ alive: 'busy' })) return { type: 'busy', loading };
      return { type: 'booting', stage, loadedBytes, totalBytes };
    },
    subscribe(onChange) {
      const subscription = actor.subscribe(() => onChange());
      listeners.add(onChange);
      return () => {
        subscription.unsubscribe();
        listeners.delete(onChange);
      };
    },
    retry: () => actor.send({ type: 'retry.requested' }),
    close() {
      actor.stop();
      workers.close();
    },
  };
}
