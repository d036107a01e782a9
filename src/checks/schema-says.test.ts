import { describe, expect, test } from 'vitest';
import type { Column, DatabaseSchema, Index, Table } from '../domain/schema.ts';
import type { Says } from './evaluate.ts';
import { columnSays, constraintSays, enumSays, indexSays, namespaceSays, tableSays } from './schema-says.ts';

const column = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'TEXT', nullable: true, defaultSql: undefined, primaryKeyPosition: 0, generated: false, ...more });
const index = (name: string, more: Partial<Index> = {}): Index => ({ name, columns: ['id'], unique: false, origin: 'c', sql: undefined, ...more });
const table = (name: string, more: Partial<Table> = {}): Table => ({ name, columns: [], foreignKeys: [], indexes: [], rowCount: 0, sql: '', ...more });

const file: DatabaseSchema = {
  tables: [
    table('posts', { indexes: [index('ix_posts', { unique: true, columns: ['id', 'at'] })] }),
    table('users', { columns: [column('id', { type: '' }), column('age', { type: 'Integer', nullable: false, defaultSql: '0' })], rowCount: 1, indexes: [index('ix_users')], checks: [{ name: 'ck', expression: 'age > 0' }, { name: undefined, expression: 'age < 200' }] }),
  ],
  views: [],
  revisions: undefined,
};
const server: DatabaseSchema = {
  server: { namespaces: ['stock'], sequences: [], enums: [{ name: 'mood', values: ['ok'] }, { name: 'status', values: ['new', 'paid'] }] },
  tables: [
    table('stock.users', {
      columns: [column('age', { type: 'integer' }), column('name', { type: 'character varying(20)', notNull: { name: 'nn_name' } }), column('mail', { notNull: { name: 'nn_mail', notValid: true } })],
      foreignKeys: [{ name: 'fk_team', columns: ['team_id'], table: 'teams', referredColumns: ['id'], onDelete: 'NO ACTION', onUpdate: 'NO ACTION', notValid: true }],
      checks: [{ name: 'ck_age', expression: 'age > 0' }],
      indexes: [index('ix_broken', { invalid: true }), index('uq_mail', { origin: 'u', unique: true }), index('pk_users', { origin: 'pk', unique: true, invalid: true })],
    }),
  ],
  views: [],
  revisions: undefined,
};
const told = ({ holds, found, wanted }: Says) => `${holds ? '✓' : '✕'} ${found}; ${wanted}`;
const places = { in: ['ci' as const] };
const absent = { absent: true as const };

test('a table is there, or not, and has as many rows as are wanted', () => {
  const says = (more: object) => told(tableSays({ kind: 'table', table: 'users', ...places, ...more }, file));
  expect(says({})).toBe('✓ has the table users with 1 row; have it');
  expect(says({ rows: 1 })).toBe('✓ has the table users with 1 row; have 1 row in it');
  expect(says({ rows: 0 })).toBe('✕ has the table users with 1 row; have 0 rows in it');
  expect(says(absent)).toBe('✕ has the table users; not have it');
  expect(says({ table: 'orders' })).toBe('✕ has no table orders; have it');
  expect(says({ table: 'orders', ...absent })).toBe('✓ has no table orders; not have it');
});

describe('a column', () => {
  const says = (more: object, schema = file) => told(columnSays({ kind: 'column', column: 'users.age', ...places, ...more }, schema));

  test('is told as it is', () => {
    expect(says({})).toBe('✓ has the column users.age, Integer NOT NULL DEFAULT 0; have users.age');
    expect(says({ column: 'users.id' })).toBe('✓ has the column users.id, without a type; have users.id');
    expect(says({ column: 'users.phone' })).toBe('✕ has no column users.phone; have users.phone');
    expect(says({ column: 'orders.id' })).toBe('✕ has no table orders; have it, with id');
  });

  test('has the type, the rule and the default that are wanted', () => {
    expect(says({ type: 'INTEGER', nullable: false, default: '0' })).toBe('✓ has the column users.age, Integer NOT NULL DEFAULT 0; have it as INTEGER NOT NULL DEFAULT 0');
    expect(says({ type: 'INT' })).toBe('✕ has the column users.age, Integer NOT NULL DEFAULT 0; have it as INT');
    expect(says({ nullable: true })).toBe('✕ has the column users.age, Integer NOT NULL DEFAULT 0; have it as NULL');
    expect(says({ default: '1' })).toBe('✕ has the column users.age, Integer NOT NULL DEFAULT 0; have it as DEFAULT 1');
  });

  test('is absent, from a table that is there', () => {
    expect(says(absent)).toBe('✕ has the column users.age, Integer NOT NULL DEFAULT 0; not have users.age');
    expect(says({ column: 'users.phone', ...absent })).toBe('✓ has no column users.phone; not have users.phone');
    expect(says({ column: 'orders.id', ...absent })).toBe('✕ has no table orders; have it, without id');
  });

  test('of PostgreSQL has its type by any of its names, and its table in a schema', () => {
    expect(says({ column: 'stock.users.name', type: 'VARCHAR(20)' }, server)).toBe('✓ has the column stock.users.name, character varying(20); have it as VARCHAR(20)');
    expect(says({ column: 'stock.users.age', type: 'INT4' }, server)).toMatch(/^✓/);
    expect(says({ column: 'stock.users.age', type: 'bigint' }, server)).toMatch(/^✕/);
    expect(says({ type: 'INT' })).toMatch(/^✕/);
  });
});

test('an index is there, unique or not, whole or not, on its columns', () => {
  const says = (more: object, schema = file) => told(indexSays({ kind: 'index', index: 'ix_posts', ...places, ...more }, schema));
  expect(says({})).toBe('✓ has the unique index ix_posts on id, at; have it');
  expect(says({ columns: ['id', 'at'], unique: true, valid: true })).toBe('✓ has the unique index ix_posts on id, at; have it, unique, valid, on id, at');
  expect(says({ columns: ['at', 'id'] })).toBe('✕ has the unique index ix_posts on id, at; have it, on at, id');
  expect(says({ unique: false })).toBe('✕ has the unique index ix_posts on id, at; have it, not unique');
  expect(says({ valid: false })).toBe('✕ has the unique index ix_posts on id, at; have it, INVALID');
  expect(says({ index: 'ix_broken', valid: false }, server)).toBe('✓ has the INVALID index ix_broken on id; have it, INVALID');
  expect(says({ index: 'ix_broken', valid: true }, server)).toBe('✕ has the INVALID index ix_broken on id; have it, valid');
  expect(says(absent)).toBe('✕ has the unique index ix_posts on id, at; not have it');
  expect(says({ index: 'ix_none', ...absent })).toBe('✓ has no index ix_none; have it');
  expect(says({ index: 'ix_none' })).toBe('✕ has no index ix_none; have it');
  expect(says({ index: 'ix_users' })).toBe('✓ has the index ix_users on id; have it');
});

test('a constraint is found by its name, whatever it is, and is valid or not', () => {
  const says = (constraint: string, more: object = {}, schema = server) => told(constraintSays({ kind: 'constraint', constraint, ...places, ...more }, schema));
  expect(says('ck', {}, file)).toBe('✓ has the constraint ck on users; have it');
  expect(says('ck_age', { valid: true })).toBe('✓ has the constraint ck_age on stock.users; have it, validated');
  expect(says('ck_age', { valid: false })).toBe('✕ has the constraint ck_age on stock.users; have it, NOT VALID');
  expect(says('fk_team', { valid: false })).toBe('✓ has the constraint fk_team on stock.users, NOT VALID; have it, NOT VALID');
  expect(says('uq_mail')).toBe('✓ has the constraint uq_mail on stock.users; have it');
  expect(says('pk_users')).toBe('✓ has the constraint pk_users on stock.users, NOT VALID; have it');
  expect(says('nn_name', { valid: true })).toBe('✓ has the constraint nn_name on stock.users; have it, validated');
  expect(says('nn_mail')).toBe('✓ has the constraint nn_mail on stock.users, NOT VALID; have it');
  expect(says('ix_broken')).toBe('✕ has no constraint ix_broken; have it');
  expect(says('ix_broken', absent)).toBe('✓ has no constraint ix_broken; not have it');
  expect(says('ck_age', absent)).toBe('✕ has the constraint ck_age on stock.users; not have it');
});

test('an enum type has all of its values in their order; a file has none', () => {
  const says = (more: object, schema = server) => told(enumSays({ kind: 'enum', enum: 'status', ...places, ...more }, schema));
  expect(says({})).toBe('✓ has the type status with new, paid; have it');
  expect(says({ values: ['new', 'paid'] })).toBe('✓ has the type status with new, paid; have it with new, paid');
  expect(says({ values: ['paid', 'new'] })).toBe('✕ has the type status with new, paid; have it with paid, new');
  expect(says({ values: ['newpaid'] })).toBe('✕ has the type status with new, paid; have it with newpaid');
  expect(says(absent)).toBe('✕ has the type status with new, paid; not have it');
  expect(says({}, file)).toBe('✕ has no type status; have it');
  expect(says(absent, file)).toBe('✓ has no type status; not have it');
});

test('a schema is there, public on every server; a file has none', () => {
  const says = (schema: string, more: object, where = server) => told(namespaceSays({ kind: 'schema', schema, ...places, ...more }, where));
  expect(says('stock', {})).toBe('✓ has the schema stock; have it');
  expect(says('public', {})).toBe('✓ has the schema public; have it');
  expect(says('other', {})).toBe('✕ has no schema other; have it');
  expect(says('other', absent)).toBe('✓ has no schema other; not have it');
  expect(says('stock', absent)).toBe('✕ has the schema stock; not have it');
  expect(says('public', {}, file)).toBe('✕ has no schema public; have it');
});
