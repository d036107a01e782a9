import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { EnvironmentId } from '../domain/environment.ts';
import type { PointId } from '../domain/timeline.ts';
import { type FirstVersion, worldOfFirstVersion } from './first-version.ts';
import { type BlobId, type StoredPoint, TimelineLedger } from './stored-timeline.ts';
import type { SavedWorld, WorldStorage } from './world-storage.ts';
import { workbenchTexts } from '../texts/en/workbench.ts';
import { textsOf } from '../texts/texts-of.ts';

interface Standing {
  readonly here: PointId;
  readonly tip: PointId;
  readonly next: PointId;
  readonly histories: Readonly<Record<EnvironmentId, readonly string[]>>;
}

/** One record a file version and one a point, so that a save writes what is new and no more. */
interface Schema extends DBSchema, FirstVersion {
  blobs: { key: BlobId; value: Uint8Array };
  points: { key: PointId; value: StoredPoint };
  standing: { key: 'now'; value: Standing };
  /** Which tab saves: it looks in each save whether it still is the one. */
  writer: { key: 'tab'; value: string };
}

/** The database of the workbench's world. */
const NAME = 'headway';
const STORES = ['blobs', 'points', 'standing', 'writer'] as const;

/**
 * Keeps the world and its past in the browser's IndexedDB. Each save is one transaction, so a tab that is killed leaves
 * either the old state or the new one. Whoever loads becomes the writer first: a save of any other tab is refused from
 * then on, so two never write over each other.
 *
 * @param onTakenOver another tab loaded and saves now
 * @param name of the database: each world that is kept has one of its own
 */
export function browserStorage(onTakenOver: () => void, name = NAME): WorldStorage {
  // Not crypto.randomUUID, which only a secure page has.
  const tab = `${Date.now()} ${Math.random()}`;
  const ledger = new TimelineLedger();
  /** Who wrote when this tab loaded: this tab, unless there was no room to note it. */
  let writer: string | undefined;
  let database: Promise<IDBPDatabase<Schema>> | undefined;

  const open = (): Promise<IDBPDatabase<Schema>> => {
    database ??= openWorld(name, () => {
      database = undefined;
    }).catch((error: unknown) => {
      database = undefined;
      throw error;
    });
    return database;
  };

  return {
    async load() {
      const db = await open();
      writer = await db.get('writer', 'tab');
      try {
        await db.put('writer', tab, 'tab');
        writer = tab;
      } catch {
        // No room: what is kept can be read all the same, and the first save that finds room notes who wrote it.
      }
      const transaction = db.transaction(STORES);
      const [blobIds, blobs, points, standing] = await Promise.all([
        transaction.objectStore('blobs').getAllKeys(),
        transaction.objectStore('blobs').getAll(),
        transaction.objectStore('points').getAll(),
        transaction.objectStore('standing').get('now'),
        transaction.done,
      ]);
      if (standing === undefined) return undefined;
      const bytes = new Map(blobIds.map((id, index) => [id, blobs[index] ?? new Uint8Array(0)]));
      const { histories, ...at } = standing;
      const kept = ledger.read(points, bytes);
      if (!kept.has(at.here) || !kept.has(at.tip)) throw new Error('the point that you stood at is not there');
      return { timeline: { ...at, points: kept }, histories };
    },

    async save(world) {
      const db = await open();
      const transaction = db.transaction(STORES, 'readwrite', { durability: 'strict' });
      const saver = await transaction.objectStore('writer').get('tab');
      if (saver !== tab && saver !== writer) {
        transaction.abort();
        await transaction.done.catch(() => undefined);
        onTakenOver();
        throw new Error(textsOf(workbenchTexts).storage.elsewhere);
      }
      const { writes, kept } = ledger.plan(world.timeline);
      const { here, tip, next } = world.timeline;
      const [blobs, points] = [transaction.objectStore('blobs'), transaction.objectStore('points')];
      try {
        await Promise.all([
          transaction.objectStore('writer').put(tab, 'tab'),
          ...writes.putBlobs.map(([id, bytes]) => blobs.put(bytes, id)),
          ...writes.deleteBlobs.map((id) => blobs.delete(id)),
          ...writes.putPoints.map((point) => points.put(point, point.id)),
          ...writes.deletePoints.map((id) => points.delete(id)),
          transaction.objectStore('standing').put({ here, tip, next, histories: world.histories }, 'now'),
          transaction.done,
        ]);
      } catch (error) {
        throw isFull(error) ? new Error(textsOf(workbenchTexts).storage.full) : error;
      }
      kept();
    },
  };
}

function openWorld(name: string, onClosed: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 2, {
    async upgrade(db, oldVersion, _newVersion, transaction) {
      const before = oldVersion === 1 ? await readFirstVersion(transaction) : undefined;
      for (const store of db.objectStoreNames) db.deleteObjectStore(store);
      for (const store of STORES) db.createObjectStore(store);
      if (before === undefined) return;
      const { timeline, histories } = before;
      const { writes } = new TimelineLedger().plan(timeline);
      for (const [id, bytes] of writes.putBlobs) await transaction.objectStore('blobs').put(bytes, id);
      for (const point of writes.putPoints) await transaction.objectStore('points').put(point, point.id);
      await transaction.objectStore('standing').put({ here: timeline.here, tip: timeline.tip, next: timeline.next, histories }, 'now');
    },
    // A newer page in another tab waits to change the database's shape: let go of it. Saving then says that it is newer.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      onClosed();
    },
    terminated: onClosed,
  });
}

async function readFirstVersion(transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>): Promise<SavedWorld | undefined> {
  const [files, environments] = [transaction.objectStore('files'), transaction.objectStore('environments')];
  const contents = { keys: await files.getAllKeys(), files: await files.getAll(), names: await environments.getAllKeys(), values: await environments.getAll() };
  return worldOfFirstVersion(contents, Date.now());
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
