import type { Workspace } from '../domain/workspace.ts';
import type { GitWorld } from '../engines/git/git.ts';
import type { SaidByPsql } from '../engines/postgres/psql/before-connecting.ts';
import type { SqliteDoor } from '../engines/sqlite/sqlite-door.ts';
import type { EngineDoor } from '../process/engine-door.ts';
import type { Program } from '../process/program.ts';
import type { SavedWorld, WorldStorage } from '../storage/world-storage.ts';
import type { Toolchain } from './toolchain.ts';

/** What a workbench is put together from. */
export interface WorkbenchParts {
  /** The world as it begins when nothing is kept. */
  readonly starter: Workspace;
  readonly saved: SavedWorld | undefined;
  readonly storage: WorldStorage;
  readonly python: EngineDoor;
  readonly sqlite: SqliteDoor;
  /** Engines that start when they are first used. */
  readonly toolchains: readonly Toolchain[];
  readonly createGit: (world: GitWorld) => Program;
  /** What psql says without a server; undefined when it needs one. It is fetched for that alone: the server is a hundred times as much. */
  readonly saidByPsql: (args: readonly string[]) => Promise<SaidByPsql | undefined>;
  /** Whether a push runs the project's pipeline; left out, it starts nothing. */
  readonly ci?: boolean;
  /** Milliseconds, from any start. */
  readonly clock: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
