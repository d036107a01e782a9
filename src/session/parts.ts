import type { Workspace } from '../domain/workspace.ts';
import type { GitWorld } from '../engines/git/git.ts';
import type { Program } from '../process/program.ts';
import type { PythonDoor } from '../process/python-door.ts';
import type { SavedWorld, WorldStorage } from '../storage/world-storage.ts';
import type { DatabaseView, SqlOutcome } from './workbench.ts';

/** Reads and writes SQLite files as values: bytes in, data or new bytes out. */
export interface SqliteDoor {
  readonly program: Program;
  inspect(bytes: Uint8Array): Promise<DatabaseView>;
  rows(bytes: Uint8Array, table: string, offset: number, limit: number): Promise<SqlOutcome>;
  /** `bytes` are the given ones, by identity, when nothing was written. */
  execute(bytes: Uint8Array, sql: string): Promise<{ readonly outcome: SqlOutcome; readonly bytes: Uint8Array }>;
}

/** What a workbench is put together from. */
export interface WorkbenchParts {
  /** The world as it begins when nothing is kept. */
  readonly starter: Workspace;
  readonly saved: SavedWorld | undefined;
  readonly storage: WorldStorage;
  readonly python: PythonDoor;
  readonly sqlite: SqliteDoor;
  readonly createGit: (world: GitWorld) => Program;
  /** Milliseconds, from any start. */
  readonly clock: () => number;
}
