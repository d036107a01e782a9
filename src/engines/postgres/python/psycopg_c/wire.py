"""The server's socket and the messages on it: protocol 3.0, as much of it as a client needs."""

import os
import struct

# Where a server listens on a machine of its own; here it is a device that the worker answers.
SOCKET = "/run/postgresql/.s.PGSQL.5432"
PORT = "5432"
LOCAL_ADDRESSES = ("127.0.0.1", "::1", "localhost")

REFUSED = "Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\n"
NO_ROUTE = "Network is unreachable\n\tIs the server running on that host and accepting TCP/IP connections?\n"
NO_SOCKET = "No such file or directory\n\tIs the server running locally and accepting connections on that socket?\n"
CLOSED = "server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.\n"

_READ_BYTES = 1 << 20
PASSWORD = 3


class Refused(Exception):
    """There is nobody at the address, in the words of libpq."""


class Closed(Exception):
    """The server went away."""


class Wire:
    """An open socket. Whatever is written is answered before the write returns."""

    def __init__(self, host, hostaddr, port):
        name = hostaddr or host
        if not name or name.startswith("/"):
            folder = name or "/run/postgresql"
            self.name = f'connection to server on socket "{folder}/.s.PGSQL.{port}"'
            present = folder.rstrip("/") in ("/run/postgresql", "/var/run/postgresql", "/tmp") and port == PORT
            missing = NO_SOCKET
        else:
            self.name = f'connection to server at "{name}", port {port}'
            present = name in LOCAL_ADDRESSES and port == PORT
            missing = REFUSED if name in LOCAL_ADDRESSES else NO_ROUTE
        if not present:
            raise Refused(f"{self.name} failed: {missing}")
        try:
            self.fileno = os.open(SOCKET, os.O_RDWR)
        except OSError as error:
            raise Refused(f"{self.name} failed: {missing}") from error

    def exchange(self, data):
        """Writes messages and returns the answers as (type, body) pairs."""
        view = memoryview(data)
        while view:
            view = view[os.write(self.fileno, view) :]
        answer = bytearray()
        while True:
            part = os.read(self.fileno, _READ_BYTES)
            answer += part
            if len(part) < _READ_BYTES:
                break
        messages = []
        view = memoryview(bytes(answer))
        while view:
            (length,) = struct.unpack_from("!i", view, 1)
            messages.append((chr(view[0]), view[5 : 1 + length]))
            view = view[1 + length :]
        if not messages:
            raise Closed
        return messages

    def close(self):
        if self.fileno >= 0:
            try:
                os.write(self.fileno, message(b"X"))
            except OSError:
                pass
            os.close(self.fileno)
        self.fileno = -1


def message(kind, *parts):
    body = b"".join(parts)
    return kind + struct.pack("!i", len(body) + 4) + body


def text(value):
    return (value if isinstance(value, bytes) else value.encode()) + b"\0"


def startup(parameters):
    words = b"".join(text(key) + text(value) for key, value in parameters)
    return message(b"", struct.pack("!i", 196608), words, b"\0")


def parse(name, command, types):
    return message(b"P", text(name), text(command), struct.pack("!h", len(types)), *(struct.pack("!I", oid) for oid in types))


def bind(name, values, formats, result_format):
    parts = [text(b""), text(name), struct.pack("!h", len(formats)), *(struct.pack("!h", each) for each in formats), struct.pack("!h", len(values))]
    for value in values:
        if value is None:
            parts.append(struct.pack("!i", -1))
        else:
            value = bytes(value)
            parts += [struct.pack("!i", len(value)), value]
    parts.append(struct.pack("!hh", 1, result_format))
    return message(b"B", *parts)


def describe(kind, name):
    return message(b"D", kind, text(name))


def close(kind, name):
    return message(b"C", kind, text(name))


EXECUTE = message(b"E", text(b""), struct.pack("!i", 0))
SYNC = message(b"S")
FLUSH = message(b"H")
