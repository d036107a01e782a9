"""A connection to the server, with the functions of libpq that psycopg calls."""

import re
import struct
from collections import deque

from psycopg.errors import OperationalError
from psycopg.pq import _enums as enums
from psycopg.pq.misc import PGnotify, _clean_error_message, connection_summary

from . import wire
from .conninfo import _options, complete
from .result import PGresult, describe, read_fields, read_notes, read_row

_Status = enums.ExecStatus
_Transaction = enums.TransactionStatus
_TRANSACTION = {"I": _Transaction.IDLE, "T": _Transaction.INTRANS, "E": _Transaction.INERROR}
_COPY_IN = re.compile(rb"\s*copy\b[^;]*\bfrom\s+stdin\b", re.IGNORECASE)
_SYNC_POINT = object()
_NO_PASSWORD = "fe_sendauth: no password supplied\n"


class PGconn:
    """One connection. Statements are sent when they are flushed, and all their results are there then."""

    def __init__(self, conninfo):
        self._parameters = complete(conninfo.decode())
        self._wire = None
        self._settings = {}
        self._error = ""
        self._outgoing = []
        self._results = deque()
        self._notifications = deque()
        self._copied = deque()
        self._copying = None
        self._query = None
        self._busy = False
        self._pipeline = 0
        self._unsynced = False
        self._transaction = _Transaction.UNKNOWN
        self.status = int(enums.ConnStatus.BAD)
        self.nonblocking = 0
        self.notice_handler = None
        self.notify_handler = None
        self.backend_pid = 0
        self.needs_password = False
        self.used_password = False
        self.used_gssapi = False
        self.ssl_in_use = False
        self._start()

    def __repr__(self):
        return f"<{type(self).__name__} {connection_summary(self)} at 0x{id(self):x}>"

    def __del__(self):
        self.finish()

    @classmethod
    def connect(cls, conninfo):
        return cls(conninfo)

    @classmethod
    def connect_start(cls, conninfo):
        # It is over at once, well or badly; connect_poll() says which.
        connection = cls(conninfo)
        connection._failed = connection.status != enums.ConnStatus.OK
        if connection._failed:
            connection.status = int(enums.ConnStatus.STARTED)
        return connection

    def connect_poll(self):
        if getattr(self, "_failed", False):
            self.status = int(enums.ConnStatus.BAD)
            return int(enums.PollingStatus.FAILED)
        return int(enums.PollingStatus.OK)

    def _start(self):
        said = self._parameters
        try:
            self._wire = wire.Wire(said["host"] or "", said["hostaddr"] or "", said["port"])
        except wire.Refused as refused:
            self._error = str(refused)
            return
        start = [("user", said["user"]), ("database", said["dbname"])]
        if said["options"]:
            start.append(("options", said["options"]))
        name = said["application_name"] or said["fallback_application_name"]
        if name:
            start.append(("application_name", name))
        if said["client_encoding"]:
            start.append(("client_encoding", said["client_encoding"]))
        data = wire.startup(start)
        while self._transaction == _Transaction.UNKNOWN and not self._error:
            try:
                answer = self._wire.exchange(data)
            except (OSError, wire.Closed):
                self._error = f"{self._wire.name} failed: {wire.CLOSED}"
                break
            for kind, body in answer:
                data = self._greeted(kind, body) or data
        if self._error:
            self._drop()
        else:
            self.status = int(enums.ConnStatus.OK)
        # The greeting ends like a statement, but nobody asked for its result.
        self._results.clear()

    def _greeted(self, kind, body):
        match kind:
            case "R" if struct.unpack_from("!i", body)[0] == wire.PASSWORD:
                self.needs_password = True
                if not self._parameters["password"]:
                    self._error = f"{self._wire.name} failed: {_NO_PASSWORD}"
                    return None
                self.used_password = True
                return wire.message(b"p", wire.text(self._parameters["password"]))
            case "E":
                fields = read_notes(body)
                self._error = f"{self._wire.name} failed: {describe(fields, None)}"
            case _:
                self._take(kind, body)
        return None

    def finish(self):
        self._drop()
        self._results.clear()

    def _drop(self):
        if self._wire is not None:
            self._wire.close()
            self._wire = None
        self.status = int(enums.ConnStatus.BAD)
        self._transaction = _Transaction.UNKNOWN

    def reset(self):
        self._drop()
        self._error = ""
        self._start()

    reset_start = reset

    def reset_poll(self):
        return int(enums.PollingStatus.OK if self.status == enums.ConnStatus.OK else enums.PollingStatus.FAILED)

    @classmethod
    def ping(cls, conninfo):
        return int(enums.Ping.OK if cls(conninfo).status == enums.ConnStatus.OK else enums.Ping.NO_RESPONSE)

    # What is known of the connection.

    @property
    def info(self):
        return _options(self._parameters)

    def _parameter(self, name):
        return (self._parameters[name] or "").encode()

    db = property(lambda self: self._parameter("dbname"))
    user = property(lambda self: self._parameter("user"))
    password = property(lambda self: self._parameter("password"))
    host = property(lambda self: self._parameter("host"))
    hostaddr = property(lambda self: self._parameter("hostaddr"))
    port = property(lambda self: self._parameter("port"))
    options = property(lambda self: self._parameter("options"))
    tty = property(lambda self: b"")

    @property
    def transaction_status(self):
        if self._busy and self.status == enums.ConnStatus.OK:
            return int(_Transaction.ACTIVE)
        return int(self._transaction)

    def parameter_status(self, name):
        value = self._settings.get(name.decode())
        return None if value is None else value.encode()

    @property
    def error_message(self):
        return self._error.encode()

    def get_error_message(self, encoding=""):
        return _clean_error_message(self.error_message, encoding or "utf-8")

    @property
    def _encoding(self):
        return "utf-8"

    protocol_version = property(lambda self: 3)
    full_protocol_version = property(lambda self: 30000)

    @property
    def server_version(self):
        numbers = [int(part) for part in re.findall(r"\d+", self._settings.get("server_version", "0"))[:2]]
        return numbers[0] * 10000 + (numbers[1] if len(numbers) > 1 else 0)

    @property
    def socket(self):
        if self._wire is None:
            raise OperationalError("the connection is lost")
        return self._wire.fileno

    # Statements.

    def _begin(self, query):
        if self.status != enums.ConnStatus.OK:
            raise OperationalError("sending query failed: no connection to the server\n")
        self._query = query
        self._busy = True
        self._error = ""

    def _send(self, query, *messages):
        self._begin(query)
        self._outgoing += messages
        if self._pipeline:
            self._unsynced = True
        elif messages and messages[0][:1] != b"Q":
            self._outgoing.append(wire.SYNC)

    def _wait(self):
        """All results of what was sent; of several the last, as libpq's blocking functions do."""
        self.flush()
        last = None
        while (result := self.get_result()) is not None:
            last = result
        return last

    def exec_(self, command):
        self.send_query(command)
        return self._wait()

    def send_query(self, command):
        if _COPY_IN.match(command):
            self._begin(command.decode())
            self._copying = [wire.message(b"Q", wire.text(command))]
            self._results.append(PGresult(_Status.COPY_IN))
            return
        self._send(command.decode("utf-8", "replace"), wire.message(b"Q", wire.text(command)))

    def exec_params(self, *args, **kwargs):
        self.send_query_params(*args, **kwargs)
        return self._wait()

    def send_query_params(self, command, param_values, param_types=None, param_formats=None, result_format=0):
        parts = [wire.parse(b"", command, param_types or []), wire.bind(b"", param_values or [], param_formats or [], result_format)]
        self._send(command.decode("utf-8", "replace"), *parts, wire.describe(b"P", b""), wire.EXECUTE)

    def prepare(self, *args, **kwargs):
        self.send_prepare(*args, **kwargs)
        return self._wait()

    def send_prepare(self, name, command, param_types=None):
        self._send(command.decode("utf-8", "replace"), wire.parse(name, command, param_types or []))

    def exec_prepared(self, *args, **kwargs):
        self.send_query_prepared(*args, **kwargs)
        return self._wait()

    def send_query_prepared(self, name, param_values, param_formats=None, result_format=0):
        self._send(None, wire.bind(name, param_values or [], param_formats or [], result_format), wire.describe(b"P", b""), wire.EXECUTE)

    def _sent(kind, letter, send):  # noqa: N805 - makes methods
        def method(self, name):
            self._send(None, (wire.describe if kind == "describe" else wire.close)(letter, name))
            return None if send else self._wait()

        return method

    describe_prepared, send_describe_prepared = _sent("describe", b"S", False), _sent("describe", b"S", True)
    describe_portal, send_describe_portal = _sent("describe", b"P", False), _sent("describe", b"P", True)
    close_prepared, send_close_prepared = _sent("close", b"S", False), _sent("close", b"S", True)
    close_portal, send_close_portal = _sent("close", b"P", False), _sent("close", b"P", True)

    def flush(self):
        if not self._outgoing:
            return 0
        if self._pipeline and self._unsynced:
            return 0
        data = b"".join(self._outgoing)
        self._outgoing = []
        self._exchange(data)
        return 0

    def _exchange(self, data):
        try:
            answer = self._wire.exchange(data)
        except (OSError, wire.Closed):
            failed = PGresult(_Status.FATAL_ERROR)
            self._error = wire.CLOSED
            failed.error_message = wire.CLOSED.encode()
            self._results.append(failed)
            self._results.append(None)
            self._drop()
            return
        self._current = None
        for kind, body in answer:
            self._take(kind, body)
        if any(result is not None and result.fatal for result in self._results):
            # These were the server's last words.
            self._results.append(None)
            self._drop()

    _current = None

    def _take(self, kind, body):
        """One message of the server; results are put together as they come."""
        match kind:
            case "T":
                self._current = self._current or PGresult(_Status.TUPLES_OK)
                self._current.fields = read_fields(body)
                self._current.status = int(_Status.TUPLES_OK)
            case "D":
                self._current.rows.append(read_row(body))
            case "C":
                result = self._current or PGresult(_Status.COMMAND_OK)
                result.command_status = bytes(body[:-1])
                self._finish(result)
            case "I":
                self._finish(PGresult(_Status.EMPTY_QUERY))
            case "E":
                result = PGresult.failed(read_notes(body), self._query)
                self._error = result.error_message.decode()
                self._finish(result)
            case "N":
                if self.notice_handler is not None:
                    self.notice_handler(PGresult.failed(read_notes(body), self._query))
            case "S":
                name, value = bytes(body[:-1]).decode().split("\0")
                self._settings[name] = value
            case "K":
                (self.backend_pid,) = struct.unpack_from("!i", body)
            case "A":
                channel, payload = bytes(body[4:-1]).split(b"\0")
                self._notifications.append(PGnotify(channel, struct.unpack_from("!i", body)[0], payload))
            case "t":
                self._current = PGresult(_Status.COMMAND_OK)
                count = struct.unpack_from("!h", body)[0]
                self._current.parameters = list(struct.unpack_from(f"!{count}I", body, 2))
            case "H":
                self._results.append(PGresult(_Status.COPY_OUT))
            case "d":
                self._copied.append(bytes(body))
            case "Z":
                self._transaction = _TRANSACTION[chr(body[0])]
                if self._current is not None:
                    self._finish(self._current)
                if self._pipeline:
                    self._results.append(PGresult(_Status.PIPELINE_SYNC))
                else:
                    if not self._results:
                        self._parsed()
                    self._results.append(None)
            case "1" | "3":
                self._done = kind

    _done = None

    def _parsed(self):
        """A statement was prepared or closed, and nothing else."""
        if self._done is not None:
            self._results.append(PGresult(_Status.COMMAND_OK))
            self._done = None

    def _finish(self, result):
        self._results.append(result)
        self._current = None
        self._done = None
        if self._pipeline:
            self._results.append(None)

    def get_result(self):
        if not self._results:
            self._busy = False
            return None
        result = self._results.popleft()
        if result is None and not self._results:
            self._busy = False
        return result

    def consume_input(self):
        if self.status != enums.ConnStatus.OK and not self._results:
            raise OperationalError("consuming input failed: server closed the connection unexpectedly\n")

    def is_busy(self):
        return 0

    def notifies(self):
        return self._notifications.popleft() if self._notifications else None

    def set_single_row_mode(self):
        pass

    def set_chunked_rows_mode(self, size):
        pass

    # COPY: the server has no way to wait for more, so all rows are sent with the statement.

    def put_copy_data(self, buffer):
        self._copying.append(wire.message(b"d", bytes(buffer)))
        return 1

    def put_copy_end(self, error=None):
        end = wire.message(b"c") if error is None else wire.message(b"f", wire.text(error))
        data, self._copying = b"".join([*self._copying, end]), None
        self._results.clear()
        self._exchange(data)
        return 1

    def get_copy_data(self, async_):
        if self._copied:
            data = self._copied.popleft()
            return len(data), memoryview(data)
        return -1, memoryview(b"")

    # Pipelines: statements gather until they are synchronised.

    @property
    def pipeline_status(self):
        return self._pipeline

    def enter_pipeline_mode(self):
        self._pipeline = int(enums.PipelineStatus.ON)

    def exit_pipeline_mode(self):
        self._pipeline = int(enums.PipelineStatus.OFF)

    def pipeline_sync(self):
        self._outgoing.append(wire.SYNC)
        self._unsynced = False

    def send_flush_request(self):
        pass

    # What a server on this machine has no use for.

    def cancel_conn(self):
        return PGcancelConn()

    def get_cancel(self):
        return PGcancel()

    def trace(self, fileno):
        raise OperationalError("the connection cannot be traced")

    def set_trace_flags(self, flags):
        raise OperationalError("the connection cannot be traced")

    def untrace(self):
        pass

    def encrypt_password(self, passwd, user, algorithm=None):
        import hashlib

        return b"md5" + hashlib.md5(passwd + user).hexdigest().encode()

    def make_empty_result(self, exec_status):
        result = PGresult(exec_status)
        result.error_message = self.error_message
        return result


class PGcancel:
    """A statement runs to its end before anything else can be done, so there is nothing to cancel."""

    def free(self):
        pass

    def cancel(self):
        pass


class PGcancelConn:
    status = int(enums.ConnStatus.OK)
    socket = -1
    error_message = b""

    def get_error_message(self, encoding=""):
        return ""

    def start(self):
        pass

    blocking = reset = finish = start

    def poll(self):
        return int(enums.PollingStatus.OK)
