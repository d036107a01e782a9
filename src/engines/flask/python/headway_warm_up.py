"""Runs a small project once before the first process.

CPython specialises code as it runs and SQLAlchemy builds tables of its own on first use; at a
terminal each command pays for that again. Here it is paid once. The project and everything that
it registered are removed again, so a process finds nothing of it.
"""

import contextlib
import gc
import glob
import importlib
import io
import logging
import os
import shutil
import sys

import flask.cli
import headway_source

FOLDER = "/tmp/headway"  # noqa: S108
PROJECT = '''
from flask import Flask, jsonify
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:////tmp/headway/app.db"
db = SQLAlchemy(app)
Migrate(app, db)

class User(db.Model):
    __tablename__ = "users"
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(120), nullable=False, unique=True)

class Post(db.Model):
    __tablename__ = "posts"
    id = db.Column(db.Integer, primary_key=True)
    user_id = db.Column(db.ForeignKey("users.id"))
'''
COMMANDS = (
    ("init",),
    ("migrate", "-m", "first"),
    ("upgrade",),
    ("current",),
    ("history",),
    ("check",),
    ("downgrade",),
    ("upgrade",),
)


def heat():
    """Runs a few commands of the project, for an interpreter whose memory is put back afterwards.

    What stays is what the browser learns of the code that runs often: it compiles it better.
    """
    make_project()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        flask_db("init")
        flask_db("migrate", "-m", "first")
        flask_db("upgrade")
        flask_db("downgrade")


def make_project():
    os.makedirs(FOLDER)
    os.chdir(FOLDER)
    with open("app.py", "w") as file:
        file.write(PROJECT)
    os.environ["FLASK_APP"] = "app.py"


def main():
    """Runs the commands, then removes the project, its modules, its loggers and its variables."""
    modules, loggers = set(sys.modules), set(logging.root.manager.loggerDict)
    path, argv, variables = list(sys.path), list(sys.argv), dict(os.environ)
    make_project()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for command in COMMANDS:
            flask_db(*command)
    for file in ("app.py", *glob.glob("migrations/versions/*.py")):
        headway_source.read(file)
    os.chdir("/")
    shutil.rmtree(FOLDER)
    shutil.rmtree("/cache" + FOLDER, ignore_errors=True)
    sys.path[:], sys.argv[:] = path, argv
    os.environ.clear()
    os.environ.update(variables)
    for name in set(sys.modules) - modules:
        if (getattr(sys.modules[name], "__file__", None) or "").startswith(FOLDER):
            del sys.modules[name]
    for name in set(logging.root.manager.loggerDict) - loggers:
        del logging.root.manager.loggerDict[name]
    importlib.invalidate_caches()
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def flask_db(*arguments):
    sys.argv = ["flask", "db", *arguments]
    with contextlib.suppress(SystemExit):
        flask.cli.main()
    for name in [name for name, module in sys.modules.items() if (getattr(module, "__file__", None) or "").startswith(FOLDER)]:
        del sys.modules[name]
    if arguments[0] == "init":
        without_logging("migrations/env.py")


def without_logging(path):
    """The log's configuration is the one thing in env.py that would outlast it."""
    with open(path) as file:
        text = file.read()
    os.remove(path)  # a copy of a file of the runtime is as read-only as that one
    with open(path, "w") as file:
        file.write(text.replace("fileConfig(config.config_file_name)", "pass"))
