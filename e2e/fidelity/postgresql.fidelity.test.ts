import { afterAll, beforeAll } from 'vitest';
import { type NativePostgres, startNativePostgres } from './native-postgres.ts';
import { edit, fails, run, story, write } from './story.ts';
import { tellStories } from './tell-stories.ts';

let server: NativePostgres | undefined;
beforeAll(async () => {
  server = await startNativePostgres();
});
afterAll(() => server?.stop());

const models = (...columns: readonly string[]): string =>
  `import enum

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from app import db


class State(enum.Enum):
    new = "new"
    paid = "paid"


class Order(db.Model):
    __tablename__ = "orders"
    id = sa.Column(sa.Integer, primary_key=True)
${columns.map((column) => `    ${column}\n`).join('')}`;

const project = (...columns: readonly string[]) => ({
  'app.py': `import os

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
db = SQLAlchemy(app)
migrate = Migrate(app, db)

import models  # noqa: E402, F401
`,
  'models.py': models(...columns),
  // Without a port: on the native side PGPORT says it.
  '.env': 'DATABASE_URL=postgresql://app:secret@127.0.0.1/shop\n',
  'sql.py': `import sys

import psycopg

with psycopg.connect("postgresql://app:secret@127.0.0.1/shop", autocommit=True) as connection:
    connection.add_notice_handler(lambda notice: print(f"{notice.severity}: {notice.message_primary}"))
    for statement in sys.argv[1:]:
        try:
            cursor = connection.execute(statement)
            print(cursor.fetchall() if cursor.description else cursor.statusmessage)
        except psycopg.Error as error:
            print(type(error).__name__, error.sqlstate, error, error.diag.message_detail, error.diag.message_hint)
`,
});

const email = 'email = sa.Column(sa.String(120), nullable=False, unique=True)';
const note = 'note = sa.Column(sa.Text)';
const rich = [
  'state = sa.Column(sa.Enum(State), nullable=False)',
  'data = sa.Column(postgresql.JSONB, server_default="{}")',
  'tags = sa.Column(postgresql.ARRAY(sa.String(20)))',
  'number = sa.Column(sa.BigInteger, sa.Identity(start=100), nullable=False)',
  'price = sa.Column(sa.Numeric(10, 2))',
  'gross = sa.Column(sa.Numeric(10, 2), sa.Computed("price * 1.2", persisted=True))',
  'made = sa.Column(sa.DateTime(timezone=True), server_default=sa.func.now())',
];

tellStories(
  'PostgreSQL',
  [
    story(
      'a column is added, applied, rolled back and applied again',
      project(email),
      run('flask db init'),
      run('flask db migrate -m "Create orders" --rev-id aaa111', 'Context impl PostgresqlImpl.', "Detected added table 'orders'"),
      run('flask db upgrade', 'Will assume transactional DDL.'),
      run('flask db current', 'aaa111 (head)'),
      write('models.py', models(email, note)),
      fails('flask db check', 1, "New upgrade operations detected: [('add_column', None, 'orders'"),
      run('flask db migrate -m "Add note" --rev-id bbb222', "Detected added column 'orders.note'"),
      run('flask db upgrade && flask db check', 'No new upgrade operations detected.'),
      run(`python sql.py "insert into orders (email, note) values ('a@b.c', null) returning id" "insert into orders (email) values ('a@b.c')" "insert into orders (note) values ('x')"`, 'UniqueViolation 23505', 'NotNullViolation 23502'),
      run('flask db downgrade && python sql.py "select note from orders"', 'UndefinedColumn 42703'),
      run('flask db upgrade bbb222 --sql', 'BEGIN;', 'COMMIT;'),
      run('flask db downgrade base'),
    ),
    story(
      'types of its own: an enum, JSONB, an array, an identity, a computed column',
      project(...rich),
      run('flask db init && flask db migrate -m first --rev-id aaa111'),
      run('flask db upgrade && flask db check', 'No new upgrade operations detected.'),
      run(`python sql.py "insert into orders (state, data, tags, price) values ('new', '{\\"a\\": [1, null]}', '{x,y}', 10) returning id, state, data, tags, number, price, gross" "insert into orders (state) values ('lost')" "insert into orders (state, gross) values ('new', 1)"`, 'InvalidTextRepresentation 22P02', 'GeneratedAlways 428C9'),
      run('flask db downgrade base'),
      // The type stays behind: autogenerate does not drop it.
      fails('flask db upgrade', 1, 'psycopg.errors.DuplicateObject', 'type "state" already exists'),
    ),
    story(
      'a migration that fails halfway leaves nothing behind',
      project(email),
      run('flask db init && flask db migrate -m first --rev-id aaa111 && flask db upgrade'),
      run(`python sql.py "insert into orders (email) values ('a@b.c')"`),
      run('flask db revision -m second --rev-id bbb222'),
      edit('migrations/versions/bbb222_*.py', 'def upgrade():\n    pass', 'def upgrade():\n    op.create_table("other", sa.Column("id", sa.Integer))\n    op.add_column("orders", sa.Column("total", sa.Integer, nullable=False))'),
      fails('flask db upgrade', 1, 'column "total" of relation "orders" contains null values'),
      run('flask db current', 'aaa111'),
      run(`python sql.py "select to_regclass('other')"`, '(None,)'),
    ),
    story(
      'an index is made without a lock, outside of the transaction; a column is altered in place; a schema comes and goes',
      project(email),
      run('flask db init && flask db migrate -m first --rev-id aaa111 && flask db upgrade'),
      run('flask db revision -m second --rev-id bbb222'),
      edit(
        'migrations/versions/bbb222_*.py',
        'def upgrade():\n    pass',
        'def upgrade():\n    op.execute("CREATE SCHEMA IF NOT EXISTS stock")\n    op.create_table("items", sa.Column("id", sa.Integer, primary_key=True), schema="stock")\n    op.alter_column("orders", "email", type_=sa.Text(), nullable=True)\n    with op.get_context().autocommit_block():\n        op.create_index("by_email", "orders", ["email"], postgresql_concurrently=True)',
      ),
      edit('migrations/versions/bbb222_*.py', 'def downgrade():\n    pass', 'def downgrade():\n    op.drop_index("by_email")\n    op.execute("DROP SCHEMA stock CASCADE")'),
      run('flask db upgrade'),
      run(`python sql.py "select indexname from pg_indexes where tablename = 'orders' order by 1" "select data_type, is_nullable from information_schema.columns where column_name = 'email'"`, 'by_email', "('text', 'YES')"),
      run('flask db downgrade aaa111', 'Running downgrade'),
      run(`python sql.py "select nspname from pg_namespace where nspname = 'stock'" "drop table nothing" "drop table if exists nothing" "select 1/0" "selec"`, 'UndefinedTable', 'NOTICE: table "nothing" does not exist, skipping', 'DivisionByZero', 'SyntaxError'),
    ),
    story(
      'another transaction holds a lock: the upgrade gives up in time, and passes when the lock is gone',
      project(email),
      run('flask db init && flask db migrate -m first --rev-id aaa111 && flask db upgrade'),
      run('flask db revision -m second --rev-id bbb222'),
      edit('migrations/versions/bbb222_*.py', 'def upgrade():\n    pass', 'def upgrade():\n    op.create_table("other", sa.Column("id", sa.Integer))\n    op.add_column("orders", sa.Column("note", sa.Text))'),
      run(`python sql.py "begin" "select count(*) from orders" "prepare transaction 'report'"`, 'PREPARE TRANSACTION'),
      run(`python sql.py "select relation::regclass, mode, granted, pid from pg_locks where relation = 'orders'::regclass" "select gid, owner, database from pg_prepared_xacts"`, "('orders', 'AccessShareLock', True, None)", "('report', 'app', 'shop')"),
      fails('PGOPTIONS="-c lock_timeout=200ms" flask db upgrade', 1, 'psycopg.errors.LockNotAvailable', 'canceling statement due to lock timeout', '[SQL: ALTER TABLE orders ADD COLUMN note TEXT]'),
      run('flask db current', 'aaa111'),
      run(`python sql.py "alter role app set lock_timeout = '150ms'" "select to_regclass('other')"`, 'ALTER ROLE', '(None,)'),
      fails('flask db upgrade', 1, 'psycopg.errors.LockNotAvailable'),
      run(`python sql.py "begin" "lock table orders nowait" "rollback" "begin" "lock table orders in access share mode nowait" "rollback" "rollback prepared 'report'" "rollback prepared 'report'"`, 'LockNotAvailable 55P03', 'LOCK TABLE', 'UndefinedObject 42704'),
      run('flask db upgrade', 'Running upgrade aaa111 -> bbb222'),
      run('python sql.py "alter role app reset lock_timeout"'),
    ),
    story(
      'statements and sessions that last too long are ended by the server',
      project(email),
      run(`python sql.py "set statement_timeout = '100ms'" "select pg_sleep(5)" "select count(*) from generate_series(1, 100000000)" "select 1"`, 'QueryCanceled 57014 canceling statement due to statement timeout', '[(1,)]'),
      run(`python sql.py "set lock_timeout = 100" "select pg_sleep(0.3)"`, "[('',)]"),
      run(`python -c 'import psycopg, time
connection = psycopg.connect("postgresql://app:secret@127.0.0.1/shop")
connection.execute("set idle_in_transaction_session_timeout = 100")
connection.commit()
connection.execute("create table t (id int)")
time.sleep(0.5)
try:
    connection.execute("select 1")
except psycopg.Error as error:
    print(type(error).__name__, error.sqlstate, error)
print(connection.closed, connection.broken)'`, 'terminating connection due to idle-in-transaction timeout'),
      run(`python sql.py "select to_regclass('t')"`, '(None,)'),
    ),
  ],
  {
    prepare() {
      if (server === undefined) throw new Error('The native PostgreSQL server did not start.');
      server.freshDatabase();
      return server.variables;
    },
  },
);
