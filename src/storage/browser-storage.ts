import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type Environment, eachEnvironment, type EnvironmentId, environmentIds } from '../domain/environment.ts';
import { difference, emptyTree, type FileTree } from '../domain/file-tree.ts';
import type { SavedWorld, TerminalRecord, WorldStorage } from './world-storage.ts';

/** Whose file it is: an environment's, or the origin's. */
type Owner = EnvironmentId | 'origin';

/** One record a file, so that a save writes what changed and no more. */
interface Schema extends DBSchema {
  files: { key: [Owner, string]; value: Uint8Array };
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
  let saved: Readonly<Record<Owner, FileTree>> | undefined;

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
      const treeOf = (owner: Owner): FileTree => new Map(fileKeys.flatMap(([key, path], index) => (key === owner ? [[path, files[index] ?? new Uint8Array(0)]] : [])));
      const trees = { ...eachEnvironment(treeOf), origin: treeOf('origin') };
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
      const trees = treesOf(world);
      for (const owner of [...environmentIds, 'origin'] as const) {
        const changes = difference(saved?.[owner] ?? emptyTree, trees[owner]);
        for (const path of changes.remove) writes.push(files.delete([owner, path]));
        for (const [path, bytes] of changes.set) writes.push(files.put(bytes, [owner, path]));
      }
      for (const id of environmentIds) {
        const { files: _, ...rest } = world.workspace.environments[id];
        writes.push(transaction.objectStore('environments').put({ ...rest, ...world.terminals[id] }, id));
      }
      try {
        await Promise.all([...writes, transaction.done]);
      } catch (error) {
        throw isFull(error) ? new Error('The browser has no room left for this page. What you do from here on is not kept; free some space and change something to try again.') : error;
      }
      saved = trees;
    },
  };
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

function treesOf({ workspace }: SavedWorld): Readonly<Record<Owner, FileTree>> {
  return { ...eachEnvironment((id) => workspace.environments[id].files), origin: workspace.origin };
}

function worldFrom(trees: Readonly<Record<Owner, FileTree>>, recordOf: (id: EnvironmentId) => Schema['environments']['value'] | undefined): SavedWorld {
  const split = eachEnvironment((id) => {
    const { transcript = [], history = [], cwd = '', variables = {}, locals = {} } = recordOf(id) ?? {};
    return { environment: { files: trees[id], cwd, variables, locals }, terminal: { transcript, history } };
  });
  return {
    workspace: { origin: trees.origin, environments: eachEnvironment((id) => split[id].environment) },
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
