import type initSqlJs from 'sql.js';
import type { Database } from 'sql.js';

type SqlJs = Awaited<ReturnType<typeof initSqlJs>>;

/** Where the engine finds database files and puts them; paths are absolute. */
export interface DatabaseFiles {
  read(path: string): Uint8Array | undefined;
  write(path: string, bytes: Uint8Array): void;
}

/** A database file that is open. */
export interface OpenDatabase {
  /** The open database. */
  current(): Database;
  /** Writes the file if anything in the database changed since the last time. */
  save(): void;
  close(): void;
}

/** Opens the file, or an empty database where there is none. */
export function openDatabase(sqlJs: SqlJs, files: DatabaseFiles, path: string): OpenDatabase {
  const database = new sqlJs.Database(files.read(path));
  let saved = changesOf(database);
  return {
    current: () => database,
    save() {
      const now = changesOf(database);
      if (now === saved) return;
      files.write(path, database.export());
      // An export opens the database anew: its counters and its settings are those of a new connection.
      database.run('PRAGMA foreign_keys = ON');
      saved = changesOf(database);
    },
    close: () => database.close(),
  };
}

/** Differs whenever a row or the schema was changed by this connection. */
function changesOf(database: Database): string {
  const values = database.exec('PRAGMA schema_version; SELECT total_changes()').flatMap((result) => result.values.flat());
  return values.join(' ');
}
