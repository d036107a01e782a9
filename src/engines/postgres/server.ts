import { gunzipSync } from 'fflate';
import { serverImage } from '../../domain/database-server.ts';
import { apply, type FileChanges, type FileTree, emptyTree } from '../../domain/file-tree.ts';
import { DATA_ROOT, startBackend } from './backend.ts';
import { connect } from './connection.ts';
import { answerQuestion } from './look.ts';
import { runPsqlProcess } from './psql-process.ts';
import { createDataFolder, type DataFolder } from './data-folder.ts';
import { type DataImage, readImage } from './image.ts';
import type { Connection, DatabaseServers, LoadListener } from '../../process/database-servers.ts';
import type { ServerAnswer } from '../../domain/server-question.ts';
import type { LoadedPostgres, PostgresFiles } from './postgres-files.ts';
import { shareSession, type SharedSession } from './session.ts';

/** The database that every new server has. */
const FIRST_DATABASE = 'shop';

/** Past this much of log, the next quiet moment is used for a checkpoint, in bytes. */
const LOG_BEFORE_CHECKPOINT = 1_000_000;

interface Running {
  readonly environment: string;
  readonly database: string;
  readonly folder: DataFolder;
  readonly session: SharedSession;
  readonly image: Uint8Array;
}

/** A server that no client reaches. */
interface Beside extends Running {
  readonly data: FileTree;
  /** It had prepared transactions, and they were taken back. */
  freed: boolean;
}

/**
 * PostgreSQL servers.
 *
 * @param onCommit what changed in the data, each time that something was committed
 */
export function createPostgresServers(files: PostgresFiles, onCommit: (changes: FileChanges) => void, onLog: (line: string) => void = () => undefined): DatabaseServers {
  let loaded: Promise<LoadedPostgres> | undefined;
  let running: Running | undefined;
  /** A server that no client reaches: it is looked into. */
  let beside: Beside | undefined;
  let connections: Connection[] = [];
  const known = new Map<string, FileTree>();
  const images = new Map<Uint8Array, DataImage>();

  const load = (onProgress: LoadListener): Promise<LoadedPostgres> => {
    loaded ??= files.load(onProgress).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };

  const imageOf = (packed: Uint8Array): DataImage => {
    const image = images.get(packed) ?? readImage(gunzipSync(packed));
    images.set(packed, image);
    return image;
  };

  const boot = async (program: LoadedPostgres, environment: string, database: string, data: FileTree): Promise<Running> => {
    const packed = sameImage(data.get(serverImage), program.image) ?? program.image;
    const folder = createDataFolder(DATA_ROOT, imageOf(packed), data);
    const session = shareSession(await startBackend(program, folder, database, onLog));
    return { environment, database, folder, session, image: packed };
  };

  const collect = (server: Running): FileChanges => {
    const { changes } = server.folder.collect();
    const before = known.get(server.environment) ?? emptyTree;
    const whole: FileChanges = before.has(serverImage) ? changes : { ...changes, set: [[serverImage, server.image], ...changes.set] };
    known.set(server.environment, apply(before, whole));
    return whole;
  };

  const tell = (server: Running): void => {
    const changes = collect(server);
    if (changes.set.length > 0 || changes.remove.length > 0) onCommit(changes);
  };

  const open = (): Connection | undefined => {
    const server = running;
    if (server === undefined) return undefined;
    const connection = guarded(connect({ session: server.session, database: server.database, onIdle: () => tell(server) }), () => {
      if (running === server) running = undefined;
    });
    connections.push(connection);
    return connection;
  };

  const start = async (environment: string, changes: FileChanges, database: string, onProgress: LoadListener): Promise<Running> => {
    const data = apply(known.get(environment) ?? emptyTree, changes);
    const same = running?.environment === environment && running.database === database && isNothing(changes);
    known.set(environment, data);
    if (same && running !== undefined) return running;
    running = undefined;
    const program = await load(onProgress);
    try {
      running = await boot(program, environment, database, data);
    } catch (error) {
      if (database === FIRST_DATABASE) throw error;
      // There is no such database: whoever connects to it is told so by the server.
      running = await boot(program, environment, FIRST_DATABASE, data);
    }
    return running;
  };

  /**
   * A server to be looked into. A transaction that is prepared keeps its locks, and a look would wait for them without end: it
   * is taken back then, in a server beside the real one, which leaves what is committed and is what others see.
   */
  const startBeside = async (of: string, changes: FileChanges, database: string, forLocks: boolean, onProgress: LoadListener): Promise<Running> => {
    const data = apply(known.get(of) ?? emptyTree, changes);
    const isReached = running?.environment === of && running.database === database && isNothing(changes);
    known.set(of, data);
    if (isReached && running !== undefined && (forLocks || preparedIn(running).length === 0)) return running;
    if (beside?.data === data && beside.database === database && !(forLocks && beside.freed)) return forLocks ? beside : freed(beside);
    beside = undefined;
    const program = await load(onProgress);
    try {
      beside = { ...(await boot(program, of, database, data)), data, freed: false };
    } catch (error) {
      if (database === FIRST_DATABASE) throw error;
      // The server starts without it, so it is the database that is not there.
      beside = { ...(await boot(program, of, FIRST_DATABASE, data)), data, freed: false };
    }
    return forLocks ? beside : freed(beside);
  };

  const endProcess = (): FileChanges => {
    for (const connection of connections) connection.close();
    connections = [];
    if (running === undefined) return { set: [], remove: [] };
    const [[log = '0'] = []] = running.session.ask('SELECT pg_current_wal_lsn() - redo_lsn FROM pg_control_checkpoint()');
    if (Number(log) > LOG_BEFORE_CHECKPOINT) running.session.ask('CHECKPOINT');
    return collect(running);
  };

  return {
    async prepare() {
      imageOf((await load(() => undefined)).image);
    },
    connect: open,
    runClient: (request, tree, output) => runPsqlProcess(request, tree, open, output),
    start: async (...given) => void (await start(...given)),
    async look(of, changes, database, question, onProgress) {
      const writes = question.type === 'sql' && question.writes;
      const server = writes ? await start(of, changes, database, onProgress) : await startBeside(of, changes, database, question.type === 'locks', onProgress);
      const isThere = server.database === database;
      const answer: ServerAnswer = isThere ? answerQuestion(server.session.exchange, question) : { type: 'error', message: `FATAL:  database "${database}" does not exist` };
      // What a look leaves (which rows were seen to be committed, and the like) goes with the next that is written.
      return { answer, changes: writes ? endProcess() : { set: [], remove: [] } };
    },
    endProcess,
  };
}

function preparedIn({ session }: Running): string[] {
  return session.ask('SELECT gid FROM pg_prepared_xacts WHERE database = current_database()').map(([name = '']) => name);
}

/** Without the transactions that were prepared in it, and their locks. */
function freed(server: Beside): Beside {
  const prepared = server.freed ? [] : preparedIn(server);
  for (const name of prepared) server.session.ask(`ROLLBACK PREPARED '${name.replaceAll("'", "''")}'`);
  server.freed ||= prepared.length > 0;
  return server;
}

function isNothing({ set, remove }: FileChanges): boolean {
  return set.length === 0 && remove.length === 0;
}

/** A server that went down answers nothing any more; its client sees the connection end. */
function guarded(connection: Connection, wentDown: () => void): Connection {
  let down = false;
  const attempt = <T>(action: () => T, otherwise: T): T => {
    if (down) return otherwise;
    try {
      return action();
    } catch {
      down = true;
      wentDown();
      return otherwise;
    }
  };
  return {
    write: (bytes) => attempt(() => connection.write(bytes), undefined),
    read: (most) => connection.read(most),
    close: () => attempt(() => connection.close(), undefined),
  };
}

/** The image that is loaded, when it has the very bytes of the data's; then both are unpacked once. */
function sameImage(kept: Uint8Array | undefined, own: Uint8Array): Uint8Array | undefined {
  if (kept === undefined || kept.length !== own.length) return kept;
  return kept.every((byte, at) => byte === own[at]) ? own : kept;
}
