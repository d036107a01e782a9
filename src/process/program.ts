import type { EnvironmentId } from '../domain/environment.ts';
import type { FileTree } from '../domain/file-tree.ts';
import type { AppState } from '../domain/running-app.ts';

/**
 * A process about to start: everything that a program is given, and all that it can see.
 *
 * @property argv the program's name and its arguments, quotes already resolved
 * @property cwd folder relative to the project folder; `''` is the project folder
 * @property variables the environment variables
 * @property files the environment's files at this moment
 * @property stdin what an earlier program of a pipe, or `<`, hands over; empty at the terminal
 * @property database the data of the environment's database server, if it ever had one
 * @property keyboard the keyboard of who sits at the terminal; nobody does in a pipe, a script or a pipeline
 * @property app the environment's server, which a request on its port reaches
 * @property background it was started with `&`: a server is left running, and the shell goes on
 */
export interface ProcessRequest {
  readonly environment: EnvironmentId;
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly files: FileTree;
  readonly stdin: Uint8Array;
  readonly database?: FileTree;
  readonly keyboard?: Keyboard;
  readonly app?: AppState;
  readonly background?: boolean;
}

/** A keyboard that a process may read from. What is typed while it does not is the terminal's. */
export interface Keyboard {
  /** How many characters a row of the terminal has. */
  readonly columns: number;
  /** Takes the keys from now on, as a terminal sends them. */
  read(onKeys: (data: string) => void): void;
  letGo(): void;
}

/** Where a process writes while it runs. Called as often as the program flushes. */
export interface ProcessOutput {
  readonly stdout: (bytes: Uint8Array) => void;
  readonly stderr: (bytes: Uint8Array) => void;
}

/**
 * How a process ended: its exit code, the environment's files as it left them, what its database server has on disk, and
 * the server that it left running or ended. What was committed stays, even when the process was killed.
 */
export interface ProcessResult {
  readonly code: number;
  readonly files: FileTree;
  readonly database?: FileTree;
  readonly app?: AppState;
}

/**
 * A program that the shell can run. It resolves with an exit code for everything that the program itself
 * would report; it rejects only for a bug of ours. When `signal` aborts, the process is killed: the result is
 * code 130, the files as they were before it started, and what it had committed to a database server.
 */
export interface Program {
  run(request: ProcessRequest, output: ProcessOutput, signal: AbortSignal): Promise<ProcessResult>;
}

/** Programs by the name that is typed: `flask`, `sqlite3`, `ls`. */
export type ProgramTable = ReadonlyMap<string, Program>;
