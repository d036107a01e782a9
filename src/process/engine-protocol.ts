import type { EnvironmentId } from '../domain/environment.ts';
import type { FileChanges } from '../domain/file-tree.ts';
import type { ServerAnswer, ServerQuestion } from '../domain/server-question.ts';

/**
 * What a process is started with.
 *
 * @property cwd absolute folder, at or below the environment's project folder
 * @property changes what changed in the environment's files since the engine last saw them
 * @property server the database server that the process reaches, with what changed in its data; without it none listens
 */
export interface EngineRequest {
  readonly environment: EnvironmentId;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly stdin: Uint8Array;
  /** Columns of the terminal at which somebody sits; left out, nobody does. */
  readonly columns?: number;
  readonly changes: FileChanges;
  readonly server?: { readonly changes: FileChanges; readonly database: string };
}

/**
 * A question to a database server, asked where processes run.
 *
 * @property of whose data it is; `''`: of no environment as it is now
 * @property changes what changed in that data since the engine last saw it
 */
export interface ServerLook {
  readonly of: EnvironmentId | '';
  readonly changes: FileChanges;
  readonly database: string;
  readonly question: ServerQuestion;
}

export interface EngineResult {
  readonly code: number;
  readonly changes: FileChanges;
}

/** `download` what the engine needs, `start` it, `import` what every command of it uses. */
export type BootStage = 'download' | 'start' | 'import';

/** What the page says to an engine's worker. */
export type ToEngine =
  /** `heats`: whether it may work when nobody asks for anything, so that commands become faster. */
  | { readonly type: 'boot'; readonly base: string; readonly heats: boolean }
  /** Processes to come will reach a database server: what of one can be made ready is made ready, when there is nothing else to do. */
  | { readonly type: 'expectServer' }
  | { readonly type: 'run'; readonly id: number; readonly request: EngineRequest }
  | { readonly type: 'look'; readonly id: number; readonly look: ServerLook }
  /** Keys that were typed while the process read from the keyboard. */
  | { readonly type: 'keys'; readonly id: number; readonly data: string };

/** What an engine's worker says to the page. Failures are values: a thrown error would lose its fields on the way. */
export type FromEngine =
  | { readonly type: 'booting'; readonly stage: BootStage; readonly loadedBytes: number; readonly totalBytes: number }
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'preparing'; readonly id: number; readonly loadedBytes: number; readonly totalBytes: number }
  | { readonly type: 'prepared'; readonly id: number }
  | { readonly type: 'committed'; readonly id: number; readonly changes: FileChanges }
  | { readonly type: 'output'; readonly id: number; readonly stream: 'stdout' | 'stderr'; readonly bytes: Uint8Array }
  /** The process reads from the keyboard now, or does no longer. */
  | { readonly type: 'reading'; readonly id: number; readonly reading: boolean }
  /** `spent`: this worker serves no other process, whatever it has memory for. */
  | { readonly type: 'ended'; readonly id: number; readonly result: EngineResult; readonly memoryBytes: number; readonly spent?: true }
  /** A server answered a question; `changes` is what that wrote. */
  | { readonly type: 'looked'; readonly id: number; readonly answer: ServerAnswer; readonly changes: FileChanges }
  | { readonly type: 'crashed'; readonly id: number; readonly message: string };

/** A worker, or whatever stands in its place: it takes messages, gives messages, and can be killed. */
export interface EnginePort {
  post(message: ToEngine): void;
  /** Called for each message and, with `failed`, when the worker itself could not be loaded. */
  listen(listener: (message: FromEngine) => void): void;
  terminate(): void;
}
