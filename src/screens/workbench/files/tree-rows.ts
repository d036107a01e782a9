import { keysUnder, namesIn, parentOf, type FileTree } from '../../../domain/file-tree.ts';

export type Mark = 'added' | 'changed' | 'removed';

/** What the last command did to which path. */
export type Marks = ReadonlyMap<string, Mark>;

/** One visible line of the tree. */
export interface TreeRow {
  readonly path: string;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** 1 for what lies in the project folder itself. */
  readonly level: number;
  /** Of a folder: whether its content is shown. */
  readonly open: boolean;
  /** Of a file: what was done to it. Of a closed folder: `changed` when something in it was. */
  readonly mark: Mark | undefined;
  readonly position: number;
  readonly siblings: number;
}

export function marksOf(change: { added: readonly string[]; changed: readonly string[]; removed: readonly string[] } | undefined): Marks {
  if (change === undefined) return new Map();
  const pairs = (paths: readonly string[], mark: Mark) => paths.filter((path) => !path.endsWith('/')).map((path) => [path, mark] as const);
  return new Map([...pairs(change.added, 'added'), ...pairs(change.changed, 'changed'), ...pairs(change.removed, 'removed')]);
}

/**
 * The visible lines of the tree, files before folders as people read them: what is at hand first.
 * A removed file keeps its line until the next command, so that its loss can be seen.
 *
 * @param toggled folders that were opened or closed by hand; all are open at first, but for caches and hidden ones
 */
export function treeRows(files: FileTree, toggled: ReadonlySet<string>, marks: Marks): TreeRow[] {
  const ghosts = [...marks].filter(([path, mark]) => mark === 'removed' && !files.has(path)).map(([path]) => path);
  const shown = ghosts.length === 0 ? files : new Map([...files, ...ghosts.map((path) => [path, new Uint8Array(0)] as const)]);
  return rowsIn('', 1);

  function rowsIn(folder: string, level: number): TreeRow[] {
    const names = namesIn(shown, folder).filter(({ name }) => name !== REPOSITORY).sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'file' ? -1 : 1));
    return names.flatMap(({ name, kind }, index) => {
      const path = folder === '' ? name : `${folder}/${name}`;
      const open = kind === 'folder' && isOpen(path, toggled);
      const mark = kind === 'file' ? marks.get(path) : open ? undefined : markWithin(path, marks);
      const row: TreeRow = { path, name, kind, level, open, mark, position: index + 1, siblings: names.length };
      return open ? [row, ...rowsIn(path, level + 1)] : [row];
    });
  }
}

/** Git's own folder: `ls -a` shows it, but nobody opens or renames what is in it by hand. */
const REPOSITORY = '.git';

function isOpen(folder: string, toggled: ReadonlySet<string>): boolean {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const closedAtFirst = name.startsWith('.') || name === '__pycache__';
  return toggled.has(folder) ? closedAtFirst : !closedAtFirst;
}

function markWithin(folder: string, marks: Marks): Mark | undefined {
  return [...marks.keys()].some((path) => path.startsWith(`${folder}/`)) ? 'changed' : undefined;
}

/** Where an arrow key, Home, End or a typed letter leads; undefined: nowhere else. */
export function rowAfter(rows: readonly TreeRow[], current: string | undefined, key: string): TreeRow | undefined {
  const at = rows.findIndex(({ path }) => path === current);
  const here = rows[at];
  switch (key) {
    case 'ArrowDown':
      return rows[at + 1];
    case 'ArrowUp':
      return at === -1 ? rows.at(-1) : rows[at - 1];
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    case 'ArrowRight':
      return here?.kind === 'folder' && here.open && (rows[at + 1]?.level ?? 0) > here.level ? rows[at + 1] : undefined;
    case 'ArrowLeft':
      return here === undefined ? undefined : rows.find(({ path }) => path === parentOf(here.path));
    default:
      return undefined;
  }
}

/** The next line whose name starts with what was typed; the same line again only when more than one letter was. */
export function rowByName(rows: readonly TreeRow[], current: string | undefined, typed: string): TreeRow | undefined {
  const at = rows.findIndex(({ path }) => path === current);
  const from = typed.length > 1 ? Math.max(at, 0) : at + 1;
  const round = [...rows.slice(from), ...rows.slice(0, from)];
  return round.find(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()));
}

/** How many files go when a path is deleted: 1 for a file, all of its files for a folder. */
export function filesUnder(files: FileTree, path: string): number {
  return keysUnder(files, path).filter((key) => !key.endsWith('/')).length;
}
