import { settingsAddress, settingsDatabase } from './database-server.ts';
import { type DatabaseContent, serverDatabase } from './database.ts';
import type { Environment } from './environment.ts';
import type { FileTree } from './file-tree.ts';

/** A database of an environment. */
export interface NamedDatabase {
  /** The path of a SQLite file; `postgresql:///shop` for a database of the environment's server. */
  readonly path: string;
  readonly content: DatabaseContent;
}

const ON_SERVER = 'postgresql:///';
/** How a check names the database of the server, whatever that one is called. */
const THE_SERVER = 'postgresql';
const SQLITE_HEADER = new TextEncoder().encode('SQLite format 3\0');

/** Every SQLite database begins with the same sixteen bytes. */
export function isDatabase(bytes: Uint8Array): boolean {
  return SQLITE_HEADER.every((byte, index) => bytes[index] === byte);
}

/** `shop on PostgreSQL`, or the path of a file. */
export function databaseLabel(path: string): string {
  return path.startsWith(ON_SERVER) ? `${path.slice(ON_SERVER.length)} on PostgreSQL` : path;
}

/** Whether a path of {@link NamedDatabase} leads to the server. */
export function isServerPath(path: string): boolean {
  return path.startsWith(ON_SERVER);
}

type Kept = Pick<Environment, 'files' | 'variables' | 'database'>;

/** All databases of an environment, the one that counts first: see {@link mainDatabase}. */
export function databasesOf(environment: Kept): readonly NamedDatabase[] {
  const files = filesOf(environment.files);
  const server = ofServer(environment);
  if (server === undefined) return files;
  return worksOnServer(environment) ? [server, ...files] : [...files, server];
}

/**
 * The database that is meant when none is named: the one with which the environment's settings say that it works. A server
 * counts when an address of one comes first in the variables, `.env` and the code; else the file `app.db`, else the first
 * file by path, else whatever server there is. Undefined too where it works with a server that no command has reached yet.
 */
export function mainDatabase(environment: Kept, named?: string): NamedDatabase | undefined {
  const all = databasesOf(environment);
  if (named === THE_SERVER) return all.find(({ path }) => isServerPath(path));
  if (named !== undefined) return all.find(({ path }) => path === named);
  // A file that the project used before it was given a server is not what it works with.
  return environment.database === undefined && worksOnServer(environment) ? undefined : all[0];
}

const knownFiles = new WeakMap<FileTree, readonly NamedDatabase[]>();

function filesOf(files: FileTree): readonly NamedDatabase[] {
  const found = knownFiles.get(files) ?? [...files].filter(([, bytes]) => isDatabase(bytes)).map(([path, content]) => ({ path, content })).sort(byPath);
  knownFiles.set(files, found);
  return found;
}

function byPath({ path: a }: NamedDatabase, { path: b }: NamedDatabase): number {
  if (a === 'app.db' || b === 'app.db') return a === 'app.db' ? -1 : 1;
  return a < b ? -1 : 1;
}

function ofServer({ files, variables, database }: Kept): NamedDatabase | undefined {
  if (database === undefined) return undefined;
  const name = settingsDatabase(variables, files);
  return { path: `${ON_SERVER}${name}`, content: serverDatabase(database, name) };
}

/** Whether the settings lead to a PostgreSQL server. */
export function worksOnServer({ files, variables }: Pick<Kept, 'files' | 'variables'>): boolean {
  return settingsAddress(variables, files)?.startsWith('postgres') ?? false;
}
