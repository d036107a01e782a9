"""`curl localhost:5000/PATH`: asks the environment's own Flask application.

The request goes, as the bytes that curl would write, through Werkzeug's own server: the one that
`flask run` started, or, as long as nobody has started any, one that loads the present code for each
request. The answer goes to standard output as curl prints it. What the server would write to its
own terminal (a traceback, a log line) goes to standard error.
"""

import argparse
import http.client
import io
import json
import os
import sys
from urllib.parse import urlsplit

from flask.cli import NoAppException

import headway_server

HOSTS = ("localhost", "127.0.0.1", "0.0.0.0", "[::1]")  # noqa: S104
PORT = 5000
COULD_NOT_RESOLVE, COULD_NOT_CONNECT, HTTP_ERROR, MALFORMED, BAD_OPTION = 6, 7, 22, 3, 2


class Parser(argparse.ArgumentParser):
    """Reports a wrong option in curl's words and with curl's exit code."""

    def error(self, message):
        if message.startswith("unrecognized arguments: "):
            option = message.removeprefix("unrecognized arguments: ").split()[0]
            message = f"option {option}: is unknown"
        sys.stderr.write(f"curl: {message}\ncurl: try 'curl --help' for more information\n")
        sys.exit(BAD_OPTION)


def curl(arguments):
    """Asks the application of the present files, as a server would that reloads its code for every request."""

    def answer(raw):
        return headway_server.ask(raw, arguments=["run"], port=PORT, reloads=False, quiet=True)

    return request(arguments, PORT, answer, os.getcwd())


def ask(description, arguments):
    """Asks the server that runs: its port, its own arguments, and the folder in which curl was called."""
    server = json.loads(description)

    def answer(raw):
        return headway_server.ask(raw, arguments=server["arguments"], port=server["port"], reloads=server["reloads"])

    return request(arguments, server["port"], answer, server["folder"])


def request(arguments, serving, answer_of, folder):
    """Runs one request and returns curl's exit code. Nothing listens when `serving` is no port."""
    options = parse(arguments)
    if not options.url:
        sys.stderr.write("curl: (2) no URL specified\ncurl: try 'curl --help' for more information\n")
        return BAD_OPTION
    address = options.url if "://" in options.url else "http://" + options.url
    try:
        url = urlsplit(address)
        host, port = url.hostname or "", url.port or (443 if url.scheme == "https" else 80)
    except ValueError:
        return fail(options, MALFORMED, "URL rejected: Port number was not a decimal number between 0 and 65535")
    if url.netloc.rsplit("@")[-1].rsplit(":", 1)[0] not in HOSTS and host not in HOSTS:
        return fail(options, COULD_NOT_RESOLVE, f"Could not resolve host: {host}")
    refused = f"Failed to connect to {host} port {port} after 0 ms: Couldn't connect to server"
    if port != serving or url.scheme != "http":
        return fail(options, COULD_NOT_CONNECT, refused)
    method, raw = request_text(options, url, host, port)
    try:
        answer = answer_of(raw)
    except NoAppException as error:
        error.show(sys.stderr)
        return fail(options, COULD_NOT_CONNECT, refused)
    except SystemExit:  # the server ended with a message, which it wrote
        return fail(options, COULD_NOT_CONNECT, refused)
    except Exception as error:  # the server would have died of it, with this traceback in its terminal
        own = error.__traceback__
        while own is not None and own.tb_frame.f_code.co_filename.startswith("/lib/headway/"):
            own = own.tb_next
        sys.excepthook(type(error), error.with_traceback(own), own)
        return fail(options, COULD_NOT_CONNECT, refused)
    return show(options, method, answer, folder)


def parse(arguments):
    parser = Parser(prog="curl", add_help=False, allow_abbrev=False)
    parser.add_argument("url", nargs="?")
    parser.add_argument("-X", "--request")
    parser.add_argument("-d", "--data", "--data-raw", action="append", default=[])
    parser.add_argument("--json")
    parser.add_argument("-H", "--header", action="append", default=[])
    parser.add_argument("-i", "--include", "--show-headers", action="store_true")
    parser.add_argument("-I", "--head", action="store_true")
    parser.add_argument("-s", "--silent", action="store_true")
    parser.add_argument("-S", "--show-error", action="store_true")
    parser.add_argument("-f", "--fail", action="store_true")
    parser.add_argument("-L", "--location", action="store_true")
    parser.add_argument("-o", "--output")
    parser.add_argument("-w", "--write-out")
    parser.add_argument("-h", "--help", action="store_true")
    options = parser.parse_args(arguments)
    if options.help:
        parser.print_usage(sys.stdout)
        print("Asks this environment's own Flask application at localhost:5000.")
        sys.exit(0)
    return options


def request_text(options, url, host, port):
    """The method, and the request as curl writes it on the connection."""
    headers = {"Host": f"{host}:{port}" if port != 80 else host, "User-Agent": "curl/7.88.1", "Accept": "*/*"}
    body = "&".join(options.data).encode()
    if options.json is not None:
        body = options.json.encode()
        headers.update({"Content-Type": "application/json", "Accept": "application/json"})
    elif options.data:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    if options.data or options.json is not None:
        headers["Content-Length"] = str(len(body))
    for header in options.header:
        name, _, value = header.partition(":")
        known = {each.lower(): each for each in headers}
        headers[known.get(name.strip().lower(), name.strip())] = value.strip()
    method = options.request or ("HEAD" if options.head else "POST" if options.data or options.json is not None else "GET")
    target = (url.path or "/") + (f"?{url.query}" if url.query else "")
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items() if value), "", ""]
    return method, "\r\n".join(lines).encode() + body


class Answered:
    """A connection on which the whole answer has come."""

    def __init__(self, answer):
        self.answer = answer

    def makefile(self, *_):
        return io.BytesIO(self.answer)


def show(options, method, answer, folder):
    """Prints an answer as curl does."""
    response = http.client.HTTPResponse(Answered(answer), method=method)
    response.begin()
    payload = response.read()
    if options.fail and response.status >= 400:
        return fail(options, HTTP_ERROR, f"The requested URL returned error: {response.status}")
    head = answer[: answer.index(b"\r\n\r\n") + 4] if options.include or options.head else b""
    if options.output:
        with open(os.path.join(folder, options.output), "wb") as file:
            file.write(head + payload)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(head + payload)
    if options.write_out:
        sys.stdout.write(options.write_out.replace("%{http_code}", str(response.status)).replace("\\n", "\n"))
    return 0


def fail(options, code, message):
    if not options.silent or options.show_error:
        sys.stderr.write(f"curl: ({code}) {message}\n")
    return code
