"""Connection strings, as libpq reads them: `key=value` pairs and `postgresql://` addresses."""

import getpass
import os
from urllib.parse import unquote

from psycopg.errors import OperationalError
from psycopg.pq.misc import ConninfoOption

# keyword, environment variable, built-in default, label, how it is shown ('*' is a password, 'D' for developers)
_KNOWN = [
    ("service", "PGSERVICE", None, "Database-Service", ""),
    ("user", "PGUSER", None, "Database-User", ""),
    ("password", "PGPASSWORD", None, "Database-Password", "*"),
    ("passfile", "PGPASSFILE", None, "Database-Password-File", ""),
    ("channel_binding", "PGCHANNELBINDING", "prefer", "Channel-Binding", ""),
    ("connect_timeout", "PGCONNECT_TIMEOUT", None, "Connect-timeout", ""),
    ("dbname", "PGDATABASE", None, "Database-Name", ""),
    ("host", "PGHOST", None, "Database-Host", ""),
    ("hostaddr", "PGHOSTADDR", None, "Database-Host-IP-Address", ""),
    ("port", "PGPORT", "5432", "Database-Port", ""),
    ("client_encoding", "PGCLIENTENCODING", None, "Client-Encoding", ""),
    ("options", "PGOPTIONS", "", "Backend-Options", ""),
    ("application_name", "PGAPPNAME", None, "Application-Name", ""),
    ("fallback_application_name", None, None, "Fallback-Application-Name", ""),
    ("keepalives", None, None, "TCP-Keepalives", ""),
    ("keepalives_idle", None, None, "TCP-Keepalives-Idle", ""),
    ("keepalives_interval", None, None, "TCP-Keepalives-Interval", ""),
    ("keepalives_count", None, None, "TCP-Keepalives-Count", ""),
    ("tcp_user_timeout", None, None, "TCP-User-Timeout", ""),
    ("sslmode", "PGSSLMODE", "prefer", "SSL-Mode", ""),
    ("sslcompression", "PGSSLCOMPRESSION", "0", "SSL-Compression", ""),
    ("sslcert", "PGSSLCERT", None, "SSL-Client-Cert", ""),
    ("sslkey", "PGSSLKEY", None, "SSL-Client-Key", ""),
    ("sslpassword", None, None, "SSL-Client-Key-Password", "*"),
    ("sslrootcert", "PGSSLROOTCERT", None, "SSL-Root-Certificate", ""),
    ("gssencmode", "PGGSSENCMODE", "disable", "GSSENC-Mode", ""),
    ("krbsrvname", "PGKRBSRVNAME", "postgres", "Kerberos-service-name", ""),
    ("replication", None, None, "Replication", "D"),
    ("target_session_attrs", "PGTARGETSESSIONATTRS", "any", "Target-Session-Attrs", ""),
    ("load_balance_hosts", "PGLOADBALANCEHOSTS", "disable", "Load-Balance-Hosts", ""),
]
_KEYWORDS = [entry[0] for entry in _KNOWN]


class Conninfo:
    """Connection strings taken apart."""

    @classmethod
    def get_defaults(cls):
        return _options({})

    @classmethod
    def parse(cls, conninfo):
        return _options(split(conninfo.decode()), defaults=False)


def complete(text):
    """Every parameter that has a value: what the string says, else the environment, else the default."""
    said = split(text)
    values = {}
    for keyword, variable, default, _, _ in _KNOWN:
        value = said.get(keyword)
        if value is None and variable:
            value = os.environ.get(variable)
        values[keyword] = default if value is None else value
    values["user"] = values["user"] or getpass.getuser()
    values["dbname"] = values["dbname"] or values["user"]
    return values


def split(text):
    """The parameters that a connection string names."""
    if text.startswith(("postgresql://", "postgres://")):
        return _split_address(text)
    said = {}
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text):
            return said
        start = at
        while at < len(text) and text[at] != "=" and not text[at].isspace():
            at += 1
        keyword = text[start:at]
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text) or text[at] != "=":
            raise OperationalError(f'missing "=" after "{keyword}" in connection info string\n')
        at += 1
        while at < len(text) and text[at].isspace():
            at += 1
        value, at = _value(text, at)
        said[_known(keyword)] = value


def _value(text, at):
    quoted = at < len(text) and text[at] == "'"
    at += quoted
    value = []
    while at < len(text):
        char = text[at]
        if char == "\\" and at + 1 < len(text):
            value.append(text[at + 1])
            at += 2
            continue
        if quoted and char == "'":
            return "".join(value), at + 1
        if not quoted and char.isspace():
            break
        value.append(char)
        at += 1
    if quoted:
        raise OperationalError("unterminated quoted string in connection info string\n")
    return "".join(value), at


def _known(keyword):
    if keyword not in _KEYWORDS:
        raise OperationalError(f'invalid connection option "{keyword}"\n')
    return keyword


def _split_address(text):
    said = {}
    rest = text.split("://", 1)[1]
    rest, _, query = rest.partition("?")
    place, slash, name = rest.partition("/")
    person, at, hosts = place.rpartition("@")
    if at:
        user, colon, password = person.partition(":")
        if user:
            said["user"] = unquote(user)
        if colon:
            said["password"] = unquote(password)
    names, ports = [], []
    for host in hosts.split(","):
        if host.startswith("["):
            inner, _, after = host[1:].partition("]")
            names.append(inner)
            ports.append(after.removeprefix(":"))
        else:
            one, _, port = host.partition(":")
            names.append(unquote(one))
            ports.append(port)
    if any(names):
        said["host"] = ",".join(names)
    if any(ports):
        said["port"] = ",".join(ports)
    if slash and name:
        said["dbname"] = unquote(name)
    for pair in filter(None, query.split("&")):
        keyword, equals, value = pair.partition("=")
        if not equals:
            raise OperationalError(f'missing key/value separator "=" in URI query parameter: "{keyword}"\n')
        if keyword not in _KEYWORDS:
            raise OperationalError(f'invalid URI query parameter: "{unquote(keyword)}"\n')
        said[keyword] = unquote(value)
    return said


def _options(said, defaults=True):
    def bytes_of(value):
        return None if value is None else str(value).encode()

    options = []
    for keyword, variable, default, label, shown in _KNOWN:
        value = said.get(keyword)
        if value is None and defaults:
            value = (os.environ.get(variable) if variable else None) or default
        options.append(ConninfoOption(keyword.encode(), bytes_of(variable), bytes_of(default), bytes_of(value), label.encode(), shown.encode(), 64))
    return options
