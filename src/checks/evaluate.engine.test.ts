import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EnvironmentId } from '../domain/environment.ts';
import type { Workspace } from '../domain/workspace.ts';
import { openStage, type Stage } from '../scenario/node-stage.ts';
import { readCheck } from './check.ts';
import { evaluate, type LastOutput } from './evaluate.ts';
import { findingSentence } from './finding.ts';
import { createProbe, type Probe } from './probe.ts';

let stage: Stage;
let probe: Probe;
let workspace: Workspace;
const outputs: Partial<Record<EnvironmentId, LastOutput>> = { 'dev-a': { line: 'flask db check', code: 1, text: 'INFO …\nERROR: there is more\n' } };

beforeAll(async () => {
  stage = await openStage();
  probe = createProbe(stage.openWorkbench(stage.starter));
  const workbench = stage.openWorkbench(stage.starter);
  const all = async (id: EnvironmentId, ...lines: readonly string[]): Promise<void> => {
    for (const line of lines) expect(await workbench.enter(id, line), `${id}: ${line}`).toBe(0);
  };
  await all('dev-a', 'flask db init', 'flask db migrate -m "Create users" --rev-id 0001', 'flask db upgrade', 'python seed.py', 'git add -A', 'git commit -m "Begin migrations"', 'git push');
  await all('dev-b', 'git pull', 'flask db upgrade', 'sqlite3 app.db "ALTER TABLE users ADD COLUMN phone TEXT NOT NULL DEFAULT \'\'; CREATE UNIQUE INDEX ix ON users (phone, id)"', 'echo >> seed.py', 'git commit -am "Seed"');
  await all('ci', 'git pull', 'python -c "from app import app, db; app.app_context().push(); db.create_all()"', 'rm app.py');
  ({ workspace } = workbench.getState());
});
afterAll(() => stage.close());

async function look(written: unknown): Promise<string[]> {
  const read = readCheck(written);
  if (!('check' in read)) expect.fail(JSON.stringify(read.flaws));
  const findings = await evaluate(read.check, { workspace, probe, lastOutput: (id) => outputs[id] });
  return findings.map((finding) => `${finding.holds ? '✓' : '✕'} ${findingSentence(finding)}`);
}

describe('a check says what it found and, where it does not hold, what it wanted', () => {
  test.each<[unknown, readonly string[]]>([
    [{ file: 'models.py', in: 'dev-a' }, ['✓ Developer A has models.py.']],
    [{ file: '*.py', in: 'dev-a' }, ['✕ Developer A has app.py, models.py and seed.py. It should have one *.py alone.']],
    [{ file: 'migrations/versions/*_create_users.py', in: ['dev-a', 'production'] }, ['✓ Developer A has migrations/versions/0001_create_users.py.', '✕ Production has no migrations/versions/*_create_users.py. It should have it.']],
    [{ file: 'models.py', in: 'dev-a', has: 'class User', lacks: ['class Order'] }, ['✓ Developer A has models.py with “class User” and without “class Order”.']],
    [{ file: 'models.py', in: 'dev-a', has: ['class User', 'class Order'] }, ['✕ Developer A has models.py without “class Order”. It should have that in it.']],
    [{ file: 'models.py', in: 'dev-a', lacks: 'class User' }, ['✕ Developer A has models.py with “class User”. It should have it without that.']],
    [{ file: 'app.py', in: ['ci', 'dev-a'], absent: true }, ['✓ CI has no app.py.', '✕ Developer A has app.py. It should have no app.py.']],

    [{ model: 'users.email', in: 'dev-a', type: 'String(120)', nullable: false, has: 'unique=True' }, ['✓ Developer A has users.email in models.py as `Column(String(120), nullable=False, unique=True)`.']],
    [{ model: 'users.email', in: 'dev-a', type: 'Text', nullable: true, has: ['index=True'] }, ['✕ Developer A has users.email in models.py as `Column(String(120), nullable=False, unique=True)`. It should have it as Text, nullable, with “index=True” in its models.']],
    [{ model: 'users.phone', in: ['dev-a'] }, ['✕ Developer A has a model of users without phone in models.py. It should have users.phone in its models.']],
    [{ model: 'users.phone', in: ['dev-a'], absent: true }, ['✓ Developer A has a model of users without phone in models.py.']],
    [{ model: 'users.email', in: ['dev-a'], absent: true }, ['✕ Developer A has users.email in models.py as `Column(String(120), nullable=False, unique=True)`. It should have no users.email in its models.']],
    [{ model: 'users', in: 'dev-a' }, ['✓ Developer A has a model of the table users in models.py.']],
    [{ model: 'orders', in: 'dev-a' }, ['✕ Developer A has no model of the table orders. It should have orders in its models.']],

    [{ migration: 'create_table users', in: ['dev-a', 'production'], downgrade: 'drop_table users' }, ['✓ Developer A has create_table users in migrations/versions/0001_create_users.py.', '✕ Production has no migrations folder. It should have a revision whose upgrade() has create_table users, and its downgrade() drop_table users.']],
    [{ migration: 'create_table users', in: 'dev-a', downgrade: ['drop_table users', 'drop_index ix'] }, ['✕ Developer A has create_table users in migrations/versions/0001_create_users.py with a downgrade() that has drop_table users. It should have a revision whose upgrade() has create_table users, and its downgrade() drop_table users and drop_index ix.']],
    [{ migration: 'create_table', in: 'dev-a', has: ['String(length=120)', 'nullable=True'] }, ['✕ Developer A has create_table in migrations/versions/0001_create_users.py as `op.create_table(\'users\', sa.Column(\'id\', sa.Integer(), nullable=False), sa.Column(\'email\', sa.String(length=120), nullable=False), sa.PrimaryKeyConstraint(\'id\'), sa.UniqueConstraint(\'email\'))`. It should have a revision whose upgrade() has create_table, with “String(length=120)” and “nullable=True”.']],
    [{ migration: 'add_column users.phone', in: 'dev-a' }, ['✕ Developer A has no revision whose upgrade() has add_column users.phone. It should have a revision whose upgrade() has add_column users.phone.']],
    [{ migration: 'add_column users.phone', in: 'dev-a', absent: true }, ['✓ Developer A has no revision whose upgrade() has add_column users.phone.']],
    [{ migration: 'create_table users', in: 'dev-a', absent: true }, ['✕ Developer A has create_table users in migrations/versions/0001_create_users.py. It should have no revision whose upgrade() has create_table users.']],

    [{ committed: 'migrations', in: ['dev-a', 'production'] }, ['✓ Developer A has migrations in its last commit as it is.', '✕ Production has no migrations in git. It should have migrations in its last commit as it is.']],
    [{ committed: '.', in: 'ci' }, ['✕ CI has changes in . that are not committed (app.py). It should have . in its last commit as it is.']],

    [{ table: 'users', in: 'dev-a', rows: 3 }, ['✓ Developer A has the table users with 3 rows.']],
    [{ table: 'users', in: 'dev-a', rows: 1 }, ['✕ Developer A has the table users with 3 rows. It should have 1 row in it.']],
    [{ table: 'orders', in: ['dev-a', 'production'] }, ['✕ Developer A has no table orders. It should have it.', '✕ Production has no database. It should have one.']],
    [{ table: 'orders', in: 'dev-a', absent: true }, ['✓ Developer A has no table orders.']],
    [{ table: 'users', in: 'dev-a', database: 'other.db' }, ['✕ Developer A has no other.db. It should have one.']],

    [{ column: 'users.phone', in: 'dev-b', type: 'text', nullable: false, default: "''" }, ["✓ Developer B has the column users.phone, TEXT NOT NULL DEFAULT ''."]],
    [{ column: 'users.phone', in: 'dev-b', type: 'VARCHAR(20)', nullable: true }, ["✕ Developer B has the column users.phone, TEXT NOT NULL DEFAULT ''. It should have it as VARCHAR(20) NULL."]],
    [{ column: 'users.phone', in: ['dev-a', 'dev-b'], absent: true }, ['✓ Developer A has no column users.phone.', "✕ Developer B has the column users.phone, TEXT NOT NULL DEFAULT ''. It should not have users.phone."]],
    [{ column: 'users.phone', in: 'dev-a' }, ['✕ Developer A has no column users.phone. It should have users.phone.']],
    [{ column: 'orders.id', in: 'dev-a' }, ['✕ Developer A has no table orders. It should have it, with id.']],

    [{ index: 'ix', in: 'dev-b', columns: ['phone', 'id'], unique: true }, ['✓ Developer B has the unique index ix on phone, id.']],
    [{ index: 'ix', in: 'dev-b', columns: 'phone', unique: false }, ['✕ Developer B has the unique index ix on phone, id. It should have it, not unique, on phone.']],
    [{ index: 'ix', in: 'dev-a' }, ['✕ Developer A has no index ix. It should have it.']],
    [{ index: 'ix', in: ['dev-a', 'dev-b'], absent: true }, ['✓ Developer A has no index ix.', '✕ Developer B has the unique index ix on phone, id. It should not have it.']],

    [{ query: 'SELECT id, email FROM users WHERE id < 2', in: 'dev-a', gives: [[1, 'ada@example.org']] }, ['✓ Developer A answers `SELECT id, email FROM users WHERE id < 2` with (1, ada@example.org).']],
    [{ query: 'SELECT NULL, 1.5', in: 'dev-a', gives: [[null, 1.5]] }, ['✓ Developer A answers `SELECT NULL, 1.5` with (NULL, 1.5).']],
    [{ query: 'SELECT count(*) FROM users', in: 'dev-a', gives: [[4]] }, ['✕ Developer A answers `SELECT count(*) FROM users` with (3). It should answer (4).']],
    [{ query: 'SELECT * FROM users WHERE 0', in: 'dev-a', gives: [] }, ['✓ Developer A answers `SELECT * FROM users WHERE 0` with no rows.']],
    [{ query: 'SELECT phone FROM users', in: ['dev-a', 'production'], gives: [] }, ['✕ Developer A cannot answer `SELECT phone FROM users`: no such column: phone. It should answer no rows.', '✕ Production has no database. It should have one that answers `SELECT phone FROM users` with no rows.']],

    [{ revision: 'head', in: ['dev-a', 'ci'] }, ['✓ Developer A stands at “Create users”.', '✕ CI was never migrated. It should stand at the head, “Create users”.']],
    [{ revision: 'Create users', in: 'dev-a' }, ['✓ Developer A stands at “Create users”.']],
    [{ revision: '0001', in: 'dev-a' }, ['✓ Developer A stands at “Create users”.']],
    [{ revision: 'base', in: 'dev-a' }, ['✕ Developer A stands at “Create users”. It should stand at base.']],
    [{ revision: 'none', in: ['ci', 'dev-a'] }, ['✓ CI was never migrated.', '✕ Developer A stands at “Create users”. It should never have been migrated.']],
    [{ revision: '0002', in: ['dev-a', 'production'] }, ['✕ Developer A stands at “Create users”. It should stand at “0002”.', '✕ Production has no database. It should stand at “0002”.']],

    [{ heads: 1, in: ['dev-a', 'production'] }, ['✓ Developer A has 1 head among its revisions.', '✕ Production has 0 heads among its revisions. It should have 1.']],
    [{ commits: 2, touching: 'seed.py', in: ['dev-b', 'dev-a'] }, ['✓ Developer B has 2 commits that touch seed.py.', '✕ Developer A has 1 commit that touches seed.py. It should have 2.']],
    [{ origin: { ahead: 1, behind: 0 }, in: ['dev-b', 'production'] }, ['✓ Developer B is 1 commit ahead of the origin and 0 behind.', '✕ Production is 0 commits ahead of the origin and 1 behind. It should be 1 ahead and 0 behind.']],

    [{ drift: 'none', in: ['dev-a', 'ci'] }, ['✓ Developer A and CI have the same schema.']],
    [{ drift: 'none', in: ['dev-a', 'dev-b'] }, ['✕ Developer A and Developer B differ in users.phone and ix. They should have the same schema.']],
    [{ drift: ['users.phone', 'ix'], in: ['dev-a', 'dev-b'] }, ['✓ Developer A and Developer B differ in users.phone and ix.']],
    [{ drift: 'none', in: ['dev-a', 'production'] }, ['✕ Production has no database. They should have the same schema.']],

    [{ app: '/users', in: 'dev-a', status: 200, says: 'lin@example.org' }, ['✓ Developer A answers GET /users with 200 and [{"email":"ada@example.org","id":1},{"email":"lin@example.org","id":2},{"email":"sam@example.org","id":3}].']],
    [{ app: '/nothing', in: 'dev-a', status: 404 }, ['✓ Developer A answers GET /nothing with 404.']],
    [{ app: '/users', in: 'production', status: 200 }, ['✕ Production answers GET /users with 500: sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) no such table: users. It should answer GET /users with 200.']],
    [{ app: '/', in: 'dev-a', status: 200, says: 'orders', error: 'x' }, ['✕ Developer A answers GET / with 200 and {"app":"shop","see":["/users","/health"]}. It should answer GET / with 200, with “orders”, and log “x”.']],

    [{ command: 'cat seed.py | head -n 1', in: 'dev-a', says: 'Puts a few people', hides: 'error' }, ['✓ Developer A ran `cat seed.py | head -n 1`: it ended with 0 and said “Puts a few people”.']],
    [{ command: 'rm seed.py && ls seed.py', in: 'dev-a', exits: 0 }, ["✕ Developer A ran `rm seed.py && ls seed.py`: it ended with 2, last saying ls: cannot access 'seed.py': No such file or directory. It should have it end with 0."]],
    [{ pipeline: 'never ran' }, ['✓ CI has run no pipeline.']],
    [{ pipeline: 'deployed' }, ['✕ CI has run no pipeline. It should have it end as “deployed”.']],
    [{ output: 'there is more', in: 'dev-a', exits: 1 }, ['✓ Developer A ran `flask db check`: it ended with 1 and said “there is more”.']],
    [{ output: ['less'], in: ['dev-a', 'ci'], exits: 0 }, ['✕ Developer A ran `flask db check`: it ended with 1, last saying ERROR: there is more. It should have it end with 0 and say “less”.', '✕ CI ran no command in this step. It should have run one that says “less”.']],
  ])('%j', async (written, sentences) => {
    expect(await look(written)).toEqual(sentences);
  });

  test('an application that does not start says why', async () => {
    expect((await look({ app: '/', in: 'ci', status: 200 }))[0]).toMatch(/^✕ CI has an application that does not start: .*Flask application.* It should answer GET \/ with 200\.$/);
  });
});

test('whatever checks run, the world is as it was', async () => {
  const copy = { ...workspace };
  const before = new Map(workspace.environments['dev-a'].files);
  await look({ command: 'rm -rf * .git', in: 'dev-a' });
  await look({ query: 'DROP TABLE users', in: 'dev-a', gives: [] });
  expect(workspace).toEqual(copy);
  expect(new Map(workspace.environments['dev-a'].files)).toEqual(before);
  expect(await look({ table: 'users', in: 'dev-a', rows: 3 })).toEqual(['✓ Developer A has the table users with 3 rows.']);
});
