import { isServerPath } from '../../../domain/environment-database.ts';
import { difference, type FileTree } from '../../../domain/file-tree.ts';
import type { DatabaseSchema } from '../../../domain/schema.ts';
import { databasesIn } from '../editor/file-content.ts';
import { listed } from '../compare/drift-words.ts';
import { workbenchTexts } from '../../../texts/en/workbench.ts';
import { textsOf } from '../../../texts/texts-of.ts';
import { databaseName } from '../database/database-name.ts';

/** What an environment has beyond its beginning. */
export interface Belongings {
  readonly files: FileTree;
  /** The database that counts, when it can be read. */
  readonly database: { readonly path: string; readonly schema: DatabaseSchema } | undefined;
  /** How many lines were entered in its terminal. */
  readonly lines: number;
}

/** What starting over would take from an environment, in words; undefined when that is nothing. */
export function lossesOf(starter: FileTree, { files, database, lines }: Belongings): string | undefined {
  const { set, remove } = difference(starter, files);
  const databases = databasesIn(files);
  const written = set.map(([path]) => path).filter((path) => !path.endsWith('/') && !isGits(path) && !databases.includes(path));
  const made = written.filter((path) => !starter.has(path)).length;
  const changed = written.length - made;
  const removed = remove.filter((path) => !path.endsWith('/') && !isGits(path)).length;
  const texts = textsOf(workbenchTexts).startOver;
  const parts = [
    ...(made > 0 ? [texts.made(made)] : []),
    ...(changed > 0 ? [texts.changed(changed)] : []),
    ...(removed > 0 ? [texts.removed(removed)] : []),
    ...databases.map((path) => (path === database?.path ? texts.database(path, rowsIn(database.schema)) : path)),
    ...(database !== undefined && isServerPath(database.path) ? [texts.database(databaseName(database.path), rowsIn(database.schema))] : []),
    ...([...set.map(([path]) => path), ...remove].some(isGits) ? [texts.git] : []),
    ...(lines > 0 ? [texts.output] : []),
  ];
  return parts.length === 0 ? undefined : listed(parts);
}

function isGits(path: string): boolean {
  return path.startsWith('.git/');
}

function rowsIn({ tables }: DatabaseSchema): number {
  const own = tables.filter(({ name }) => name !== 'alembic_version');
  return own.reduce((sum, { rowCount }) => sum + rowCount, 0);
}
