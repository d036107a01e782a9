import { afterAll, describe, expect, test } from 'vitest';
import { createUsers, dropUsers, name, phone, project, revision, users } from '../../../e2e/fidelity/projects.ts';
import type { EnvironmentId } from '../../domain/environment.ts';
import { textAt } from '../../domain/file-tree.ts';
import { pastWorlds } from '../last-happening.ts';
import { openScene } from '../node-explain-testing.ts';
import { review } from './review.ts';

const scene = openScene();
afterAll(scene.close);

const batch = (line: string): string => `with op.batch_alter_table('users') as batch_op:\n    ${line}`;
const files = () => scene.workbench.getState().workspace.environments['dev-a'].files;
const lineIn = (path: string, line: number): string => (textAt(files(), path) ?? '').split('\n')[line - 1]?.trim() ?? '';
const file = (id: string, parent: string | undefined, up: string, down?: string, environment?: EnvironmentId): void => scene.write(`migrations/versions/${id}.py`, revision(id, parent, up, down), environment);

/** What the review has to say of Developer A's files, and the line that each finding stands on. */
async function findings() {
  const { workspace, timeline } = scene.workbench.getState();
  const found = await review(workspace, pastWorlds(timeline), 'dev-a', scene.workbench);
  return found.map(({ kind, severity, of, message, path, line }) => ({ kind, severity, of, message, on: lineIn(path, line) }));
}

/** Developer A and production stand at the revision that autogenerate wrote of the models. */
async function begin(models: string): Promise<void> {
  scene.begin(project(models), 'dev-a', 'production');
  for (const id of ['dev-a', 'production'] as const) await scene.run('flask db init && flask db migrate -m "Create users" --rev-id aaa111 && flask db upgrade', id);
}

describe('a generated revision', () => {
  test('that renames is marked where it drops, with what would be lost here and elsewhere', async () => {
    await begin(users(name));
    await scene.run(`python sql.py "INSERT INTO users (name) VALUES ('Ada'), (NULL)"`);
    await scene.run(`python sql.py "INSERT INTO users (name) VALUES ('Ada'), ('Lin'), ('Sam')"`, 'production');
    scene.write('models.py', users('full_name = db.Column(db.String(80))'));
    const told = await scene.tell('flask db migrate -m "Rename" --rev-id bbb222');
    expect(told.ids).toEqual(['review']);
    expect(told.notes[0]?.title).toBe('Read `bbb222` “Rename” before you apply it: 1 thing to look at.');
    expect(await findings()).toEqual([
      {
        kind: 'rename',
        severity: 'warning',
        of: 'users.name',
        message: '`name` goes and `full_name` comes: is that a rename? Autogenerate cannot see one: 1 value here and 3 values in Production would be lost.',
        on: "batch_op.drop_column('name')",
      },
    ]);
    await scene.run('flask db upgrade');
    expect(await findings()).toEqual([]);
  });

  test('that renames a NOT NULL column is spoken of once', async () => {
    await begin(users('name = db.Column(db.String(80), nullable=False)'));
    await scene.run(`python sql.py "INSERT INTO users (name) VALUES ('Ada')"`);
    scene.write('models.py', users('full_name = db.Column(db.String(80), nullable=False)'));
    await scene.run('flask db migrate -m "Rename" --rev-id bbb222');
    expect((await findings()).map(({ kind }) => kind)).toEqual(['rename']);
  });

  test('that adds one column and drops another of another type is no rename', async () => {
    await begin(users(name));
    await scene.run(`python sql.py "INSERT INTO users (name) VALUES ('Ada')"`);
    scene.write('models.py', users('age = db.Column(db.Integer)'));
    await scene.run('flask db migrate -m "Another" --rev-id bbb222');
    expect(await findings()).toMatchObject([{ kind: 'drop', severity: 'warning', message: expect.stringContaining('Drops `users.name` with 1 value here.'), on: "batch_op.drop_column('name')" }]);
  });

  test('that gives a table another name is marked where it drops', async () => {
    await begin(users(name));
    await scene.run(`python sql.py "INSERT INTO users (name) VALUES ('Ada')"`, 'production');
    scene.write('models.py', users(name).replace("'users'", "'people'"));
    await scene.run('flask db migrate -m "Rename" --rev-id bbb222');
    expect(await findings()).toMatchObject([{ kind: 'rename', of: 'users', message: '`users` goes and `people`, with the same columns, comes: is that a rename? The old table is dropped with 1 row in Production.', on: "op.drop_table('users')" }]);
  });

  test('that drops a table with rows says how many, and says nothing of an empty one', async () => {
    await begin(`${users(name)}\n\nclass Post(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n\n\nclass Tag(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n`);
    await scene.run('python sql.py "INSERT INTO post DEFAULT VALUES" "INSERT INTO post DEFAULT VALUES"');
    scene.write('models.py', users(name));
    await scene.run('flask db migrate -m "Less" --rev-id bbb222');
    expect(await findings()).toMatchObject([{ kind: 'drop', of: 'post', message: expect.stringContaining('Drops `post` with 2 rows here.'), on: "op.drop_table('post')" }]);
  });

  test('that drops what somebody made by hand says so', async () => {
    await begin(users(name));
    await scene.run('python sql.py "CREATE TABLE audit (id INTEGER PRIMARY KEY)" "ALTER TABLE users ADD COLUMN phone VARCHAR(20)"');
    await scene.run(`python sql.py "INSERT INTO users (name, phone) VALUES ('Ada', '020')"`);
    await scene.run('flask db migrate -m "Sync" --rev-id bbb222');
    expect(await findings()).toMatchObject([
      { kind: 'drop', severity: 'info', of: 'audit', message: expect.stringContaining('No revision made it') },
      { kind: 'drop', severity: 'warning', of: 'users.phone', message: expect.stringContaining('Drops `users.phone` with 1 value here. No revision made it') },
    ]);
  });

  test('with a NOT NULL column is told which rows it would meet', async () => {
    await begin(users(name));
    scene.write('models.py', users(name, 'age = db.Column(db.Integer, nullable=False)'));
    await scene.run('flask db migrate -m "Add age" --rev-id bbb222');
    expect(await findings()).toMatchObject([{ kind: 'not-null', severity: 'info', of: 'users.age', on: "batch_op.add_column(sa.Column('age', sa.Integer(), nullable=False))" }]);
    await scene.run(`python sql.py "INSERT INTO users (name) VALUES ('Ada'), ('Lin')"`, 'production');
    expect(await findings()).toMatchObject([{ severity: 'warning', message: expect.stringContaining('It fails: `users` has 2 rows in Production') }]);
    scene.edit('migrations/versions/bbb222_add_age.py', 'nullable=False', "nullable=False, server_default='0'");
    expect(await findings()).toEqual([]);
  });

  test('that makes a column NOT NULL is told of the rows without a value', async () => {
    await begin(users(name));
    await scene.run(`python sql.py "INSERT INTO users (name) VALUES (NULL)"`);
    scene.write('models.py', users('name = db.Column(db.String(80), nullable=False)'));
    await scene.run('flask db migrate -m "Stricter" --rev-id bbb222');
    expect(await findings()).toMatchObject([{ kind: 'not-null', severity: 'warning', message: expect.stringContaining('is NULL in 1 row here') }]);
    await scene.run(`python sql.py "UPDATE users SET name = 'Ada'"`);
    expect(await findings()).toEqual([]);
  });

  test('with a constraint without a name is marked in the upgrade and in the downgrade', async () => {
    await begin(users(name));
    scene.write('models.py', users('name = db.Column(db.String(80), unique=True)'));
    await scene.run('flask db migrate -m "Unique" --rev-id bbb222');
    expect(await findings()).toMatchObject([
      { kind: 'unnamed-constraint', severity: 'warning', on: "batch_op.create_unique_constraint(None, ['name'])" },
      { kind: 'unnamed-constraint', severity: 'warning', on: "batch_op.drop_constraint(None, type_='unique')" },
    ]);
  });

  test('that makes a table with an unnamed constraint is marked, but interrupts nobody: a first migration is often so', async () => {
    scene.begin(project(users('name = db.Column(db.String(80), unique=True)')));
    await scene.run('flask db init');
    expect((await scene.tell('flask db migrate -m "Create users" --rev-id aaa111')).ids).toEqual([]);
    expect(await findings()).toMatchObject([{ kind: 'unnamed-constraint', severity: 'info', on: "sa.UniqueConstraint('name')" }]);
  });

  test('that only adds is not spoken of, nor is a merge', async () => {
    await begin(users(name));
    scene.write('models.py', users(name, phone));
    expect((await scene.tell('flask db migrate -m "Add phone" --rev-id bbb222')).ids).toEqual([]);
    file('ccc333', 'aaa111', "op.add_column('users', sa.Column('email', sa.String(120)))", "op.drop_column('users', 'email')");
    expect((await scene.tell('flask db merge heads -m "Both"')).ids).toEqual([]);
    expect(await findings()).toEqual([]);
  });
});

describe('a revision by hand', () => {
  test('whose downgrade does nothing is marked at its def', async () => {
    await begin(users(name));
    file('bbb222', 'aaa111', "op.add_column('users', sa.Column('phone', sa.String(20)))", '"""There is no way back."""\npass');
    expect(await findings()).toMatchObject([{ kind: 'empty-downgrade', severity: 'warning', on: 'def downgrade():' }]);
    file('bbb222', 'aaa111', "op.add_column('users', sa.Column('phone', sa.String(20)))", "raise NotImplementedError('There is no way back.')");
    expect(await findings()).toEqual([]);
    file('bbb222', 'aaa111', 'pass', 'pass');
    expect(await findings()).toEqual([]);
  });

  test('that moves the values before it drops is worth a look', async () => {
    await begin(users(name));
    await scene.run(`python sql.py "INSERT INTO users (name) VALUES ('Ada')"`);
    file('bbb222', 'aaa111', `op.add_column('users', sa.Column('full_name', sa.String(80)))\nop.execute("UPDATE users SET full_name = name")\n${batch("batch_op.drop_column('name')")}`, "raise NotImplementedError('There is no way back.')");
    expect(await findings()).toMatchObject([{ kind: 'drop', severity: 'info', message: 'Drops `users.name` with 1 value here. Line 20 changes rows before it: see that it keeps them, and try it on a copy.' }]);
  });

  test('is understood in strings over lines, comments and lines that only look like calls', async () => {
    await begin(users(name));
    await scene.run(`python sql.py "INSERT INTO users (name) VALUES ('Ada')"`);
    file('bbb222', 'aaa111', `# op.drop_table('users')\nnote = """\nop.drop_table('users')\n"""\n${batch("batch_op.drop_column(\n        'na'\n        'me',\n    )")}`, 'print(1)');
    expect(await findings()).toMatchObject([{ kind: 'drop', of: 'users.name', on: 'batch_op.drop_column(' }]);
  });
});

describe('a revision that is applied', () => {
  test('is marked at the line that was changed, with who applied it', async () => {
    await begin(users(name));
    const path = 'migrations/versions/aaa111_create_users.py';
    scene.edit(path, 'length=80', 'length=90');
    expect(await findings()).toMatchObject([{ kind: 'edited-after-applied', of: 'aaa111', message: expect.stringContaining('was applied in Developer A (here) and Production.'), on: expect.stringContaining('length=90') }]);
    scene.edit(path, 'length=90', 'length=80');
    expect(await findings()).toEqual([]);
  });

  test('may be changed as long as nobody has applied it', async () => {
    scene.begin(project(users(name)));
    await scene.run('flask db init');
    file('aaa111', undefined, createUsers, dropUsers);
    scene.edit('migrations/versions/aaa111.py', 'length=80', 'length=90');
    await scene.run('flask db upgrade');
    expect(await findings()).toEqual([]);
    await scene.run('flask db downgrade');
    scene.edit('migrations/versions/aaa111.py', 'length=90', 'length=80');
    await scene.run('flask db upgrade');
    expect(await findings()).toEqual([]);
  });
});
