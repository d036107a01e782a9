"""`flask run`, without a network: Flask and Werkzeug start their own server and handle their own requests.

Werkzeug's server does everything itself but to bind, to listen and to wait, which need a network.
A process here ends at once, so a start loads the application, prints what the server prints and
ends where the server would begin to wait; each request is a process that starts the same server in
silence, hands it the bytes of one request and reads the bytes of its answer.
"""

import contextlib
import errno
import io
import logging
import multiprocessing
import os
import socket
import subprocess
import sys

import werkzeug._reloader
import werkzeug.serving
from flask.cli import main
from werkzeug.serving import BaseWSGIServer

SCRIPTS = "/usr/local/bin"

# How a start says that the server stands: above every exit code, with its port and whether it reloads its code.
SERVING, RELOADS = 0x10000, 0x20000


class Waiting(BaseException):
    """The server would wait for requests now."""

    def __init__(self, server):
        super().__init__()
        self.server = server


def start(taken, arguments):
    """`flask run` up to where it waits; `taken` is the port on which another server listens already."""
    install(arguments, taken)
    try:
        run_flask(arguments)
    except Waiting as waiting:
        reloads = os.environ.get("WERKZEUG_RUN_MAIN") == "true"
        return SERVING | waiting.server.port | (RELOADS if reloads else 0)
    return 0


def ask(request, *, arguments, port, reloads, quiet=False):
    """The answer, as bytes, of the server that `flask run` with these arguments started."""
    install(arguments, None)
    NoSocket.address = ("127.0.0.1", port)
    if reloads:
        os.environ.update(WERKZEUG_RUN_MAIN="true", WERKZEUG_SERVER_FD="0")
    log = logging.getLogger("werkzeug")
    server = start_silently(arguments, log)
    log.disabled = quiet
    for handler in log.handlers:
        handler.setStream(sys.stderr)
    connection = Connection(request)
    server.RequestHandlerClass(connection, ("127.0.0.1", 50000), server)
    sys.stderr.flush()
    return bytes(connection.answer)


def start_silently(arguments, log):
    """Starts the server and drops what it says: that was said when it was started. An error is shown."""
    shown, kept = (sys.stdout, sys.stderr), (io.StringIO(), io.StringIO())
    sys.stdout, sys.stderr = kept
    log.disabled = True
    try:
        run_flask(arguments)
    except Waiting as waiting:
        return waiting.server
    except BaseException:
        shown[1].write(kept[1].getvalue())
        raise
    finally:
        sys.stdout, sys.stderr = shown
        log.disabled = False
    raise SystemExit(1)


def run_flask(arguments):
    """The `flask` command, as its script calls it."""
    sys.argv = [f"{SCRIPTS}/flask", *arguments]
    if sys.path[0] != SCRIPTS:
        sys.path.insert(0, SCRIPTS)
    main()


def install(arguments, taken):
    """Takes the network, and the second process of the reloader, out of Werkzeug's server."""

    def bind(server):
        if server.server_address[1] == taken:
            raise OSError(errno.EADDRINUSE, "Address already in use")
        server.server_name, server.server_port = NoSocket.address = server.server_address[:2]

    def wait(server, poll_interval=0.5):
        raise Waiting(server)

    def restart(_command, *, env, close_fds):
        os.environ.update(env)
        run_flask(arguments)

    BaseWSGIServer.server_bind = bind
    BaseWSGIServer.server_activate = lambda server: None
    BaseWSGIServer.serve_forever = wait
    # The reloader serves in a thread and watches files beside it; here each request finds the files as they are.
    subprocess.call = restart
    werkzeug._reloader.threading = SameThread
    werkzeug._reloader.StatReloaderLoop.run_step = lambda loop: None
    werkzeug.serving.selectors = NothingLeft
    multiprocessing.Value = Counter
    socket.socket = NoSocket
    socket.fromfd = lambda fd, family, kind: NoSocket()


class Counter:
    """A number that the debugger shares between its processes, of which there is one."""

    def __init__(self, _kind, value=0):
        self.value = value

    def get_lock(self):
        return contextlib.nullcontext()


class SameThread:
    """A thread whose work is done where it is started."""

    def __init__(self, target, args=()):
        self.target, self.args = target, args

    def start(self):
        self.target(*self.args)


SameThread.Thread = SameThread


class NoSocket:
    """What the server holds in place of a listening socket, at the address to which it was bound."""

    address = ("127.0.0.1", 0)

    def __init__(self, *_):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def connect(self, _):
        raise OSError(errno.ENETUNREACH, os.strerror(errno.ENETUNREACH))

    def set_inheritable(self, _):
        pass

    def fileno(self):
        return 0

    def getsockname(self):
        return NoSocket.address

    def close(self):
        pass


class Connection:
    """A client that has sent its whole request and reads the answer."""

    def __init__(self, request):
        self.request, self.answer = request, bytearray()

    def makefile(self, *_):
        return io.BytesIO(self.request)

    def sendall(self, data):
        self.answer += data

    def fileno(self):
        return 0

    def settimeout(self, _):
        pass

    def setsockopt(self, *_):
        pass


class NothingLeft:
    """The selector that looks for unread bytes of a request: there are never any."""

    EVENT_READ = 1

    def register(self, *_):
        pass

    def select(self, timeout=None):
        return []

    def close(self):
        pass


NothingLeft.DefaultSelector = NothingLeft
