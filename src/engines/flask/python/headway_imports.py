"""What every process finds already imported.

Importing is most of what a command costs at a terminal. Here it happens once, before the first
command, and each process starts from that moment. Importing changes no behaviour: a module that
is imported twice runs once.
"""

import _ast_unparse  # noqa: F401
import argparse  # noqa: F401
import ast  # noqa: F401
import atexit  # noqa: F401
import contextlib  # noqa: F401
import csv  # noqa: F401
import dataclasses  # noqa: F401
import datetime  # noqa: F401
import decimal  # noqa: F401
import difflib  # noqa: F401
import gc  # noqa: F401
import getpass  # noqa: F401
import importlib.metadata._adapters  # noqa: F401
import json  # noqa: F401
import linecache  # noqa: F401
import logging.config  # noqa: F401
import pathlib  # noqa: F401
import random  # noqa: F401
import runpy  # noqa: F401
import shutil  # noqa: F401
import sqlite3.dbapi2  # noqa: F401
import string  # noqa: F401
import tempfile  # noqa: F401
import traceback  # noqa: F401
import uuid  # noqa: F401
import zoneinfo  # noqa: F401
import encodings.idna  # noqa: F401

import alembic.autogenerate.api  # noqa: F401
import alembic.autogenerate.render  # noqa: F401
import alembic.command  # noqa: F401
import alembic.config  # noqa: F401
import alembic.ddl.sqlite  # noqa: F401
import alembic.operations.batch  # noqa: F401
import alembic.runtime.migration  # noqa: F401
import alembic.script.write_hooks  # noqa: F401
import alembic.util.pyfiles  # noqa: F401
import click._textwrap  # noqa: F401
import dotenv  # noqa: F401
import flask.cli  # noqa: F401
import flask_migrate.cli  # noqa: F401
import flask_sqlalchemy.cli  # noqa: F401
import mako.cmd  # noqa: F401
import mako.runtime  # noqa: F401
import mako.template  # noqa: F401
import sqlalchemy.dialects.sqlite.pysqlite  # noqa: F401
import sqlalchemy.ext.declarative  # noqa: F401
import sqlalchemy.ext.hybrid  # noqa: F401
import sqlalchemy.orm  # noqa: F401
import werkzeug.test  # noqa: F401
