import fc from 'fast-check';
import { eachEnvironment, type Environment } from '../domain/environment.ts';
import { emptyTree, type FileTree } from '../domain/file-tree.ts';
import type { Workspace } from '../domain/workspace.ts';
import { clashIn, treePathProblem } from './path-rules.ts';

const name = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('app.py', 'models.py', 'migrations', 'versions', 'a', 'b', '.git', 'HEAD') },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'C:', 'a\\b', 'zwei Wörter', '名前', '😀', 'line\nend', '-rf', '*', 'headway.json', 'odd-names', '\uD800', ' ') },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }) },
);

const path = fc.tuple(fc.array(name, { minLength: 1, maxLength: 4 }), fc.boolean()).map(([parts, isFolder]) => ({ text: parts.join('/'), isFolder }));

/** Any tree that a file system could hold: odd names, empty folders, empty files, bytes of all kinds. */
const anyTree: fc.Arbitrary<FileTree> = fc.array(fc.tuple(path, fc.uint8Array({ maxLength: 40 })), { maxLength: 12 }).map((entries) => {
  const tree = new Map<string, Uint8Array>();
  for (const [{ text, isFolder }, bytes] of entries) {
    const key = isFolder ? `${text}/` : text;
    const below = [...tree.keys()].some((other) => other.startsWith(`${text}/`));
    if (treePathProblem(key) !== undefined || tree.has(text) || below) continue;
    const above = text.split('/').slice(0, -1).map((_, index, parts) => parts.slice(0, index + 1).join('/'));
    if (above.some((folder) => tree.has(folder))) continue;
    for (const folder of above) tree.delete(`${folder}/`);
    tree.set(key, isFolder ? new Uint8Array(0) : bytes);
  }
  if (clashIn([...tree.keys()]) !== undefined) throw new Error('The generated tree is none.');
  return tree;
});

const variables = fc.dictionary(fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/).filter((each) => each !== '__proto__'), fc.string(), { maxKeys: 3, noNullPrototype: true });
const environment: fc.Arbitrary<Environment> = fc
  .record({ files: anyTree, cwd: fc.constantFrom('', 'migrations', 'a/b'), variables, locals: fc.option(variables, { nil: undefined }), database: fc.option(anyTree, { nil: undefined }) })
  .map(({ locals, database, ...rest }) => ({ ...rest, ...(locals === undefined ? {} : { locals }), ...(database === undefined ? {} : { database }) }));

export const anyWorkspace: fc.Arbitrary<Workspace> = fc
  .tuple(anyTree, environment, environment, environment, environment)
  .map(([origin, ...each]) => ({ origin, environments: eachEnvironment((id) => each[['dev-a', 'dev-b', 'ci', 'production'].indexOf(id)] ?? each[0]) }));

/** A tree as plain data, in the order of its names: what two equal trees have in common. */
export function plain(tree: FileTree): [path: string, bytes: number[]][] {
  return [...tree].map(([key, bytes]): [string, number[]] => [key, [...bytes]]).sort(([a], [b]) => (a < b ? -1 : 1));
}

export function plainWorkspace({ origin, environments }: Workspace) {
  return { origin: plain(origin), environments: eachEnvironment((id) => ({ ...environments[id], files: plain(environments[id].files), database: plain(environments[id].database ?? emptyTree) })) };
}
