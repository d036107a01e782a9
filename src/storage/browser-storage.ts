import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type Environment, eachEnvironment, type EnvironmentId, environmentIds } from '../domain/environment.ts';
import { difference, emptyTree, type FileTree } from '../domain/file-tree.ts';
import type { SavedWorld, TerminalRecord, WorldStorage } from './world-storage.ts';

/** One record a file, so that a save writes what changed and no more. */
interface Schema extends DBSchema {
  files: { key: [EnvironmentId, string]; value: Uint8Array };
  environments: { key: EnvironmentId; value: Omit<Environment, 'files'> & TerminalRecord };
}

const NAME = 'headway';
const LOCK = 'headway: the world is saved by this tab';

/**
 * Keeps the world in the browser's IndexedDB. Only one tab writes: the first one holds a lock as long as it lives.
 * Each save is one transaction, so a tab that is killed leaves either the old state or the new one.
 */
export function browserStorage(): WorldStorage {
  const writing = takeLock();
  let database: Promise<IDBPDatabase<Schema>> | undefined;
  let saved: Readonly<Record<EnvironmentId, FileTree>> | undefined;

  const open = (): Promise<IDBPDatabase<Schema>> => {
    database ??= openDB<Schema>(NAME, 1, {
      upgrade(db) {
        db.createObjectStore('files');
        db.createObjectStore('environments');
      },
    }).catch((error: unknown) => {
      database = undefined;
      throw error;
    });
    return database;
  };

  return {
    async load() {
      const db = await open();
      const transaction = db.transaction(['files', 'environments']);
      const [environments, names, fileKeys, files] = await Promise.all([
        transaction.objectStore('environments').getAll(),
        transaction.objectStore('environments').getAllKeys(),
        transaction.objectStore('files').getAllKeys(),
        transaction.objectStore('files').getAll(),
      ]);
      const trees = eachEnvironment((id) => new Map(fileKeys.flatMap(([owner, path], index) => (owner === id ? [[path, files[index] ?? new Uint8Array(0)]] : []))));
      saved = trees;
      const records = new Map(names.map((name, index) => [name, environments[index]]));
      if (environmentIds.some((id) => records.get(id) === undefined)) return undefined;
      return worldFrom(trees, (id) => records.get(id));
    },

    async save(world) {
      if (!(await writing)) throw new Error('Headway is open in another tab, and only one tab can save. What you do here is not kept; close the other tab and reload this one.');
      const db = await open();
      const transaction = db.transaction(['files', 'environments'], 'readwrite', { durability: 'strict' });
      const files = transaction.objectStore('files');
      const writes: Promise<unknown>[] = [];
      for (const id of environmentIds) {
        const { files: tree, ...rest } = world.workspace.environments[id];
        const changes = difference(saved?.[id] ?? emptyTree, tree);
        for (const path of changes.remove) writes.push(files.delete([id, path]));
        for (const [path, bytes] of changes.set) writes.push(files.put(bytes, [id, path]));
        writes.push(transaction.objectStore('environments').put({ ...rest, ...world.terminals[id] }, id));
      }
      try {
        await Promise.all([...writes, transaction.done]);
      } catch (error) {
        throw isFull(error) ? new Error('The browser has no room left for this page. What you do from here on is not kept; free some space and change something to try again.') : error;
      }
      saved = eachEnvironment((id) => world.workspace.environments[id].files);
    },
  };
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

function worldFrom(trees: Readonly<Record<EnvironmentId, FileTree>>, recordOf: (id: EnvironmentId) => Schema['environments']['value'] | undefined): SavedWorld {
  const split = eachEnvironment((id) => {
    const { transcript = [], history = [], cwd = '', variables = {}, locals = {} } = recordOf(id) ?? {};
    return { environment: { files: trees[id], cwd, variables, locals }, terminal: { transcript, history } };
  });
  return {
    workspace: { environments: eachEnvironment((id) => split[id].environment) },
    terminals: eachEnvironment((id) => split[id].terminal),
  };
}

/** Resolves to whether this tab may write. The lock is held until the tab ends, however it ends. */
function takeLock(): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<never>(() => undefined);
    });
  });
}
