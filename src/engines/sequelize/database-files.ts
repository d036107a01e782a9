import path from 'path-browserify';
import type initSqlJs from 'sql.js';
import type { Database } from 'sql.js';
import { contentOf, type Disk, type DiskFile } from '../node/disk.ts';

export type SqlJs = Awaited<ReturnType<typeof initSqlJs>>;

/** The SQLite databases that a process has open. */
export interface DatabaseFiles {
  /**
   * Opens a connection; two to the same file see each other's commits and locks. Undefined when there is no file and none
   * may be made, or when something else stands in its place.
   */
  open(file: string, creates: boolean): OpenDatabase | undefined;
  /** Ends every transaction that is still open, as a system does for a process that is gone. */
  close(): void;
}

export interface OpenDatabase {
  readonly connection: Database;
  /** Says that something may have been written. */
  wrote(): void;
  close(): void;
}

/** Databases over the files of a disk. SQLite works on a copy; the disk asks for the bytes when somebody reads the file. */
export function createDatabaseFiles(sqlJs: SqlJs, disk: Disk): DatabaseFiles {
  const copies = new Map<DiskFile, { readonly name: string; written: boolean }>();
  const connections = new Set<Database>();
  let copyNumber = 0;

  const connect = (name: string, bytes?: Uint8Array): Database => {
    const connection = new (namedDatabase(sqlJs, name))(bytes);
    connections.add(connection);
    return connection;
  };
  const rollBack = (connection: Database): void => {
    try {
      connection.run('ROLLBACK');
    } catch {
      // No transaction was open.
    }
  };

  return {
    open(file, creates) {
      const opened = fileAt(disk, file, creates);
      if (opened === undefined) return undefined;
      const known = copies.get(opened);
      const copy = known ?? { name: `database-${copyNumber++}`, written: false };
      const before = contentOf(opened);
      const connection = connect(copy.name, known === undefined ? withoutLog(before) : undefined);
      copies.set(opened, copy);
      let last = before;
      return {
        connection,
        wrote() {
          if (copy.written) return;
          copy.written = true;
          opened.changed = Date.now();
          opened.content = () => {
            const after = exported(connection) ?? last;
            if (differs(last, after)) last = after;
            return last;
          };
        },
        close: () => rollBack(connection),
      };
    },
    close() {
      for (const connection of connections) rollBack(connection);
    },
  };
}

/** A connection to the file of a name that is chosen here: sql.js draws one at random for each, so that no two could share a file. */
function namedDatabase(sqlJs: SqlJs, name: string): SqlJs['Database'] {
  return class extends sqlJs.Database {
    get filename(): string {
      return name;
    }
    set filename(_drawn: string) {
      // Stays what it is.
    }
  };
}

function fileAt(disk: Disk, file: string, creates: boolean): DiskFile | undefined {
  try {
    const present = disk.find(file);
    if (present?.kind === 'file') return present;
    return present === undefined && creates && disk.find(path.dirname(file))?.kind === 'folder' ? disk.makeFile(file, 'open') : undefined;
  } catch {
    // A part of the way is a file, or nothing may be written there.
    return undefined;
  }
}

/** The database as its last commit left it, or undefined while a transaction writes. */
function exported(connection: Database): Uint8Array | undefined {
  try {
    return connection.export();
  } catch {
    return undefined;
  }
}

/** Offset of the two bytes in the file's header that say how it is journaled: 1 rollback, 2 write-ahead log. */
const WAL_FLAGS = 18;

/** There is no shared memory here for a write-ahead log; without it the same file reads and writes as any other. */
function withoutLog(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  if (copy[WAL_FLAGS] === 2) copy.set([1, 1], WAL_FLAGS);
  return copy;
}

/** Parts of the header that an export rewrites without any change in content: counters and the library's version. */
const COUNTERS: readonly (readonly [from: number, to: number])[] = [[18, 20], [24, 28], [40, 44], [92, 100]];

function differs(before: Uint8Array, after: Uint8Array): boolean {
  if (before.length !== after.length) return true;
  return before.some((byte, at) => byte !== after[at] && !COUNTERS.some(([from, to]) => at >= from && at < to));
}
