"""`curl localhost:5000/PATH`: asks the environment's own Flask application, through WSGI.

The application is loaded as `flask run` loads it, from FLASK_APP or `app.py`. The answer goes to
standard output as curl prints it. What the server would write to its own terminal (a traceback, a
log line) goes to standard error.
"""

import argparse
import sys
from urllib.parse import urlsplit

from flask.cli import NoAppException, ScriptInfo
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, run_wsgi_app

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
    """Runs one request and returns curl's exit code."""
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
    if port != PORT or url.scheme != "http":
        return fail(options, COULD_NOT_CONNECT, f"Failed to connect to {host} port {port}: Connection refused")
    try:
        application = ScriptInfo().load_app()
    except NoAppException as error:
        error.show(sys.stderr)
        return fail(options, COULD_NOT_CONNECT, f"Failed to connect to {host} port {port}: Connection refused")
    except Exception as error:  # the server would have died of it, with this traceback in its terminal
        own = error.__traceback__
        while own is not None and own.tb_frame.f_code.co_filename.startswith("/lib/headway/"):
            own = own.tb_next
        sys.excepthook(type(error), error.with_traceback(own), own)
        return fail(options, COULD_NOT_CONNECT, f"Failed to connect to {host} port {port}: Connection refused")
    return exchange(options, application, url)


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


def exchange(options, application, url):
    """Builds the WSGI environment, calls the application and prints what it answers."""
    headers = Headers([("User-Agent", "curl"), ("Accept", "*/*")])
    body = "&".join(options.data).encode()
    if options.json is not None:
        body = options.json.encode()
        headers.set("Content-Type", "application/json")
        headers.set("Accept", "application/json")
    elif options.data:
        headers.set("Content-Type", "application/x-www-form-urlencoded")
    for header in options.header:
        name, _, value = header.partition(":")
        headers.set(name.strip(), value.strip())
    method = options.request or ("HEAD" if options.head else "POST" if body else "GET")
    builder = EnvironBuilder(
        path=url.path or "/",
        query_string=url.query,
        base_url=f"http://{url.hostname}:{PORT}/",
        method=method,
        headers=headers,
        data=body or None,
        errors_stream=sys.stderr,
    )
    content, status, answer = run_wsgi_app(application, builder.get_environ(), buffered=True)
    payload = b"".join(content)
    sys.stderr.flush()
    code = int(status.split()[0])
    if options.fail and code >= 400:
        return fail(options, HTTP_ERROR, f"The requested URL returned error: {code}")
    head = "".join([f"HTTP/1.1 {status}\r\n", *(f"{name}: {value}\r\n" for name, value in answer), "\r\n"])
    shown = (head.encode() if options.include or options.head else b"") + (b"" if method == "HEAD" else payload)
    if options.output:
        with open(options.output, "wb") as file:
            file.write(shown)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(shown)
    if options.write_out:
        sys.stdout.write(options.write_out.replace("%{http_code}", str(code)).replace("\\n", "\n"))
    return 0


def fail(options, code, message):
    if not options.silent or options.show_error:
        sys.stderr.write(f"curl: ({code}) {message}\n")
    return code
