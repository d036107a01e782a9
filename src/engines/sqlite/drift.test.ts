/*
 * The comparison of schemas against SQLite itself: random schemas are declared in two databases, and what differs between
 * them is worked out a second time, from SQLite's own pragmas, and from what was declared where no pragma tells it.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSides, differencesIn } from '../../domain/schema-diff.ts';
import type { SqlValue } from '../../domain/schema.ts';
import { databaseOf, sqliteEngine } from './node-testing.ts';

interface ColumnSpec {
  readonly type: string;
  readonly rules: readonly string[];
  readonly check: string | undefined;
  readonly generated: string | undefined;
}
interface IndexSpec {
  readonly unique: boolean;
  readonly terms: readonly string[];
  readonly where: string | undefined;
}
interface TableSpec {
  readonly columns: Readonly<Record<string, ColumnSpec>>;
  readonly constraints: readonly string[];
  readonly indexes: Readonly<Record<string, IndexSpec>>;
  readonly trigger: string | undefined;
  readonly options: readonly string[];
}
type Spec = Readonly<Record<string, TableSpec>>;

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
const column = fc.record<ColumnSpec>({
  type: fc.constantFrom('TEXT', 'INTEGER', 'VARCHAR(20)', 'NUMERIC(8, 2)', ''),
  rules: fc.tuple(fc.constantFrom('', 'NOT NULL'), fc.constantFrom('', 'DEFAULT 1', "DEFAULT 'a  b'", 'DEFAULT (1 + 1)'), fc.constantFrom('', 'COLLATE NOCASE', 'COLLATE RTRIM', 'COLLATE BINARY')).map((rules) => rules.filter((rule) => rule !== '')),
  check: maybe(fc.constantFrom('a > 0', "a <> 'x, )'", 'length(a) >= 2')),
  generated: maybe(fc.constantFrom('a + 1', 'a || 2')),
});
const index = fc.record<IndexSpec>({
  unique: fc.boolean(),
  terms: fc.uniqueArray(fc.constantFrom('a', 'b', 'a DESC', 'b COLLATE NOCASE', 'lower(a)', 'upper(a)', 'lower(b) DESC'), { minLength: 1, maxLength: 2 }),
  where: maybe(fc.constantFrom('a IS NOT NULL', 'b > 1')),
});
const tableSpec = fc.record<TableSpec>({
  // All expressions are over a and b, so those are always there, and are no generated ones.
  columns: fc.tuple(column, column, fc.dictionary(fc.constantFrom('c', 'd', 'e f'), column, { maxKeys: 2 })).map(([a, b, more]) => ({ a: { ...a, generated: undefined }, b: { ...b, generated: undefined }, ...more })),
  constraints: fc.subarray(['UNIQUE (a)', 'UNIQUE (a, b)', 'UNIQUE (b COLLATE NOCASE)', 'FOREIGN KEY (a) REFERENCES two (b)', 'FOREIGN KEY (b) REFERENCES one ON DELETE CASCADE', 'CHECK (a < b)', 'CONSTRAINT ck CHECK (a < b)', 'PRIMARY KEY (b, a)'], { maxLength: 3 }).map((all) => all.filter((each, at) => !each.endsWith('(a < b)') || all.findIndex((other) => other.endsWith('(a < b)')) === at)),
  indexes: fc.dictionary(fc.constantFrom('i', 'j'), index, { maxKeys: 2 }),
  // It needs a primary key, which one is given that has none.
  options: fc.constantFrom([], ['WITHOUT ROWID']),
  trigger: maybe(fc.constantFrom('UPDATE two SET a = 1', 'DELETE FROM two')),
});
const spec: fc.Arbitrary<Spec> = fc.dictionary(fc.constantFrom('one', 'two', 'three'), tableSpec, { maxKeys: 2 });
/** Two tables that are the same but for one thing. */
const nudged = fc.tuple(tableSpec, tableSpec, column, column, index, index, fc.nat(10)).map(([table, other, c, otherC, j, otherJ, which]) => {
  const one: TableSpec = { ...table, columns: { ...table.columns, c }, indexes: { ...table.indexes, j } };
  const withColumn = (change: Partial<ColumnSpec>): TableSpec => ({ ...one, columns: { ...one.columns, c: { ...c, ...change } } });
  const withIndex = (change: Partial<IndexSpec>): TableSpec => ({ ...one, indexes: { ...one.indexes, j: { ...j, ...change } } });
  const nudges: readonly TableSpec[] = [
    { ...one, constraints: other.constraints },
    { ...one, trigger: other.trigger },
    { ...one, options: other.options },
    withColumn({ type: otherC.type }),
    withColumn({ rules: otherC.rules }),
    withColumn({ check: otherC.check }),
    withColumn({ generated: otherC.generated }),
    withIndex({ terms: otherJ.terms }),
    withIndex({ terms: j.terms.map((term) => (term.endsWith(' DESC') ? term.slice(0, -5) : `${term} DESC`)) }),
    withIndex({ unique: otherJ.unique }),
    withIndex({ where: otherJ.where }),
  ];
  return [{ one }, { one: nudges[which] ?? one }] as const;
});
/** Two schemas that are the same, that differ in one thing, in one table, or in anything. */
const pair = fc.oneof(
  { weight: 1, arbitrary: spec.map((one) => [one, one] as const) },
  { weight: 1, arbitrary: fc.tuple(spec, tableSpec).map(([one, table]) => [{ ...one, one: table }, one] as const) },
  { weight: 1, arbitrary: fc.tuple(spec, spec) },
  { weight: 4, arbitrary: nudged },
);

/** The same schema in several hands: spaces, line ends, comments, small letters. */
const hands: readonly ((sql: string) => string)[] = [
  (sql) => sql,
  (sql) => sql.replaceAll(/\b(CHECK|COLLATE|NOT NULL|UNIQUE|WHERE|AS) /g, (keyword) => `${keyword.toLowerCase()}\n  `),
  (sql) => sql.replaceAll(', "', ' , /* CHECK (0) */ "').replaceAll('CHECK (', 'CHECK( '),
];

function declared(schema: Spec, hand: (sql: string) => string): string {
  return Object.entries(schema)
    .map(([name, { columns, constraints, indexes, trigger, options }]) => {
      const keyed = options.length > 0 && !constraints.some((each) => each.startsWith('PRIMARY')) ? [...constraints, 'PRIMARY KEY (a)'] : constraints;
      const lines = Object.entries(columns).map(([each, { type, rules, check, generated }]) => {
        const usable = generated === undefined ? rules : rules.filter((rule) => !rule.startsWith('DEFAULT'));
        return [`"${each}" ${type}`, ...usable, ...(check === undefined ? [] : [`CHECK (${check})`]), ...(generated === undefined ? [] : [`AS (${generated}) STORED`])].join(' ');
      });
      const create = hand(`CREATE TABLE ${name} (${[...lines, ...keyed].join(', ')}) ${options.join(', ')};`);
      const indexed = Object.entries(indexes).map(([each, { unique, terms, where }]) => hand(`CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${name}_${each} ON ${name} (${terms.join(', ')})${where === undefined ? '' : ` WHERE ${where}`};`));
      return [create, ...indexed, ...(trigger === undefined ? [] : [`CREATE TRIGGER ${name}_tr AFTER INSERT ON ${name} BEGIN ${hand(trigger)}; END;`])].join('\n');
    })
    .join('\n');
}

/** What can be said of each part, by its kind, table and name. */
type Truth = ReadonlyMap<string, string>;

async function truthOf(schema: Spec, bytes: Uint8Array): Promise<Truth> {
  const engine = await sqliteEngine();
  const rows = (sql: string): readonly (readonly SqlValue[])[] => {
    const { outcome } = engine.execute(bytes, sql);
    return outcome.type === 'rows' ? outcome.page.rows : expect.fail(JSON.stringify(outcome));
  };
  const truth = new Map<string, string>();
  const add = (key: string, value: unknown): void => void truth.set(key, `${truth.get(key) ?? ''}${JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? Number(each) : each))}`);
  for (const [name, strict, withoutRowid] of rows("SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'")) add(`table ${String(name)}`, [strict, withoutRowid]);
  // What a column is collated by is what an index over it is collated by.
  const columns = Object.entries(schema).flatMap(([table, spec]) => Object.keys(spec.columns).map((each) => [table, each] as const));
  const probes = columns.map(([table, each]) => `CREATE INDEX "zz ${table}.${each}" ON ${table} ("${each}");`).join('');
  const collations = new Map(rows(`${probes} SELECT m.name, k.coll FROM sqlite_schema m, pragma_index_xinfo(m.name) k WHERE m.name LIKE 'zz %' AND k.key = 1`).map(([name, collation]) => [String(name).slice(3), collation]));
  for (const [table, name, type, notNull, initial, position, hidden] of rows("SELECT m.name, x.name, upper(replace(x.type, ' ', '')), x.\"notnull\", x.dflt_value, x.pk, x.hidden FROM sqlite_schema m, pragma_table_xinfo(m.name) x WHERE m.type = 'table'")) {
    add(`column ${String(table)}.${String(name)}`, [type, notNull, initial, position, hidden, collations.get(`${String(table)}.${String(name)}`), schema[String(table)]?.columns[String(name)]?.generated]);
  }
  for (const [table, name, unique, origin, partial, key] of rows(
    "SELECT m.name, l.name, l.\"unique\", l.origin, l.partial, json_group_array(json_array(k.name, k.\"desc\", k.coll)) FROM sqlite_schema m, pragma_index_list(m.name) l, pragma_index_xinfo(l.name) k WHERE m.type = 'table' AND k.key = 1 AND l.origin <> 'pk' GROUP BY l.name ORDER BY m.name, l.origin, 6",
  )) {
    const spec = schema[String(table)]?.indexes[String(name).split('_').at(-1) ?? ''];
    if (origin === 'u') add(`unique ${String(table)}`, key);
    else add(`index ${String(table)}.${String(name)}`, [unique, partial, key, spec?.where, spec?.terms.filter((term) => term.includes('('))]);
  }
  // A key that names no columns means the other table's primary key, whatever that is.
  const primary = '(SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info(f."table") WHERE pk > 0 ORDER BY pk))';
  for (const [table, ...key] of rows(`SELECT m.name, f."table", f."from", coalesce(f."to", ${primary}), f.on_update, f.on_delete FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY m.name, f."from"`)) add(`foreign key ${String(table)}`, key);
  for (const [table, { columns: all, constraints, trigger }] of Object.entries(schema)) {
    const checks = [...Object.values(all).flatMap(({ check }) => check ?? []), ...constraints.filter((each) => each.includes('CHECK'))];
    if (checks.length > 0) add(`check ${table}`, checks.toSorted());
    if (trigger !== undefined) add(`trigger ${table}`, trigger);
  }
  return truth;
}

function expectedDifferences(before: Truth, after: Truth): string[] {
  const missing = (key: string) => before.has(key) !== after.has(key);
  const tables = [...new Set([...before.keys(), ...after.keys()])].filter((key) => key.startsWith('table '));
  const onOneSide = new Set(tables.filter(missing).map((key) => key.slice('table '.length)));
  // A table that only one has is told once, not with each of its parts.
  const tableOf = (key: string) => key.replace(/^(table|column|unique|foreign key|index|check|trigger) /, '').replace(/\..*$/, '');
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key) && (!onOneSide.has(tableOf(key)) || key.startsWith('table '))).sort();
}

test('what differs between two schemas is what SQLite says differs, whatever they are', async () => {
  const engine = await sqliteEngine();
  let same = 0;
  await fc.assert(
    fc.asyncProperty(pair, fc.constantFrom(...hands), async ([one, other], hand) => {
      const [before, after] = [await databaseOf(`${declared(one, hands[0] ?? hand)} SELECT 1`), await databaseOf(`${declared(other, hand)} SELECT 1`)];
      const [a, b] = [engine.inspect(before), engine.inspect(after)];
      if (a.type === 'error' || b.type === 'error') return expect.fail('unreadable');
      const found = differencesIn(compareSides(['before', 'after'], { before: a.schema, after: b.schema })).map(({ kind, table, name }) => (kind === 'column' || kind === 'index' ? `${kind} ${table}.${name}` : `${kind} ${table}`));
      const expected = expectedDifferences(await truthOf(one, before), await truthOf(other, after));
      expect([...new Set(found)].sort()).toEqual(expected);
      if (expected.length === 0) same += 1;
    }),
    { numRuns: 400, seed: 11 },
  );
  expect(same).toBeGreaterThan(20);
});
