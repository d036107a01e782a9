import type { DatabaseSchema } from '../domain/schema.ts';
import type { CheckOf } from './check.ts';
import type { Says } from './evaluate.ts';
import { counted } from './words.ts';

export function tableSays(check: CheckOf<'table'>, schema: DatabaseSchema): Says {
  const table = schema.tables.find(({ name }) => name === check.table);
  if (check.absent === true) return { holds: table === undefined, found: table === undefined ? `has no table ${check.table}` : `has the table ${check.table}`, wanted: 'not have it' };
  if (table === undefined) return { holds: false, found: `has no table ${check.table}`, wanted: 'have it' };
  const found = `has the table ${check.table} with ${counted(table.rowCount, 'row')}`;
  return { holds: check.rows === undefined || table.rowCount === check.rows, found, wanted: check.rows === undefined ? 'have it' : `have ${counted(check.rows, 'row')} in it` };
}

export function columnSays(check: CheckOf<'column'>, schema: DatabaseSchema): Says {
  const [tableName = '', name = ''] = check.column.split('.');
  const table = schema.tables.find((each) => each.name === tableName);
  const column = table?.columns.find((each) => each.name === name);
  const words = [...(check.type === undefined ? [] : [check.type]), ...(check.nullable === undefined ? [] : [check.nullable ? 'NULL' : 'NOT NULL']), ...(check.default === undefined ? [] : [`DEFAULT ${check.default}`])].join(' ');
  const wanted = check.absent === true ? `not have ${check.column}` : `have ${words === '' ? check.column : `it as ${words}`}`;
  if (table === undefined) return { holds: false, found: `has no table ${tableName}`, wanted: check.absent === true ? `have it, without ${name}` : `have it, with ${name}` };
  if (column === undefined) return { holds: check.absent === true, found: `has no column ${check.column}`, wanted };
  const told = [column.type === '' ? 'without a type' : column.type, column.nullable ? '' : 'NOT NULL', column.defaultSql === undefined ? '' : `DEFAULT ${column.defaultSql}`].filter((part) => part !== '').join(' ');
  const fits =
    (check.type === undefined || check.type.toUpperCase() === column.type.toUpperCase()) &&
    (check.nullable === undefined || check.nullable === column.nullable) &&
    (check.default === undefined || check.default === column.defaultSql);
  return { holds: check.absent !== true && fits, found: `has the column ${check.column}, ${told}`, wanted };
}

export function indexSays(check: CheckOf<'index'>, schema: DatabaseSchema): Says {
  const index = schema.tables.flatMap(({ indexes }) => indexes).find(({ name }) => name === check.index);
  if (index === undefined) return { holds: check.absent === true, found: `has no index ${check.index}`, wanted: 'have it' };
  const fits = (check.columns === undefined || check.columns.join() === index.columns.join()) && (check.unique === undefined || check.unique === index.unique);
  const wanted = check.absent === true ? 'not have it' : `have it${check.unique === undefined ? '' : check.unique ? ', unique' : ', not unique'}${check.columns === undefined ? '' : `, on ${check.columns.join(', ')}`}`;
  return { holds: check.absent !== true && fits, found: `has the ${index.unique ? 'unique ' : ''}index ${check.index} on ${index.columns.join(', ')}`, wanted };
}
