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
  /** How far it had written when its data were collected last. */
  collectedAt: string;
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
  /** The image of new servers. */
  let ownImage: Uint8Array | undefined;
  let running: Running | undefined;
  /** A server that no client reaches: it is looked into. */
  let beside: Beside | undefined;
  let connections: Connection[] = [];
  const known = new Map<string, FileTree>();
  const images = new Map<Uint8Array, DataImage>();

  const load = (onProgress: LoadListener): Promise<LoadedPostgres> => {
    loaded ??= files.load(onProgress).then(
      (program) => {
        ownImage = program.image;
        return program;
      },
      (error: unknown) => {
        loaded = undefined;
        throw error;
      },
    );
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
    return { environment, database, folder, session, image: packed, collectedAt: positionIn(session) };
  };

  const collect = (server: Running): FileChanges => {
    const before = known.get(server.environment) ?? emptyTree;
    const changes = written(server);
    const whole: FileChanges = before.has(serverImage) ? changes : { ...changes, set: [[serverImage, server.image], ...changes.set] };
    known.set(server.environment, apply(before, whole));
    return whole;
  };

  /**
   * What was written since the last time. What only reading leaves (which rows were seen to be committed, and the like) goes
   * with the next that is written: until then the data are the value that they were, and whoever comes with it next finds
   * this server running.
   */
  const written = (server: Running): FileChanges => {
    const position = positionIn(server.session);
    if (position === server.collectedAt && !server.folder.hasNewSettings()) return { set: [], remove: [] };
    server.collectedAt = position;
    return server.folder.collect().changes;
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

  /** The running server, when it has these data. Those of a server that nobody has written to are its image, or nothing. */
  const reachedWith = (environment: string, { set, remove }: FileChanges, database: string): Running | undefined => {
    const server = running;
    if (server?.environment !== environment || server.database !== database) return undefined;
    const isOwnImage = set.every(([path, bytes]) => path === serverImage && sameImage(bytes, server.image) === server.image);
    const isFirstImage = remove.every((path) => path === serverImage && server.image === ownImage);
    return isOwnImage && isFirstImage ? server : undefined;
  };

  const start = async (environment: string, changes: FileChanges, database: string, onProgress: LoadListener): Promise<Running> => {
    const data = apply(known.get(environment) ?? emptyTree, changes);
    const there = reachedWith(environment, changes, database);
    known.set(environment, data);
    if (there !== undefined) return there;
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
    const reached = reachedWith(of, changes, database);
    known.set(of, data);
    if (reached !== undefined && (forLocks || preparedIn(reached).length === 0)) return reached;
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

/** The end of the write-ahead log: it moves with all that is to outlive a crash, but for `ALTER SYSTEM`. */
function positionIn(session: SharedSession): string {
  return session.ask('SELECT pg_current_wal_insert_lsn()')[0]?.[0] ?? '';
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
