import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentIds, type EnvironmentId } from './environment.ts';
import { compareSchemas, differencesIn, standingIn, variantIn, type Schemas } from './schema-diff.ts';
import type { Column, DatabaseSchema, ForeignKey, Index, Table } from './schema.ts';

const column = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'TEXT', nullable: true, defaultSql: undefined, primaryKeyPosition: 0, generated: false, ...more });
const table = (name: string, columns: readonly Column[], more: Partial<Table> = {}): Table => ({ name, columns, foreignKeys: [], indexes: [], rowCount: 0, sql: '', ...more });
const schema = (tables: readonly Table[], revisions?: readonly string[]): DatabaseSchema => ({ tables, views: [], revisions });
const users = (...columns: Column[]) => schema([table('users', columns)]);
const told = (schemas: Schemas) =>
  differencesIn(compareSchemas(schemas)).map(({ kind, table: owner, name, variants }) => [
    `${kind} ${kind === 'table' ? name : `${owner}.${name}`}`,
    ...variants.map(({ facts, environments }) => `${environments.join(' ')}: ${facts === undefined ? 'missing' : facts.map(({ value }) => value).filter(Boolean).join(' ') || 'there'}`),
  ]);

describe('schemas side by side', () => {
  it('finds a column that one of them lacks', () => {
    const full = users(column('id'), column('phone'));
    const found = compareSchemas({ 'dev-a': full, 'dev-b': full, production: users(column('id')) });
    expect(told({ 'dev-a': full, 'dev-b': full, production: users(column('id')) })).toEqual([['column users.phone', 'dev-a dev-b: TEXT', 'production: missing']]);
    expect(differencesIn(found)[0]?.agreed?.environments).toEqual(['dev-a', 'dev-b']);
    expect(standingIn(found, 'dev-a')).toBe('agreed');
    expect(standingIn(found, 'production')).toBe('drift');
  });

  it('takes no side where no most agree', () => {
    const found = compareSchemas({ 'dev-a': users(column('id'), column('phone')), 'dev-b': users(column('id')) });
    expect(differencesIn(found)[0]?.agreed).toBeUndefined();
    expect(standingIn(found, 'dev-a')).toBe('drift');
    expect(standingIn(found, 'dev-b')).toBe('drift');
  });

  it('tells of a missing table once, not of each of its columns', () => {
    expect(told({ 'dev-a': users(column('id')), 'dev-b': schema([]) })).toEqual([['table users', 'dev-a: there', 'dev-b: missing']]);
  });

  it('leaves out who has no database', () => {
    const found = compareSchemas({ 'dev-a': users(column('id')) });
    expect(found.environments).toEqual(['dev-a']);
    expect(differencesIn(found)).toEqual([]);
  });

  it('tells a type, a rule, a default and the primary key apart, but not the spelling of a type', () => {
    expect(told({ 'dev-a': users(column('a', { type: 'varchar (20)' })), ci: users(column('a', { type: 'VARCHAR(20)' })) })).toEqual([]);
    expect(told({ 'dev-a': users(column('a', { type: 'TEXT' })), ci: users(column('a', { type: 'VARCHAR' })) })).toHaveLength(1);
    expect(told({ 'dev-a': users(column('a')), ci: users(column('a', { nullable: false })) })).toHaveLength(1);
    expect(told({ 'dev-a': users(column('a')), ci: users(column('a', { defaultSql: '0' })) })).toHaveLength(1);
    expect(told({ 'dev-a': users(column('a')), ci: users(column('a', { primaryKeyPosition: 1 })) })).toHaveLength(1);
  });

  it('compares indexes by name, UNIQUE constraints by their columns, and not the primary key’s own index', () => {
    const index = (more: Partial<Index>): Index => ({ name: 'ix', columns: ['email'], unique: false, origin: 'c', sql: undefined, ...more });
    const indexed = (...indexes: Index[]) => schema([table('users', [column('email')], { indexes })]);
    const unique = (name: string) => index({ name, unique: true, origin: 'u' });
    expect(told({ 'dev-a': indexed(unique('sqlite_autoindex_users_1')), ci: indexed(unique('sqlite_autoindex_users_2')) })).toEqual([]);
    expect(told({ 'dev-a': indexed(index({ origin: 'pk' })), ci: indexed() })).toEqual([]);
    expect(told({ 'dev-a': indexed(index({})), ci: indexed(index({ unique: true })) })).toEqual([['index users.ix', 'dev-a: (email)', 'ci: UNIQUE (email)']]);
    expect(told({ 'dev-a': indexed(index({ where: 'email > 1' })), ci: indexed(index({})) })).toEqual([['index users.ix', 'dev-a: (email) WHERE email > 1', 'ci: (email)']]);
    expect(told({ 'dev-a': indexed(index({ terms: ['email DESC'] })), ci: indexed(index({})) })).toEqual([['index users.ix', 'dev-a: (email DESC)', 'ci: (email)']]);
  });

  it('compares CHECK constraints, triggers and collations', () => {
    const users = (more: Partial<Table>, email: Partial<Column> = {}) => schema([table('users', [column('email', email)], more)]);
    const trigger = (definition: string) => ({ triggers: [{ name: 'tr', definition }] });
    expect(told({ 'dev-a': users({ checks: [{ name: 'ck', expression: 'email > 1' }] }), ci: users({ checks: [{ name: 'ck', expression: 'email > 2' }] }) })).toEqual([['check users.ck', 'dev-a: CHECK (email > 1)', 'ci: CHECK (email > 2)']]);
    expect(told({ 'dev-a': users({ checks: [{ name: undefined, expression: 'email > 1' }] }), ci: users({}) })).toEqual([['check users.email > 1', 'dev-a: CHECK (email > 1)', 'ci: missing']]);
    expect(told({ 'dev-a': users(trigger('one')), ci: users(trigger('two')) })).toEqual([['trigger users.tr', 'dev-a: one', 'ci: two']]);
    expect(told({ 'dev-a': users({}, { collation: 'NOCASE' }), ci: users({}) })).toEqual([['column users.email', 'dev-a: TEXT COLLATE NOCASE', 'ci: TEXT']]);
    expect(told({ 'dev-a': users({}, { generated: true, generatedSql: '(1) STORED' }), ci: users({}, { generated: true, generatedSql: '(2) STORED' }) })).toHaveLength(1);
  });

  it('takes a foreign key to a table for one to its primary key', () => {
    const key = (more: Partial<ForeignKey>): ForeignKey => ({ columns: ['user_id'], table: 'users', referredColumns: ['id'], onDelete: 'NO ACTION', onUpdate: 'NO ACTION', ...more });
    const orders = (...foreignKeys: ForeignKey[]) => schema([table('orders', [column('user_id')], { foreignKeys }), table('users', [column('id', { primaryKeyPosition: 1 })])]);
    expect(told({ 'dev-a': orders(key({})), ci: orders(key({ referredColumns: [] })) })).toEqual([]);
    expect(told({ 'dev-a': orders(key({})), ci: orders(key({ onDelete: 'CASCADE' })) })).toEqual([['foreign key orders.user_id', 'dev-a: → users(id)', 'ci: → users(id) ON DELETE CASCADE']]);
    expect(told({ 'dev-a': orders(key({})), ci: orders() })).toEqual([['foreign key orders.user_id', 'dev-a: → users(id)', 'ci: missing']]);
  });

  it('compares what alembic_version holds, not the table', () => {
    const versioned = schema([table('alembic_version', [column('version_num')])], ['b', 'a']);
    const found = compareSchemas({ 'dev-a': versioned, 'dev-b': schema([], ['a', 'b']), ci: schema([]) });
    expect(differencesIn(found)).toEqual([]);
    expect(found.revisions).toEqual([
      { revisions: ['a', 'b'], environments: ['dev-a', 'dev-b'] },
      { revisions: undefined, environments: ['ci'] },
    ]);
  });
});

const name = fc.string({ minLength: 1, maxLength: 6 });
const anyColumn = fc.record<Column>({ name, type: fc.constantFrom('TEXT', 'INTEGER', 'VARCHAR(20)'), nullable: fc.boolean(), defaultSql: fc.constantFrom(undefined, '0', "'x'"), primaryKeyPosition: fc.nat(2), generated: fc.boolean() });
const anyIndex = fc.record<Index>({ name, columns: fc.array(name, { minLength: 1, maxLength: 2 }), unique: fc.boolean(), origin: fc.constantFrom('c', 'u', 'pk'), sql: fc.constant(undefined) });
const anyKey = fc.record<ForeignKey>({ columns: fc.array(name, { minLength: 1, maxLength: 2 }), table: name, referredColumns: fc.array(name, { maxLength: 2 }), onDelete: fc.constantFrom('NO ACTION', 'CASCADE'), onUpdate: fc.constant('NO ACTION') });
const anyTable = fc.record<Table>({
  name,
  // Each column of a primary key has a position of its own.
  columns: fc.uniqueArray(anyColumn, { selector: (each) => each.name, minLength: 1, maxLength: 5 }).map((columns) => columns.map((each, index) => ({ ...each, primaryKeyPosition: each.primaryKeyPosition === 0 ? 0 : index + 1 }))),
  indexes: fc.uniqueArray(anyIndex, { selector: (each) => each.name, maxLength: 3 }),
  foreignKeys: fc.array(anyKey, { maxLength: 2 }),
  rowCount: fc.nat(9),
  sql: fc.constant(''),
});
const anySchema = fc.record<DatabaseSchema>({ tables: fc.uniqueArray(anyTable, { selector: (each) => each.name, minLength: 1, maxLength: 4 }), views: fc.constant([]), revisions: fc.constantFrom(undefined, ['a']) });
const someEnvironments = fc.subarray([...environmentIds], { minLength: 2 });
const schemasOf = (entries: readonly (readonly [EnvironmentId, DatabaseSchema])[]): Schemas => Object.fromEntries(entries);

describe('any schemas', () => {
  it('do not differ from themselves, whatever the order of their parts', () => {
    fc.assert(
      fc.property(anySchema, someEnvironments, (each, environments) => {
        const turned: DatabaseSchema = { ...each, tables: each.tables.toReversed().map((one) => ({ ...one, columns: one.columns.toReversed(), indexes: one.indexes.toReversed(), foreignKeys: one.foreignKeys.toReversed() })) };
        const comparison = compareSchemas(schemasOf(environments.map((id, index) => [id, index % 2 === 0 ? each : turned])));
        expect(differencesIn(comparison)).toEqual([]);
        for (const id of environments) expect(standingIn(comparison, id)).toBe('same');
      }),
    );
  });

  it('differ in just the column that one of them lacks', () => {
    fc.assert(
      fc.property(anySchema, someEnvironments, fc.nat(), fc.nat(), fc.nat(), (each, environments, whose, which, at) => {
        const lacking = environments[whose % environments.length] ?? 'dev-a';
        const tables = each.tables.filter(({ name: owner }) => owner !== 'alembic_version');
        const chosen = tables[which % tables.length];
        const dropped = chosen?.columns[at % chosen.columns.length];
        fc.pre(chosen !== undefined && dropped !== undefined);
        // A key that names no column means the primary key, which may be what is dropped.
        const plain: DatabaseSchema = { ...each, tables: each.tables.map((one) => ({ ...one, foreignKeys: [] })) };
        const less: DatabaseSchema = { ...plain, tables: plain.tables.map((one) => (one.name === chosen?.name ? { ...one, columns: one.columns.filter((kept) => kept !== dropped) } : one)) };
        const differences = differencesIn(compareSchemas(schemasOf(environments.map((id) => [id, id === lacking ? less : plain]))));
        expect(differences.map(({ kind, table: owner, name: part }) => [kind, owner, part])).toEqual([['column', chosen?.name, dropped?.name]]);
        const [difference] = differences;
        expect(difference === undefined ? undefined : variantIn(difference, lacking)).toEqual({ facts: undefined, environments: [lacking] });
      }),
    );
  });

  it('are compared alike when two environments change places', () => {
    fc.assert(
      fc.property(anySchema, anySchema, (one, other) => {
        const kept = (schemas: Schemas, swap: boolean) =>
          differencesIn(compareSchemas(schemas))
            .map(({ kind, table: owner, name: part, variants }) => JSON.stringify([kind, owner, part, variants.map(({ facts, environments }) => `${(environments[0] === 'dev-a') === swap} ${JSON.stringify(facts)}`).toSorted()]))
            .toSorted();
        expect(kept({ 'dev-a': one, ci: other }, false)).toEqual(kept({ 'dev-a': other, ci: one }, true));
      }),
    );
  });
});
