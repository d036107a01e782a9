import type { EnvironmentId } from '../domain/environment.ts';
import { type FileTree, textAt } from '../domain/file-tree.ts';
import type { Push } from '../domain/pipeline.ts';

/** The branches of the origin that a push moved, the default one last, so that it is the newest. */
export function movedBranches(before: FileTree, after: FileTree, by: EnvironmentId): Push[] {
  const old = branchesOf(before);
  const moved = [...branchesOf(after)].filter(([branch, commit]) => old.get(branch) !== commit);
  const standard = (textAt(after, 'HEAD') ?? '').trim().replace('ref: refs/heads/', '');
  return moved.map(([branch, commit]) => ({ branch, commit, by })).sort((a, b) => Number(a.branch === standard) - Number(b.branch === standard));
}

/** Each branch of a bare repository with its commit. */
function branchesOf(origin: FileTree): Map<string, string> {
  const folder = 'refs/heads/';
  const packed = (textAt(origin, 'packed-refs') ?? '').split('\n').flatMap((line): [string, string][] => {
    const [commit = '', name = ''] = line.split(' ');
    return name.startsWith(folder) ? [[name.slice(folder.length), commit]] : [];
  });
  const loose = [...origin.keys()].filter((path) => path.startsWith(folder) && !path.endsWith('/')).map((path): [string, string] => [path.slice(folder.length), (textAt(origin, path) ?? '').trim()]);
  return new Map([...packed, ...loose]);
}
