import { afterAll, beforeAll } from 'vitest';
import { createMasker } from './mask.ts';
import { type NativePostgres, startNativePostgres } from './native-postgres.ts';
import { edit, fails, inAnyOrder, run, story, write } from './story.ts';
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
      run('python sql.py "alter role app reset lock_timeout"', 'ALTER ROLE'),
      write('.env', 'DATABASE_URL=postgresql://app:secret@127.0.0.1/shop?options=-c%20lock_timeout%3D100ms\n'),
      fails('flask db upgrade', 1, 'psycopg.errors.LockNotAvailable'),
      write('.env', 'DATABASE_URL=postgresql://app:secret@127.0.0.1/shop\n'),
      edit('migrations/versions/bbb222_*.py', 'def upgrade():\n', `def upgrade():\n    op.execute("SET LOCAL lock_timeout = '100ms'")\n`),
      fails('flask db upgrade', 1, 'psycopg.errors.LockNotAvailable'),
      run(`python sql.py "begin" "lock table orders nowait" "rollback" "begin" "lock table orders in access share mode nowait" "rollback" "rollback prepared 'report'" "rollback prepared 'report'"`, 'LockNotAvailable 55P03', 'LOCK TABLE', 'UndefinedObject 42704'),
      run('flask db upgrade', 'Running upgrade aaa111 -> bbb222'),
    ),
    story(
      'schemas are compared when they are included, and each migration has a transaction of its own when it should',
      { ...project(email), 'models.py': `${models(email)}

class Item(db.Model):
    __tablename__ = "items"
    __table_args__ = {"schema": "stock"}
    id = sa.Column(sa.Integer, sa.Sequence("item_numbers", start=500, schema="stock"), primary_key=True)
    order_id = sa.Column(sa.ForeignKey("orders.id"))
` },
      run('flask db init'),
      run('python sql.py "create schema stock"', 'CREATE SCHEMA'),
      run('flask db migrate -m first --rev-id aaa111', "Detected added table 'orders'", "Detected added table 'stock.items'"),
      run('flask db upgrade'),
      // Without include_schemas the table is not found again, so it would be made a second time.
      fails('flask db check', 1, 'New upgrade operations detected'),
      edit('app.py', 'migrate = Migrate(app, db)', 'migrate = Migrate(app, db, include_schemas=True, transaction_per_migration=True)'),
      inAnyOrder(run('flask db check', 'No new upgrade operations detected.')),
      // Autogenerate knows no sequences.
      run(`python sql.py "select nextval('stock.item_numbers')" "create sequence stock.item_numbers start 500"`, 'UndefinedTable 42P01', 'CREATE SEQUENCE'),
      run(`python sql.py "create schema other" "create table other.left_over (id int)" "insert into orders (email) values ('a@b.c')" "insert into stock.items (id, order_id) values (nextval('stock.item_numbers'), 1) returning id" "create schema stock" "drop schema stock"`, '[(500,)]', 'DuplicateSchema 42P06', 'DependentObjectsStillExist 2BP01'),
      inAnyOrder(fails('flask db check', 1, "('remove_table', Table('left_over'")),
      run('flask db revision -m second --rev-id bbb222 && flask db revision -m third --rev-id ccc333'),
      edit('migrations/versions/bbb222_*.py', 'def upgrade():\n    pass', 'def upgrade():\n    op.create_table("kept", sa.Column("id", sa.Integer, primary_key=True))'),
      edit('migrations/versions/bbb222_*.py', 'def downgrade():\n    pass', 'def downgrade():\n    op.drop_table("kept")'),
      edit('migrations/versions/ccc333_*.py', 'def upgrade():\n    pass', 'def upgrade():\n    op.create_table("lost", sa.Column("id", sa.Integer))\n    op.execute("selec 1")'),
      fails('flask db upgrade', 1, 'psycopg.errors.SyntaxError', 'syntax error at or near "selec"'),
      run('flask db current', 'bbb222'),
      run(`python sql.py "select to_regclass('kept'), to_regclass('lost')"`, "[('kept', None)]"),
      edit('app.py', ', transaction_per_migration=True', ''),
      run('flask db downgrade aaa111'),
      fails('flask db upgrade', 1, 'syntax error'),
      run('flask db current', 'aaa111'),
    ),
    story(
      'enums have traps: a value is added, autogenerate does not see it, and a new one cannot be used in its transaction',
      project(rich[0] ?? ''),
      run('flask db init && flask db migrate -m first --rev-id aaa111 && flask db upgrade'),
      edit('models.py', '    paid = "paid"', '    paid = "paid"\n    sent = "sent"'),
      run('flask db check', 'No new upgrade operations detected.'),
      run(`python sql.py "insert into orders (state) values ('sent')"`, 'invalid input value for enum state: "sent"'),
      run('flask db revision -m second --rev-id bbb222'),
      edit('migrations/versions/bbb222_*.py', 'def upgrade():\n    pass', `def upgrade():\n    op.execute("ALTER TYPE state ADD VALUE 'sent'")\n    op.execute("INSERT INTO orders (state) VALUES ('sent')")`),
      fails('flask db upgrade', 1, 'psycopg.errors.UnsafeNewEnumValueUsage', 'unsafe use of new value "sent" of enum type state'),
      edit('migrations/versions/bbb222_*.py', `    op.execute("ALTER TYPE state ADD VALUE 'sent'")`, `    with op.get_context().autocommit_block():\n        op.execute("ALTER TYPE state ADD VALUE 'sent'")`),
      run('flask db upgrade'),
      run(`python sql.py "select state from orders" "drop type state" "alter type state rename value 'sent' to 'shipped'" "select enum_range(null::state)"`, "[('sent',)]", 'DependentObjectsStillExist', '{new,paid,shipped}'),
    ),
    story(
      'values that do not fit, and what is not there',
      project(...rich),
      run('flask db init && flask db migrate -m first --rev-id aaa111 && flask db upgrade'),
      run(`python sql.py "insert into orders (state, price) values ('new', 100000000)" "select 2147483647 + 1" "select '2024-02-30'::date" "insert into orders (state, tags) values ('new', '{012345678901234567890}')" "select '{'::jsonb" "select 'x'::int" "insert into orders (state, data, tags, price) values ('new', '{\\"a\\": {\\"b\\": [1, 2]}}', array['x', null], 9.995) returning data #> '{a,b}', data ->> 'a', tags[1], cardinality(tags), price, gross" "update orders set number = 5" "select setval(pg_get_serial_sequence('orders', 'number'), 7), nextval(pg_get_serial_sequence('orders', 'number'))" "alter table orders alter column price type integer" "select nothing from orders" "select nosuch(1)"`, 'NumericValueOutOfRange 22003', 'DatetimeFieldOverflow 22008', 'StringDataRightTruncation 22001', 'InvalidTextRepresentation 22P02', 'FeatureNotSupported', 'UndefinedFunction 42883'),
      run('flask db revision -m second --rev-id bbb222'),
      edit('migrations/versions/bbb222_*.py', 'def upgrade():\n    pass', 'def upgrade():\n    op.create_index("by_price", "orders", ["price"], postgresql_concurrently=True)'),
      fails('flask db upgrade', 1, 'psycopg.errors.ActiveSqlTransaction', 'CREATE INDEX CONCURRENTLY cannot run inside a transaction block'),
      write('.env', 'DATABASE_URL=postgresql://app:secret@127.0.0.1/stock\n'),
      fails('flask db upgrade', 1, 'FATAL: database "stock" does not exist'),
      run(`python sql.py "create database stock" "select datname from pg_database where datname not like 'template%' order by 1"`, 'CREATE DATABASE', "('shop',), ('stock',)"),
      edit('migrations/versions/bbb222_*.py', ', postgresql_concurrently=True', ''),
      run('flask db upgrade', 'Running upgrade aaa111 -> bbb222'),
      write('.env', 'DATABASE_URL=postgresql://app:secret@127.0.0.1/shop\n'),
      run('flask db current', 'aaa111'),
      run('python sql.py "drop database stock" "drop database stock"', 'DROP DATABASE', 'InvalidCatalogName 3D000'),
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
    // The native server listens where a port is free.
    createMasker(places) {
      const masker = createMasker(places);
      return { ...masker, mask: (text) => masker.mask(text).replaceAll(/port \d+/g, 'port <port>') };
    },
    prepare() {
      if (server === undefined) throw new Error('The native PostgreSQL server did not start.');
      server.freshDatabase();
      return server.variables;
    },
  },
);
