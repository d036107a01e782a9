"""Stands in for libpq, the C library through which psycopg speaks to a server.

psycopg itself is the real one; it looks for a wrapper of libpq by this name first. There is no C
library here and no network: the server's socket is a file that the worker answers, so everything
that is written to it is answered before the write returns.
"""

import socket

__version__ = "3.3.9"

_NAME_OR_SERVICE = -2


def _resolve(host, port, *args, **kwargs):
    """What a machine without a network resolves: itself. Emscripten would make up an address."""
    if host in ("localhost", "127.0.0.1", None):
        return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", int(port or 0)))]
    raise socket.gaierror(_NAME_OR_SERVICE, "Name or service not known")


socket.getaddrinfo = _resolve
