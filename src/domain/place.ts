import { projectFolder, type EnvironmentId } from './environment.ts';
import { kindAt, namesIn, type FileTree } from './file-tree.ts';

/** What a path that somebody typed leads to. Paths inside are relative to the project folder. */
export type Place =
  | { readonly type: 'file'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly type: 'folder'; readonly path: string }
  /** A folder above the project folder: it can be listed, nothing can be written there. */
  | { readonly type: 'outer-folder'; readonly absolute: string; readonly names: readonly string[] }
  | { readonly type: 'null-device' }
  /** Nothing is there, but a file or folder can be made there. */
  | { readonly type: 'free'; readonly path: string }
  /** Nothing is there, and nothing can be made there: a name in a folder above the project folder. */
  | { readonly type: 'foreign' }
  | { readonly type: 'blocked'; readonly reason: 'No such file or directory' | 'Not a directory' };

/** Where a process stands: enough to find what a typed path means. */
export interface Standpoint {
  readonly environment: EnvironmentId;
  /** Relative to the project folder. */
  readonly cwd: string;
  readonly files: FileTree;
}

/** The absolute path of a folder that is given relative to the project folder. */
export function absolutePath(environment: EnvironmentId, path: string): string {
  return path === '' ? projectFolder(environment) : `${projectFolder(environment)}/${path}`;
}

/** The path relative to the project folder, or undefined when it lies outside of it. */
function insidePath(environment: EnvironmentId, absolute: string): string | undefined {
  const project = projectFolder(environment);
  if (absolute === project) return '';
  return absolute.startsWith(`${project}/`) ? absolute.slice(project.length + 1) : undefined;
}

/** Walks a typed path part by part, as a file system does: `missing/..` leads nowhere. */
export function placeAt(from: Standpoint, typed: string): Place {
  if (typed === '') return { type: 'blocked', reason: 'No such file or directory' };
  if (typed === '/dev/null') return { type: 'null-device' };
  const parts = typed.split('/').filter((part) => part !== '' && part !== '.');
  let absolute = typed.startsWith('/') ? '' : absolutePath(from.environment, from.cwd);
  for (const [index, part] of parts.entries()) {
    if (part === '..') {
      absolute = absolute.slice(0, Math.max(absolute.lastIndexOf('/'), 0));
      continue;
    }
    absolute = `${absolute}/${part}`;
    if (index === parts.length - 1) break;
    const here = standing(from, absolute);
    if (here.type === 'file') return { type: 'blocked', reason: 'Not a directory' };
    if (here.type === 'free' || here.type === 'foreign') return { type: 'blocked', reason: 'No such file or directory' };
  }
  const place = standing(from, absolute === '' ? '/' : absolute);
  const wantsFolder = typed.endsWith('/') || typed.endsWith('/.');
  return wantsFolder && place.type === 'file' ? { type: 'blocked', reason: 'Not a directory' } : place;
}

function standing({ environment, files }: Standpoint, absolute: string): Place {
  const path = insidePath(environment, absolute);
  if (path === undefined) return outside(environment, absolute);
  const bytes = files.get(path);
  if (bytes !== undefined) return { type: 'file', path, bytes };
  return kindAt(files, path) === 'folder' ? { type: 'folder', path } : { type: 'free', path };
}

/** What is deeper outside than a name in a folder above the project is never come to: a walk ends at that name. */
function outside(environment: EnvironmentId, absolute: string): Place {
  const above = absolute === '/' ? '/' : `${absolute}/`;
  const project = projectFolder(environment);
  if (project.startsWith(above)) {
    return { type: 'outer-folder', absolute, names: [project.slice(above.length).split('/')[0] ?? ''] };
  }
  return { type: 'foreign' };
}

/** Why a place cannot be read as a file, in the system's words; undefined when it can. */
export function readProblem(place: Place): string | undefined {
  switch (place.type) {
    case 'file':
    case 'null-device':
      return undefined;
    case 'folder':
    case 'outer-folder':
      return 'Is a directory';
    case 'free':
    case 'foreign':
      return 'No such file or directory';
    case 'blocked':
      return place.reason;
  }
}

/** Why a place cannot be written as a file, in the system's words; undefined when it can. */
export function writeProblem(place: Place): string | undefined {
  switch (place.type) {
    case 'file':
    case 'free':
    case 'null-device':
      return undefined;
    case 'folder':
    case 'outer-folder':
      return 'Is a directory';
    case 'foreign':
      return 'Permission denied';
    case 'blocked':
      return place.reason;
  }
}

/** Names in a folder, without `.` and `..`; empty when it is no folder. */
export function namesAt(from: Standpoint, place: Place): readonly { readonly name: string; readonly kind: 'file' | 'folder' }[] {
  if (place.type === 'folder') return namesIn(from.files, place.path);
  return place.type === 'outer-folder' ? place.names.map((name) => ({ name, kind: 'folder' })) : [];
}

/** `name` below `folder`, both as typed or both relative; an empty folder adds nothing. */
export function join(folder: string, name: string): string {
  if (folder === '') return name;
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}
