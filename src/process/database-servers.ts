import type { FileChanges, FileTree } from '../domain/file-tree.ts';
import type { ServerAnswer, ServerQuestion } from '../domain/server-question.ts';
import type { EngineRequest } from './engine-protocol.ts';

/** A client's end of a socket: what it writes is answered at once, and it reads the answer when it likes. */
export interface Connection {
  write(bytes: Uint8Array): void;
  /** At most so many bytes; none when there is nothing more to read. */
  read(most: number): Uint8Array;
  close(): void;
}

/** Bytes of the server that are there, and all that are fetched when it is first wanted. */
export type LoadListener = (loadedBytes: number, totalBytes: number) => void;

/** Where a client writes. */
export interface ClientOutput {
  readonly stdout: (bytes: Uint8Array) => void;
  readonly stderr: (bytes: Uint8Array) => void;
}

/** Database servers, one for each environment that has one, beside the interpreter in the same worker. */
export interface DatabaseServers {
  /**
   * Makes an environment's server ready, and the one that clients reach.
   *
   * @param changes what changed in its data since it was last given or collected
   * @param database the one that the next process connects to; one that is not there is no failure before it does
   */
  start(environment: string, changes: FileChanges, database: string, onProgress: LoadListener): Promise<void>;
  /** Fetches and compiles what every server needs, so that the first one starts at once. */
  prepare(): Promise<void>;
  /** A new connection to the server that was made ready last, or undefined when none listens. */
  connect(): Connection | undefined;
  /** Runs a client of the server that comes with it, `psql`: its exit code. It reads the environment's files and changes none. */
  runClient(request: EngineRequest, files: FileTree, output: ClientOutput): number;
  /**
   * Answers a question about a database as a server left it, and what the answer changed in the data: nothing, unless it
   * is SQL that may write. The server that clients reach is asked when it is the one; any other is started beside it, and
   * kept until the next that is another one.
   *
   * @param of whose data it is: an environment, or `''` for data of another time
   * @param changes what changed in that data since it was last given or collected
   */
  look(of: string, changes: FileChanges, database: string, question: ServerQuestion, onProgress: LoadListener): Promise<{ readonly answer: ServerAnswer; readonly changes: FileChanges }>;
  /** Closes what the process left open and answers what changed in the data that nobody was told of. */
  endProcess(): FileChanges;
}
