import { apply, type FileTree, treeOf } from '../domain/file-tree.ts';
import { join } from '../domain/place.ts';

/** Beside a project's own files, so that none of them has to be touched. */
export const besideApp = 'smallest_app.py';
export const besideMigrations = 'smallest_migrations';

/** The smallest application that `flask db` works with: a database, and where its migrations are. */
function appSource(words: string, database: string, migrations: string): string {
  return `"""${words}"""

import os

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

here = os.path.dirname(os.path.abspath(__file__))

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///" + os.path.join(here, ${pythonText(database)})

db = SQLAlchemy(app)
migrate = Migrate(app, db${migrations === 'migrations' ? '' : `, directory=${pythonText(migrations)}`})
`;
}

const ENV = `"""Runs the project's revisions without its own env.py, which needs what is not here."""

from alembic import context
from flask import current_app

db = current_app.extensions["migrate"].db

if context.is_offline_mode():
    context.configure(url=db.engine.url, literal_binds=True, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    with db.engine.connect() as connection:
        context.configure(connection=connection, render_as_batch=True)
        with context.begin_transaction():
            context.run_migrations()
`;

/** An `alembic.ini` at the top, for `alembic` itself; what `env.py` usually asks of it, its logging too, is there. */
function alembicIni(folder: string): string {
  return `[alembic]
script_location = ${folder}
prepend_sys_path = .
sqlalchemy.url = sqlite:///app.db

[loggers]
keys = root,alembic

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARNING
handlers = console

[logger_alembic]
level = INFO
handlers =
qualname = alembic

[handler_console]
class = StreamHandler
args = (sys.stderr,)
formatter = generic

[formatter_generic]
format = %(levelname)-5.5s [%(name)s] %(message)s
`;
}

const REQUIREMENTS = 'Flask\nFlask-Migrate\nFlask-SQLAlchemy\n';
const IGNORED = '*.db\n__pycache__/\n.venv/\n';

/** A migrations folder with an application around it. Files that came with it stay as they are. */
export function appAround(files: FileTree, folder: string): FileTree {
  return withNew(files, {
    'app.py': appSource('The smallest application around these migrations. Their models are not here.', 'app.db', folder),
    'requirements.txt': REQUIREMENTS,
    '.gitignore': IGNORED,
  });
}

/** Alembic's own migrations with the `alembic.ini` that `alembic` looks for. */
export function iniAround(files: FileTree, folder: string): FileTree {
  return withNew(files, { 'alembic.ini': alembicIni(folder), 'requirements.txt': 'alembic\n', '.gitignore': IGNORED });
}

/** A database with an application around it. */
export function appAroundDatabase(name: string, bytes: Uint8Array): FileTree {
  return withNew(treeOf({ 'requirements.txt': REQUIREMENTS, '.gitignore': IGNORED }), {
    'app.py': appSource('The smallest application around this database.', name, 'migrations'),
    [name]: bytes,
  });
}

/** The smallest application beside the project's own, which stays untouched; with an `env.py` of its own where the project's needs what is not here. */
export function appBeside(files: FileTree, folder: string, ownEnv: boolean): FileTree {
  const app = appSource('The smallest application for the migrations of this project, whose own cannot be loaded here.', 'app.db', ownEnv ? besideMigrations : folder);
  const template = files.get(join(folder, 'script.py.mako'));
  return withNew(files, {
    [besideApp]: app,
    ...(ownEnv
      ? {
          [`${besideMigrations}/env.py`]: ENV,
          [`${besideMigrations}/alembic.ini`]: `[alembic]\npath_separator = newline\nversion_locations = %(here)s/../${join(folder, 'versions')}\n`,
          ...(template === undefined ? {} : { [`${besideMigrations}/script.py.mako`]: template }),
        }
      : {}),
  });
}

/** The tree with those of the files that it does not have yet. */
function withNew(files: FileTree, wanted: Readonly<Record<string, string | Uint8Array>>): FileTree {
  const set = [...treeOf(wanted)].filter(([path]) => !files.has(path));
  return apply(files, { set, remove: [] });
}

/** A text as Python writes it: JSON's escapes are Python's too. */
function pythonText(text: string): string {
  return JSON.stringify(text);
}
