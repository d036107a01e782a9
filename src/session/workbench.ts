import type { PipelineControls, PipelineView } from '../pipeline/create-pipeline.ts';
import type { ServerLock } from '../domain/server-lock.ts';
import type { DatabaseContent, ServerDatabase } from '../domain/database.ts';
import type { Environment, EnvironmentId } from '../domain/environment.ts';
import type { FileTree } from '../domain/file-tree.ts';
import type { DatabaseComparison } from '../domain/row-diff.ts';
import type { DatabaseView, SqlOutcome } from '../domain/schema.ts';
import type { TerminalEvent } from '../domain/terminal-event.ts';
import type { PointId, Timeline } from '../domain/timeline.ts';
import type { EngineName, EngineState } from '../process/engine-door.ts';
import type { Workspace } from '../domain/workspace.ts';

export type { EngineName, EngineState };

/** A further engine, which starts with its first command. */
export interface ToolchainState {
  readonly called: EngineName;
  readonly state: EngineState;
}

/** What an environment's terminal is doing. */
export type TerminalState =
  | { readonly type: 'idle' }
  /** `reads`: the program takes what is typed. */
  | { readonly type: 'running'; readonly line: string; readonly waitingFor: string | undefined; readonly reads: boolean }
  | { readonly type: 'stopping'; readonly line: string };

/** What the last command (or edit by the SQL box) did to an environment's files: marked in the tree, shown as a diff. */
export interface LastChange {
  readonly line: string;
  readonly before: FileTree;
  readonly after: FileTree;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** What it did to the database on the environment's server; left out when it wrote nothing there. */
  readonly server?: { readonly path: string; readonly before: DatabaseContent; readonly after: DatabaseContent };
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
  /** The world as it is now: the one of the timeline's `here`, and what a running command has done to it since. */
  readonly workspace: Workspace;
  readonly timeline: Timeline;
  /** Python's. */
  readonly engine: EngineState;
  readonly toolchains: readonly ToolchainState[];
  readonly storage: StorageState;
  readonly environments: Readonly<Record<EnvironmentId, EnvironmentState>>;
  /** CI: what it did for the last push, and what it is at. */
  readonly pipeline: PipelineView;
}

export type { DatabaseView, SqlOutcome, TerminalEvent };

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
  /** CI, which runs the project's pipeline for each push. */
  readonly pipeline: PipelineControls;
  getState(): WorkbenchState;
  subscribe(listener: () => void): () => void;

  /** Runs one shell line. Resolves with its exit code; while a line runs in this environment, entering is refused. */
  /** @param columns of the terminal at which a person typed the line, and can be asked by the program; left out, nobody sits there */
  enter(environment: EnvironmentId, line: string, columns?: number): Promise<number>;
  /** Keys, as a terminal sends them, for the program that reads from the keyboard. */
  type(environment: EnvironmentId, data: string): void;
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

  inspect(content: DatabaseContent): Promise<DatabaseView>;
  /** What differs between two states of a database, their schema and their rows; no bytes are an empty database. */
  compareDatabases(before: DatabaseContent, after: DatabaseContent): Promise<DatabaseComparison>;
  rows(content: DatabaseContent, table: string, offset: number, limit: number): Promise<SqlOutcome>;
  /** Asks a database something by SQL. What the SQL writes goes nowhere: a file is copied, a server refuses it. */
  query(content: DatabaseContent, sql: string): Promise<SqlOutcome>;
  /** Who has what locked in a server's database as its data were left; none when it cannot be asked. */
  locks(database: ServerDatabase): Promise<readonly ServerLock[]>;
  /** Runs SQL in a database of the environment, a file or one of its server's; what it writes stays there. */
  executeSql(environment: EnvironmentId, path: string, sql: string): Promise<SqlOutcome>;
  /** SQL of one revision, by Alembic's offline mode. Waits for Python. */
  previewSql(environment: EnvironmentId, revision: string, direction: 'upgrade' | 'downgrade', dialect: Dialect): Promise<SqlPreview>;

  /**
   * Puts the whole world at a point of the timeline: files, databases, origin, and what the terminals showed.
   * Answers an error sentence while a command runs, since what it does belongs to the present.
   */
  travelTo(point: PointId): string | undefined;
  /** Names a point, so that it is found again and never forgotten; `''` takes its name away. */
  namePoint(point: PointId, name: string): void;
  /** Forgets all points but the present one. */
  forgetPast(): void;
  /** Puts another world in place of this one, which stays on the timeline. `words` say what happened: `Opened shop.zip`. */
  replaceWorld(workspace: Workspace, words: string): string | undefined;
  /** Puts other files into one environment, and into its shell the variables that they need; the ones before stay on the timeline. */
  replaceFiles(environment: EnvironmentId, files: FileTree, words: string, variables?: Environment['variables']): string | undefined;
  /** Stops what runs and begins again with the starter project; the world before stays on the timeline. */
  startOver(): void;
  /** Resolves when all that was done is kept, or keeping it was refused. */
  saved(): Promise<void>;
  /** Tries to start a broken engine again. */
  restartEngine(): void;
}
