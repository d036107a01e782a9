import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../../checks/evaluate.ts';
import { findingSentence } from '../../checks/finding.ts';
import { readCheck } from '../../checks/check.ts';
import { createProbe, type Probe } from '../../checks/probe.ts';
import { serverDatabase } from '../../domain/database.ts';
import { emptyTree } from '../../domain/file-tree.ts';
import { mainDatabase } from '../../domain/environment-database.ts';
import type { DatabaseSchema } from '../../domain/schema.ts';
import { openStage, type Stage } from '../../scenario/node-stage.ts';
import type { Workbench } from '../../session/workbench.ts';

let stage: Stage;
let workbench: Workbench;
let probe: Probe;

const MAKE = `
CREATE SCHEMA accounting;
CREATE TYPE order_status AS ENUM ('new', 'paid', 'sent');
CREATE TABLE users (id serial PRIMARY KEY, email varchar(120) NOT NULL, nick text COLLATE "C", CONSTRAINT uq_users_email UNIQUE (email));
CREATE TABLE accounting.invoices (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id integer NOT NULL,
  cents integer NOT NULL DEFAULT 0,
  euros numeric(12,2) GENERATED ALWAYS AS (cents / 100.0) STORED,
  status order_status NOT NULL DEFAULT 'new',
  tags text[],
  made timestamp
);
ALTER TABLE accounting.invoices ADD CONSTRAINT fk_invoices_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE accounting.invoices ADD CONSTRAINT ck_cents CHECK (cents >= 0) NOT VALID;
CREATE INDEX ix_made ON accounting.invoices (made DESC, status) WHERE status <> 'sent';
CREATE INDEX ix_lower ON users (lower(email));
CREATE VIEW rich AS SELECT user_id FROM accounting.invoices WHERE cents > 1000;
INSERT INTO users (email) VALUES ('ada@example.org'), ('bob@example.org');
INSERT INTO accounting.invoices (user_id, cents, tags, made) VALUES (1, 250, '{a,b}', '2026-01-05 09:00'), (1, 250, NULL, NULL);
`;

beforeAll(async () => {
  stage = await openStage();
  workbench = stage.openWorkbench(stage.starter);
  probe = createProbe(stage.openWorkbench(stage.starter));
  for (const id of ['production', 'ci'] as const) {
    workbench.writeFile(id, '.env', 'DATABASE_URL=postgresql://app:secret@localhost:5432/shop\n');
    workbench.writeFile(id, 'make.sql', MAKE);
  }
  // The last statement fails on two equal values, and leaves its index behind.
  await workbench.enter('production', 'psql -q -f make.sql && psql -c "CREATE UNIQUE INDEX CONCURRENTLY ix_cents ON accounting.invoices (cents)"');
});
afterAll(() => stage.close());

const contentIn = (id: 'production' | 'ci') => mainDatabase(workbench.getState().workspace.environments[id])?.content ?? expect.fail(`${id} has no database`);
const schemaIn = async (id: 'production' | 'ci'): Promise<DatabaseSchema> => {
  const view = await workbench.inspect(contentIn(id));
  return view.type === 'schema' ? view.schema : expect.fail(view.message);
};
const table = (schema: DatabaseSchema, name: string) => schema.tables.find((each) => each.name === name) ?? expect.fail(`no ${name}`);

describe('what a PostgreSQL database holds, as data', () => {
  test('schemas, sequences with their owners, and enum types with their values', async () => {
    const { server, tables, views } = await schemaIn('production');
    expect(server?.namespaces).toEqual(['accounting']);
    expect(server?.enums).toEqual([{ name: 'order_status', values: ['new', 'paid', 'sent'] }]);
    expect(server?.sequences).toEqual([
      { name: 'accounting.invoices_id_seq', type: 'integer', ownedBy: 'accounting.invoices.id', lastValue: '2' },
      { name: 'users_id_seq', type: 'integer', ownedBy: 'users.id', lastValue: '2' },
    ]);
    expect(tables.map(({ name, rowCount }) => [name, rowCount])).toEqual([['accounting.invoices', 2], ['users', 2]]);
    expect(views).toMatchObject([{ name: 'rich', sql: expect.stringContaining('cents > 1000') }]);
  });

  test('columns with their types, defaults, identity and computed values', async () => {
    const { columns } = table(await schemaIn('production'), 'accounting.invoices');
    expect(columns).toMatchObject([
      { name: 'id', type: 'integer', nullable: false, primaryKeyPosition: 1, identity: 'ALWAYS', sequence: 'accounting.invoices_id_seq' },
      { name: 'user_id', type: 'integer', nullable: false },
      { name: 'cents', defaultSql: '0' },
      { name: 'euros', type: 'numeric(12,2)', generated: true, generatedSql: '(cents::numeric / 100.0) STORED' },
      { name: 'status', type: 'order_status', defaultSql: "'new'::order_status" },
      { name: 'tags', type: 'text[]', nullable: true },
      { name: 'made', type: 'timestamp without time zone' },
    ]);
    const users = table(await schemaIn('production'), 'users');
    expect(users.columns[0]).toMatchObject({ defaultSql: "nextval('users_id_seq'::regclass)", sequence: 'users_id_seq' });
    expect(users.columns[2]).toMatchObject({ name: 'nick', collation: 'C' });
  });

  test('constraints, also those that are not validated, and indexes, also those that are not valid', async () => {
    const schema = await schemaIn('production');
    const { foreignKeys, checks, indexes } = table(schema, 'accounting.invoices');
    expect(foreignKeys).toEqual([{ name: 'fk_invoices_user', columns: ['user_id'], table: 'users', referredColumns: ['id'], onDelete: 'CASCADE', onUpdate: 'NO ACTION', notValid: true }]);
    expect(checks).toEqual([{ name: 'ck_cents', expression: 'cents >= 0', notValid: true }]);
    expect(indexes).toMatchObject([
      { name: 'invoices_pkey', origin: 'pk' },
      { name: 'ix_cents', unique: true, invalid: true },
      { name: 'ix_made', columns: ['made', 'status'], terms: ['made DESC', 'status'], where: "status <> 'sent'::order_status", origin: 'c' },
    ]);
    expect(table(schema, 'users').indexes).toMatchObject([{ name: 'ix_lower', columns: ['lower(email::text)'] }, { name: 'uq_users_email', origin: 'u' }, { name: 'users_pkey', origin: 'pk' }].toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  });

  test('rows, a page at a time, by the primary key', async () => {
    const outcome = await workbench.rows(contentIn('production'), 'accounting.invoices', 1, 10);
    expect(outcome).toMatchObject({ type: 'rows', page: { total: 2, offset: 1, rows: [[2n, 1n, 250n, '2.50', 'new', null, null]] } });
  });

  test('looking changes nothing in the world, and the next command finds its server running', async () => {
    const before = workbench.getState().workspace;
    await schemaIn('production');
    expect(await workbench.query(contentIn('production'), 'SELECT count(*) FROM users')).toMatchObject({ type: 'rows', page: { rows: [[2n]] } });
    expect(await workbench.query(contentIn('production'), 'DELETE FROM users')).toEqual({ type: 'error', message: 'ERROR:  cannot execute DELETE in a read-only transaction' });
    expect(workbench.getState().workspace).toBe(before);
    expect(await workbench.enter('production', 'psql -c "SELECT 1"')).toBe(0);
  });

  test('another moment, and another environment, beside the server that commands reach', async () => {
    const then = contentIn('production');
    expect(await workbench.enter('production', 'psql -qc "DROP VIEW rich"')).toBe(0);
    expect((await schemaIn('production')).views).toEqual([]);
    expect(await workbench.query(then, 'SELECT * FROM rich')).toMatchObject({ type: 'rows', page: { rows: [] } });
    expect(await workbench.enter('ci', 'psql -qc "CREATE TABLE mine (id int)"')).toBe(0);
    expect((await schemaIn('ci')).tables.map(({ name }) => name)).toEqual(['mine']);
    expect((await schemaIn('production')).tables).toHaveLength(2);
  });

  test('a database that the server does not have', async () => {
    expect(await workbench.inspect(serverDatabase(emptyTree, 'nowhere'))).toEqual({ type: 'error', message: 'FATAL:  database "nowhere" does not exist' });
  });
});

describe('the SQL box on a server', () => {
  test('writes into it, and answers in PostgreSQL’s own words', async () => {
    const path = 'postgresql:///shop';
    expect(await workbench.executeSql('production', path, "INSERT INTO users (email) VALUES ('eve@example.org')")).toEqual({ type: 'done', changedRows: 1 });
    expect(await workbench.executeSql('production', path, 'SELECT email FROM users ORDER BY id DESC LIMIT 1')).toMatchObject({ type: 'rows', page: { columns: ['email'], rows: [['eve@example.org']] } });
    expect(await workbench.executeSql('production', path, 'SELECT nick FROM user_s')).toEqual({ type: 'error', message: 'ERROR:  relation "user_s" does not exist\nLINE 1: SELECT nick FROM user_s\n                         ^' });
    expect(await workbench.executeSql('production', path, 'BEGIN; DELETE FROM users')).toEqual({ type: 'error', message: 'The transaction was never committed, so it was rolled back.' });
    expect(table(await schemaIn('production'), 'users').rowCount).toBe(3);
    expect(await workbench.enter('production', 'psql -c "DELETE FROM users WHERE email LIKE \'eve%\'"')).toBe(0);
  });
});

describe('checks of an environment with a server', () => {
  const look = async (written: unknown): Promise<string[]> => {
    const read = readCheck(written);
    if (!('check' in read)) expect.fail(JSON.stringify(read.flaws));
    const findings = await evaluate(read.check, { workspace: workbench.getState().workspace, probe, lastOutput: () => undefined });
    return findings.map((finding) => `${finding.holds ? '✓' : '✕'} ${findingSentence(finding)}`);
  };
  test.each<[unknown, string]>([
    [{ table: 'users', in: 'production', rows: 2 }, '✓ Production has the table users with 2 rows.'],
    [{ table: 'accounting.invoices', in: 'production' }, '✓ Production has the table accounting.invoices with 2 rows.'],
    [{ column: 'users.email', in: 'production', type: 'VARCHAR(120)', nullable: false }, '✓ Production has the column users.email, character varying(120) NOT NULL.'],
    [{ column: 'accounting.invoices.made', in: 'production', type: 'TIMESTAMP' }, '✓ Production has the column accounting.invoices.made, timestamp without time zone.'],
    [{ column: 'users.email', in: 'production', type: 'TEXT' }, '✕ Production has the column users.email, character varying(120) NOT NULL. It should have it as TEXT.'],
    [{ index: 'ix_cents', in: 'production', valid: true }, '✕ Production has the INVALID unique index ix_cents on cents. It should have it, valid.'],
    [{ constraint: 'ck_cents', in: 'production', valid: false }, '✓ Production has the constraint ck_cents on accounting.invoices, NOT VALID.'],
    [{ constraint: 'ck_cents', in: 'production', valid: true }, '✕ Production has the constraint ck_cents on accounting.invoices, NOT VALID. It should have it, validated.'],
    [{ constraint: 'users_email_not_null', in: 'production', valid: true }, '✓ Production has the constraint users_email_not_null on users.'],
    [{ enum: 'order_status', in: 'production', values: ['new', 'paid', 'sent', 'lost'] }, '✕ Production has the type order_status with new, paid, sent. It should have it with new, paid, sent, lost.'],
    [{ schema: 'accounting', in: 'production' }, '✓ Production has the schema accounting.'],
    [{ schema: 'billing', in: 'production' }, '✕ Production has no schema billing. It should have it.'],
    [{ query: 'SELECT id, email LIKE \'ada%\' FROM users ORDER BY id', in: 'production', gives: [[1, true], [2, false]] }, "✓ Production answers `SELECT id, email LIKE 'ada%' FROM users ORDER BY id` with (1, true) (2, false)."],
    [{ revision: 'none', in: 'production' }, '✓ Production was never migrated.'],
    [{ table: 'users', in: 'dev-b', database: 'postgresql' }, '✕ Developer B has no PostgreSQL server that a command has reached. It should have one.'],
  ])('%j', async (check, sentence) => {
    expect(await look(check)).toEqual([sentence]);
  });
});
