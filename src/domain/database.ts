import type { FileTree } from './file-tree.ts';

/**
 * A database on a PostgreSQL server, as a value.
 *
 * @property data what the server has on disk: see `Environment.database`
 * @property name of the database on that server
 */
export interface ServerDatabase {
  readonly data: FileTree;
  readonly name: string;
}

/** What a database holds, as a value: the bytes of a SQLite file, or a database on a server. */
export type DatabaseContent = Uint8Array | ServerDatabase;

export function isOnServer(content: DatabaseContent): content is ServerDatabase {
  return !(content instanceof Uint8Array);
}

const known = new WeakMap<FileTree, Map<string, ServerDatabase>>();

/** A database of a server's data. The same data and name are the same object, so that what is known of it is found again. */
export function serverDatabase(data: FileTree, name: string): ServerDatabase {
  const ofData = known.get(data) ?? new Map<string, ServerDatabase>();
  known.set(data, ofData);
  const database = ofData.get(name) ?? { data, name };
  ofData.set(name, database);
  return database;
}
