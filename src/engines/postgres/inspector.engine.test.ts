import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemasOf } from '../../checks/database.ts';
import { evaluate } from '../../checks/evaluate.ts';
import { findingSentence } from '../../checks/finding.ts';
import { readCheck } from '../../checks/check.ts';
import { createProbe, type Probe } from '../../checks/probe.ts';
import { serverDatabase } from '../../domain/database.ts';
import { emptyTree } from '../../domain/file-tree.ts';
import { mainDatabase } from '../../domain/environment-database.ts';
import { compareSchemas, differencesIn, explainedIn } from '../../domain/schema-diff.ts';
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

describe('the same migrations on SQLite and on PostgreSQL', () => {
  const MODELS = `from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class User(db.Model):
    __tablename__ = "orders"
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(80), nullable=False, unique=True, index=True)
    status = db.Column(db.Enum("new", "paid", name="order_status"), nullable=False)
    cents = db.Column(db.Integer, db.CheckConstraint("cents >= 0"), server_default="0")
    price = db.Column(db.Numeric(10, 2))
    weight = db.Column(db.Float)
    open = db.Column(db.Boolean, server_default=db.true())
    made = db.Column(db.DateTime, server_default=db.func.now())
    paper = db.Column(db.LargeBinary)
    note = db.Column(db.Text)
`;

  test('have the same schema, and what each writes in its own way is explained', async () => {
    const world = stage.openWorkbench(stage.starter);
    for (const id of ['dev-a', 'dev-b'] as const) world.writeFile(id, 'models.py', MODELS);
    world.writeFile('dev-b', '.env', 'DATABASE_URL=postgresql://app:secret@localhost:5432/shop\n');
    for (const id of ['dev-a', 'dev-b'] as const) expect(await world.enter(id, 'flask db init && flask db migrate -m Orders --rev-id 0001 && flask db upgrade')).toBe(0);
    const { workspace } = world.getState();
    const comparison = compareSchemas(await schemasOf(workspace, ['dev-a', 'dev-b'], world));
    expect(differencesIn(comparison)).toEqual([]);
    expect(Object.fromEntries(explainedIn(comparison).map(({ name, reasons }) => [name, reasons]))).toEqual({
      id: ['numbers by itself'],
      email: ['type name', 'length'],
      status: ['enum'],
      cents: ['type name', 'default form'],
      price: ['type name', 'length'],
      weight: ['type name'],
      open: ['boolean', 'default form'],
      made: ['type name', 'default form'],
      paper: ['type name'],
      note: ['type name'],
    });
  });
});

describe('what became of a server’s database', () => {
  test('schema and rows, by their keys, against what it was before and against nothing', async () => {
    const world = stage.openWorkbench(stage.starter);
    world.writeFile('production', '.env', 'DATABASE_URL=postgresql://app:secret@localhost:5432/shop\n');
    const now = () => mainDatabase(world.getState().workspace.environments.production)?.content ?? expect.fail('no database');
    const psql = async (sql: string) => expect(await world.enter('production', `psql -qc "${sql}"`)).toBe(0);
    await psql("CREATE TABLE t (name text PRIMARY KEY, n int); INSERT INTO t VALUES ('Zoe', 1), ('ada', 2), (E'\\u00e9va', 3), ('Bob', 4); CREATE TABLE big AS SELECT i FROM generate_series(1, 6000) i; CREATE TABLE same AS SELECT i FROM big");
    const before = now();
    expect(world.getState().environments.production.lastChange).toMatchObject({ server: { path: 'postgresql:///shop', after: before } });
    await psql("UPDATE t SET n = 20 WHERE name = 'ada'; DELETE FROM t WHERE name = 'Bob'; INSERT INTO t VALUES ('Cleo', 5); ALTER TABLE t ADD phone text; DELETE FROM big WHERE i = 17");
    const comparison = await world.compareDatabases(before, now());
    if (comparison.type === 'error') expect.fail(comparison.message);
    expect(differencesIn(comparison.schema).map(({ kind, name }) => `${kind} ${name}`)).toEqual(['column phone']);
    expect(comparison.tables).toMatchObject([
      { table: 'big', removed: { count: 1, first: [[17n]] }, added: { count: 0 } },
      { table: 't', added: { first: [['Cleo', 5n, null]] }, removed: { first: [['Bob', 4n]] }, changed: { count: 1, first: [{ columns: ['n'] }] } },
    ]);
    const fromNothing = await world.compareDatabases(new Uint8Array(0), now());
    expect(fromNothing).toMatchObject({ type: 'compared', tables: [{ table: 'big', added: { count: 5999 } }, { table: 'same' }, { table: 't' }] });
    // Reading commits nothing: what was changed before is still what was changed last.
    await psql('SELECT count(*) FROM t');
    expect(world.getState().environments.production.lastChange?.line).toContain('ALTER TABLE');
  });
});

test('a prepared transaction keeps its locks, and they are seen from outside', async () => {
  const world = stage.openWorkbench(stage.starter);
  world.writeFile('production', '.env', 'DATABASE_URL=postgresql://app:secret@localhost:5432/shop\n');
  const locks = async () => {
    const content = mainDatabase(world.getState().workspace.environments.production)?.content;
    return content === undefined || content instanceof Uint8Array ? expect.fail('no server') : world.locks(content);
  };
  expect(await world.enter('production', `psql -qc "CREATE TABLE users (id int)"`)).toBe(0);
  expect(await locks()).toEqual([]);
  expect(await world.enter('production', `psql -q -c "BEGIN" -c "ALTER TABLE users ADD phone text" -c "PREPARE TRANSACTION 'report'"`)).toBe(0);
  const theLock = { holder: { type: 'prepared', name: 'report', owner: 'app', since: expect.any(Number) }, kind: 'relation', relation: 'users', mode: 'AccessExclusiveLock', granted: true };
  expect(await locks()).toContainEqual(theLock);
  // What it keeps from everybody is read all the same, as it was committed; the lock stays.
  const content = mainDatabase(world.getState().workspace.environments.production)?.content ?? expect.fail('no database');
  expect(await world.inspect(content)).toMatchObject({ type: 'schema', schema: { tables: [{ name: 'users', columns: [{ name: 'id' }] }] } });
  expect(await world.query(content, 'SELECT count(*) FROM users')).toMatchObject({ type: 'rows', page: { rows: [[0n]] } });
  expect(await locks()).toContainEqual(theLock);
  expect(await world.executeSql('production', 'postgresql:///shop', 'SELECT * FROM users')).toEqual({ type: 'error', message: 'ERROR:  canceling statement due to lock timeout\nLINE 1: SELECT * FROM users\n                      ^' });
  expect(await world.enter('production', `psql -qc "COMMIT PREPARED 'report'"`)).toBe(0);
  expect(await locks()).toEqual([]);
});
