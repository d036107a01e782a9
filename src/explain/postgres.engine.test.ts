import { afterAll, describe, expect, test } from 'vitest';
import { textAt } from '../domain/file-tree.ts';
import type { FilePlace } from './note.ts';
import { review } from './review/review.ts';
import { pastWorlds } from './last-happening.ts';
import { openScene } from './node-explain-testing.ts';

const scene = openScene();
afterAll(scene.close);

const address = 'postgresql://app:secret@localhost:5432/shop';
const app = `import os

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
db = SQLAlchemy(app)
migrate = Migrate(app, db)

import models  # noqa: E402, F401
`;
const models = (...columns: readonly string[]): string => `import sqlalchemy as sa

from app import db


class Order(db.Model):
    __tablename__ = "orders"
    id = sa.Column(sa.Integer, primary_key=True)
${columns.map((column) => `    ${column}\n`).join('')}`;
const email = 'email = sa.Column(sa.String(120))';
const state = (...values: readonly string[]): string => `state = sa.Column(sa.Enum(${values.map((value) => `"${value}", `).join('')}name="state"))`;

async function begin(...columns: readonly string[]): Promise<void> {
  scene.begin({ 'app.py': app, 'models.py': models(...columns), '.env': `DATABASE_URL=${address}\n` });
  await scene.run('flask db init && flask db migrate -m first --rev-id aaa111 && flask db upgrade');
}

function revision(id: string, parent: string, ...up: readonly string[]): void {
  scene.write(`migrations/versions/${id}.py`, `from alembic import op\nimport sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql\n\nrevision = '${id}'\ndown_revision = '${parent}'\n\n\ndef upgrade():\n${up.map((line) => `    ${line}\n`).join('')}\n\ndef downgrade():\n    raise NotImplementedError\n`);
}

function lineAt(at: FilePlace | undefined): string | undefined {
  const { files } = scene.workbench.getState().workspace.environments['dev-a'];
  return textAt(files, at?.path ?? '')?.split('\n')[(at?.line ?? 0) - 1]?.trim();
}

describe('values that are missing', () => {
  test('stop a NOT NULL column, which takes a server default; psql counts the rows', async () => {
    await begin(email);
    await scene.run(`psql -c "INSERT INTO orders (email) VALUES ('a@b.c'), (NULL)"`);
    scene.write('models.py', models(email, 'total = sa.Column(sa.Integer, nullable=False, default=7)'));
    const written = await scene.tell('flask db migrate -m second --rev-id bbb222');
    expect(written.ids).toEqual(['review']);
    const told = await scene.tell('flask db upgrade');
    expect(told.ids).toEqual(['null-values-on-postgresql']);
    expect(told.proof).toEqual(['orders.total: is NOT NULL, without a server default', "Order.total: `default=` is Python's own: the database is never told of it"]);
    expect(lineAt(told.notes[0]?.proof[0]?.at)).toBe("batch_op.add_column(sa.Column('total', sa.Integer(), nullable=False))");
    expect(told.notes[0]?.wayOut[1]).toMatchObject({ code: "sa.Column('total', sa.Integer(), nullable=False, server_default='0')" });
    await scene.run(told.commands[0] ?? '');
    scene.edit('migrations/versions/bbb222_second.py', 'nullable=False)', "nullable=False, server_default='0')");
    expect(await scene.tell('flask db upgrade')).toMatchObject({ code: 0, ids: [] });
  });

  test('stop a column that becomes NOT NULL, until they are filled', async () => {
    await begin(email);
    await scene.run(`psql -c "INSERT INTO orders (email) VALUES (NULL)"`);
    const alter = "op.alter_column('orders', 'email', nullable=False)";
    revision('bbb222', 'aaa111', alter);
    const told = await scene.tell('flask db upgrade');
    expect(told.ids).toEqual(['null-values-on-postgresql']);
    expect(told.proof).toEqual(['orders.email: becomes NOT NULL']);
    const [fill] = told.notes[0]?.wayOut.flatMap((way) => (way.type === 'code' ? [way.code] : [])) ?? [];
    revision('bbb222', 'aaa111', fill ?? '', alter);
    expect(await scene.tell('flask db upgrade')).toMatchObject({ code: 0, ids: [] });
  });

  test('are not meant when SQL by hand meets them', async () => {
    await begin(email);
    await scene.run(`psql -c "INSERT INTO orders (email) VALUES (NULL)"`);
    expect(await scene.tell('psql -c "ALTER TABLE orders ALTER email SET NOT NULL"')).toMatchObject({ code: 1, ids: [] });
  });
});

describe('the type of an Enum', () => {
  test('stays when a downgrade drops its table, and is in the way', async () => {
    await begin(state('new', 'paid'));
    await scene.run('flask db downgrade base');
    const told = await scene.tell('flask db upgrade');
    expect(told.ids).toEqual(['type-exists']);
    expect(told.proof).toEqual(['orders.state: makes the type `state` in `aaa111` “first”', 'Downgrade of aaa111: drops `orders`, and leaves `state`']);
    for (const line of told.commands) expect(await scene.tell(line)).toMatchObject({ code: 0, ids: [] });
  });

  test('is made once for two tables', async () => {
    await begin(state('new', 'paid'));
    const second = (type: string): string => `op.create_table('returns', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('state', ${type}))`;
    revision('bbb222', 'aaa111', second("sa.Enum('new', 'paid', name='state')"));
    const told = await scene.tell('flask db upgrade');
    expect(told.ids).toEqual(['type-exists']);
    expect(told.notes[0]?.title).toBe('The type `state` is made twice.');
    const [type] = told.notes[0]?.wayOut.flatMap((way) => (way.type === 'code' ? [way.code] : [])) ?? [];
    revision('bbb222', 'aaa111', second(type ?? ''));
    expect(await scene.tell('flask db upgrade')).toMatchObject({ code: 0, ids: [] });
    expect((await scene.tell(`psql -c "CREATE TYPE state AS ENUM ('x')"`)).ids).toEqual([]);
  });

  test('keeps its values, whatever the model says', async () => {
    await begin(state('new', 'paid'));
    expect((await scene.tell('flask db migrate -m nothing')).ids).toEqual([]);
    scene.write('models.py', models(state('new', 'paid', 'sent')));
    const told = await scene.tell('flask db migrate -m second');
    expect(told.ids).toEqual(['enum-type-unseen']);
    expect(told.proof).toEqual(['orders.state: the model says `new`, `paid` and `sent`', 'orders.state: the revisions say `new` and `paid`']);
    const [change] = told.notes[0]?.wayOut.flatMap((way) => (way.type === 'code' ? [way.code] : [])) ?? [];
    revision('bbb222', 'aaa111', ...(change ?? '').split('\n'));
    await scene.run('flask db upgrade');
    await scene.run(`psql -c "INSERT INTO orders (state) VALUES ('sent')"`);
  });
});

test('a lock that another connection holds is named', async () => {
  await begin(email);
  revision('bbb222', 'aaa111', "op.execute('LOCK TABLE orders IN ACCESS EXCLUSIVE MODE NOWAIT')", "op.add_column('orders', sa.Column('note', sa.Text()))");
  scene.write('lock.py', `import os\n\nimport psycopg\n\nos.environ["DATABASE_URL"] = "${address}"\n\nfrom flask_migrate import upgrade\n\nfrom app import app\n\nholder = psycopg.connect(os.environ["DATABASE_URL"])\nholder.execute("INSERT INTO orders (email) VALUES ('a@b.c')")\nwith app.app_context():\n    upgrade()\n`);
  const told = await scene.tell('python lock.py');
  expect(told.ids).toEqual(['lock-not-available']);
  expect(told.proof).toEqual(['bbb222: was running; PostgreSQL took back what it had done']);
  expect(await scene.tell('flask db upgrade')).toMatchObject({ code: 0, ids: [] });
});

test('a wait for a lock that was given up is named, until the lock is gone', async () => {
  await begin(email);
  await scene.run(`psql -c "BEGIN" -c "SELECT * FROM orders" -c "PREPARE TRANSACTION 'report'"`);
  revision('bbb222', 'aaa111', `op.execute("SET LOCAL lock_timeout = '100ms'")`, "op.add_column('orders', sa.Column('note', sa.Text()))");
  const told = await scene.tell('flask db upgrade');
  expect(told).toMatchObject({ code: 1, ids: ['lock-timeout'] });
  expect(told.notes[0]?.title).toBe("Somebody else's transaction holds `orders`, and the wait for it was given up.");
  expect(told.proof).toEqual(['bbb222: was running; PostgreSQL took back what it had done']);
  await scene.run(told.commands[0] ?? '');
  expect(scene.workbench.transcript('dev-a').at(-2)).toMatchObject({ type: 'stdout', text: expect.stringContaining('report') });
  await scene.run(`psql -c "ROLLBACK PREPARED 'report'"`);
  expect(await scene.tell(told.commands[1] ?? '')).toMatchObject({ code: 0, ids: [] });
});

describe('a server that is not reached', () => {
  test.each([
    ['the password', 'postgresql://app:wrong@localhost:5432/shop', 'password-refused'],
    ['the user', 'postgresql://nobody:secret@localhost:5432/shop', 'password-refused'],
    ['the database', 'postgresql://app:secret@localhost:5432/nope', 'no-such-database'],
    ['the port', 'postgresql://app:secret@localhost:5433/shop', 'nothing-listens'],
    ['the host', 'postgresql://app:secret@db.example:5432/shop', 'host-unknown'],
  ])('by %s is explained at the address, which shows no password', async (_what, wrong, id) => {
    await begin(email);
    scene.write('.env', `# Where the data is\nDATABASE_URL=${wrong}\n`);
    const told = await scene.tell('flask db current');
    expect(told.ids).toEqual([id]);
    expect(told.notes[0]?.proof).toEqual([{ of: '.env', is: `connects to \`${wrong.replace(/:\w+@/, ':…@')}\``, at: { path: '.env', line: 2 } }]);
    for (const line of told.commands) await scene.run(line);
    const [right] = told.notes[0]?.wayOut.flatMap((way) => (way.type === 'code' ? [way.code] : [])) ?? [];
    scene.write('.env', `DATABASE_URL=${right ?? ''}\n`);
    expect(await scene.tell('flask db current')).toMatchObject({ code: 0, ids: [] });
    const inLine = await scene.tell(`DATABASE_URL=${wrong} flask db current`);
    expect(inLine.ids).toEqual([id]);
    expect(inLine.proof[0]).toContain('The line: connects to');
  });
});

describe('what lies in SQLite', () => {
  test('is not taken for the state of the server', async () => {
    await begin(email);
    await scene.run('sqlite3 app.db "CREATE TABLE orders (id INTEGER)" "CREATE TABLE alembic_version (version_num)"');
    for (const line of ['flask db current', 'flask db upgrade', 'sqlite3 app.db "CREATE TABLE more (id INTEGER)"']) expect((await scene.tell(line)).ids).toEqual([]);
    const told = await scene.tell('flask db downgrade -1');
    expect(told.proof).toEqual(['shop on PostgreSQL: stands at `aaa111` “first”']);
  });

  test('is not said to be empty in a review when a server may have rows that nobody has looked at', async () => {
    await begin(email);
    scene.workbench.writeFile('production', '.env', `DATABASE_URL=${address}\n`);
    revision('bbb222', 'aaa111', "op.add_column('orders', sa.Column('total', sa.Integer(), nullable=False))");
    const { workspace, timeline } = scene.workbench.getState();
    const found = await review(workspace, pastWorlds(timeline), 'dev-a', scene.workbench);
    expect(found.find(({ kind }) => kind === 'not-null')?.message).toBe('`total` is NOT NULL without a server default. It passes on an empty table and fails on rows; whether PostgreSQL has some, `psql` tells.');
  });

  test('is spoken of again when the settings lead there', async () => {
    scene.begin({ 'app.py': app, 'models.py': models(email), '.env': 'DATABASE_URL=sqlite:///app.db\n' });
    await scene.run('flask db init && flask db migrate -m first --rev-id aaa111');
    expect((await scene.tell('flask db migrate -m second')).proof[0]).toBe('instance/app.db: is not at any revision yet');
  });
});

test('a revision that waits is named, and where the server stands', async () => {
  await begin(email);
  revision('bbb222', 'aaa111', 'pass');
  const told = await scene.tell('flask db migrate -m third');
  expect(told.ids).toEqual(['not-up-to-date']);
  expect(told.proof).toEqual(['shop on PostgreSQL: stands at `aaa111` “first”', 'Not applied yet: `bbb222`']);
});

describe('what was on the server', () => {
  test('is counted in a review, and told when a downgrade destroys it', async () => {
    await begin(email);
    await scene.run(`flask db upgrade && psql -qc "INSERT INTO orders (email) VALUES ('a@b.c'), ('d@e.f')"`);
    revision('bbb222', 'aaa111', "op.add_column('orders', sa.Column('total', sa.Integer(), nullable=False))");
    const { workspace, timeline } = scene.workbench.getState();
    const found = await review(workspace, pastWorlds(timeline), 'dev-a', scene.workbench);
    expect(found.find(({ kind }) => kind === 'not-null')?.message).toContain('It fails: `orders` has 2 rows here, which need a value at once.');
    const told = await scene.tell('flask db downgrade base');
    expect(told.ids).toEqual(['lost-by-downgrade']);
    expect(told.notes[0]?.title).toBe('The downgrade destroyed 2 rows.');
  });
});
