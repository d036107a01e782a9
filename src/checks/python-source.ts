import { z } from 'zod';
import type { EnvironmentId } from '../domain/environment.ts';
import { apply, type FileTree } from '../domain/file-tree.ts';
import { type Workspace, withEnvironment } from '../domain/workspace.ts';
import type { Probe } from './probe.ts';
import { says, shortened } from './words.ts';

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
const known = new WeakMap<Uint8Array, PythonSource>();
/** Several checks ask at once: what is being read for one of them is waited for by the others. Resolves as {@link read} does. */
const underWay = new WeakMap<Uint8Array, Promise<string | undefined>>();
/** Every process finds the module imported, so a project's own file of that name is not taken for it. */
export const READER = 'python -c "import headway_source; headway_source.main()"';
const FOLDER = 'headway-reads';

/**
 * Lets Python parse files of an environment, without running any of them: by their paths, in the order given. Answers a
 * clause that says why when Python could not be asked.
 */
export async function readSources(workspace: Workspace, environment: EnvironmentId, paths: readonly string[], probe: Pick<Probe, 'run'>): Promise<ReadonlyMap<string, PythonSource> | string> {
  const { files } = workspace.environments[environment];
  const present = paths.flatMap((path): [string, Uint8Array][] => {
    const bytes = files.get(path);
    return bytes === undefined ? [] : [[path, bytes]];
  });
  const unknown = present.map(([, bytes]) => bytes).filter((bytes) => !known.has(bytes));
  const fresh = unknown.filter((bytes) => !underWay.has(bytes));
  if (fresh.length > 0) {
    const reading = read(fresh, workspace, environment, probe).finally(() => {
      for (const bytes of fresh) underWay.delete(bytes);
    });
    for (const bytes of fresh) underWay.set(bytes, reading);
  }
  const failures = await Promise.all(unknown.map(async (bytes) => underWay.get(bytes)));
  const failure = failures.find((each) => each !== undefined);
  if (failure !== undefined) return failure;
  return new Map(
    present.map(([path, bytes]) => {
      const source = known.get(bytes);
      if (source === undefined) throw new Error(`Python did not read ${path}.`);
      return [path, source];
    }),
  );
}

/** In a folder with nothing else in it, beside the project's files, since Python would compile again what is taken away and put back. */
async function read(sources: readonly Uint8Array[], workspace: Workspace, environment: EnvironmentId, probe: Pick<Probe, 'run'>): Promise<string | undefined> {
  const named = sources.map((bytes, index): [string, Uint8Array] => [`${index}.txt`, bytes]);
  const beside = workspace.environments[environment].files;
  const folder = freeFolder(beside);
  const files = apply(beside, { set: named.map(([name, bytes]): [string, Uint8Array] => [`${folder}/${name}`, bytes]), remove: [] });
  const { code, stdout, stderr } = await probe.run(withEnvironment(workspace, environment, { files, cwd: folder, variables: {} }), environment, `${READER} ${named.map(([name]) => name).join(' ')}`);
  if (code !== 0) return says().source.notAsked(code, stderr.trim() === '' ? undefined : shortened(stderr.trim().split('\n').at(-1) ?? ''));
  const read = z.array(sourceSchema).length(sources.length).parse(JSON.parse(stdout));
  for (const [index, source] of read.entries()) {
    const bytes = sources[index];
    if (bytes !== undefined) known.set(bytes, source);
  }
  return undefined;
}

/** A folder's name that no file or folder of the tree has. */
function freeFolder(files: FileTree): string {
  let name = FOLDER;
  while ([...files.keys()].some((path) => path === name || path.startsWith(`${name}/`))) name = `${name}_`;
  return name;
}
