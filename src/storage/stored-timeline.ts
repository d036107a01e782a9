import { eachEnvironment, type Environment, type EnvironmentId, environmentIds } from '../domain/environment.ts';
import { apply, emptyTree, type FileTree } from '../domain/file-tree.ts';
import type { AppState, RunningApp } from '../domain/running-app.ts';
import type { Pipeline } from '../domain/pipeline.ts';
import { type Point, type PointId, pointAt, type Timeline } from '../domain/timeline.ts';
import type { Workspace } from '../domain/workspace.ts';

export type BlobId = number;

/** What a point changed in one tree: paths with the blobs that hold their bytes, and paths that are gone. */
export interface StoredChanges {
  readonly set: readonly (readonly [path: string, blob: BlobId])[];
  readonly remove: readonly string[];
}

/** A point as it is kept: its trees told by what they changed against the parent's, each version of a file in a blob of its own. */
export interface StoredPoint extends Omit<Point, 'workspace'> {
  readonly trees: Readonly<Record<string, StoredChanges>>;
  readonly environments: Readonly<Record<EnvironmentId, StoredEnvironment>>;
  readonly pipeline?: Pipeline;
}

/** An environment without its files and its database server's blocks, and its running server without its code: both are among the trees. */
interface StoredEnvironment extends Omit<Environment, 'files' | 'database' | 'app'> {
  readonly app?: Omit<RunningApp, 'code'> | Extract<AppState, { type: 'stopped' }>;
}

/** What a save has to write so that what is kept becomes the timeline. */
export interface Writes {
  readonly putBlobs: readonly (readonly [BlobId, Uint8Array])[];
  readonly deleteBlobs: readonly BlobId[];
  readonly putPoints: readonly StoredPoint[];
  readonly deletePoints: readonly PointId[];
}

/**
 * Knows what is kept, and so what is not kept yet. A file version is written once, however many points hold it: files
 * are shared by identity.
 */
export class TimelineLedger {
  /** The points as they were saved last, and as they are kept. */
  #saved: ReadonlyMap<PointId, Point> = new Map();
  readonly #stored = new Map<PointId, StoredPoint>();
  readonly #ids = new WeakMap<Uint8Array, BlobId>();
  /** How many kept changes name a blob. */
  readonly #uses = new Map<BlobId, number>();
  #nextBlob: BlobId = 1;

  /** Builds the points from what is kept; `order` of the records does not matter. */
  read(records: readonly StoredPoint[], blobs: ReadonlyMap<BlobId, Uint8Array>): ReadonlyMap<PointId, Point> {
    for (const [id, bytes] of blobs) {
      this.#ids.set(bytes, id);
      this.#nextBlob = Math.max(this.#nextBlob, id + 1);
    }
    const points = new Map<PointId, Point>();
    for (const record of records.toSorted((a, b) => a.id - b.id)) {
      const before = record.parent === undefined ? undefined : points.get(record.parent)?.workspace;
      if (record.parent !== undefined && before === undefined) throw new Error(`the point ${record.id} has lost the one before it`);
      points.set(record.id, pointFrom(record, before, blobs));
      this.#stored.set(record.id, record);
      this.#count(record, 1);
    }
    this.#saved = points;
    return points;
  }

  /** What to write; `kept` is to be called when it is written, whole. */
  plan(timeline: Timeline): { readonly writes: Writes; readonly kept: () => void } {
    const putBlobs: [BlobId, Uint8Array][] = [];
    let next = this.#nextBlob;
    const fresh = new Map<Uint8Array, BlobId>();
    const idOf = (bytes: Uint8Array): BlobId => {
      const given = fresh.get(bytes);
      if (given !== undefined) return given;
      // A blob that nothing named any more was deleted; its bytes get a new one.
      const known = this.#ids.get(bytes);
      if (known !== undefined && this.#uses.has(known)) return known;
      fresh.set(bytes, next);
      putBlobs.push([next, bytes]);
      return next++;
    };
    const putPoints = [...timeline.points.values()].filter((point) => this.#saved.get(point.id) !== point).map((point) => stored(point, timeline, idOf));
    const deletePoints = [...this.#saved.keys()].filter((id) => !timeline.points.has(id));
    const uses = new Map<BlobId, number>();
    const add = (record: StoredPoint | undefined, times: number): void => eachBlob(record, (id) => uses.set(id, (uses.get(id) ?? 0) + times));
    for (const record of putPoints) {
      add(record, 1);
      add(this.#stored.get(record.id), -1);
    }
    for (const id of deletePoints) add(this.#stored.get(id), -1);
    const deleteBlobs = [...uses].filter(([id, change]) => (this.#uses.get(id) ?? 0) + change === 0).map(([id]) => id);

    const kept = (): void => {
      for (const [bytes, id] of fresh) this.#ids.set(bytes, id);
      this.#nextBlob = next;
      for (const record of putPoints) {
        this.#count(this.#stored.get(record.id), -1);
        this.#stored.set(record.id, record);
        this.#count(record, 1);
      }
      for (const id of deletePoints) {
        this.#count(this.#stored.get(id), -1);
        this.#stored.delete(id);
      }
      this.#saved = timeline.points;
    };
    return { writes: { putBlobs: putBlobs.filter(([id]) => !deleteBlobs.includes(id)), deleteBlobs, putPoints, deletePoints }, kept };
  }

  #count(record: StoredPoint | undefined, times: number): void {
    eachBlob(record, (id) => {
      const uses = (this.#uses.get(id) ?? 0) + times;
      if (uses === 0) this.#uses.delete(id);
      else this.#uses.set(id, uses);
    });
  }
}

function eachBlob(record: StoredPoint | undefined, visit: (id: BlobId) => void): void {
  if (record === undefined) return;
  for (const { set } of Object.values(record.trees)) for (const [, id] of set) visit(id);
}

function stored(point: Point, timeline: Timeline, idOf: (bytes: Uint8Array) => BlobId): StoredPoint {
  const { workspace, ...about } = point;
  const before = point.parent === undefined ? undefined : treesOf(pointAt(timeline, point.parent).workspace);
  const changed = Object.entries(treesOf(workspace)).flatMap(([owner, tree]) => {
    const changes = changesBetween(before?.[owner] ?? emptyTree, tree, idOf);
    return changes.set.length + changes.remove.length === 0 ? [] : [[owner, changes] as const];
  });
  const lean = (id: EnvironmentId): StoredEnvironment => {
    const { files: _, database: __, app, ...environment } = workspace.environments[id];
    if (app?.type !== 'running') return app === undefined ? environment : { ...environment, app };
    const { code: ___, ...server } = app;
    return { ...environment, app: server };
  };
  return {
    ...about,
    trees: Object.fromEntries(changed),
    environments: eachEnvironment(lean),
    ...(workspace.pipeline === undefined ? {} : { pipeline: workspace.pipeline }),
  };
}

/** By identity: a file that is the same array is the same file. */
function changesBetween(before: FileTree, after: FileTree, idOf: (bytes: Uint8Array) => BlobId): StoredChanges {
  if (before === after) return { set: [], remove: [] };
  const set = [...after].flatMap(([path, bytes]) => (before.get(path) === bytes ? [] : [[path, idOf(bytes)] as const]));
  return { set, remove: [...before.keys()].filter((path) => !after.has(path)) };
}

function pointFrom(record: StoredPoint, before: Workspace | undefined, blobs: ReadonlyMap<BlobId, Uint8Array>): Point {
  const { trees, environments, pipeline, ...about } = record;
  const old = before === undefined ? undefined : treesOf(before);
  const treeOf = (owner: string): FileTree => {
    const { set, remove } = trees[owner] ?? { set: [], remove: [] };
    const bytesOf = (path: string, id: BlobId): Uint8Array => {
      const bytes = blobs.get(id);
      if (bytes === undefined) throw new Error(`the bytes of ${path} are not there`);
      return bytes;
    };
    return apply(old?.[owner] ?? emptyTree, { set: set.map(([path, id]) => [path, bytesOf(path, id)]), remove });
  };
  const environment = (id: EnvironmentId): Environment => {
    const { app, ...lean } = environments[id];
    const data = treeOf(dataOf(id));
    const kept = { ...lean, files: treeOf(id), ...(data.size === 0 ? {} : { database: data }) };
    if (app?.type !== 'running') return app === undefined ? kept : { ...kept, app };
    return { ...kept, app: { ...app, code: treeOf(codeOf(id)) } };
  };
  return {
    ...about,
    workspace: {
      origin: treeOf('origin'),
      environments: eachEnvironment(environment),
      ...(pipeline === undefined ? {} : { pipeline }),
    },
  };
}

/** The trees of a workspace by whose they are. A running server's code shares its bytes with the files it started from. */
function treesOf({ origin, environments }: Workspace): Readonly<Record<string, FileTree>> {
  const owned = environmentIds.flatMap((id) => {
    const { files, database = emptyTree, app } = environments[id];
    return [[id, files] as const, [dataOf(id), database] as const, [codeOf(id), app?.type === 'running' ? app.code : emptyTree] as const];
  });
  return { origin, ...Object.fromEntries(owned) };
}

function dataOf(id: EnvironmentId): string {
  return `${id}'s database`;
}

function codeOf(id: EnvironmentId): string {
  return `${id}'s server`;
}
