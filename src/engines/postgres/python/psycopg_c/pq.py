"""The names that psycopg looks for in a wrapper of libpq."""

from .connection import PGcancel, PGcancelConn, PGconn
from .conninfo import Conninfo
from .escaping import Escaping
from .result import PGresult

# No part of psycopg is compiled here.
__impl__ = "python"
__build_version__ = 180000
__all__ = ["Conninfo", "Escaping", "PGcancel", "PGcancelConn", "PGconn", "PGresult", "version"]


def version():
    """The libpq that this stands in for: 18.0."""
    return 180000
