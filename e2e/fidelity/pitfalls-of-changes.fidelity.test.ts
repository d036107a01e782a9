import { appFile, createUsers, dropUsers, name, phone, project, revision, users } from './projects.ts';
import { edit, fails, run, story, write } from './story.ts';
import { tellStories } from './tell-stories.ts';

const begin = run('flask db init && flask db migrate -m "Create users" --rev-id aaa111 && flask db upgrade');
const addAda = run(`python sql.py "INSERT INTO users (name) VALUES ('Ada')"`);
const selectUsers = 'python sql.py "SELECT * FROM users"';

const genderEnum = (...values: readonly string[]): string => users(`role = db.Column(db.Enum(${values.map((value) => `'${value}'`).join(', ')}, native_enum=False))`);

const customType = `from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.types import String, TypeDecorator

db = SQLAlchemy()


class Slug(TypeDecorator):
    impl = String
    cache_ok = True


class Post(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    slug = db.Column(Slug(40))
`;

tellStories('pitfalls: what a change of the model does', [
  story(
    'a renamed column is seen as one added and one removed, and its values are lost',
    project(users(name)),
    begin,
    addAda,
    write('models.py', users('full_name = db.Column(db.String(80))')),
    run('flask db migrate -m "Rename" --rev-id bbb222', "Detected added column 'users.full_name'", "Detected removed column 'users.name'"),
    run('flask db upgrade'),
    run(selectUsers, '(1, None)'),
  ),
  story(
    'a renamed column keeps its values when the revision says so',
    project(users(name)),
    begin,
    addAda,
    write('models.py', users('full_name = db.Column(db.String(80))')),
    write('migrations/versions/bbb222_rename.py', revision('bbb222', 'aaa111', "with op.batch_alter_table('users') as batch_op:\n    batch_op.alter_column('name', new_column_name='full_name')")),
    run('flask db upgrade'),
    run(selectUsers, "(1, 'Ada')"),
    run('flask db check', 'No new upgrade operations detected.'),
  ),
  story(
    'a renamed table is seen as one added and one removed',
    project(users(name)),
    begin,
    write('models.py', users(name).replace("'users'", "'people'")),
    run('flask db migrate -m "Rename" --rev-id bbb222', "Detected added table 'people'", "Detected removed table 'users'"),
    run('flask db upgrade'),
  ),
  story(
    'models that the application does not import are not there',
    { ...project(users(name)), 'database.py': 'from flask_sqlalchemy import SQLAlchemy\n\ndb = SQLAlchemy()\n' },
    write('app.py', appFile.replace('from models import db', 'from database import db')),
    write('models.py', users(name).replace('from flask_sqlalchemy import SQLAlchemy\n\ndb = SQLAlchemy()', 'from database import db')),
    run('flask db init'),
    run('flask db migrate -m "Nothing is seen"', 'No changes in schema detected.'),
    write('app.py', `${appFile.replace('from models import db', 'from database import db')}\nimport models\n`),
    run('flask db migrate -m "Create users" --rev-id aaa111', "Detected added table 'users'"),
    run('flask db upgrade'),
    write('app.py', appFile.replace('from models import db', 'from database import db')),
    run('flask db migrate -m "Everything goes" --rev-id bbb222', "Detected removed table 'users'"),
    run('grep -n drop_table migrations/versions/bbb222_everything_goes.py', "op.drop_table('users')"),
  ),
  story(
    'a NOT NULL column needs a default where there are rows, and passes where there are none',
    project(users(name)),
    begin,
    write('models.py', users(name, 'age = db.Column(db.Integer, nullable=False)')),
    run('flask db migrate -m "Add age" --rev-id bbb222', "Detected added column 'users.age'"),
    run('flask db upgrade'),
    run('flask db downgrade'),
    addAda,
    fails('flask db upgrade', 1, '(sqlite3.OperationalError) Cannot add a NOT NULL column with default value NULL', 'ALTER TABLE users ADD COLUMN age INTEGER NOT NULL'),
    run('flask db current', 'aaa111'),
    edit('migrations/versions/bbb222_add_age.py', 'nullable=False', "nullable=False, server_default='0'"),
    run('flask db upgrade'),
    run(selectUsers, "(1, 'Ada', 0)"),
  ),
  story(
    "Python's default is not the server's default",
    project(users(name)),
    begin,
    addAda,
    write('models.py', users(name, 'age = db.Column(db.Integer, nullable=False, default=7)')),
    run('flask db migrate -m "Add age" --rev-id bbb222'),
    fails('flask db upgrade', 1, 'Cannot add a NOT NULL column with default value NULL'),
    edit('migrations/versions/bbb222_add_age.py', 'nullable=False', "nullable=False, server_default='7'"),
    run('flask db upgrade'),
    write('models.py', users(name, "age = db.Column(db.Integer, nullable=False, server_default='8')")),
    run('flask db migrate -m "A changed default"', 'No changes in schema detected.'),
    write('app.py', appFile.replace('Migrate(app, db)', 'Migrate(app, db, compare_server_default=True)')),
    run('flask db migrate -m "A changed default" --rev-id ccc333', "Generating <project>/migrations/versions/ccc333_a_changed_default.py"),
    run('flask db upgrade'),
  ),
  story(
    "an Enum's new values are not seen unless one is longer",
    project(genderEnum('admin', 'user')),
    begin,
    write('models.py', genderEnum('admin', 'user', 'boss')),
    run('flask db migrate -m "A new value"', 'No changes in schema detected.'),
    write('models.py', genderEnum('admin', 'user', 'moderator')),
    run('flask db migrate -m "A longer value" --rev-id bbb222', 'Detected type change from VARCHAR(length=5) to Enum('),
    run('flask db upgrade'),
  ),
  story(
    'a custom type is not imported in the revision',
    project(customType),
    run('flask db init'),
    run('flask db migrate -m "Create posts" --rev-id aaa111', "Detected added table 'post'"),
    fails('flask db upgrade', 1, "NameError: name 'models' is not defined"),
    edit('migrations/versions/aaa111_create_posts.py', 'import sqlalchemy as sa', 'import sqlalchemy as sa\nimport models'),
    run('flask db upgrade'),
  ),
  story(
    'a column type changes and an index and a unique constraint come and go',
    project(users(name)),
    begin,
    write('models.py', users('name = db.Column(db.String(200), nullable=False, index=True)', "__table_args__ = (db.UniqueConstraint('name', name='uq_users_name'),)")),
    run('flask db migrate -m "Stricter" --rev-id bbb222', "Detected NOT NULL on column 'users.name'", 'Detected type change from VARCHAR(length=80) to String(length=200)', "Detected added unique constraint 'uq_users_name'"),
    run('flask db upgrade'),
    run('flask db downgrade'),
  ),
  story(
    'two tables and a foreign key are made in the right order',
    project(`${users(name)}
    posts = db.relationship('Post', back_populates='author')


class Post(db.Model):
    __tablename__ = 'posts'

    id = db.Column(db.Integer, primary_key=True)
    body = db.Column(db.Text, nullable=False)
    created = db.Column(db.DateTime, server_default=db.func.now())
    author_id = db.Column(db.ForeignKey('users.id', ondelete='CASCADE'), index=True)
    author = db.relationship('User', back_populates='posts')
`),
    begin,
    write('models.py', users(name, phone)),
    run('flask db migrate -m "No more posts" --rev-id bbb222', "Detected removed table 'posts'", "Detected added column 'users.phone'"),
    run('flask db upgrade'),
    run('flask db downgrade base'),
  ),
  story(
    'a table that was made by hand is in the way of the first upgrade',
    project(users(name)),
    run('flask db init'),
    write('migrations/versions/aaa111_users.py', revision('aaa111', undefined, createUsers, dropUsers)),
    run('python -c "from app import app, db; app.app_context().push(); db.create_all()"'),
    fails('flask db upgrade', 1, '(sqlite3.OperationalError) table users already exists'),
    run('flask db stamp head'),
    run('flask db upgrade'),
    run('flask db check', 'No new upgrade operations detected.'),
  ),
]);
