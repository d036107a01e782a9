import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openHeadless } from '../../../scripts/headless.ts';
import type { EnvironmentId } from '../../domain/environment.ts';
import { treeOf } from '../../domain/file-tree.ts';

const project = treeOf({
  'app.py': `import os
from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ.get("DATABASE_URL", "sqlite:///app.db")
db = SQLAlchemy(app)
migrate = Migrate(app, db)


class User(db.Model):
    __tablename__ = "users"
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(120), unique=True, nullable=False)
`,
  '.env': 'DATABASE_URL=postgresql://app:secret@localhost:5432/shop\n',
});
const { workbench, close } = openHeadless(project);
afterAll(close);
beforeEach(() => workbench.startOver());

const CONNECT = 'import os, psycopg; connection = psycopg.connect("postgresql://app:secret@localhost/shop"); ';
const environment = (id: EnvironmentId = 'dev-a') => workbench.getState().workspace.environments[id];
/** Runs a line, and answers its code and what it printed. */
const run = async (line: string, id: EnvironmentId = 'dev-a') => {
  let text = '';
  const end = workbench.onTerminal(id, (event) => {
    if (event.type === 'stdout' || event.type === 'stderr') text += event.text;
  });
  const code = await workbench.enter(id, line);
  end();
  return { code, text };
};
const python = (code: string, id: EnvironmentId = 'dev-a') => run(`python -c '${CONNECT}${code}'`, id);
const count = (table: string) => python(`print(connection.execute("select count(*) from ${table}").fetchone()[0])`);

describe('Flask-Migrate on PostgreSQL', () => {
  test('creates, applies, finds nothing more to do, and takes back', async () => {
    expect(await run('flask db init')).toMatchObject({ code: 0 });
    expect(await run('flask db migrate -m "Create users"')).toMatchObject({ code: 0, text: expect.stringContaining('Context impl PostgresqlImpl') });
    expect(await run('flask db upgrade')).toMatchObject({ code: 0, text: expect.stringContaining('Will assume transactional DDL') });
    expect(await run('flask db check')).toMatchObject({ code: 0, text: expect.stringContaining('No new upgrade operations detected.') });
    expect(await count('users')).toMatchObject({ code: 0, text: '0\n' });
    expect(await run('flask db downgrade')).toMatchObject({ code: 0 });
    expect(await count('users')).toMatchObject({ code: 1, text: expect.stringContaining('psycopg.errors.UndefinedTable: relation "users" does not exist\nLINE 1: select count(*) from users\n                             ^\n') });
  });
});

describe('a server', () => {
  test('is each environment’s own', async () => {
    await python('connection.execute("create table mine (id int)"); connection.commit()');
    expect(await python('print(connection.execute("select to_regclass(%s)", ["mine"]).fetchone())', 'dev-b')).toEqual({ code: 0, text: '(None,)\n' });
    expect(await count('mine')).toMatchObject({ text: '0\n' });
  });

  test('goes back in time with the world, and forward again', async () => {
    await python('connection.execute("create table t (id int)"); connection.execute("insert into t values (1)"); connection.commit()');
    const before = workbench.getState().timeline.here;
    await python('connection.execute("drop table t"); connection.commit()');
    const after = workbench.getState().timeline.here;
    expect(workbench.travelTo(before)).toBeUndefined();
    expect(await count('t')).toMatchObject({ text: '1\n' });
    expect(workbench.travelTo(after)).toBeUndefined();
    expect(await count('t')).toMatchObject({ code: 1 });
  });

  test('keeps what a killed command had committed, and nothing of what it had not', async () => {
    await python('connection.execute("create table t (id int)"); connection.commit()');
    const endless = python('connection.execute("insert into t values (1)"); connection.commit(); connection.execute("insert into t values (2)"); print("here", flush=True)\nwhile True: pass');
    await new Promise<void>((resolve) => {
      const end = workbench.onTerminal('dev-a', (event) => {
        if (event.type !== 'stdout' || !event.text.includes('here')) return;
        end();
        resolve();
      });
    });
    workbench.stop('dev-a');
    expect(await endless).toMatchObject({ code: 130 });
    expect(await count('t')).toMatchObject({ text: '1\n' });
  });

  test('is as it was, to the byte, after who only read, also when it had to be recovered for that', async () => {
    await python('connection.execute("create table t (id int)"); connection.commit()');
    const empty = workbench.getState().timeline.here;
    await python('connection.execute("insert into t select generate_series(1, 500)"); connection.commit()');
    const filled = workbench.getState().timeline.here;
    const { database } = environment();
    for (const read of [() => count('t'), () => run('psql -c "SELECT count(*) FROM t"')]) {
      expect(workbench.travelTo(empty)).toBeUndefined();
      expect(await read()).toMatchObject({ text: expect.not.stringContaining('500') });
      expect(workbench.travelTo(filled)).toBeUndefined();
      expect(await read()).toMatchObject({ text: expect.stringContaining('500') });
      // Compared here: what differs would be megabytes of words.
      expect(environment().database === database).toBe(true);
    }
  });

  test('that nobody wrote to is there, and takes what comes next', async () => {
    expect(await python('print(connection.execute("select 1").fetchone())')).toMatchObject({ code: 0 });
    const { database } = environment();
    expect([...(database?.keys() ?? [])]).toEqual(['image']);
    const begun = workbench.getState().timeline.here;
    await python('connection.execute("create table t (id int)"); connection.commit()');
    expect(workbench.travelTo(begun)).toBeUndefined();
    expect(await count('t')).toMatchObject({ code: 1 });
    await python('connection.execute("create table t (id int)"); connection.execute("insert into t values (1)"); connection.commit()');
    expect(await count('t')).toMatchObject({ text: '1\n' });
  });

  test('keeps the settings that ALTER SYSTEM gave it, which are in no log', async () => {
    await python('connection.execute("create table t (id int)"); connection.commit()');
    const before = workbench.getState().timeline.here;
    await python('connection.autocommit = True; connection.execute("alter system set work_mem to 7777")');
    const after = workbench.getState().timeline.here;
    // Another world's data, so that the server starts anew.
    expect(workbench.travelTo(before)).toBeUndefined();
    expect(await python('print(connection.execute("show work_mem").fetchone())')).not.toMatchObject({ text: expect.stringContaining('7777') });
    expect(workbench.travelTo(after)).toBeUndefined();
    expect(await python('print(connection.execute("show work_mem").fetchone())')).toMatchObject({ text: expect.stringContaining('7777') });
  });

  test('is not there as long as nothing speaks of it', async () => {
    expect(await run('rm .env')).toMatchObject({ code: 0 });
    expect(await run('flask db init')).toMatchObject({ code: 0 });
    expect(environment().database).toBeUndefined();
  });
});

describe('psql', () => {
  test('asks the environment’s own server, from the line and from a file', async () => {
    expect(await run(`psql -c "create table t (id int primary key, name text not null)" -c "insert into t values (1, 'ada')" -c "select * from t"`)).toEqual({
      code: 0,
      text: 'CREATE TABLE\nINSERT 0 1\n id | name \n----+------\n  1 | ada\n(1 row)\n\n',
    });
    expect(await run('echo "select count(*) from t;" > count.sql && psql -f count.sql')).toEqual({ code: 0, text: ' count \n-------\n     1\n(1 row)\n\n' });
    expect(await run('psql -c "select * from nothing"')).toEqual({ code: 1, text: 'ERROR:  relation "nothing" does not exist\nLINE 1: select * from nothing\n                      ^\n' });
  });

  test('lists the databases from the one that every server has, and goes to another that is named', async () => {
    expect(await run('psql -l')).toMatchObject({ code: 0, text: expect.stringMatching(/List of databases[^]*\n shop +\|/) });
    expect(await run('psql -c "create database stock"')).toMatchObject({ code: 0 });
    expect(await run('psql -d stock -Atc "select current_database()"')).toEqual({ code: 0, text: 'stock\n' });
  });

  test('finds nobody where no server is', async () => {
    expect(await run('rm .env && psql -c "select 1"')).toMatchObject({ code: 2, text: expect.stringContaining('Connection refused') });
    expect(await run('psql --version')).toEqual({ code: 0, text: 'psql (PostgreSQL) 18.6\n' });
    expect(await run('psql --nothing')).toMatchObject({ code: 1, text: expect.stringContaining('Try "psql --help"') });
  });
});

describe('a connection', () => {
  test.each([
    ['a wrong password', 'postgresql://app:wrong@localhost/shop', 'connection failed: connection to server at "127.0.0.1", port 5432 failed: FATAL:  password authentication failed for user "app"'],
    ['a wrong database', 'postgresql://app:secret@localhost/stock', 'connection failed: connection to server at "127.0.0.1", port 5432 failed: FATAL:  database "stock" does not exist'],
    ['a wrong port', 'postgresql://app:secret@localhost:5433/shop', 'connection failed: connection to server at "127.0.0.1", port 5433 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?'],
    ['a wrong host', 'postgresql://app:secret@database/shop', "failed to resolve host 'database': [Errno -2] Name or service not known"],
  ])('with %s says so as psycopg does', async (_, address, words) => {
    expect(await run(`python -c 'import psycopg; psycopg.connect("${address}")'`)).toMatchObject({ code: 1, text: expect.stringContaining(`psycopg.OperationalError: ${words}`) });
  });

  test('that reads meanwhile sees what another one committed, and not what it has not', async () => {
    const code = `
connection.execute("create table t (id int)"); connection.commit()
other = psycopg.connect("postgresql://app:secret@localhost/shop")
connection.execute("insert into t values (1)")
print(other.execute("select count(*) from t").fetchone()[0])
connection.commit()
print(other.execute("select count(*) from t").fetchone()[0])`;
    expect(await python(code)).toEqual({ code: 0, text: '0\n1\n' });
  });

  test('keeps its settings and its prepared statements while another one has the session', async () => {
    const code = `
other = psycopg.connect("postgresql://app:secret@localhost/shop", autocommit=True)
connection.autocommit = True
connection.execute("set statement_timeout to 1234")
for number in range(8):
    connection.execute("select %s::int", [number])
    other.execute("select %s::int", [number])
print(connection.execute("show statement_timeout").fetchone()[0], other.execute("show statement_timeout").fetchone()[0])`;
    expect(await python(code)).toEqual({ code: 0, text: '1234ms 0\n' });
  });

  test('that waited with something written can be taken back, and says why it cannot go on', async () => {
    const code = `
connection.execute("create table t (id int)"); connection.commit()
other = psycopg.connect("postgresql://app:secret@localhost/shop")
connection.execute("insert into t values (1)")
other.execute("select 1")
try:
    connection.execute("insert into t values (2)")
except psycopg.Error as error:
    print(error)
connection.rollback()
print(connection.execute("select count(*) from t").fetchone()[0])`;
    expect(await python(code)).toEqual({ code: 0, text: 'this server has one session: a transaction that has written and then waited for another connection can only be committed or rolled back\n0\n' });
  });
});
