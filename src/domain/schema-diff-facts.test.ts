import { describe, expect, test } from 'vitest';
import { compareSchemas, compareSides, type ComparedPart, differencesIn, explainedIn, type SchemaComparison, standingIn, variantIn, type Schemas } from './schema-diff.ts';
import type { Column, DatabaseSchema, ForeignKey, Index, ServerObjects, Table } from './schema.ts';

const column = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'TEXT', nullable: true, defaultSql: undefined, primaryKeyPosition: 0, generated: false, ...more });
const table = (name: string, more: Partial<Table> = {}): Table => ({ name, columns: [], foreignKeys: [], indexes: [], rowCount: 0, sql: '', ...more });
const schema = (tables: readonly Table[], more: Partial<DatabaseSchema> = {}): DatabaseSchema => ({ tables, views: [], revisions: undefined, ...more });
const objects = (more: Partial<ServerObjects> = {}): ServerObjects => ({ namespaces: [], sequences: [], enums: [], ...more });
const index = (name: string, more: Partial<Index> = {}): Index => ({ name, columns: ['a'], unique: false, origin: 'c', sql: undefined, ...more });
const key = (columns: readonly string[], more: Partial<ForeignKey> = {}): ForeignKey => ({ columns, table: 'teams', referredColumns: ['id'], onDelete: 'NO ACTION', onUpdate: 'NO ACTION', ...more });

const partsOf = <Side>({ tables, views, objects: others }: SchemaComparison<Side>): ComparedPart<Side>[] => [...tables.flatMap((each) => [each.table, ...each.parts]), ...views, ...others];
const nameOf = <Side>({ kind, table: owner, name }: ComparedPart<Side>) => `${kind} ${owner === name ? name : `${owner}.${name}`}`;

/** Each part of one schema with all that is said of it: `type: TEXT`. */
function facts(one: DatabaseSchema): Record<string, string> {
  const parts = partsOf(compareSchemas({ 'dev-a': one }));
  return Object.fromEntries(parts.map((part) => [nameOf(part), (part.variants[0]?.facts ?? []).filter(({ value }) => value !== '').map(({ name, value }) => `${name}: ${value}`).join(', ')]));
}
const differing = (schemas: Schemas) => differencesIn(compareSchemas(schemas)).map(nameOf);

describe('what is said of', () => {
  test('a table: its options', () => {
    expect(facts(schema([table('a', { options: ['STRICT', 'WITHOUT ROWID'] }), table('b')]))).toEqual({ 'table a': 'options: STRICT, WITHOUT ROWID', 'table b': '' });
  });

  test('a column of a file', () => {
    const columns = [
      column('id', { type: 'integer', primaryKeyPosition: 1, nullable: false }),
      column('part', { type: ' numeric ( 10 , 2 ) ', primaryKeyPosition: 2 }),
      column('sum', { type: 'numeric(10, 2)' }),
      column('size', { type: 'double   precision', defaultSql: " 'x' " }),
      column('full', { generated: true, generatedSql: "(name || '!') STORED" }),
      column('some', { generated: true, collation: 'NOCASE' }),
    ];
    expect(facts(schema([table('t', { columns })]))).toEqual({
      'table t': '',
      'column t.id': 'type: INTEGER, nullable: NOT NULL, primary key: PK',
      'column t.part': 'type: NUMERIC(10,2), primary key: PK 2',
      'column t.sum': 'type: NUMERIC(10,2)',
      'column t.size': "type: DOUBLE PRECISION, default: DEFAULT 'x'",
      'column t.full': "type: TEXT, generated: GENERATED ALWAYS AS (name || '!') STORED",
      'column t.some': 'type: TEXT, generated: GENERATED, collation: COLLATE NOCASE',
    });
  });

  test('a column of a server: its type as it is, its identity, and whether NOT NULL was looked at', () => {
    const columns = [
      column('id', { type: 'bigint', identity: 'ALWAYS' }),
      column('a', { type: 'text', notNull: { name: 'nn', notValid: true }, nullable: false }),
      column('b', { type: 'text', notNull: { name: 'nn' }, nullable: false }),
    ];
    expect(facts(schema([table('t', { columns })], { server: objects() }))).toEqual({
      'table t': '',
      'column t.id': 'type: bigint, identity: GENERATED ALWAYS AS IDENTITY',
      'column t.a': 'type: text, nullable: NOT NULL, state: NOT NULL is NOT VALID',
      'column t.b': 'type: text, nullable: NOT NULL',
    });
  });

  test('an index and a UNIQUE constraint', () => {
    const indexes = [
      index('ix_a', { unique: true, terms: ['a DESC', 'b'], where: 'a > 0', method: 'gin', invalid: true }),
      index('auto', { unique: true, origin: 'u', columns: ['a', 'b'] }),
      index('pk', { unique: true, origin: 'pk' }),
      index('ix_b'),
    ];
    expect(facts(schema([table('t', { indexes })], { server: objects() }))).toEqual({
      'table t': '',
      'unique t.a, b': 'columns: (a, b)',
      'index t.ix_a': 'unique: UNIQUE, columns: (a DESC, b), condition: WHERE a > 0, method: USING gin, state: INVALID',
      'index t.ix_b': 'columns: (a)',
    });
    expect(facts(schema([table('t', { indexes: [index('ix', { invalid: true })] })]))['index t.ix']).toBe('columns: (a)');
  });

  test('a foreign key: what it refers to, what it does then, and whether it was looked at', () => {
    const teams = table('teams', { columns: [column('b', { primaryKeyPosition: 2 }), column('x'), column('a', { primaryKeyPosition: 1 })] });
    const posts = (...foreignKeys: readonly ForeignKey[]) => [teams, table('posts', { foreignKeys })];
    const said = (foreignKey: ForeignKey, server?: ServerObjects) => facts(schema(posts(foreignKey), server === undefined ? {} : { server }))['foreign key posts.p, q'];
    expect(said(key(['p', 'q'], { referredColumns: ['a', 'b'], onDelete: 'CASCADE', onUpdate: 'SET NULL' }))).toBe('references: → teams(a, b), on delete: ON DELETE CASCADE, on update: ON UPDATE SET NULL');
    expect(said(key(['p', 'q'], { referredColumns: [] }))).toBe('references: → teams(a, b)');
    expect(said(key(['p', 'q'], { table: 'gone', referredColumns: [] }))).toBe('references: → gone()');
    expect(said(key(['p', 'q'], { notValid: true }), objects())).toBe('references: → teams(id), state: NOT VALID');
    expect(said(key(['p', 'q'], { notValid: true }))).toBe('references: → teams(id)');
    expect(said(key(['p', 'q']), objects())).toBe('references: → teams(id)');
  });

  test('CHECK constraints and triggers', () => {
    const checks = [{ name: 'ck', expression: 'a > 0', notValid: true as const }, { name: undefined, expression: 'b > 0' }, { name: 'kept', expression: 'c > 0' }];
    expect(facts(schema([table('t', { checks, triggers: [{ name: 'tr', definition: 'CREATE TRIGGER tr' }] })], { server: objects() }))).toEqual({
      'table t': '',
      'check t.b > 0': 'expression: CHECK (b > 0)',
      'check t.ck': 'expression: CHECK (a > 0), state: NOT VALID',
      'check t.kept': 'expression: CHECK (c > 0)',
      'trigger t.tr': 'definition: CREATE TRIGGER tr',
    });
  });

  test('views with their triggers, each once, in the order of their names', () => {
    const views = [{ name: 'v2', sql: 'CREATE VIEW v2 AS\n  SELECT 1 ', triggers: [{ name: 'a', definition: 'one' }, { name: 'b', definition: 'two' }] }, { name: 'v1', sql: 'SELECT 2' }];
    expect(facts(schema([], { views }))).toEqual({ 'view v1': 'definition: SELECT 2', 'view v2': 'definition: CREATE VIEW v2 AS SELECT 1, triggers: one; two' });
    expect(Object.keys(facts(schema([], { views })))).toEqual(['view v1', 'view v2']);
  });

  test('schemas, types and sequences of their own of servers, but not a column’s own sequence', () => {
    const server = objects({ namespaces: ['stock'], enums: [{ name: 'status', values: ['new', 'paid'] }], sequences: [{ name: 'seq', type: 'bigint', ownedBy: undefined, lastValue: '7' }, { name: 'own', type: 'bigint', ownedBy: 'users.id', lastValue: undefined }] });
    expect(facts(schema([], { server }))).toEqual({ 'schema stock': '', 'sequence seq': 'type: bigint', 'type status': 'values: ENUM (new, paid)' });
  });
});

describe('the parts', () => {
  test('of a table come columns first, as they stand, then the others by kind and by name', () => {
    const one = table('t', {
      columns: [column('z'), column('a', { type: 'INTEGER' })],
      indexes: [index('ix_b'), index('ix_a'), index('u', { origin: 'u', unique: true, columns: ['z'] }), index('v', { origin: 'u', unique: true, columns: ['a'] })],
      checks: [{ name: 'ck_b', expression: '1' }, { name: 'ck_a', expression: '2' }],
      foreignKeys: [key(['z']), key(['a'])],
      triggers: [{ name: 'tr_b', definition: '' }, { name: 'tr_a', definition: '' }],
    });
    expect(partsOf(compareSchemas({ ci: schema([table('z'), one]) })).map(nameOf)).toEqual([
      'table t', 'column t.z', 'column t.a', 'unique t.a', 'unique t.z', 'check t.ck_a', 'check t.ck_b', 'index t.ix_a', 'index t.ix_b', 'foreign key t.a', 'foreign key t.z', 'trigger t.tr_a', 'trigger t.tr_b', 'table z',
    ]);
  });

  test('that are two of one name get numbers, in an order that is not that of their declaration', () => {
    const keys = [key(['a'], { onDelete: 'CASCADE' }), key(['a'])];
    const said = (foreignKeys: readonly ForeignKey[]) => facts(schema([table('t', { foreignKeys })]));
    expect(said(keys)).toEqual({ 'table t': '', 'foreign key t.a': 'references: → teams(id)', 'foreign key t.a (2)': 'references: → teams(id), on delete: ON DELETE CASCADE' });
    expect(said(keys.toReversed())).toEqual(said(keys));
    const twice = [index('u2', { origin: 'u', unique: true }), index('ix'), index('u1', { origin: 'u', unique: true, terms: ['a COLLATE NOCASE'] })];
    const unique = (indexes: readonly Index[]) => facts(schema([table('t', { indexes })]));
    expect(unique(twice)).toEqual({ 'table t': '', 'unique t.a': 'columns: (a COLLATE NOCASE)', 'unique t.a (2)': 'columns: (a)', 'index t.ix': 'columns: (a)' });
    expect(unique(twice.toReversed())).toEqual(unique(twice));
    expect(Object.keys(said([...keys, key(['a'], { onDelete: 'SET NULL' })]))).toContain('foreign key t.a (3)');
  });

  test('that are not there are missing where their table is, and not compared elsewhere', () => {
    const comparison = compareSchemas({ 'dev-a': schema([table('t', { columns: [column('a')] })]), 'dev-b': schema([table('t')]), ci: schema([]) });
    const [, part] = differencesIn(comparison);
    expect(part && nameOf(part)).toBe('column t.a');
    expect(part?.variants.map(({ facts: said, environments }) => [said === undefined, environments])).toEqual([[false, ['dev-a']], [true, ['dev-b']]]);
    expect(part && variantIn(part, 'ci')).toBeUndefined();
    expect([...(part?.written.keys() ?? [])]).toEqual(['dev-a']);
    expect([...(part?.written.get('dev-a') ?? [])][0]).toEqual({ name: 'type', value: 'TEXT' });
  });
});

describe('environments stand', () => {
  const full = schema([table('t', { columns: [column('a')] })]);
  const less = schema([table('t')]);

  test('with what more than half of them agree on, or drift', () => {
    const of = (schemas: Schemas) => compareSchemas(schemas);
    const three = of({ 'dev-a': full, 'dev-b': full, ci: less });
    expect((['dev-a', 'dev-b', 'ci'] as const).map((id) => standingIn(three, id))).toEqual(['agreed', 'agreed', 'drift']);
    const four = of({ 'dev-a': full, 'dev-b': full, ci: less, production: less });
    expect(standingIn(four, 'dev-a')).toBe('drift');
    expect(differencesIn(four)[0]?.agreed).toBeUndefined();
    expect(standingIn(of({ 'dev-a': full, ci: full }), 'ci')).toBe('same');
  });

  test('apart from what is not compared with them', () => {
    const other = schema([table('t', { columns: [column('a'), column('b')] })]);
    const comparison = compareSchemas({ 'dev-a': full, 'dev-b': full, ci: full, production: schema([...full.tables, table('u')]) });
    expect(standingIn(comparison, 'dev-a')).toBe('agreed');
    expect(standingIn(comparison, 'production')).toBe('drift');
    const servers = compareSchemas({ 'dev-a': schema([]), ci: schema([], { server: objects({ namespaces: ['stock'] }) }), production: schema([], { server: objects() }) });
    expect((['dev-a', 'ci', 'production'] as const).map((id) => standingIn(servers, id))).toEqual(['agreed', 'drift', 'drift']);
    const most = compareSchemas({ 'dev-a': schema([]), 'dev-b': schema([], { server: objects({ namespaces: ['stock'] }) }), ci: schema([], { server: objects({ namespaces: ['stock'] }) }), production: schema([], { server: objects() }) });
    expect((['dev-a', 'ci', 'production'] as const).map((id) => standingIn(most, id))).toEqual(['agreed', 'agreed', 'drift']);
    // The column is compared among those that have the table; who lacks the table drifts for the table alone.
    const lacking = compareSchemas({ 'dev-a': full, 'dev-b': full, ci: other, production: schema([]) });
    expect(standingIn(lacking, 'dev-b')).toBe('agreed');
    expect(standingIn(lacking, 'ci')).toBe('drift');
  });
});

describe('a file and a server side by side', () => {
  const mixed = (file: Partial<DatabaseSchema>, onServer: Partial<DatabaseSchema>) => compareSchemas({ 'dev-a': schema([], file), production: schema([], { server: objects(), ...onServer }) });
  const explained = (comparison: SchemaComparison) => explainedIn(comparison).map((part) => [nameOf(part), part.reasons]);

  test('have the same table whatever SQLite’s own options are', () => {
    const comparison = mixed({ tables: [table('t', { options: ['AUTOINCREMENT'] })] }, { tables: [table('t')] });
    expect([differencesIn(comparison), explained(comparison)]).toEqual([[], []]);
    expect(differing({ 'dev-a': schema([table('t', { options: ['AUTOINCREMENT'] })]), ci: schema([table('t')]) })).toEqual(['table t']);
    expect(mixed({ tables: [table('t')] }, {}).tables[0]?.table.variants).toHaveLength(2);
  });

  test('have the same view and the same trigger, though each defines them in its own words', () => {
    const views = [{ name: 'v', sql: 'one' }];
    const comparison = mixed({ views, tables: [table('t', { triggers: [{ name: 'tr', definition: 'one' }] })] }, { views: [{ name: 'v', sql: 'two' }], tables: [table('t', { triggers: [{ name: 'tr', definition: 'two' }] })] });
    expect(differencesIn(comparison)).toEqual([]);
    expect(explained(comparison)).toEqual([['trigger t.tr', ['definition']], ['view v', ['definition']]]);
    expect(mixed({ views }, {}).views[0]?.variants.map(({ environments }) => environments)).toEqual([['dev-a'], ['production']]);
    expect(differing({ 'dev-a': schema([], { views }), ci: schema([], { views: [{ name: 'v', sql: 'two' }] }) })).toEqual(['view v']);
  });

  test('have the same foreign key, whether the server says its state or not', () => {
    const of = (more: Partial<ForeignKey> = {}) => ({ tables: [table('t', { foreignKeys: [key(['a'], more)] })] });
    expect(differencesIn(mixed(of(), of()))).toEqual([]);
    expect(differencesIn(mixed(of(), of({ notValid: true }))).map(nameOf)).toEqual(['foreign key t.a']);
    expect(differencesIn(mixed(of(), of({ onDelete: 'CASCADE' }))).map(nameOf)).toEqual(['foreign key t.a']);
  });

  test('are not explained where they differ, and lack nothing that only a server has', () => {
    const of = (type: string, defaultSql: string) => ({ tables: [table('t', { columns: [column('a', { type, defaultSql })] })] });
    const comparison = mixed(of('VARCHAR(9)', '1'), { ...of('character varying(9)', '2'), server: objects({ namespaces: ['stock'] }) });
    expect(differencesIn(comparison).map(nameOf)).toEqual(['column t.a']);
    expect(explained(comparison)).toEqual([]);
    expect(comparison.objects.map(({ variants }) => variants.map(({ environments }) => environments))).toEqual([[['production']]]);
  });

  test('are explained though another one lacks the part', () => {
    const of = (type: string) => [table('t', { columns: [column('a', { type })] })];
    const comparison = compareSchemas({ 'dev-a': schema(of('VARCHAR(9)')), ci: schema([table('t')]), production: schema(of('character varying(9)'), { server: objects() }) });
    expect(differencesIn(comparison).map(nameOf)).toEqual(['column t.a']);
    expect(explained(comparison)).toEqual([['column t.a', ['type name', 'length']]]);
  });

  test('are compared by what is written where both are of one kind', () => {
    const columns = (type: string) => [table('t', { columns: [column('a', { type })] })];
    expect(differing({ 'dev-a': schema(columns('VARCHAR(9)')), ci: schema(columns('character varying(9)')) })).toEqual(['column t.a']);
    expect(differing({ 'dev-a': schema(columns('VARCHAR(9)'), { server: objects() }), ci: schema(columns('character varying(9)'), { server: objects() }) })).toEqual(['column t.a']);
  });
});

test('objects of servers are compared among the servers, by kind and name', () => {
  const on = (more: Partial<ServerObjects>) => schema([], { server: objects(more) });
  const comparison = compareSchemas({ 'dev-a': schema([]), 'dev-b': on({ namespaces: ['b', 'a'] }), ci: on({ namespaces: ['a'], enums: [{ name: 'a', values: ['x'] }] }), production: on({ enums: [{ name: 'a', values: ['y'] }] }) });
  expect(comparison.objects.map((part) => [nameOf(part), part.variants.map(({ facts: said, environments }) => [said?.[0]?.value, environments.join(' ')])])).toEqual([
    ['schema a', [[undefined, 'dev-b ci'], [undefined, 'production']]],
    ['schema b', [[undefined, 'dev-b'], [undefined, 'ci production']]],
    ['type a', [[undefined, 'dev-b'], ['ENUM (x)', 'ci'], ['ENUM (y)', 'production']]],
  ]);
});

test('any sides are compared in the order in which they are named, and their revisions beside them', () => {
  const comparison = compareSides(['before', 'after', 'never'], { after: schema([table('b')], { revisions: ['b', 'a'] }), before: schema([table('a')], { revisions: [] }) });
  expect(comparison.environments).toEqual(['before', 'after']);
  expect(comparison.tables.map(({ table: { name } }) => name)).toEqual(['a', 'b']);
  expect(comparison.revisions).toEqual([{ revisions: [], environments: ['before'] }, { revisions: ['a', 'b'], environments: ['after'] }]);
});
