"""Imports what every process that reaches a database server finds imported: the driver and the dialect."""

import alembic.ddl.postgresql  # noqa: F401
import psycopg  # noqa: F401
import psycopg.types.json  # noqa: F401
import psycopg.types.multirange  # noqa: F401
import psycopg.types.range  # noqa: F401
import sqlalchemy.dialects.postgresql.psycopg  # noqa: F401
