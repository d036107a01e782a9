import { afterAll, describe, expect, test } from 'vitest';
import { appFile, createUsers, dropUsers, name, project, revision, users } from '../../e2e/fidelity/projects.ts';
import { openScene } from './node-explain-testing.ts';

const scene = openScene();
afterAll(scene.close);

const file = (id: string, parent: string | undefined, up: string, down?: string): void => scene.write(`migrations/versions/${id}.py`, revision(id, parent, up, down));
const batch = (line: string): string => `with op.batch_alter_table('users') as batch_op:\n    ${line}`;
const sql = (...statements: readonly string[]): Promise<void> => scene.run(`python sql.py ${statements.map((each) => `"${each}"`).join(' ')}`);
const addPhone = "op.add_column('users', sa.Column('phone', sa.String(20)))";

async function atFirst(app = appFile): Promise<void> {
  scene.begin(project(users(name), app));
  await scene.run('flask db init');
  file('aaa111', undefined, createUsers, dropUsers);
  await scene.run('flask db upgrade');
}

describe('a NOT NULL column', () => {
  test('fails on rows, which are counted, and takes a server default', async () => {
    await atFirst();
    await sql("INSERT INTO users (name) VALUES ('Ada'), ('Lin')");
    scene.write('models.py', users(name, 'age = db.Column(db.Integer, nullable=False, default=7)'));
    await scene.run('flask db migrate -m "Add age" --rev-id bbb222');
    const told = await scene.tell('flask db upgrade');
    expect(told.ids).toEqual(['not-null-on-rows']);
    expect(told.proof).toEqual(['users: has 2 rows in instance/app.db', 'users.age: is NOT NULL, without a server default', "User.age: `default=` is Python's own: the database is never told of it"]);
    expect(told.notes[0]?.wayOut[0]).toMatchObject({ code: "sa.Column('age', sa.Integer(), nullable=False, server_default='0')" });
    scene.edit('migrations/versions/bbb222_add_age.py', 'nullable=False', "nullable=False, server_default='0'");
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
  });

  test('passes on an empty table, and the note names who has rows', async () => {
    scene.begin(project(users(name)), 'dev-a', 'production');
    for (const id of ['dev-a', 'production'] as const) {
      await scene.run('flask db init', id);
      scene.write('migrations/versions/aaa111.py', revision('aaa111', undefined, createUsers, dropUsers), id);
      await scene.run('flask db upgrade', id);
    }
    await scene.run(`python sql.py "INSERT INTO users (name) VALUES ('Ada'), ('Lin'), ('Sam')"`, 'production');
    file('bbb222', 'aaa111', "op.add_column('users', sa.Column('age', sa.Integer(), nullable=False))", "op.drop_column('users', 'age')");
    const told = await scene.tell('flask db upgrade');
    expect(told.code).toBe(0);
    expect(told.ids).toEqual(['passes-on-empty']);
    expect(told.proof).toEqual(['Developer A: `users` has no rows', 'Production: `users` has 3 rows']);
    await scene.run('python sql.py "DELETE FROM users"', 'production');
    await scene.run('flask db downgrade');
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
  });
});

describe('a rule that rows break', () => {
  test('is NOT NULL: the rows are counted, and what the attempt left behind is named', async () => {
    await atFirst();
    await sql("INSERT INTO users (name) VALUES (NULL), ('Ada')");
    file('bbb222', 'aaa111', batch("batch_op.alter_column('name', existing_type=sa.String(80), nullable=False)"));
    const told = await scene.tell('flask db upgrade');
    expect(told.ids).toEqual(['rows-break-constraint', 'half-applied']);
    expect(told.proof).toEqual(['users.name: is NULL in 1 row of 2', '_alembic_tmp_users: was left behind by this attempt']);
    const again = await scene.tell('flask db upgrade');
    expect(again.ids).toEqual(['left-over-table']);
    expect(again.proof).toContain('users: is as it was, with 2 rows');
    expect((await scene.tell(again.commands[0] ?? '')).ids).toEqual([]);
    await sql("UPDATE users SET name = 'Lin' WHERE name IS NULL");
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
  });

  test('is UNIQUE: the values are shown', async () => {
    await atFirst();
    await sql("INSERT INTO users (name) VALUES ('Ada'), ('Ada'), ('Lin')");
    file('bbb222', 'aaa111', batch("batch_op.create_unique_constraint('uq_users_name', ['name'])"));
    const told = await scene.tell('flask db upgrade');
    expect(told.ids[0]).toBe('rows-break-constraint');
    expect(told.proof[0]).toBe('users.name: `Ada` stands there 2 times');
    expect(told.commands[0]).toBe('sqlite3 instance/app.db "SELECT name, count(*) FROM users GROUP BY name HAVING count(*) > 1"');
  });

  test('is not meant when an insert by hand breaks one', async () => {
    await atFirst();
    expect((await scene.tell('python sql.py "CREATE TABLE other (a NOT NULL)" "INSERT INTO other VALUES (NULL)"')).ids).not.toContain('rows-break-constraint');
  });
});

describe('what SQLite cannot alter', () => {
  test('is shown with its line, and written in batch mode', async () => {
    await atFirst();
    file('bbb222', 'aaa111', "op.create_unique_constraint('uq_users_name', 'users', ['name'])");
    const told = await scene.tell('flask db upgrade');
    expect(told.ids).toEqual(['no-alter-on-sqlite']);
    expect(told.notes[0]?.proof).toEqual([{ of: 'op.create_unique_constraint', is: 'works on `users` outside of batch mode', at: { path: 'migrations/versions/bbb222.py', line: 19 } }]);
    const [way] = told.notes[0]?.wayOut ?? [];
    expect(way).toMatchObject({ code: batch("batch_op.create_unique_constraint('uq_users_name', ['name'])") });
    file('bbb222', 'aaa111', "op.alter_column('users', 'name', nullable=False)");
    expect((await scene.tell('flask db upgrade')).ids).toEqual(['no-alter-on-sqlite']);
    file('bbb222', 'aaa111', way?.type === 'code' ? way.code : '');
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
  });

  test('is not meant when SQL by hand has a mistake', async () => {
    await atFirst();
    expect((await scene.tell('sqlite3 instance/app.db "ALTER nonsense"')).ids).toEqual([]);
  });

  test('is a constraint without a name', async () => {
    scene.begin(project(users(name)));
    await scene.run('flask db init && flask db migrate -m first --rev-id aaa111 && flask db upgrade');
    scene.write('models.py', users('name = db.Column(db.String(80), unique=True)'));
    await scene.run('flask db migrate -m second --rev-id bbb222');
    const told = await scene.tell('flask db upgrade');
    expect(told.ids).toEqual(['constraint-without-name']);
    expect(told.proof).toEqual(['create_unique_constraint: has `None` for a name, on `users`']);
    scene.edit('migrations/versions/bbb222_second.py', 'create_unique_constraint(None', "create_unique_constraint('uq_users_name'");
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
  });
});

describe('a migration that stopped halfway', () => {
  test('is told of at once, and again when it is tried again', async () => {
    await atFirst();
    file('bbb222', 'aaa111', `${addPhone}\nop.add_column('nowhere', sa.Column('phone', sa.String(20)))`);
    const told = await scene.tell('flask db upgrade');
    expect(told.ids).toEqual(['half-applied']);
    expect(told.proof).toEqual(['instance/app.db: stands at `aaa111`', 'users.phone: was made by the part that ran']);
    scene.edit('migrations/versions/bbb222.py', "    op.add_column('nowhere', sa.Column('phone', sa.String(20)))\n", '');
    expect((await scene.tell('flask db upgrade')).ids).toEqual(['already-there']);
    expect((await scene.tell(told.commands[0] ?? '')).ids).toEqual([]);
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
  });

  test('is not meant when nothing of it ran', async () => {
    await atFirst();
    file('bbb222', 'aaa111', "op.add_column('nowhere', sa.Column('phone', sa.String(20)))");
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
  });
});

test('a table that create_all made is in the way, until a stamp says what is there', async () => {
  scene.begin(project(users(name)));
  await scene.run('flask db init');
  file('aaa111', undefined, createUsers, dropUsers);
  expect((await scene.tell('python -c "from app import app, db; app.app_context().push(); db.create_all()"')).ids).toEqual(['changed-by-hand']);
  const told = await scene.tell('flask db upgrade');
  expect(told.ids).toEqual(['made-by-hand']);
  expect(told.proof).toEqual(['instance/app.db: is not at any revision yet', 'users: is there, with 0 rows']);
  for (const line of told.commands) expect((await scene.tell(line)).ids).toEqual([]);
  expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
});

test('rows that go with the rebuilding of the table that they belong to are counted', async () => {
  await atFirst(`${appFile}
from sqlalchemy import event
from sqlalchemy.engine import Engine


@event.listens_for(Engine, 'connect')
def enforce(connection, record):
    connection.execute('PRAGMA foreign_keys=ON')
`);
  file('bbb222', 'aaa111', "op.create_table('posts', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('user_id', sa.Integer(), sa.ForeignKey('users.id', ondelete='CASCADE')))");
  await scene.run('flask db upgrade');
  await sql("INSERT INTO users (name) VALUES ('Ada')", 'INSERT INTO posts (user_id) VALUES (1), (1)');
  file('ccc333', 'bbb222', batch("batch_op.alter_column('name', existing_type=sa.String(80), type_=sa.String(200))"));
  const told = await scene.tell('flask db upgrade');
  expect(told.code).toBe(0);
  expect(told.ids).toEqual(['children-gone']);
  expect(told.proof).toEqual(['posts: had 2 rows that belonged to `users`, and has 0 now']);
  file('ddd444', 'ccc333', batch("batch_op.alter_column('name', existing_type=sa.String(200), type_=sa.String(80))"));
  expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
});

test('a database that another connection holds is named', async () => {
  await atFirst();
  scene.write('app.py', appFile.replace('sqlite:///app.db', 'sqlite:///app.db?timeout=0.1'));
  scene.write('lock.py', "import sqlite3\n\nfrom flask_migrate import upgrade\n\nfrom app import app\n\nholder = sqlite3.connect('instance/app.db')\nholder.execute('BEGIN EXCLUSIVE')\nwith app.app_context():\n    upgrade()\n");
  const told = await scene.tell('python lock.py');
  expect(told.ids).toEqual(['database-locked']);
  expect(told.proof[1]).toBe('instance/app.db: is one file of 2 tables, locked as a whole');
  expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
});

describe('what goes wrong on the first day', () => {
  test('a minus is taken for an option, and there is nothing below base', async () => {
    await atFirst();
    const told = await scene.tell('flask db downgrade -1');
    expect(told.ids).toEqual(['minus-taken-for-option']);
    expect(told.commands).toEqual(['flask db downgrade']);
    expect((await scene.tell('flask db downgrade')).ids).toEqual([]);
    const base = await scene.tell('flask db downgrade');
    expect(base.ids).toEqual(['nothing-below']);
    expect(base.notes[0]?.title).toContain('base');
    expect((await scene.tell('flask db upgrade --nonsense')).ids).toEqual([]);
  });

  test('the folder is missing, or there already, and the application is not found', async () => {
    scene.begin(project(users(name)));
    const missing = await scene.tell('flask db current');
    expect(missing.ids).toEqual(['no-migrations-folder']);
    await scene.run(missing.commands[0] ?? '');
    expect((await scene.tell('flask db current')).ids).toEqual([]);
    expect((await scene.tell('flask db init')).ids).toEqual(['migrations-folder-there']);
    await scene.run('cd migrations');
    const lost = await scene.tell('flask db current');
    expect(lost.ids).toEqual(['no-application']);
    await scene.run(lost.commands[0] ?? '');
    expect((await scene.tell('flask db current')).ids).toEqual([]);
  });

  test('git refuses a push, and finds a conflict', async () => {
    scene.begin(project(users(name)));
    await scene.run('git init -b main && git add -A && git commit -m "First" && git remote add origin /srv/git/project.git && git push -u origin main');
    await scene.run('git clone /srv/git/project.git copy && cd copy && echo "a = 1" > note.py && git add -A && git commit -m "Theirs" && git push && cd ..');
    await scene.run('echo "a = 2" > note.py && git add note.py && git commit -m "Ours"');
    const told = await scene.tell('git push');
    expect(told.ids).toEqual(['push-rejected']);
    expect(told.commands[0]).toBe('git pull --no-rebase');
    const conflict = await scene.tell('git pull --no-rebase');
    expect(conflict.ids).toEqual(['merge-conflict']);
    expect(conflict.notes[0]?.proof[0]?.at).toEqual({ path: 'note.py', line: 1 });
    expect((await scene.tell('git status')).ids).toEqual([]);
  });
});
