import { z } from 'zod';
import type { EnvironmentId } from '../domain/environment.ts';
import { type FileTree, treeOf } from '../domain/file-tree.ts';
import { type Workspace, withEnvironment } from '../domain/workspace.ts';
import type { Probe } from './probe.ts';

const operation = z.object({ operation: z.string(), subject: z.string(), source: z.string() });
const sourceSchema = z.object({
  broken: z.object({ line: z.int(), message: z.string() }).nullable(),
  models: z.array(z.object({ table: z.string(), columns: z.array(z.object({ name: z.string(), type: z.string(), nullable: z.boolean(), source: z.string() })) })),
  steps: z.object({ upgrade: z.array(operation).optional(), downgrade: z.array(operation).optional() }),
});

/**
 * What a Python file says of models and migrations, as Python's own parser reads it.
 *
 * @property models classes with a table; a column's `type` is written without the module and without `length=`
 * @property steps the operations of `upgrade` and `downgrade`; `subject` is `users.phone` for a column, else a first name
 */
export type PythonSource = z.infer<typeof sourceSchema>;
export type Operation = z.infer<typeof operation>;

/** A file's bytes never change, so it is read once. */
const known = new WeakMap<Uint8Array, Promise<PythonSource>>();
const READER = 'read_source.py';

/** Lets Python parse files of an environment, without running any of them: by their paths, in the order given. */
export async function readSources(workspace: Workspace, environment: EnvironmentId, paths: readonly string[], probe: Pick<Probe, 'run'>): Promise<ReadonlyMap<string, PythonSource>> {
  const { files } = workspace.environments[environment];
  const present = paths.flatMap((path): [string, Uint8Array][] => {
    const bytes = files.get(path);
    return bytes === undefined ? [] : [[path, bytes]];
  });
  const fresh = present.filter(([, bytes]) => !known.has(bytes));
  if (fresh.length > 0) {
    const read = parse(workspace, environment, fresh.map(([, bytes]) => bytes), probe);
    for (const [index, [, bytes]] of fresh.entries()) {
      known.set(
        bytes,
        read.then((sources) => {
          const source = sources[index];
          if (source === undefined) throw new Error(`Python read ${sources.length} files instead of ${fresh.length}.`);
          return source;
        }),
      );
    }
    // What was not read (the engine was stopped) is read again when it is asked for again.
    read.catch(() => {
      for (const [, bytes] of fresh) known.delete(bytes);
    });
  }
  const sources = await Promise.all(present.map(async ([path, bytes]) => [path, await (known.get(bytes) ?? parseOne(workspace, environment, bytes, probe))] as const));
  return new Map(sources);
}

async function parseOne(workspace: Workspace, environment: EnvironmentId, bytes: Uint8Array, probe: Pick<Probe, 'run'>): Promise<PythonSource> {
  const [source] = await parse(workspace, environment, [bytes], probe);
  if (source === undefined) throw new Error('Python read no file.');
  return source;
}

/** In a folder with nothing else in it, so that a project's own `ast.py` or `json.py` is not taken for Python's. */
async function parse(workspace: Workspace, environment: EnvironmentId, sources: readonly Uint8Array[], probe: Pick<Probe, 'run'>): Promise<readonly PythonSource[]> {
  // Fetched when it is first needed: scenarios have no use for it.
  const { default: reader } = await import('./python/read_source.py?raw');
  const names = sources.map((_, index) => `${index}.txt`);
  const files: FileTree = new Map([...treeOf({ [READER]: reader }), ...sources.map((bytes, index): [string, Uint8Array] => [names[index] ?? '', bytes])]);
  const { code, stdout, stderr } = await probe.run(withEnvironment(workspace, environment, { files, cwd: '', variables: {} }), environment, `python ${READER} ${names.join(' ')}`);
  if (code !== 0) throw new Error(`Python could not read the files: ${stderr}`);
  return z.array(sourceSchema).parse(JSON.parse(stdout));
}
