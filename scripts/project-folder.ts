import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { environmentIds } from '../src/domain/environment.ts';
import { type FileTree, treeOf } from '../src/domain/file-tree.ts';
import type { Workspace } from '../src/domain/workspace.ts';

/** Folders that hold no part of a project: other people's packages and what Python makes itself. */
const LEFT_OUT = new Set(['__pycache__', 'node_modules', '.venv', 'venv']);

/** A folder's files as a tree. Links are left out, since an environment has none; `onLeftOut` names them. */
export function readProject(folder: string, onLeftOut: (path: string) => void): FileTree {
  if (!existsSync(folder) || !lstatSync(folder).isDirectory()) throw new Error(`there is no folder ${folder}`);
  const files: Record<string, Uint8Array> = {};
  const visit = (current: string): void => {
    const names = readdirSync(current).sort();
    const inside = relative(folder, current).split(sep).join('/');
    if (names.length === 0 && inside !== '') files[`${inside}/`] = new Uint8Array(0);
    for (const name of names) {
      const path = join(current, name);
      const status = lstatSync(path);
      const key = relative(folder, path).split(sep).join('/');
      if (status.isDirectory()) {
        if (!LEFT_OUT.has(name)) visit(path);
      } else if (status.isFile()) files[key] = new Uint8Array(readFileSync(path));
      else onLeftOut(key);
    }
  };
  visit(folder);
  return treeOf(files);
}

/** The starter project, as the page begins with it. */
export function readStarter(): FileTree {
  return readProject(join(import.meta.dirname, '../lessons/starter'), () => undefined);
}

/** Why the folder cannot take the environments' files; undefined when it can. Nothing that is there is written over. */
export function outputProblem(folder: string): string | undefined {
  const taken = environmentIds.find((id) => existsSync(join(folder, id)) && readdirSync(join(folder, id)).length > 0);
  return taken === undefined ? undefined : `${join(folder, taken)} is not empty; choose a folder without files of an earlier run`;
}

/** Writes every environment's files to `folder/<environment>/`. */
export function writeEnvironments(folder: string, workspace: Workspace): void {
  for (const id of environmentIds) {
    mkdirSync(join(folder, id), { recursive: true });
    for (const [path, bytes] of workspace.environments[id].files) {
      const target = join(folder, id, path);
      if (path.endsWith('/')) mkdirSync(target, { recursive: true });
      else {
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, bytes);
      }
    }
  }
}
