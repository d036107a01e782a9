"""What a statement gave: rows, a count, or an error with its text as libpq writes it."""

import struct
import unicodedata

from psycopg.pq import _enums as enums
from psycopg.pq.misc import _clean_error_message

_Status = enums.ExecStatus
# An excerpt of the statement is this wide, and at least so much is shown right of the place.
_EXCERPT = 60
_RIGHT_OF_PLACE = 10


class PGresult:
    """One result. The server's messages fill it."""

    def __init__(self, status):
        self.status = int(status)
        self.fields = []
        self.rows = []
        self.parameters = []
        self.command_status = None
        self.error_message = b""
        self._error_fields = {}

    @classmethod
    def failed(cls, fields, query):
        result = cls(_Status.NONFATAL_ERROR if fields.get("S") not in ("ERROR", "FATAL", "PANIC") else _Status.FATAL_ERROR)
        result._error_fields = fields
        result.error_message = describe(fields, query).encode()
        return result

    @property
    def fatal(self):
        return self._error_fields.get("S") in ("FATAL", "PANIC")

    def clear(self):
        self.rows = []

    def get_error_message(self, encoding="utf-8"):
        return _clean_error_message(self.error_message, encoding)

    def error_field(self, fieldcode):
        value = self._error_fields.get(chr(fieldcode))
        return None if value is None else value.encode()

    @property
    def ntuples(self):
        return len(self.rows)

    @property
    def nfields(self):
        return len(self.fields)

    def _field(self, column, position, otherwise):
        return self.fields[column][position] if 0 <= column < len(self.fields) else otherwise

    def fname(self, column_number):
        return self._field(column_number, 0, None)

    def ftable(self, column_number):
        return self._field(column_number, 1, 0)

    def ftablecol(self, column_number):
        return self._field(column_number, 2, 0)

    def ftype(self, column_number):
        return self._field(column_number, 3, 0)

    def fsize(self, column_number):
        return self._field(column_number, 4, 0)

    def fmod(self, column_number):
        return self._field(column_number, 5, -1)

    def fformat(self, column_number):
        return self._field(column_number, 6, 0)

    @property
    def binary_tuples(self):
        return int(bool(self.fields) and all(field[6] == 1 for field in self.fields))

    def get_value(self, row_number, column_number):
        if not (0 <= row_number < len(self.rows) and 0 <= column_number < len(self.fields)):
            return None
        return self.rows[row_number][column_number]

    @property
    def nparams(self):
        return len(self.parameters)

    def param_type(self, param_number):
        return self.parameters[param_number] if param_number < len(self.parameters) else 0

    @property
    def command_tuples(self):
        last = (self.command_status or b"").rpartition(b" ")[2]
        return int(last) if last.isdigit() else None

    @property
    def oid_value(self):
        return 0

    def set_attributes(self, descriptions):
        self.fields = [(d.name, d.tableid, d.columnid, d.typid, d.typlen, d.atttypmod, d.format) for d in descriptions]


def read_fields(body):
    """The columns of a row description: name, table, column, type, size, modifier, format."""
    (count,) = struct.unpack_from("!h", body)
    at = 2
    fields = []
    for _ in range(count):
        end = body.index(0, at)
        name = bytes(body[at:end])
        fields.append((name, *struct.unpack_from("!IhIhih", body, end + 1)))
        at = end + 19
    return fields


def read_row(body):
    """The values of a row, as they came; None for NULL."""
    (count,) = struct.unpack_from("!h", body)
    at = 2
    row = []
    for _ in range(count):
        (length,) = struct.unpack_from("!i", body, at)
        at += 4
        if length < 0:
            row.append(None)
        else:
            row.append(bytes(body[at : at + length]))
            at += length
    return row


def read_notes(body):
    """The fields of an error or a notice, by their letters."""
    return {part[:1]: part[1:] for part in bytes(body).decode("utf-8", "replace").split("\0") if part}


def describe(fields, query):
    """An error or a notice in libpq's words and order."""
    text = f"{fields.get('S', '')}:  {fields.get('M', '')}"
    excerpt = ""
    if "P" in fields and query is not None:
        excerpt = _place(query, int(fields["P"]))
    elif "p" in fields and "q" in fields:
        excerpt = _place(fields["q"], int(fields["p"]))
    elif "P" in fields or "p" in fields:
        text += f" at character {fields.get('P') or fields.get('p')}"
    text += "\n" + excerpt
    for letter, label in (("D", "DETAIL"), ("H", "HINT")):
        if letter in fields:
            text += f"{label}:  {fields[letter]}\n"
    if "q" in fields and "p" not in fields:
        text += f"QUERY:  {fields['q']}\n"
    if "W" in fields and fields.get("S") in ("ERROR", "FATAL", "PANIC"):
        text += f"CONTEXT:  {fields['W']}\n"
    return text


def _place(query, position):
    """The line of the statement in which something is wrong, and a mark below the place."""
    place = position - 1
    if place < 0 or place > len(query):
        return ""
    before = query[:place]
    number = before.count("\n") + 1
    begin = before.rfind("\n") + 1
    end = query.find("\n", place)
    end = len(query) if end == -1 else end
    line = query[begin:end].replace("\t", " ").rstrip("\r")
    at = place - begin
    start, stop = 0, len(line)
    width = _width
    cut_left = cut_right = False
    if width(line) > _EXCERPT:
        if _EXCERPT >= width(line[:at]) + _RIGHT_OF_PLACE:
            while width(line[start:stop]) > _EXCERPT:
                stop -= 1
            cut_right = True
        else:
            while width(line[:at]) + _RIGHT_OF_PLACE < width(line[:stop]):
                stop -= 1
                cut_right = True
            while width(line[start:stop]) > _EXCERPT:
                start += 1
                cut_left = True
    head = f"LINE {number}: " + ("..." if cut_left else "")
    return f"{head}{line[start:stop]}{'...' if cut_right else ''}\n{' ' * (len(head) + width(line[start:at]))}^\n"


def _width(text):
    """Columns on a terminal: a wide character takes two."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
