import { afterAll, describe, expect, test } from 'vitest';
import { appFile, createUsers, dropUsers, name, phone, project, revision, users } from '../../e2e/fidelity/projects.ts';
import { openScene } from './node-explain-testing.ts';

const scene = openScene();
afterAll(scene.close);

const file = (id: string, parent: string | undefined, up: string, down?: string): void => scene.write(`migrations/versions/${id}.py`, revision(id, parent, up, down));
const batch = (line: string, table = 'users'): string => `with op.batch_alter_table('${table}') as batch_op:\n    ${line}`;
const sql = (...statements: readonly string[]): Promise<void> => scene.run(`python sql.py ${statements.map((each) => `"${each}"`).join(' ')}`);

/** A project whose database stands at the revision that autogenerate wrote of its models. */
async function begin(models: string, app = appFile): Promise<void> {
  scene.begin(project(models, app));
  await scene.run('flask db init && flask db migrate -m "Create users" --rev-id aaa111 && flask db upgrade');
}

async function atFirst(models = users(name), app = appFile): Promise<void> {
  scene.begin(project(models, app));
  await scene.run('flask db init');
  file('aaa111', undefined, createUsers, dropUsers);
  await scene.run('flask db upgrade');
}

describe('what a rename in the model comes to', () => {
  test('is values lost, counted, with the line that dropped them', async () => {
    await begin(users(name));
    await sql("INSERT INTO users (name) VALUES ('Ada'), ('Lin'), (NULL)");
    scene.write('models.py', users('full_name = db.Column(db.String(80))'));
    await scene.run('flask db migrate -m "Rename" --rev-id bbb222');
    const told = await scene.tell('flask db upgrade');
    expect(told.code).toBe(0);
    expect(told.ids).toEqual(['renamed-by-dropping']);
    expect(told.proof).toEqual(['users.name: 2 rows had a value here', 'users.full_name: is new, and NULL in all of them']);
    expect(told.notes[0]?.proof[0]?.at?.path).toBe('migrations/versions/bbb222_rename.py');
    expect(told.notes[0]?.wayOut).toContainEqual(expect.objectContaining({ code: "with op.batch_alter_table('users') as batch_op:\n    batch_op.alter_column('name', new_column_name='full_name')" }));
  });

  test('is nothing when the revision renames', async () => {
    await begin(users(name));
    await sql("INSERT INTO users (name) VALUES ('Ada')");
    scene.write('models.py', users('full_name = db.Column(db.String(80))'));
    file('bbb222', 'aaa111', batch("batch_op.alter_column('name', new_column_name='full_name')"));
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
    expect((await scene.tell('flask db check')).ids).toEqual([]);
  });

  test('is rows lost where it is a table', async () => {
    await begin(users(name));
    await sql("INSERT INTO users (name) VALUES ('Ada')");
    scene.write('models.py', users(name).replace("'users'", "'people'"));
    await scene.run('flask db migrate -m "Rename" --rev-id bbb222');
    const told = await scene.tell('flask db upgrade');
    expect(told.ids).toEqual(['renamed-by-dropping']);
    expect(told.proof).toEqual(['users: had 1 row', 'people: has the same columns and no rows']);
  });

  test('is no loss without values', async () => {
    await begin(users(name));
    scene.write('models.py', users('full_name = db.Column(db.String(80))'));
    await scene.run('flask db migrate -m "Rename" --rev-id bbb222');
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
  });
});

describe('values that a command destroys', () => {
  test('are counted when a downgrade drops them, also when an upgrade follows in the same line', async () => {
    await begin(users(name));
    file('bbb222', 'aaa111', "op.add_column('users', sa.Column('phone', sa.String(20)))", "op.drop_column('users', 'phone')");
    await scene.run('flask db upgrade');
    await sql("INSERT INTO users (name, phone) VALUES ('Ada', '020'), ('Lin', '030')");
    const there = scene.workbench.getState().timeline.here;
    const told = await scene.tell('flask db downgrade');
    expect(told.ids).toEqual(['lost-by-downgrade']);
    expect(told.notes[0]?.title).toBe('The downgrade destroyed 2 values.');
    expect(told.proof).toEqual(['users.phone: 2 rows had a value here']);
    expect(told.notes[0]?.proof[0]?.at).toEqual({ path: 'migrations/versions/bbb222.py', line: 23 });

    expect(scene.workbench.travelTo(there)).toBeUndefined();
    const both = await scene.tell('flask db downgrade && flask db upgrade');
    expect(both.ids).toEqual(['lost-by-downgrade']);
    expect(both.proof).toEqual(['users.phone: 2 rows had a value here and have none now']);
  });

  test('are not laid on the upgrade when the file was removed by hand', async () => {
    await begin(users(name));
    await sql("INSERT INTO users (name) VALUES ('Ada')");
    expect((await scene.tell('rm instance/app.db && flask db upgrade')).ids).toEqual([]);
  });

  test('are none when they moved to another column, in the same revision or in one before', async () => {
    await begin(users(name));
    await sql("INSERT INTO users (name) VALUES ('Ada'), ('Lin'), (NULL)");
    const there = scene.workbench.getState().timeline.here;
    const add = "op.add_column('users', sa.Column('full_name', sa.String(80)))\n";
    const drop = batch("batch_op.drop_column('name')");
    file('bbb222', 'aaa111', `${add}op.execute("UPDATE users SET full_name = upper(name)")\n${drop}`);
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);

    expect(scene.workbench.travelTo(there)).toBeUndefined();
    file('bbb222', 'aaa111', `${add}op.execute("UPDATE users SET full_name = name")`);
    file('ccc333', 'bbb222', drop);
    await scene.run('flask db upgrade bbb222');
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);

    expect(scene.workbench.travelTo(there)).toBeUndefined();
    file('bbb222', 'aaa111', `${add}op.execute("UPDATE users SET full_name = name WHERE name = 'Ada'")\n${drop}`);
    expect((await scene.tell('flask db upgrade')).ids).toEqual(['dropped-by-upgrade']);
  });

  test('are none when the dropped column was empty', async () => {
    await begin(users(name));
    file('bbb222', 'aaa111', "op.add_column('users', sa.Column('phone', sa.String(20)))", "op.drop_column('users', 'phone')");
    await scene.run('flask db upgrade');
    await sql("INSERT INTO users (name) VALUES ('Ada')");
    expect((await scene.tell('flask db downgrade')).ids).toEqual([]);
  });

  test('are counted when an upgrade drops a table', async () => {
    await begin(users(name));
    await sql("INSERT INTO users (name) VALUES ('Ada')");
    file('bbb222', 'aaa111', "op.drop_table('users')");
    const told = await scene.tell('flask db upgrade');
    expect(told.ids).toEqual(['dropped-by-upgrade']);
    expect(told.proof).toEqual(['users: the table went with 1 row']);
    expect(told.notes[0]?.title).toBe('The upgrade destroyed 1 row.');
  });
});

describe('autogenerate sees no change', () => {
  const database = 'from flask_sqlalchemy import SQLAlchemy\n\ndb = SQLAlchemy()\n';
  const unimported = appFile.replace('from models import db', 'from database import db');
  const model = users(name).replace('from flask_sqlalchemy import SQLAlchemy\n\ndb = SQLAlchemy()', 'from database import db');

  test('where the models are not imported, and would drop their tables', async () => {
    scene.begin({ ...project(model, unimported), 'database.py': database });
    await scene.run('flask db init');
    const told = await scene.tell('flask db migrate -m "Nothing is seen"');
    expect(told.code).toBe(0);
    expect(told.ids).toEqual(['models-not-imported']);
    expect(told.proof).toEqual(['User: is kept in `users`', 'app.py: imports `models.py` neither itself nor by another file']);
    expect(told.notes[0]?.wayOut[0]).toMatchObject({ code: 'import models' });
    const idle = await scene.tell('flask db upgrade');
    expect(idle.code).toBe(0);
    expect(idle.ids).toEqual(['upgrade-without-models']);
    expect(idle.notes[0]?.title).toBe('Nothing ran, and `users` is still missing.');

    scene.write('app.py', `${unimported}\nimport models\n`);
    await scene.run('flask db migrate -m "Create users" --rev-id aaa111 && flask db upgrade');
    await sql("INSERT INTO users (name) VALUES ('Ada')");
    expect((await scene.tell('flask db migrate -m "Really nothing"')).ids).toEqual([]);
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
    scene.write('app.py', unimported);
    const dropping = await scene.tell('flask db migrate -m "Everything goes" --rev-id bbb222');
    expect(dropping.ids).toContain('drops-unimported');
    expect(dropping.proof[0]).toBe('users: would be dropped, with 1 row');
  });

  test("where an Enum's new value is no longer than the others", async () => {
    const roles = (...values: readonly string[]) => users(`role = db.Column(db.Enum(${values.map((value) => `'${value}'`).join(', ')}, native_enum=False))`);
    await begin(roles('admin', 'user'));
    expect((await scene.tell('flask db migrate -m "Nothing"')).ids).toEqual([]);
    scene.write('models.py', roles('admin', 'user', 'boss'));
    const told = await scene.tell('flask db migrate -m "A new value"');
    expect(told.ids).toEqual(['enum-values-unseen']);
    expect(told.proof).toEqual(['users.role: the model says `admin`, `user` and `boss`', 'users.role: the revisions say `admin` and `user`']);
  });

  test('where a server default is another, unless it is asked to compare them', async () => {
    const age = (value: string) => users(name, `age = db.Column(db.Integer, nullable=False, server_default='${value}')`);
    await begin(age('7'));
    expect((await scene.tell('flask db migrate -m "Nothing"')).ids).toEqual([]);
    scene.write('models.py', age('8'));
    const told = await scene.tell('flask db migrate -m "A changed default"');
    expect(told.ids).toEqual(['server-default-unseen']);
    expect(told.proof[0]).toBe('users.age: the model says `8`');
    expect(told.proof[1]).toContain('7');
    scene.write('app.py', appFile.replace('Migrate(app, db)', 'Migrate(app, db, compare_server_default=True)'));
    expect((await scene.tell('flask db migrate -m "A changed default"')).ids).not.toContain('server-default-unseen');
  });
});

test('a type of one own that the revision does not import is shown where it is used', async () => {
  scene.begin(
    project(`from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.types import String, TypeDecorator

db = SQLAlchemy()


class Slug(TypeDecorator):
    impl = String
    cache_ok = True


class Post(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    slug = db.Column(Slug(40))
`),
  );
  await scene.run('flask db init && flask db migrate -m "Create posts" --rev-id aaa111');
  const told = await scene.tell('flask db upgrade');
  expect(told.ids).toEqual(['type-not-imported']);
  expect(told.notes[0]?.proof[0]?.at?.path).toBe('migrations/versions/aaa111_create_posts.py');
  scene.edit('migrations/versions/aaa111_create_posts.py', 'import sqlalchemy as sa', 'import sqlalchemy as sa\nimport models');
  expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
  expect((await scene.tell('python -c "models"')).ids).toEqual([]);
});

describe('drift', () => {
  test('is told of when it arises, and when it is found', async () => {
    await atFirst();
    expect((await scene.tell(`python sql.py "INSERT INTO users (name) VALUES ('Ada')"`)).ids).toEqual([]);
    const made = await scene.tell('sqlite3 instance/app.db "ALTER TABLE users ADD COLUMN phone VARCHAR(20)"');
    expect(made.ids).toEqual(['changed-by-hand']);
    expect(made.proof).toEqual(['users.phone: is new in instance/app.db']);
    const found = await scene.tell('flask db check');
    expect(found.code).toBe(1);
    expect(found.ids).toEqual(['drift-found']);
    expect(found.proof).toContain('users.phone: is in the database; no revision adds it');

    // Taking it back is mending.
    const there = scene.workbench.getState().timeline.here;
    expect((await scene.tell('sqlite3 instance/app.db "ALTER TABLE users DROP COLUMN phone"')).ids).toEqual([]);
    expect((await scene.tell('sqlite3 instance/app.db "ALTER TABLE users DROP COLUMN name"')).ids).toEqual(['changed-by-hand']);
    expect(scene.workbench.travelTo(there)).toBeUndefined();

    file('bbb222', 'aaa111', "op.add_column('users', sa.Column('phone', sa.String(20)))");
    const stopped = await scene.tell('flask db upgrade');
    expect(stopped.ids).toEqual(['already-there']);
    expect(stopped.commands[0]).toBe('flask db stamp bbb222');
    expect((await scene.tell('flask db stamp bbb222')).ids).toEqual([]);
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
  });

  test('is told of when the SQL box makes it', async () => {
    await atFirst();
    expect(await scene.workbench.executeSql('dev-a', 'instance/app.db', 'CREATE TABLE audit (id INTEGER PRIMARY KEY)')).toMatchObject({ type: 'done' });
    const told = await scene.notes();
    expect(told.ids).toEqual(['changed-by-hand']);
    expect(told.proof).toEqual(['audit: is new in instance/app.db, with 0 rows']);
    expect(await scene.workbench.executeSql('dev-a', 'instance/app.db', "INSERT INTO users (name) VALUES ('Ada')")).toMatchObject({ type: 'done' });
    expect((await scene.notes()).ids).toEqual([]);
  });

  test('is another thing than a model that is ahead', async () => {
    await atFirst(users(name, phone));
    const told = await scene.tell('flask db check');
    expect(told.ids).toEqual(['model-ahead']);
    expect(told.proof).toContain('users.phone: is in the model, not in the database');
  });

  test('is not what `flask db check` fails for when a revision waits', async () => {
    await atFirst(users(name, phone));
    file('bbb222', 'aaa111', "op.add_column('users', sa.Column('phone', sa.String(20)))");
    expect((await scene.tell('flask db check')).ids).toEqual(['not-up-to-date']);
  });
});

describe('an application that asks for what is not there', () => {
  const home = `${appFile}
from models import User


@app.get('/')
def home():
    return ', '.join(user.name or '?' for user in User.query)
`;

  test('was deployed before the upgrade', async () => {
    scene.begin(project(users(name), home));
    await scene.run('flask db init && flask db migrate -m first --rev-id aaa111');
    const noTable = await scene.tell('curl localhost:5000/');
    expect(noTable.ids).toEqual(['app-and-database-apart']);
    expect(noTable.notes[0]?.title).toBe('The code asks for `users`, and the database has not got it yet.');
    expect(noTable.commands).toEqual(['flask db upgrade']);
    await scene.run('flask db upgrade');
    expect((await scene.tell('curl localhost:5000/')).ids).toEqual([]);
    scene.write('models.py', users(name, phone));
    await scene.run('flask db migrate -m second --rev-id bbb222');
    const noColumn = await scene.tell('curl localhost:5000/');
    expect(noColumn.proof).toContain('users.phone: is not in instance/app.db');
    expect(noColumn.proof).toContain('Not applied yet: `bbb222` “second” adds it');
  });

  test('has a model that no revision was written for', async () => {
    await atFirst(users(name), home);
    scene.write('models.py', users(name, phone));
    const told = await scene.tell('curl localhost:5000/');
    expect(told.notes[0]?.title).toBe('The model has `users.phone`, and no revision adds it.');
    expect(told.commands).toEqual(['flask db migrate -m "Add users.phone"', 'flask db upgrade']);
  });

  test('is older than the schema', async () => {
    await atFirst(users(name), home);
    file('bbb222', 'aaa111', batch("batch_op.alter_column('name', new_column_name='full_name')"));
    await scene.run('flask db upgrade');
    const told = await scene.tell('curl localhost:5000/');
    expect(told.notes[0]?.title).toBe('The code asks for `users.name`, which a revision took away.');
    expect(told.proof).toContain('Applied: `bbb222` took it away');
  });

  test('is not meant when a migration asks', async () => {
    await atFirst();
    file('bbb222', 'aaa111', "op.execute('UPDATE nowhere SET a = 1')");
    expect((await scene.tell('flask db upgrade')).ids).toEqual([]);
  });
});
