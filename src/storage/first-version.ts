import type { DBSchema } from 'idb';
import { type Environment, eachEnvironment, type EnvironmentId, environmentIds } from '../domain/environment.ts';
import type { FileTree } from '../domain/file-tree.ts';
import type { TerminalEvent } from '../domain/terminal-event.ts';
import { beginTimeline } from '../domain/timeline.ts';
import type { SavedWorld } from './world-storage.ts';

type Owner = EnvironmentId | 'origin';

/** The stores of the first version: a file's key is whose it is, and its path. */
export interface FirstVersion extends DBSchema {
  files: { key: [Owner, string]; value: Uint8Array };
  environments: { key: EnvironmentId; value: FirstRecord };
}

/** What the first version kept of an environment, beside its files. */
interface FirstRecord extends Partial<Omit<Environment, 'files'>> {
  readonly transcript?: readonly TerminalEvent[];
  readonly history?: readonly string[];
}

/** All that the stores hold; keys and values in the same order. */
export interface FirstContents {
  readonly keys: readonly (readonly [Owner, string])[];
  readonly files: readonly Uint8Array[];
  readonly names: readonly EnvironmentId[];
  readonly values: readonly FirstRecord[];
}

/** The world that the first version of the database holds: one present, no past. Undefined when it holds none. */
export function worldOfFirstVersion({ keys, files, names, values }: FirstContents, now: number): SavedWorld | undefined {
  const records = new Map(names.map((name, index) => [name, values[index]]));
  if (environmentIds.some((id) => records.get(id) === undefined)) return undefined;

  const treeOf = (owner: Owner): FileTree =>
    new Map(keys.flatMap(([key, path], index) => (key === owner ? [[path, files[index] ?? new Uint8Array(0)]] : [])));
  const environments = eachEnvironment((id): Environment => {
    const { cwd = '', variables = {}, locals = {} } = records.get(id) ?? {};
    return { files: treeOf(id), cwd, variables, locals };
  });
  const timeline = beginTimeline({ origin: treeOf('origin'), environments }, now);
  const shown = eachEnvironment((id) => records.get(id)?.transcript ?? []);
  const points = new Map([...timeline.points].map(([id, point]) => [id, { ...point, shown }]));
  return { timeline: { ...timeline, points }, histories: eachEnvironment((id) => records.get(id)?.history ?? []) };
}
