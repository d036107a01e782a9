import type { EnvironmentId } from '../domain/environment.ts';
import type { FileTree } from '../domain/file-tree.ts';
import type { DatabaseComparison } from '../domain/row-diff.ts';
import type { DatabaseView, SqlOutcome } from '../domain/schema.ts';
import type { PythonState } from '../process/python-door.ts';
import type { Workspace } from '../domain/workspace.ts';

/** The life of the Python engine, as people are shown it. */
export type EngineState = PythonState;

/** What an environment's terminal is doing. */
export type TerminalState =
  | { readonly type: 'idle' }
  | { readonly type: 'running'; readonly line: string; readonly waitingForPython: boolean }
  | { readonly type: 'stopping'; readonly line: string };

/** What the last command (or edit by the SQL box) did to an environment's files: marked in the tree, shown as a diff. */
export interface LastChange {
  readonly line: string;
  readonly before: FileTree;
  readonly after: FileTree;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** A place in a file that an error named, to be marked in the editor. `line` is 1-based. */
export interface FileProblem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** Whether the work is kept in the browser. */
export type StorageState =
  | { readonly type: 'loading' }
  | { readonly type: 'saved' }
  | { readonly type: 'saving' }
  | { readonly type: 'refused'; readonly message: string };

export interface EnvironmentState {
  readonly terminal: TerminalState;
  readonly lastChange: LastChange | undefined;
  readonly problems: readonly FileProblem[];
  /** Exit code of the last line; 0 at the start. */
  readonly lastCode: number;
}

export interface WorkbenchState {
  readonly workspace: Workspace;
  readonly engine: EngineState;
  readonly storage: StorageState;
  readonly environments: Readonly<Record<EnvironmentId, EnvironmentState>>;
}

/** What a terminal shows: text as it streamed (with `\n` line ends), and where a line was entered. */
export type TerminalEvent =
  | { readonly type: 'entered'; readonly prompt: string; readonly line: string }
  | { readonly type: 'stdout' | 'stderr'; readonly text: string }
  | { readonly type: 'ended'; readonly code: number; readonly milliseconds: number }
  | { readonly type: 'cleared' };

export type { DatabaseView, SqlOutcome };

export interface Completion {
  /** Where in the line the completed word starts. */
  readonly start: number;
  readonly candidates: readonly string[];
}

export type Dialect = 'sqlite' | 'postgresql';

/** SQL by Alembic's offline mode, or Alembic's own message when it cannot be written offline. */
export type SqlPreview =
  | { readonly type: 'sql'; readonly sql: string }
  | { readonly type: 'error'; readonly message: string };

/**
 * All that a person can do, and all that there is to see. The page and the headless door drive the same one.
 * Text paths are relative to the project folder. Methods that change files answer an error sentence, or undefined when done.
 */
export interface Workbench {
  /** What every environment begins with, and begins again with after `startOver`. */
  readonly starter: Workspace;
  getState(): WorkbenchState;
  subscribe(listener: () => void): () => void;

  /** Runs one shell line. Resolves with its exit code; while a line runs in this environment, entering is refused. */
  enter(environment: EnvironmentId, line: string): Promise<number>;
  /** Ctrl-C: kills what runs; the files are as before it started. */
  stop(environment: EnvironmentId): void;
  /** All that the terminal showed so far, then what comes. */
  transcript(environment: EnvironmentId): readonly TerminalEvent[];
  onTerminal(environment: EnvironmentId, listener: (event: TerminalEvent) => void): () => void;
  prompt(environment: EnvironmentId): string;
  /** Lines entered before, oldest first. */
  history(environment: EnvironmentId): readonly string[];
  complete(environment: EnvironmentId, line: string, cursor: number): Promise<Completion>;

  writeFile(environment: EnvironmentId, path: string, text: string): string | undefined;
  createFile(environment: EnvironmentId, path: string): string | undefined;
  createFolder(environment: EnvironmentId, path: string): string | undefined;
  deletePath(environment: EnvironmentId, path: string): string | undefined;
  renamePath(environment: EnvironmentId, from: string, to: string): string | undefined;

  inspect(bytes: Uint8Array): Promise<DatabaseView>;
  /** What differs between two database files, their schema and their rows; no bytes are an empty database. */
  compareDatabases(before: Uint8Array, after: Uint8Array): Promise<DatabaseComparison>;
  rows(bytes: Uint8Array, table: string, offset: number, limit: number): Promise<SqlOutcome>;
  /** Runs SQL in a database file of the environment; what it writes goes into that file. */
  executeSql(environment: EnvironmentId, path: string, sql: string): Promise<SqlOutcome>;
  /** SQL of one revision, by Alembic's offline mode. Waits for Python. */
  previewSql(environment: EnvironmentId, revision: string, direction: 'upgrade' | 'downgrade', dialect: Dialect): Promise<SqlPreview>;

  /** Forgets all changes in every environment and begins again with the starter project. */
  startOver(): void;
  /** Tries to start a broken engine again. */
  restartEngine(): void;
}
