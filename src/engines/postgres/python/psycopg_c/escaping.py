"""Values and names as they stand in SQL, by libpq's rules."""

from psycopg.errors import OperationalError


class Escaping:
    """Escapes for a connection; the server here always has standard-conforming strings."""

    def __init__(self, conn=None):
        self.conn = conn

    def escape_literal(self, data):
        self._must_be_open("escape_literal")
        data = bytes(data)
        prefix = b" E" if b"\\" in data else b""
        return prefix + b"'" + data.replace(b"\\", b"\\\\").replace(b"'", b"''") + b"'"

    def escape_identifier(self, data):
        self._must_be_open("escape_identifier")
        return b'"' + bytes(data).replace(b'"', b'""') + b'"'

    def escape_string(self, data):
        return bytes(data).replace(b"'", b"''")

    def escape_bytea(self, data):
        return b"\\x" + bytes(data).hex().encode()

    def unescape_bytea(self, data):
        data = bytes(data)
        if data.startswith(b"\\x"):
            return bytes.fromhex(data[2:].decode())
        out = bytearray()
        at = 0
        while at < len(data):
            if data[at] == 0x5C and data[at + 1 : at + 4].isdigit():
                out.append(int(data[at + 1 : at + 4], 8))
                at += 4
            elif data[at] == 0x5C:
                out += data[at + 1 : at + 2]
                at += 2
            else:
                out.append(data[at])
                at += 1
        return bytes(out)

    def _must_be_open(self, what):
        if self.conn is None:
            raise OperationalError(f"{what} failed: no connection provided")
        if self.conn.status != 0:
            raise OperationalError(f"{what} failed: the connection is closed")
