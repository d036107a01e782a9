import { appFile, createUsers, dropUsers, name, phone, project, revision, users } from './projects.ts';
import { edit, fails, run, story, write } from './story.ts';
import { tellStories } from './tell-stories.ts';

const init = run('flask db init');
const file = (id: string, parent: string | undefined, up: string, down?: string) => write(`migrations/versions/${id}.py`, revision(id, parent, up, down));
const first = file('aaa111', undefined, createUsers, dropUsers);
const batch = (line: string): string => `with op.batch_alter_table('users') as batch_op:\n    ${line}`;

const home = `${appFile}
from models import User


@app.get('/')
def home():
    return ', '.join(user.name or '?' for user in User.query)
`;

const withForeignKeys = `${appFile}
from sqlalchemy import event
from sqlalchemy.engine import Engine


@event.listens_for(Engine, 'connect')
def enforce(connection, record):
    connection.execute('PRAGMA foreign_keys=ON')
`;

const ask = 'python -c "from app import app; r = app.test_client().get(\'/\'); print(r.status, r.text)"';

const lock = `import sqlite3

from flask_migrate import upgrade

from app import app

holder = sqlite3.connect('instance/app.db')
holder.execute('BEGIN EXCLUSIVE')
with app.app_context():
    upgrade()
`;

tellStories('pitfalls: what SQLite does', [
  story(
    'a constraint cannot be altered without batch mode',
    project(users(name)),
    init,
    first,
    file('bbb222', 'aaa111', "op.create_unique_constraint('uq_users_name', 'users', ['name'])"),
    fails('flask db upgrade', 1, 'No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.'),
    run('flask db current', 'aaa111'),
    file('bbb222', 'aaa111', "op.alter_column('users', 'name', nullable=False)"),
    fails('flask db upgrade', 1, 'near "ALTER": syntax error'),
    file('bbb222', 'aaa111', batch("batch_op.create_unique_constraint('uq_users_name', ['name'])")),
    run('flask db upgrade'),
  ),
  story(
    'a constraint without a name cannot be made or dropped in batch mode',
    project(users(name)),
    run('flask db init && flask db migrate -m first --rev-id aaa111 && flask db upgrade'),
    write('models.py', users('name = db.Column(db.String(80), unique=True)')),
    run('flask db migrate -m second --rev-id bbb222', 'Detected added unique constraint None'),
    fails('flask db upgrade', 1, 'ValueError: Constraint must have a name'),
    file('bbb222_second', 'aaa111', batch("batch_op.drop_constraint(None, type_='unique')")),
    fails('flask db upgrade', 1, 'ValueError: Constraint must have a name'),
  ),
  story(
    'a migration that failed halfway is in its own way',
    project(users(name)),
    init,
    first,
    run('flask db upgrade'),
    run(`python sql.py "INSERT INTO users (name) VALUES (NULL)"`),
    file('bbb222', 'aaa111', batch("batch_op.alter_column('name', existing_type=sa.String(80), nullable=False)")),
    fails('flask db upgrade', 1, '(sqlite3.IntegrityError) NOT NULL constraint failed: _alembic_tmp_users.name'),
    fails('flask db upgrade', 1, '(sqlite3.OperationalError) table _alembic_tmp_users already exists'),
    run(`python sql.py "DROP TABLE _alembic_tmp_users" "UPDATE users SET name = 'Ada'"`),
    run('flask db upgrade'),
  ),
  story(
    'of a migration with two steps the first one stays when the second one fails',
    project(users(name)),
    init,
    first,
    file('bbb222', 'aaa111', "op.add_column('users', sa.Column('phone', sa.String(20)))\nop.add_column('nowhere', sa.Column('phone', sa.String(20)))"),
    fails('flask db upgrade', 1, 'no such table: nowhere'),
    edit('migrations/versions/bbb222.py', "op.add_column('nowhere', sa.Column('phone', sa.String(20)))", 'pass'),
    fails('flask db upgrade', 1, '(sqlite3.OperationalError) duplicate column name: phone'),
    run('flask db current', 'aaa111'),
  ),
  story(
    'a unique constraint meets rows that are not unique',
    project(users(name)),
    init,
    first,
    run('flask db upgrade'),
    run(`python sql.py "INSERT INTO users (name) VALUES ('Ada'), ('Ada')"`),
    file('bbb222', 'aaa111', batch("batch_op.create_unique_constraint('uq_users_name', ['name'])")),
    fails('flask db upgrade', 1, '(sqlite3.IntegrityError) UNIQUE constraint failed: _alembic_tmp_users.name'),
  ),
  story(
    'the code is deployed before the upgrade',
    project(users(name), home),
    run('flask db init && flask db migrate -m first --rev-id aaa111'),
    run(ask, '500 INTERNAL SERVER ERROR', 'no such table: users'),
    run('flask db upgrade'),
    run(ask, '200 OK'),
    write('models.py', users(name, phone)),
    run('flask db migrate -m second --rev-id bbb222'),
    run(ask, '500 INTERNAL SERVER ERROR', 'no such column: users.phone'),
    run('flask db upgrade'),
    run(ask, '200 OK'),
  ),
  story(
    'old code runs on the new schema',
    project(users(name), home),
    init,
    first,
    file('bbb222', 'aaa111', batch("batch_op.alter_column('name', new_column_name='full_name')")),
    run('flask db upgrade'),
    run(ask, '500 INTERNAL SERVER ERROR', 'no such column: users.name'),
  ),
  story(
    'a table is rebuilt while foreign keys are on, and the rows that depend on it are gone',
    project(users(name), withForeignKeys),
    init,
    first,
    file('bbb222', 'aaa111', "op.create_table('posts', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('user_id', sa.Integer(), sa.ForeignKey('users.id', ondelete='CASCADE')))"),
    run('flask db upgrade'),
    run(`python sql.py "INSERT INTO users (name) VALUES ('Ada')" "INSERT INTO posts (user_id) VALUES (1)" "SELECT count(*) FROM posts"`, '(1,)'),
    file('ccc333', 'bbb222', batch("batch_op.alter_column('name', existing_type=sa.String(80), type_=sa.String(200))")),
    run('flask db upgrade'),
    run('python sql.py "SELECT count(*) FROM users" "SELECT count(*) FROM posts"', '(1,)', '(0,)'),
  ),
  story(
    'the database is locked by another connection',
    { ...project(users(name), appFile), 'lock.py': lock },
    init,
    first,
    run('flask db upgrade'),
    write('app.py', appFile.replace('sqlite:///app.db', 'sqlite:///app.db?timeout=0.1')),
    fails('python lock.py', 1, 'database is locked'),
  ),
  story(
    'the database file is no database',
    { ...project(users(name)), 'instance/app.db': 'This is a shopping list, not a database.\n'.repeat(40) },
    init,
    first,
    fails('flask db upgrade', 1, '(sqlite3.DatabaseError) file is not a database'),
  ),
  story(
    'the model has a mistake',
    project('db = (1,\n'),
    fails('flask db init', 1, "SyntaxError: '(' was never closed"),
    write('models.py', users('name = db.Colum(db.String(80))')),
    fails('flask db init', 1, 'AttributeError: Colum'),
    write('models.py', 'import nowhere\n'),
    fails('flask db init', 2, "ModuleNotFoundError: No module named 'nowhere'"),
    write('models.py', users(name)),
    init,
    write('migrations/versions/aaa111.py', 'revision = "aaa111"\ndown_revision = None\n\ndef upgrade()\n    pass\n'),
    fails('flask db upgrade', 1, "SyntaxError: expected ':'"),
  ),
]);
