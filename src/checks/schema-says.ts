import type { DatabaseSchema, Table } from '../domain/schema.ts';
import type { CheckOf } from './check.ts';
import type { Says } from './evaluate.ts';
import { postgresType } from '../domain/postgres-types.ts';
import { says } from './words.ts';

export function tableSays(check: CheckOf<'table'>, schema: DatabaseSchema): Says {
  const texts = says().table;
  const table = schema.tables.find(({ name }) => name === check.table);
  if (check.absent === true) return { holds: table === undefined, found: table === undefined ? texts.none(check.table) : texts.has(check.table), wanted: says().notHaveIt };
  if (table === undefined) return { holds: false, found: texts.none(check.table), wanted: says().haveIt };
  const found = texts.found(check.table, table.rowCount);
  return { holds: check.rows === undefined || table.rowCount === check.rows, found, wanted: check.rows === undefined ? says().haveIt : texts.wantedRows(check.rows) };
}

export function columnSays(check: CheckOf<'column'>, schema: DatabaseSchema): Says {
  const texts = says().column;
  const at = check.column.lastIndexOf('.');
  const [tableName, name] = [check.column.slice(0, at), check.column.slice(at + 1)];
  const table = schema.tables.find((each) => each.name === tableName);
  const column = table?.columns.find((each) => each.name === name);
  const words = [...(check.type === undefined ? [] : [check.type]), ...(check.nullable === undefined ? [] : [check.nullable ? 'NULL' : 'NOT NULL']), ...(check.default === undefined ? [] : [`DEFAULT ${check.default}`])].join(' ');
  const wanted = check.absent === true ? texts.wantedNone(check.column) : words === '' ? texts.wanted(check.column) : texts.wantedAs(words);
  if (table === undefined) return { holds: false, found: says().table.none(tableName), wanted: check.absent === true ? texts.wantedTableWithout(name) : texts.wantedTableWith(name) };
  if (column === undefined) return { holds: check.absent === true, found: texts.none(check.column), wanted };
  const told = [column.type === '' ? texts.untyped : column.type, column.nullable ? '' : 'NOT NULL', column.defaultSql === undefined ? '' : `DEFAULT ${column.defaultSql}`].filter((part) => part !== '').join(' ');
  const fits =
    (check.type === undefined || isType(check.type, column.type, schema)) &&
    (check.nullable === undefined || check.nullable === column.nullable) &&
    (check.default === undefined || check.default === column.defaultSql);
  return { holds: check.absent !== true && fits, found: texts.found(check.column, told), wanted };
}

export function indexSays(check: CheckOf<'index'>, schema: DatabaseSchema): Says {
  const texts = says().index;
  const index = schema.tables.flatMap(({ indexes }) => indexes).find(({ name }) => name === check.index);
  if (index === undefined) return { holds: check.absent === true, found: texts.none(check.index), wanted: says().haveIt };
  const fits = (check.columns === undefined || check.columns.join() === index.columns.join()) && (check.unique === undefined || check.unique === index.unique) && (check.valid === undefined || check.valid !== (index.invalid ?? false));
  const wanted = check.absent === true ? says().notHaveIt : texts.wanted(check.unique, check.valid, check.columns);
  return { holds: check.absent !== true && fits, found: texts.found(check.index, index.invalid === true, index.unique, index.columns.join(', ')), wanted };
}

export function constraintSays(check: CheckOf<'constraint'>, schema: DatabaseSchema): Says {
  const texts = says().constraint;
  const found = schema.tables.flatMap((table) => constraintsOf(table)).find(({ name }) => name === check.constraint);
  const wanted = check.absent === true ? says().notHaveIt : texts.wanted(check.valid);
  if (found === undefined) return { holds: check.absent === true, found: texts.none(check.constraint), wanted };
  const fits = check.valid === undefined || check.valid === found.valid;
  return { holds: check.absent !== true && fits, found: texts.found(check.constraint, found.table, found.valid), wanted };
}

/** Those that have names: in SQLite that is a CHECK alone. */
function constraintsOf({ name: table, checks = [], foreignKeys, indexes, columns }: Table): { readonly table: string; readonly name: string | undefined; readonly valid: boolean }[] {
  return [
    ...[...checks, ...foreignKeys].map(({ name, notValid }) => ({ table, name, valid: notValid !== true })),
    ...indexes.filter(({ origin }) => origin !== 'c').map(({ name, invalid }) => ({ table, name, valid: invalid !== true })),
    ...columns.flatMap(({ notNull }) => (notNull === undefined ? [] : [{ table, name: notNull.name, valid: notNull.notValid !== true }])),
  ];
}

export function enumSays(check: CheckOf<'enum'>, { server }: DatabaseSchema): Says {
  const texts = says().enum;
  const found = server?.enums.find(({ name }) => name === check.enum);
  const wanted = check.absent === true ? says().notHaveIt : texts.wanted(check.values?.join(', '));
  if (found === undefined) return { holds: check.absent === true, found: texts.none(check.enum), wanted };
  const fits = check.values === undefined || check.values.join('\n') === found.values.join('\n');
  return { holds: check.absent !== true && fits, found: texts.found(check.enum, found.values.join(', ')), wanted };
}

export function namespaceSays(check: CheckOf<'schema'>, { server }: DatabaseSchema): Says {
  const texts = says().schema;
  const there = server?.namespaces.includes(check.schema) === true || (server !== undefined && check.schema === 'public');
  return { holds: there !== (check.absent === true), found: there ? texts.found(check.schema) : texts.none(check.schema), wanted: check.absent === true ? says().notHaveIt : says().haveIt };
}

/** In SQLite as it was written, whatever the case; in PostgreSQL by what it is. */
function isType(wanted: string, type: string, { server }: DatabaseSchema): boolean {
  return server === undefined ? wanted.toUpperCase() === type.toUpperCase() : postgresType(wanted) === postgresType(type);
}
