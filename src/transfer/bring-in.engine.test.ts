import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Headless, openHeadless } from '../../scripts/headless.ts';
import { nodeEnginePort } from '../process/node-engine-port.ts';
import type { EngineDoor } from '../process/engine-door.ts';
import { openPythonDoor } from '../process/python-door.ts';
import { eachEnvironment } from '../domain/environment.ts';
import { emptyTree, type FileTree, textAt, treeOf } from '../domain/file-tree.ts';
import { readRevisionGraph } from '../domain/revision-graph.ts';
import type { Workspace } from '../domain/workspace.ts';
import { readStarter } from '../../scripts/project-folder.ts';
import { type Incoming, readIncoming } from './incoming.ts';
import { newWorld } from './new-world.ts';
import { type Proposal, propose, type Way } from './proposal.ts';

const at = { seconds: 1_770_000_000, minutesWest: 0 };
const runtime = new URL('../../public/runtime', import.meta.url).pathname;
let headless: Headless;
let python: EngineDoor;
beforeAll(() => {
  headless = openHeadless(emptyTree);
  python = openPythonDoor(nodeEnginePort, runtime);
});
afterAll(() => {
  headless.close();
  python.close();
});

const ENV = `import logging
from flask import current_app
from alembic import context

def get_engine():
    return current_app.extensions["migrate"].db.engine

def get_metadata():
    return current_app.extensions["migrate"].db.metadata

with get_engine().connect() as connection:
    context.configure(connection=connection, target_metadata=get_metadata(), dialect_name=None)
    with context.begin_transaction():
        context.run_migrations()
`;
const OFFLINE_ENV = ENV.replace('with get_engine()', 'if context.is_offline_mode():\n    context.configure(url="sqlite://", literal_binds=True)\n    with context.begin_transaction():\n        context.run_migrations()\nelse:\n  with get_engine()');
const MAKO = '"""${message}"""\nrevision = ${repr(up_revision)}\ndown_revision = ${repr(down_revision)}\n';

function revision(id: string, down: string | undefined, table: string): string {
  return `"""Create ${table}

Create Date: 2026-01-05 09:00:00
"""
from alembic import op
import sqlalchemy as sa

revision = '${id}'
down_revision = ${down === undefined ? 'None' : `'${down}'`}


def upgrade():
    op.create_table('${table}', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.String(20)))


def downgrade():
    op.drop_table('${table}')
`;
}

const migrations = {
  'migrations/alembic.ini': '[alembic]\n',
  'migrations/env.py': OFFLINE_ENV,
  'migrations/script.py.mako': MAKO,
  'migrations/versions/aaa111_users.py': revision('aaa111', undefined, 'users'),
  'migrations/versions/bbb222_posts.py': revision('bbb222', 'aaa111', 'posts'),
};

/** A project as it is at work: its models need a queue and a driver, its database is a server. */
const shop = {
  'shop/__init__.py': `import os
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_migrate import Migrate

db = SQLAlchemy()


def create_app():
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = "postgresql+psycopg2://shop@db/shop"
    from shop import models
    db.init_app(app)
    Migrate(app, db)
    return app
`,
  'shop/models.py': 'from celery import Celery\nimport psycopg2.extras\nfrom . import db\n\n\nclass User(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n',
  'wsgi.py': 'from shop import create_app\n\napp = create_app()\n',
  'broken.py': 'def f(:\n    pass\n',
  ...migrations,
};

function wanted(incoming: Incoming) {
  if (incoming.type === 'world' || incoming.type === 'refused') throw new Error(`It was taken for ${JSON.stringify(incoming)}`);
  return incoming;
}

function proposalFor(files: FileTree): Promise<Proposal> {
  return propose(wanted(readIncoming(files)), python.program, new AbortController().signal);
}

async function begin(way: Way, proposal: Proposal): Promise<Workspace> {
  const { workspace, historyProblem } = await newWorld(way, proposal.origin, at);
  expect(historyProblem).toBeUndefined();
  expect(headless.workbench.replaceWorld(workspace, 'Opened a project')).toBeUndefined();
  return workspace;
}

async function said(line: string, code = 0, id: 'dev-a' | 'production' = 'dev-a'): Promise<string> {
  let text = '';
  const quiet = headless.workbench.onTerminal(id, (event) => {
    if (event.type === 'stdout' || event.type === 'stderr') text += event.text;
  });
  const ended = await headless.workbench.enter(id, line);
  quiet();
  expect(`${line} → ${ended}\n${ended === code ? '' : text}`).toBe(`${line} → ${code}\n`);
  return text;
}

test('a project whose models cannot be imported says what is missing, and its migrations run with the smallest app', async () => {
  const proposal = await proposalFor(treeOf(shop));
  const words = proposal.findings.map((finding) => finding.words).join('\n');
  expect(words).toContain('shop/models.py, line 1, imports celery, which is not installed here.');
  expect(words).toContain('shop/models.py, line 2, imports psycopg2.extras, which is not installed here.');
  expect(words).toContain('Its database is PostgreSQL (shop/__init__.py, line 11).');
  expect(words).toContain('broken.py cannot be parsed by Python 3.14: line 1: invalid syntax.');
  expect(proposal.ways.map(({ name }) => name)).toEqual(['with the smallest app', 'as it is']);

  const [small, asItIs] = proposal.ways;
  await begin(asItIs ?? small, proposal);
  expect(await said('flask db upgrade', 2)).toContain("No module named 'celery'");

  const { environments } = await begin(small, proposal);
  for (const [path, text] of Object.entries(shop)) expect(textAt(environments.ci.files, path)).toBe(text);
  await said('flask db upgrade');
  expect(await said('flask db current')).toContain('bbb222 (head)');
  expect(await said('flask db history')).toContain('aaa111 -> bbb222 (head), Create posts');
  await said('flask db downgrade aaa111');
  expect(await said('sqlite3 app.db .tables')).toMatch(/alembic_version +users/);
  await said('flask db downgrade base', 0, 'dev-a');
  for (const dialect of ['sqlite', 'postgresql'] as const) {
    const up = await headless.workbench.previewSql('dev-a', 'bbb222', 'upgrade', dialect);
    expect(up.type === 'sql' ? up.sql : up.message).toContain('CREATE TABLE posts');
    const down = await headless.workbench.previewSql('dev-a', 'bbb222', 'downgrade', dialect);
    expect(down.type === 'sql' ? down.sql : down.message).toContain('DROP TABLE posts');
  }
  expect(await said('git log --oneline')).toMatch(/^[0-9a-f]{7} First version\n$/);
  expect(await said('git status', 0, 'production')).toContain('nothing to commit, working tree clean');
});

test('only a migrations folder gets the smallest app, whatever it was wrapped in', async () => {
  const bare = treeOf(Object.fromEntries(Object.entries(migrations).map(([path, text]) => [path.slice('migrations/'.length), text])));
  for (const files of [treeOf(migrations), bare, new Map([...bare].map(([path, bytes]): [string, Uint8Array] => [`project-main/db/${path}`, bytes]))]) {
    const proposal = await proposalFor(files);
    expect(proposal.ways).toHaveLength(1);
    await begin(proposal.ways[0], proposal);
    await said('flask db upgrade');
    expect(await said('flask db current')).toContain('bbb222 (head)');
    await said('flask db downgrade');
    expect(await said('sqlite3 app.db .tables')).toMatch(/alembic_version +users/);
    expect(readRevisionGraph(headless.workbench.getState().workspace.environments['dev-a'].files).heads).toEqual(['bbb222']);
  }
});

test('migrations whose env.py needs a module that is not here run with an env.py beside it', async () => {
  const proposal = await proposalFor(treeOf({ ...migrations, 'migrations/env.py': `from warehouse.models import Base\nfrom flask import current_app\n${ENV}` }));
  expect(proposal.findings.map(({ words }) => words).join('\n')).toContain('The migrations’ env.py needs warehouse.models (migrations/env.py, line 1)');
  await begin(proposal.ways[0], proposal);
  await said('flask db upgrade');
  expect(await said('flask db current')).toContain('bbb222 (head)');
  expect(await said('flask db history')).toContain('aaa111 -> bbb222 (head)');
  const preview = await headless.workbench.previewSql('dev-a', 'bbb222', 'upgrade', 'postgresql');
  expect(preview.type === 'sql' ? preview.sql : preview.message).toContain('CREATE TABLE posts');
  await said('flask db downgrade base');
});

test('Alembic’s migrations without Flask get an alembic.ini, and alembic runs them', async () => {
  const env = `from alembic import context
from logging.config import fileConfig
from sqlalchemy import engine_from_config

fileConfig(context.config.config_file_name)
connectable = engine_from_config(context.config.get_section(context.config.config_ini_section), prefix="sqlalchemy.")
with connectable.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
`;
  const proposal = await proposalFor(treeOf({ 'alembic/env.py': env, 'alembic/versions/a.py': revision('a', undefined, 'users'), 'alembic/script.py.mako': MAKO }));
  expect(proposal.words).toBe('Alembic’s migrations without Flask, in alembic/');
  await begin(proposal.ways[0], proposal);
  await said('alembic upgrade head');
  expect(await said('alembic current')).toContain('a (head)');
  await said('alembic downgrade base');
});

test('an application that is told by .flaskenv and asks for DATABASE_URL finds both exported', async () => {
  const proposal = await proposalFor(
    treeOf({
      '.flaskenv': 'FLASK_APP=server:app  # where it is\n',
      'server.py': `import os
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_migrate import Migrate

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ.get("DATABASE_URL", "mysql+pymysql://root@localhost/shop")
db = SQLAlchemy(app)
Migrate(app, db)
try:
    import ujson
except ImportError:
    ujson = None
`,
      ...migrations,
    }),
  );
  expect(proposal.ways.map(({ name }) => name)).toEqual(['as it is']);
  expect(proposal.findings.map(({ words }) => words).join('\n')).toContain('Its database is MySQL (server.py, line 7)');
  expect(proposal.findings.map(({ words }) => words).join('\n')).not.toContain('ujson');
  await begin(proposal.ways[0], proposal);
  await said('flask db upgrade', 0, 'production');
  expect(await said('sqlite3 app.db .tables', 0, 'production')).toMatch(/alembic_version +posts +users/);
});

test('a project with a history keeps it: the origin has its commits, and a database is not committed', async () => {
  await begin({ name: 'as it is', words: '', files: readStarter(), variables: () => ({}) }, { words: '', findings: [], ways: [{ name: 'as it is', words: '', files: readStarter(), variables: () => ({}) }], origin: undefined });
  for (const line of ['flask db init', 'flask db migrate -m "Create users"', 'flask db upgrade', 'git add -A', 'git commit -m "Create users"', 'git tag v1', 'git switch -c feature', 'git remote set-url origin https://example.org/x.git']) await said(line);
  const { files } = headless.workbench.getState().workspace.environments['dev-a'];
  const proposal = await proposalFor(new Map([...files].map(([path, bytes]): [string, Uint8Array] => [`shop-main/${path}`, bytes])));
  expect(proposal.findings).toEqual([]);
  await begin(proposal.ways[0], proposal);
  expect(await said('git remote -v', 0, 'production')).toContain('/srv/git/project.git');
  expect(await said('git log --oneline origin/main', 0, 'production')).toMatch(/Create users\n.*First version\n$/);
  expect(await said('git status', 0, 'production')).toContain("Your branch is up to date with 'origin/feature'");
  expect(await said('git branch -a', 0, 'production')).toContain('remotes/origin/main');
  expect(await said('flask db current', 0, 'production')).toContain('(head)');
  await said('git tag -d v1', 0, 'production');
  expect(await said('git fetch --tags', 0, 'production')).toContain('v1');
});

test('a damaged history gives way to a new one, and git says why', async () => {
  const files = treeOf({ ...shop, '.git/HEAD': 'ref: refs/heads/main\n', '.git/config': '[core]\n\tbare = false\n', '.git/refs/heads/main': `${'1'.repeat(40)}\n` });
  const proposal = await proposalFor(files);
  const { workspace, historyProblem } = await newWorld(proposal.ways[0], proposal.origin, at);
  expect(historyProblem).toMatch(/\w/);
  headless.workbench.replaceWorld(workspace, 'Opened a project');
  expect(await said('git log --oneline')).toMatch(/First version\n$/);
});

test('reading what a project needs runs none of it, whatever its files are called', async () => {
  const names = ['ast', 'configparser', 'importlib', 'importlib/util', 'json', 'os', 'posixpath', 're', 'sys', 'warnings', 'sitecustomize', 'celery'];
  const trap = Object.fromEntries(names.map((name) => [`${name}.py`, "raise SystemExit('it ran')\n"]));
  const proposal = await proposalFor(treeOf({ ...trap, 'app.py': 'import celery\nfrom flask import Flask\n\napp = Flask(__name__)\n', 'deep.py': `x = ${'('.repeat(5000)}${')'.repeat(5000)}\n`, 'nul.py': 'x = 1\0\n' }));
  expect(proposal.findings.map(({ words }) => words)).toEqual([
    expect.stringContaining('deep.py cannot be parsed'),
    expect.stringContaining('nul.py cannot be parsed'),
  ]);
});

test('one database gets the smallest app around it', async () => {
  headless.workbench.replaceWorld({ origin: emptyTree, environments: eachEnvironment(() => ({ files: emptyTree, cwd: '', variables: {} })) }, 'Emptied');
  await said('sqlite3 people.sqlite "CREATE TABLE people (name TEXT); INSERT INTO people VALUES (1)"');
  const bytes = headless.workbench.getState().workspace.environments['dev-a'].files.get('people.sqlite') ?? new Uint8Array(0);
  const proposal = await proposalFor(new Map([['backup/people.sqlite', bytes]]));
  expect(proposal.words).toBe('A SQLite database, people.sqlite');
  await begin(proposal.ways[0], proposal);
  await said('flask db init');
  await said('flask db stamp head');
  expect(await said('sqlite3 people.sqlite .tables')).toMatch(/alembic_version +people/);
  expect(await said('git status --porcelain')).not.toContain('people.sqlite');
});
