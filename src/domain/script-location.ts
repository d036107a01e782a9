import { kindAt, namesIn, parentOf, textAt, type FileTree } from './file-tree.ts';

/** Where Alembic keeps its environment, relative to the project folder. */
export interface ScriptLocation {
  /** The folder with `env.py`: `migrations`, or `''` when that is the project folder itself. */
  readonly folder: string;
  /** The folders with the revision files; usually one, `migrations/versions`. */
  readonly versionFolders: readonly string[];
}

/**
 * Finds the migrations folder: what `alembic.ini` names, else `migrations`, else the first folder
 * that has an `env.py` and a `versions` folder. Undefined when there is none.
 */
export function findScriptLocation(files: FileTree): ScriptLocation | undefined {
  const named = optionIn(textAt(files, 'alembic.ini') ?? '', 'script_location');
  const candidates = [
    ...(named === undefined ? [] : [pathFrom('', named)]),
    'migrations',
    ...[...files.keys()].filter((key) => key === 'env.py' || key.endsWith('/env.py')).map(parentOf).sort(shallowFirst),
  ];
  const folder = candidates.find((candidate) => isScriptLocation(files, candidate));
  return folder === undefined ? undefined : { folder, versionFolders: versionFoldersOf(files, folder) };
}

/** The revision files of a script location: every `.py` directly in its version folders, in the order Alembic loads them. */
export function revisionPaths(files: FileTree, location: ScriptLocation): string[] {
  return location.versionFolders.flatMap((folder) =>
    namesIn(files, folder)
      .filter(({ name, kind }) => kind === 'file' && name.endsWith('.py') && !name.startsWith('__init__') && !name.startsWith('.#'))
      .map(({ name }) => below(folder, name)),
  );
}

function isScriptLocation(files: FileTree, folder: string): boolean {
  return files.has(below(folder, 'env.py')) && versionFoldersOf(files, folder).some((versions) => kindAt(files, versions) === 'folder');
}

function versionFoldersOf(files: FileTree, folder: string): string[] {
  for (const ini of ['alembic.ini', below(folder, 'alembic.ini')]) {
    const named = optionIn(textAt(files, ini) ?? '', 'version_locations');
    // One option, several folders: Alembic splits by white space, or by the separator that the file chooses.
    if (named !== undefined) return named.split(/[\s,;:]/).filter((part) => part !== '').map((part) => pathFrom(parentOf(ini), part));
  }
  return [below(folder, 'versions')];
}

/** An option of the `[alembic]` section, with the lines that continue it; undefined when it is not set. */
function optionIn(ini: string, option: string): string | undefined {
  let section = '';
  let found: string | undefined;
  for (const line of ini.split(/\r?\n/)) {
    if (found !== undefined) {
      if (!/^\s+\S/.test(line)) return found;
      found += line;
      continue;
    }
    const text = line.trim();
    if (text.startsWith('[')) section = text;
    const equals = /^(\w+)\s*[=:](.*)/.exec(line);
    if (section === '[alembic]' && equals?.[1] === option) found = equals[2] ?? '';
  }
  return found;
}

function pathFrom(here: string, written: string): string {
  const parts: string[] = [];
  for (const part of written.trim().replaceAll('%(here)s', here).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function shallowFirst(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}
