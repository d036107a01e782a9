import type { FileTree } from '../domain/file-tree.ts';
import type { Revision, RevisionGraph } from '../domain/revision-graph.ts';
import type { DatabaseSchema } from '../domain/schema.ts';
import { type ColumnCall, readColumn } from './python/column-call.ts';
import { plainText, type PythonValue } from './python/read-python.ts';
import { type Operation, readRevisionFile } from './python/revision-file.ts';

/** A column or a table, and the place in a revision that makes it. */
export interface Told {
  readonly table: string;
  /** Undefined: the table itself. */
  readonly column: string | undefined;
  readonly revision: Revision;
  readonly line: number;
  /** As the revision writes the column; undefined for a table. */
  readonly as: ColumnCall | undefined;
}

/** What the files say that a chain of revisions makes of an empty database. */
export interface ToldSchema {
  readonly parts: readonly Told[];
  /** Something in the chain cannot be known without running it, so nothing can be said to be missing. */
  readonly uncertain: boolean;
}

/** Follows the operations of the applied revisions, oldest first, as their files stand now. */
export function toldBy(files: FileTree, graph: RevisionGraph, applied: ReadonlySet<string>): ToldSchema {
  const parts = new Map<string, Told>();
  let uncertain = false;
  const chain = graph.revisions.filter(({ id }) => applied.has(id)).toReversed();
  for (const revision of chain) {
    for (const operation of readRevisionFile(files, revision.path).upgrade?.operations ?? []) {
      if (!follow(parts, revision, operation)) uncertain = true;
    }
  }
  return { parts: [...parts.values()], uncertain };
}

/** What the told parts say is there, and the database has not. */
export function missingIn(schema: DatabaseSchema, { parts, uncertain }: ToldSchema): readonly Told[] {
  if (uncertain) return [];
  const missing = parts.filter(({ table, column }) => !isThere(schema, table, column));
  const missingTables = new Set(missing.filter(({ column }) => column === undefined).map(({ table }) => table));
  return missing.filter(({ table, column }) => column === undefined || !missingTables.has(table));
}

/** A table, or a column of a table that is told of, which no applied revision makes. */
export interface Extra {
  readonly table: string;
  readonly column: string | undefined;
}

/** What the database has, and no applied revision says. */
export function extraIn(schema: DatabaseSchema, { parts, uncertain }: ToldSchema): readonly Extra[] {
  if (uncertain) return [];
  const told = new Set(parts.map(({ table, column }) => keyOf(table, column)));
  return schema.tables
    .filter(({ name }) => !ALEMBICS.test(name))
    .flatMap(({ name, columns }): Extra[] => {
      if (!told.has(keyOf(name, undefined))) return [{ table: name, column: undefined }];
      return columns.filter((column) => !told.has(keyOf(name, column.name))).map((column) => ({ table: name, column: column.name }));
    });
}

/** Alembic's own table, and the ones that batch mode makes for a moment. */
const ALEMBICS = /^(?:alembic_version$|_alembic_tmp_)/;

export function isThere(schema: DatabaseSchema, table: string, column: string | undefined): boolean {
  const found = schema.tables.find((each) => same(each.name, table));
  return found !== undefined && (column === undefined || found.columns.some((each) => same(each.name, column)));
}

/** What a revision's upgrade would add: its tables, and columns of tables that are there. */
export function addedBy(files: FileTree, revision: Revision): readonly Told[] {
  const parts = new Map<string, Told>();
  for (const operation of readRevisionFile(files, revision.path).upgrade?.operations ?? []) follow(parts, revision, operation);
  return [...parts.values()];
}

/** Whether what the operation does is known; it is then done to the parts. */
function follow(parts: Map<string, Told>, revision: Revision, { name, table, certain, batch, call }: Operation): boolean {
  const first = batch ? 0 : 1;
  const put = (made: string, column: ColumnCall | undefined, line: number): void => void parts.set(keyOf(made, column?.name), { table: made, column: column?.name, revision, line, as: column });
  switch (name) {
    case 'create_table': {
      if (table === undefined || !certain) return false;
      put(table, undefined, call.line);
      for (const argument of call.args) {
        const column = columnIn(argument);
        if (column?.name !== undefined) put(table, column, column.line);
      }
      return true;
    }
    case 'add_column': {
      const column = columnIn(call.args[first]);
      if (table === undefined || !certain || column?.name === undefined) return false;
      put(table, column, call.line);
      return true;
    }
    case 'drop_column': {
      const column = plainText(call.args[first] ?? call.keywords.get('column_name'));
      if (table === undefined || column === undefined || !certain) return false;
      parts.delete(keyOf(table, column));
      return true;
    }
    case 'drop_table':
      if (table === undefined || !certain) return false;
      for (const [key, part] of parts) if (same(part.table, table)) parts.delete(key);
      return true;
    case 'rename_table': {
      const to = plainText(call.args[1] ?? call.keywords.get('new_table_name'));
      if (table === undefined || to === undefined || !certain) return false;
      for (const [key, part] of parts) {
        if (!same(part.table, table)) continue;
        parts.delete(key);
        parts.set(keyOf(to, part.column), { ...part, table: to });
      }
      return true;
    }
    case 'alter_column': {
      const column = plainText(call.args[first]);
      const to = plainText(call.keywords.get('new_column_name'));
      if (table === undefined || column === undefined || !certain) return false;
      if (to === undefined) return true;
      const part = parts.get(keyOf(table, column));
      parts.delete(keyOf(table, column));
      if (part !== undefined) parts.set(keyOf(table, to), { ...part, column: to, line: call.line, revision });
      return true;
    }
    case 'execute': {
      const [argument] = call.args;
      if (argument?.type === 'call' && ROWS_ONLY.test(argument.call.callee)) return true;
      const sql = plainText(textArgument(argument));
      return sql !== undefined && !/\b(?:alter|drop|rename)\b/i.test(sql);
    }
    default:
      return true;
  }
}

/** `users.update().values(…)` and the like: SQLAlchemy's expressions that change rows or read them. */
const ROWS_ONLY = /(?:^|\.)(?:insert|update|delete|select|values|where)$/;

function textArgument(value: PythonValue | undefined): PythonValue | undefined {
  return value?.type === 'call' && value.call.callee.endsWith('text') ? value.call.args[0] : value;
}

function columnIn(value: PythonValue | undefined): ColumnCall | undefined {
  return value?.type === 'call' ? readColumn(value.call) : undefined;
}

/** SQLite's names know no case. */
export function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function keyOf(table: string, column: string | undefined): string {
  return JSON.stringify([table.toLowerCase(), column?.toLowerCase() ?? null]);
}
