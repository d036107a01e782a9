import { deflateSync, inflateSync } from 'fflate';
import { serverImage } from '../domain/database-server.ts';
import { eachEnvironment, type Environment, type EnvironmentId } from '../domain/environment.ts';
import type { FileTree } from '../domain/file-tree.ts';
import type { Pipeline } from '../domain/pipeline.ts';
import type { AppState, RunningApp } from '../domain/running-app.ts';
import type { Workspace } from '../domain/workspace.ts';

/** A tree told by numbers: each path with its file version. */
type StoredTree = readonly (readonly [path: string, version: number])[];

interface StoredEnvironment extends Omit<Environment, 'files' | 'app' | 'database'> {
  readonly files: StoredTree;
  /** Without the image that it goes on from: the page has that one already. */
  readonly database?: StoredTree;
  readonly app?: Extract<AppState, { type: 'stopped' }> | (Omit<RunningApp, 'code'> & { readonly code: StoredTree });
}

/**
 * A world as it is stored with the page. Environments hold mostly the same files, so each version is there once.
 *
 * @property lengths of the file versions, in bytes
 * @property bytes all of them one after the other, compressed, in base 64
 */
interface StoredWorld {
  readonly lengths: readonly number[];
  readonly bytes: string;
  readonly origin: StoredTree;
  readonly environments: Readonly<Record<EnvironmentId, StoredEnvironment>>;
  readonly pipeline?: Pipeline;
}

/** The world as a text, that {@link worldFrom} reads. */
export function storeWorld(workspace: Workspace): string {
  const versions: Uint8Array[] = [];
  const byIdentity = new Map<Uint8Array, number>();
  const byContent = new Map<string, number>();
  const numberOf = (bytes: Uint8Array): number => {
    const known = byIdentity.get(bytes);
    if (known !== undefined) return known;
    const content = base64(bytes);
    const number = byContent.get(content) ?? versions.push(bytes) - 1;
    byIdentity.set(bytes, number);
    byContent.set(content, number);
    return number;
  };
  const stored = (tree: FileTree): StoredTree => [...tree].map(([path, bytes]) => [path, numberOf(bytes)]);
  const environments = eachEnvironment((id): StoredEnvironment => {
    const { files, app, database, ...shell } = workspace.environments[id];
    const kept = { ...shell, files: stored(files), ...(database === undefined ? {} : { database: stored(withoutImage(database)) }) };
    if (app === undefined) return kept;
    return { ...kept, app: app.type === 'stopped' ? app : { ...app, code: stored(app.code) } };
  });
  const origin = stored(workspace.origin);
  const world: StoredWorld = {
    lengths: versions.map(({ length }) => length),
    bytes: base64(deflateSync(joined(versions), { level: 9 })),
    origin,
    environments,
    ...(workspace.pipeline === undefined ? {} : { pipeline: workspace.pipeline }),
  };
  return JSON.stringify(world);
}

/** @param text made by {@link storeWorld} when the page was built: it comes with the page's own code */
export function worldFrom(text: string): Workspace {
  const stored = JSON.parse(text) as StoredWorld;
  const all = inflateSync(Uint8Array.from(atob(stored.bytes), (character) => character.charCodeAt(0)));
  let offset = 0;
  const versions = stored.lengths.map((length) => all.slice(offset, (offset += length)));
  const treeFrom = (tree: StoredTree): FileTree =>
    new Map(
      tree.map(([path, number]): [string, Uint8Array] => {
        const bytes = versions[number];
        if (bytes === undefined) throw new Error(`A stored world has no file version ${number}.`);
        return [path, bytes];
      }),
    );
  return {
    origin: treeFrom(stored.origin),
    environments: eachEnvironment((id): Environment => {
      const { files, app, database, ...shell } = stored.environments[id];
      const environment = { ...shell, files: treeFrom(files), ...(database === undefined ? {} : { database: treeFrom(database) }) };
      if (app === undefined) return environment;
      return { ...environment, app: app.type === 'stopped' ? app : { ...app, code: treeFrom(app.code) } };
    }),
    ...(stored.pipeline === undefined ? {} : { pipeline: stored.pipeline }),
  };
}

/** The first command that starts the server puts it back. */
function withoutImage(database: FileTree): FileTree {
  return new Map([...database].filter(([path]) => path !== serverImage));
}

function joined(versions: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(versions.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const version of versions) {
    all.set(version, offset);
    offset += version.length;
  }
  return all;
}

/** In pieces: a function takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
