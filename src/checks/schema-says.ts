import type { DatabaseSchema, Table } from '../domain/schema.ts';
import type { CheckOf } from './check.ts';
import type { Says } from './evaluate.ts';
import { postgresType } from '../domain/postgres-types.ts';
import { counted } from './words.ts';

export function tableSays(check: CheckOf<'table'>, schema: DatabaseSchema): Says {
  const table = schema.tables.find(({ name }) => name === check.table);
  if (check.absent === true) return { holds: table === undefined, found: table === undefined ? `has no table ${check.table}` : `has the table ${check.table}`, wanted: 'not have it' };
  if (table === undefined) return { holds: false, found: `has no table ${check.table}`, wanted: 'have it' };
  const found = `has the table ${check.table} with ${counted(table.rowCount, 'row')}`;
  return { holds: check.rows === undefined || table.rowCount === check.rows, found, wanted: check.rows === undefined ? 'have it' : `have ${counted(check.rows, 'row')} in it` };
}

export function columnSays(check: CheckOf<'column'>, schema: DatabaseSchema): Says {
  const at = check.column.lastIndexOf('.');
  const [tableName, name] = [check.column.slice(0, at), check.column.slice(at + 1)];
  const table = schema.tables.find((each) => each.name === tableName);
  const column = table?.columns.find((each) => each.name === name);
  const words = [...(check.type === undefined ? [] : [check.type]), ...(check.nullable === undefined ? [] : [check.nullable ? 'NULL' : 'NOT NULL']), ...(check.default === undefined ? [] : [`DEFAULT ${check.default}`])].join(' ');
  const wanted = check.absent === true ? `not have ${check.column}` : `have ${words === '' ? check.column : `it as ${words}`}`;
  if (table === undefined) return { holds: false, found: `has no table ${tableName}`, wanted: check.absent === true ? `have it, without ${name}` : `have it, with ${name}` };
  if (column === undefined) return { holds: check.absent === true, found: `has no column ${check.column}`, wanted };
  const told = [column.type === '' ? 'without a type' : column.type, column.nullable ? '' : 'NOT NULL', column.defaultSql === undefined ? '' : `DEFAULT ${column.defaultSql}`].filter((part) => part !== '').join(' ');
  const fits =
    (check.type === undefined || isType(check.type, column.type, schema)) &&
    (check.nullable === undefined || check.nullable === column.nullable) &&
    (check.default === undefined || check.default === column.defaultSql);
  return { holds: check.absent !== true && fits, found: `has the column ${check.column}, ${told}`, wanted };
}

export function indexSays(check: CheckOf<'index'>, schema: DatabaseSchema): Says {
  const index = schema.tables.flatMap(({ indexes }) => indexes).find(({ name }) => name === check.index);
  if (index === undefined) return { holds: check.absent === true, found: `has no index ${check.index}`, wanted: 'have it' };
  const fits = (check.columns === undefined || check.columns.join() === index.columns.join()) && (check.unique === undefined || check.unique === index.unique) && (check.valid === undefined || check.valid !== (index.invalid ?? false));
  const wanted = check.absent === true ? 'not have it' : `have it${check.unique === undefined ? '' : check.unique ? ', unique' : ', not unique'}${check.valid === undefined ? '' : check.valid ? ', valid' : ', INVALID'}${check.columns === undefined ? '' : `, on ${check.columns.join(', ')}`}`;
  return { holds: check.absent !== true && fits, found: `has the ${index.invalid === true ? 'INVALID ' : ''}${index.unique ? 'unique ' : ''}index ${check.index} on ${index.columns.join(', ')}`, wanted };
}

export function constraintSays(check: CheckOf<'constraint'>, schema: DatabaseSchema): Says {
  const found = schema.tables.flatMap((table) => constraintsOf(table)).find(({ name }) => name === check.constraint);
  const wanted = check.absent === true ? 'not have it' : `have it${check.valid === undefined ? '' : check.valid ? ', validated' : ', NOT VALID'}`;
  if (found === undefined) return { holds: check.absent === true, found: `has no constraint ${check.constraint}`, wanted };
  const fits = check.valid === undefined || check.valid === found.valid;
  return { holds: check.absent !== true && fits, found: `has the constraint ${check.constraint} on ${found.table}${found.valid ? '' : ', NOT VALID'}`, wanted };
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
  const found = server?.enums.find(({ name }) => name === check.enum);
  const wanted = check.absent === true ? 'not have it' : `have it${check.values === undefined ? '' : ` with ${check.values.join(', ')}`}`;
  if (found === undefined) return { holds: check.absent === true, found: `has no type ${check.enum}`, wanted };
  const fits = check.values === undefined || check.values.join('\n') === found.values.join('\n');
  return { holds: check.absent !== true && fits, found: `has the type ${check.enum} with ${found.values.join(', ')}`, wanted };
}

export function namespaceSays(check: CheckOf<'schema'>, { server }: DatabaseSchema): Says {
  const there = server?.namespaces.includes(check.schema) === true || (server !== undefined && check.schema === 'public');
  return { holds: there !== (check.absent === true), found: there ? `has the schema ${check.schema}` : `has no schema ${check.schema}`, wanted: check.absent === true ? 'not have it' : 'have it' };
}

/** In SQLite as it was written, whatever the case; in PostgreSQL by what it is. */
function isType(wanted: string, type: string, { server }: DatabaseSchema): boolean {
  return server === undefined ? wanted.toUpperCase() === type.toUpperCase() : postgresType(wanted) === postgresType(type);
}
