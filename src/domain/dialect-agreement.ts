import { postgresType } from './postgres-types.ts';
import type { Check, Column, DatabaseSchema, Index, Table } from './schema.ts';

/** Why SQLite and PostgreSQL write a part in two ways that mean the same. */
export type DialectReason = 'type name' | 'length' | 'numbers by itself' | 'enum' | 'default form' | 'boolean' | 'constraint name' | 'expression form' | 'definition';

/** What a part means, whichever of the two wrote it, and the forms that make no difference, each with its reason. */
export interface Meaning {
  readonly meaning: string;
  readonly forms: readonly (readonly [reason: DialectReason, written: string])[];
}

/** @param schema the one that the column is in */
export function columnMeaning(column: Column, table: Table, schema: DatabaseSchema): Meaning {
  const onServer = schema.server !== undefined;
  const labels = schema.server?.enums.find(({ name }) => name === column.type)?.values;
  const isKey = column.primaryKeyPosition > 0 && table.columns.filter(({ primaryKeyPosition }) => primaryKeyPosition > 0).length === 1;
  const type = labels === undefined ? commonType(column.type) : `character varying(${Math.max(...labels.map(({ length }) => length))})`;
  const numbers = isKey && (onServer ? column.identity !== undefined || column.sequence !== undefined : /^integer$/i.test(column.type.trim()));
  const written = numbers ? undefined : column.defaultSql;
  const defaultSql = written === undefined ? '' : commonExpression(written, type);
  return {
    meaning: JSON.stringify([numbers ? 'numbers by itself' : type, numbers || !column.nullable, column.primaryKeyPosition, defaultSql, column.generated ? commonExpression(column.generatedSql ?? '') : '', onServer && !numbers ? (column.identity ?? '') : '', column.notNull?.notValid ?? false]),
    forms: [
      ['enum', labels === undefined ? 'text' : column.type],
      [type === 'boolean' ? 'boolean' : numbers ? 'numbers by itself' : 'type name', `${column.type}${numbers ? `${column.identity ?? ''}${column.defaultSql ?? ''}${column.nullable}` : ''}`],
      ...(/\(\d/.test(type) && labels === undefined ? ([['length', onServer ? 'kept' : 'not kept']] as const) : []),
      ...(written === undefined ? [] : ([['default form', written]] as const)),
      ...(column.generated ? ([['expression form', column.generatedSql ?? '']] as const) : []),
    ],
  };
}

export function checkMeaning({ name, expression, notValid }: Check): Meaning & { readonly key: string } {
  const common = commonExpression(expression);
  return { key: common, meaning: `${common} ${notValid === true}`, forms: [['constraint name', name ?? 'none'], ['expression form', expression]] };
}

export function indexMeaning({ columns, terms, unique, origin, where, method, invalid }: Index): Meaning {
  const told = (terms ?? columns).map((term) => commonExpression(term));
  return {
    meaning: JSON.stringify([unique && origin === 'c', told, where === undefined ? '' : commonExpression(where), method ?? '', invalid === true]),
    forms: [['expression form', `${(terms ?? columns).join(', ')} ${where ?? ''}`]],
  };
}

/** SQLAlchemy's names for types that SQLite is given, where PostgreSQL is given another. */
const givenToSqlite: ReadonlyMap<string, string> = new Map([
  ['datetime', 'timestamp without time zone'],
  ['blob', 'bytea'],
  ['clob', 'text'],
  ['jsonb', 'json'],
  ['uuid', 'character(32)'],
]);

function commonType(written: string): string {
  // With a time zone or without: SQLite is told DATETIME for both.
  const called = postgresType(written).replace('with time zone', 'without time zone');
  return givenToSqlite.get(called) ?? called;
}

/** An expression without casts, brackets and spaces that make no difference; booleans as SQLite has them. */
function commonExpression(written: string, type = ''): string {
  const plain = written
    .replaceAll(/::(?:"[^"]+"|[a-z_]\w*)(?:\.\w+)?(?: varying| precision)?(?:\(\d+(?:,\d+)?\))?(?: with(?:out)? time zone)?(?:\[\])*/gi, '')
    .replaceAll(/= any \(array\[(.*?)\]\)/gi, 'IN ($1)')
    .replaceAll(/<> all \(array\[(.*?)\]\)/gi, 'NOT IN ($1)')
    .replaceAll(/\bnow\(\)/gi, 'CURRENT_TIMESTAMP')
    .replaceAll(/\b(STORED|VIRTUAL)$/gi, '')
    .replaceAll('!=', '<>');
  const even = plain.replaceAll(/'(?:[^']|'')*'|[()\s"]/g, (part) => (part.startsWith("'") ? part : '')).replaceAll(/'(?:[^']|'')*'|[^']+/g, (part) => (part.startsWith("'") ? part : part.toLowerCase()));
  if (type === 'boolean') return even.replace(/^'?(?:true|t)'?$/, '1').replace(/^'?(?:false|f)'?$/, '0');
  return /^'-?\d+(?:\.\d+)?'$/.test(even) && /int|numeric|double|real/.test(type) ? even.slice(1, -1) : even;
}
