import { type FileTree, kindAt, namesIn, textAt } from '../domain/file-tree.ts';
import { findScriptLocation } from '../domain/script-location.ts';
import type { Workspace } from '../domain/workspace.ts';
import { originUrl } from '../engines/git/origin.ts';
import { withRemoteMoved } from './git-settings.ts';
import { databasesIn } from './sqlite-file.ts';
import { readWorld } from './world-file.ts';
import { besideUrl, exportedProject, originFolder, worldDescription } from './world-names.ts';
import { incomingTexts } from '../texts/en/incoming.ts';
import { textsOf } from '../texts/texts-of.ts';

/** What was brought in, told by what is in it. */
export type Incoming =
  | { readonly type: 'world'; readonly workspace: Workspace }
  /** With `origin` when the shared repository lay beside it, as in a zip of an environment. */
  | { readonly type: 'project'; readonly files: FileTree; readonly origin: FileTree | undefined }
  /** Only a migrations folder: there is no application around it. */
  | { readonly type: 'migrations'; readonly files: FileTree; readonly folder: string; readonly kind: 'flask' | 'alembic' }
  | { readonly type: 'database'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly type: 'refused'; readonly reason: string };

/** Tells what files are. A folder that is the only thing at the top is looked into. */
export function readIncoming(files: FileTree): Incoming {
  if (files.has(worldDescription)) {
    const reading = readWorld(files);
    return reading.type === 'world' ? reading : { type: 'refused', reason: reading.reason };
  }
  const { stripped, name } = withoutTop(files, undefined);
  if (stripped.has(`${originFolder}/HEAD`) && kindAt(stripped, exportedProject) === 'folder') {
    const project = withRemoteMoved(below(stripped, exportedProject), besideUrl, originUrl);
    return { type: 'project', files: project, origin: below(stripped, originFolder) };
  }
  if (stripped.has('env.py') && kindAt(stripped, 'versions') === 'folder') return migrationsOnly(stripped, name);
  const location = findScriptLocation(stripped);
  const python = [...stripped.keys()].filter((path) => path.endsWith('.py'));
  if (location !== undefined && location.folder !== '' && python.every((path) => path.startsWith(`${location.folder}/`)) && !stripped.has('alembic.ini')) {
    return { type: 'migrations', files: stripped, folder: location.folder, kind: kindOf(stripped, location.folder) };
  }
  if (python.length > 0) return { type: 'project', files: stripped, origin: undefined };
  const [database, second] = databasesIn(stripped);
  if (database === undefined) return { type: 'refused', reason: textsOf(incomingTexts).what.nothing };
  if (second !== undefined) return { type: 'refused', reason: textsOf(incomingTexts).what.several(database, second) };
  return { type: 'database', path: database, bytes: stripped.get(database) ?? new Uint8Array(0) };
}

/** The migrations under a name of their own: that of their folder, or the one which `flask db` expects. */
function migrationsOnly(files: FileTree, name: string | undefined): Incoming {
  const kind = kindOf(files, '');
  const folder = kind === 'alembic' && name !== undefined ? name : 'migrations';
  return { type: 'migrations', files: new Map([...files].map(([path, bytes]) => [`${folder}/${path}`, bytes])), folder, kind };
}

/** Flask-Migrate's `env.py` asks the application for its database; Alembic's own asks `alembic.ini`. */
function kindOf(files: FileTree, folder: string): 'flask' | 'alembic' {
  return (textAt(files, folder === '' ? 'env.py' : `${folder}/env.py`) ?? '').includes('current_app') ? 'flask' : 'alembic';
}

/** The tree without a folder that everything lies in, unless that is a Python package or a repository. */
function withoutTop(files: FileTree, name: string | undefined): { readonly stripped: FileTree; readonly name: string | undefined } {
  const [only, ...others] = namesIn(files, '');
  if (only === undefined || others.length > 0 || only.kind === 'file' || only.name === '.git' || files.has(`${only.name}/__init__.py`)) return { stripped: files, name };
  return withoutTop(below(files, only.name), only.name);
}

function below(files: FileTree, folder: string): FileTree {
  const prefix = `${folder}/`;
  return new Map([...files].flatMap(([path, bytes]): [string, Uint8Array][] => (path.startsWith(prefix) && path !== prefix ? [[path.slice(prefix.length), bytes]] : [])));
}
