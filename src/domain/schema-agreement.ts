import { isHistoryTable } from './migration-tool.ts';
import type { Column, DatabaseSchema, ForeignKey, Index, Table } from './schema.ts';

/**
 * Why one part is written in several ways and is the same all the same.
 *
 * - `type name`: SQLite keeps the values of both types alike
 * - `integer key`: the primary key is the row's own number, which is never NULL
 * - `autoincrement`: the numbers of deleted rows are not given again; nothing else differs
 * - `unique form`: a UNIQUE constraint and a unique index do the same
 * - `index name`: only the name differs
 */
export type Reason = 'type name' | 'integer key' | 'autoincrement' | 'unique form' | 'index name';

/** Whether the sides agree on a part. `different`: they do not, and no reason is known. */
type Verdict = { readonly type: 'same' } | { readonly type: 'explained'; readonly reasons: readonly Reason[] } | { readonly type: 'different' };

/** A part of the schema as each side has it; `words` are as it is written there, none where it is missing. */
export interface AgreedPart<Side extends string> {
  readonly kind: 'table' | 'column' | 'unique' | 'index' | 'foreign key' | 'check';
  readonly table: string;
  readonly name: string;
  readonly words: ReadonlyMap<Side, string>;
  readonly verdict: Verdict;
}

/** What SQLite makes of a declared type (its own five rules, in their order). */
export type Affinity = 'INTEGER' | 'TEXT' | 'BLOB' | 'REAL' | 'NUMERIC';

/**
 * Compares the schemas that different tools made of the same models: by what they mean, not by how they are written.
 * Each tool's own table of its history is left out.
 */
export function agreementOf<Side extends string>(schemas: readonly (readonly [side: Side, schema: DatabaseSchema])[]): readonly AgreedPart<Side>[] {
  const found = new Map<string, { readonly part: Omit<Written, 'meaning' | 'words' | 'form'>; readonly sides: Map<Side, Written> }>();
  for (const [side, { tables }] of schemas) {
    for (const written of tables.filter(({ name }) => !isHistoryTable(name)).flatMap((table) => partsOf(table, tables))) {
      const key = JSON.stringify([written.table, kindOrder.indexOf(written.kind), written.name]);
      const entry = found.get(key) ?? { part: written, sides: new Map<Side, Written>() };
      entry.sides.set(side, written);
      found.set(key, entry);
    }
  }
  return [...found].toSorted(([, a], [, b]) => byPlace(a.part, b.part)).map(([, { part: { kind, table, name }, sides }]) => {
    const written = schemas.map(([side]) => sides.get(side));
    const words = new Map([...sides].map(([side, each]) => [side, each.words]));
    return { kind, table, name, words, verdict: verdictOf(written) };
  });
}

/** https://www.sqlite.org/datatype3.html#determination_of_column_affinity */
export function affinityOf(type: string): Affinity {
  const upper = type.toUpperCase();
  if (upper.includes('INT')) return 'INTEGER';
  if (/CHAR|CLOB|TEXT/.test(upper)) return 'TEXT';
  if (upper.includes('BLOB') || upper.trim() === '') return 'BLOB';
  return /REAL|FLOA|DOUB/.test(upper) ? 'REAL' : 'NUMERIC';
}

/**
 * A part as one side has it.
 *
 * @property meaning what must be the same for the sides to agree
 * @property form ways of writing that make no difference, each with the reason why not
 */
interface Written {
  readonly kind: AgreedPart<string>['kind'];
  readonly table: string;
  readonly name: string;
  readonly words: string;
  readonly meaning: string;
  readonly form: readonly (readonly [reason: Reason, written: string])[];
}

const kindOrder = ['table', 'column', 'unique', 'index', 'foreign key', 'check'];

function verdictOf(written: readonly (Written | undefined)[]): Verdict {
  const there = written.filter((each) => each !== undefined);
  if (there.length < written.length || new Set(there.map(({ meaning }) => meaning)).size > 1) return { type: 'different' };
  const ways = new Map<Reason, Set<string>>();
  for (const [reason, form] of there.flatMap((each) => each.form)) ways.set(reason, (ways.get(reason) ?? new Set()).add(form));
  const reasons = [...ways].flatMap(([reason, forms]) => (forms.size > 1 ? [reason] : []));
  return reasons.length === 0 ? { type: 'same' } : { type: 'explained', reasons };
}

function partsOf(table: Table, tables: readonly Table[]): Written[] {
  const options = table.options ?? [];
  const keys = table.columns.filter(({ primaryKeyPosition }) => primaryKeyPosition > 0);
  return [
    {
      kind: 'table',
      table: table.name,
      name: table.name,
      words: options.join(', ') || 'table',
      meaning: options.filter((option) => option !== 'AUTOINCREMENT').join(', '),
      form: [['autoincrement', `${options.includes('AUTOINCREMENT')}`]],
    },
    ...table.columns.map((column) => columnOf(table, column, keys.length === 1)),
    ...table.indexes.flatMap((index) => indexOf(table, index)),
    ...table.foreignKeys.map((key) => foreignKeyOf(table, key, tables)),
    ...(table.checks ?? []).map(({ expression }): Written => ({ kind: 'check', table: table.name, name: expression, words: `CHECK (${expression})`, meaning: '', form: [] })),
  ];
}

function columnOf(table: Table, column: Column, alone: boolean): Written {
  const type = column.type.trim().replace(/\s+/g, ' ').toUpperCase().replace(/ ?([(),]) ?/g, '$1');
  // Written so, and only so, a key of one column is the row's own number.
  const rowNumber = alone && column.primaryKeyPosition === 1 && type === 'INTEGER' && !(table.options ?? []).includes('WITHOUT ROWID');
  const key = column.primaryKeyPosition === 0 ? '' : `PRIMARY KEY ${column.primaryKeyPosition}`;
  const defaultSql = column.defaultSql === undefined ? '' : `DEFAULT ${column.defaultSql.trim()}`;
  const rest = [key, defaultSql, column.generated ? `GENERATED ${column.generatedSql ?? ''}` : '', column.collation === undefined ? '' : `COLLATE ${column.collation}`];
  const notNull = column.nullable ? '' : 'NOT NULL';
  return {
    kind: 'column',
    table: table.name,
    name: column.name,
    words: [type, notNull, ...rest].filter((word) => word !== '').join(' ').replace('PRIMARY KEY 1', 'PRIMARY KEY') || 'no type',
    meaning: JSON.stringify([affinityOf(type), rowNumber ? 'never NULL' : notNull, ...rest]),
    form: [['type name', type], ...(rowNumber ? [['integer key', notNull] as const] : [])],
  };
}

function indexOf(table: Table, index: Index): Written[] {
  if (index.origin === 'pk') return [];
  const columns = (index.terms ?? index.columns).join(', ');
  const where = index.where === undefined ? '' : ` WHERE ${index.where}`;
  const common = { table: table.name, name: `${columns}${where}`, meaning: '' };
  if (!index.unique) return [{ ...common, kind: 'index', words: `INDEX ${index.name}`, form: [['index name', index.name]] }];
  const byConstraint = index.origin === 'u';
  return [{ ...common, kind: 'unique', words: byConstraint ? 'UNIQUE' : `UNIQUE INDEX ${index.name}`, form: [['unique form', byConstraint ? 'constraint' : 'index'], ...(byConstraint ? [] : [['index name', index.name] as const])] }];
}

/** `REFERENCES users` means its primary key: the same as `REFERENCES users (id)`. */
function foreignKeyOf(table: Table, key: ForeignKey, tables: readonly Table[]): Written {
  const primaryKey = tables.find(({ name }) => name === key.table)?.columns.filter(({ primaryKeyPosition }) => primaryKeyPosition > 0) ?? [];
  const implied = primaryKey.toSorted((a, b) => a.primaryKeyPosition - b.primaryKeyPosition).map(({ name }) => name);
  const referred = (key.referredColumns.length === 0 ? implied : key.referredColumns).join(', ');
  const words = `→ ${key.table}(${referred}) ON DELETE ${key.onDelete} ON UPDATE ${key.onUpdate}`;
  return { kind: 'foreign key', table: table.name, name: key.columns.join(', '), words, meaning: words, form: [] };
}

function byPlace(a: Pick<Written, 'kind' | 'table' | 'name'>, b: Pick<Written, 'kind' | 'table' | 'name'>): number {
  // Columns stay in the order in which they were found.
  return a.table === b.table ? kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) : a.table < b.table ? -1 : 1;
}
