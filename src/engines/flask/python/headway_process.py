"""One process: from its arguments to its exit code, as the `python` executable would run it.

The interpreter's memory is put back after each process, so nothing here has to be undone. What
does have to be done is what CPython does when it ends: run exit handlers, flush, close files and
database connections, since SQLite keeps its journal beside the database until then.
"""

import atexit
import gc
import io
import json
import linecache
import os
import random
import runpy
import sqlite3
import sys

import headway_app
import headway_preview
import headway_server

REQUEST = "/run/process.json"
STDIN = "/run/stdin"
EXIT = "/run/exit"
SCRIPTS = "/usr/local/bin"
OWN_FILES = ("/lib/headway/", "<frozen runpy>")

NO_PROMPT = (
    "python: starting it without a file, -c or -m opens a prompt, which needs a keyboard.\n"
    'Use python -c "…" for a line, or write a file and run python FILE.\n'
)


def main():
    """Runs the process that the request file describes and writes its exit code to the exit file."""
    with open(REQUEST) as file:
        request = json.load(file)
    code = 1
    try:
        prepare(request)
        code = run(request["argv"])
    finally:
        code = finish(code)
        with open(EXIT, "w") as file:
            file.write(str(code))


def prepare(request):
    """Sets what a new process gets: variables, folder, standard input, a fresh random seed."""
    os.environ.clear()
    os.environ.update(request["variables"])
    os.chdir(request["cwd"])
    random.seed()
    # Read once by the site module at a real start; the first entry is set by how Python was started.
    sys.argv = list(request["argv"])
    sys.stdin = io.TextIOWrapper(open(STDIN, "rb"), encoding="utf-8")
    sys.stdout.reconfigure(line_buffering=True)
    sys.dont_write_bytecode = bool(os.environ.get("PYTHONDONTWRITEBYTECODE"))


def run(argv):
    """Finds the program by its name and returns its exit code."""
    name = argv[0]
    try:
        match name:
            case "flask" | "alembic":
                return run_file(f"{SCRIPTS}/{name}", argv[1:])
            case "python" | "python3":
                return run_python(argv[1:])
            case "curl":
                return headway_app.curl(argv[1:])
            case "headway-start":
                return headway_server.start(int(argv[1]), argv[2:])
            case "headway-ask":
                return headway_app.ask(argv[1], argv[2:])
            case "headway-sql":
                return headway_preview.main(argv[1:])
        raise LookupError(f"no such program in the Python engine: {name}")
    except SystemExit as stop:
        return exit_code(stop)
    except BaseException as error:  # noqa: BLE001 - the top of a process catches everything
        report(error)
        return 1


def run_python(arguments):
    """`python [OPTIONS] FILE | -c CODE | -m MODULE | -`, with the options that change what a program sees."""
    arguments = list(arguments)
    while arguments:
        first = arguments.pop(0)
        if first in ("-V", "--version"):
            print("Python " + sys.version.split()[0])
            return 0
        if first == "-B":
            sys.dont_write_bytecode = True
            continue
        if first in ("-u", "-E", "-I", "-s", "-S", "-O", "-OO", "-q", "-v"):
            continue
        if first.startswith("-W"):
            action = first[2:] or (arguments.pop(0) if arguments else "")
            apply_warning_option(action)
            continue
        if first.startswith("-X"):
            if first == "-X" and arguments:
                arguments.pop(0)
            continue
        if first.startswith("-c"):
            if first == "-c" and not arguments:
                return usage_error("Argument expected for the -c option")
            code = first[2:] or arguments.pop(0)
            sys.argv = ["-c", *arguments]
            sys.path.insert(0, "")
            return run_code(code, "<string>")
        if first.startswith("-m"):
            if first == "-m" and not arguments:
                return usage_error("Argument expected for the -m option")
            module = first[2:] or arguments.pop(0)
            sys.argv = ["-m", *arguments]
            sys.path.insert(0, os.getcwd())
            runpy._run_module_as_main(module)
            return 0
        if first == "-":
            return run_stdin(arguments)
        if first in ("-h", "--help", "-?"):
            print("usage: python [option] ... [-c cmd | -m mod | file | -] [arg] ...")
            return 0
        if first.startswith("-"):
            return usage_error(f"unknown option {first}" if first.startswith("--") else f"Unknown option: {first[:2]}")
        return run_file(first, arguments)
    return run_stdin([])


def run_stdin(arguments):
    """A program on standard input; at the terminal, where there is none, a word about the prompt."""
    code = sys.stdin.read()
    if not code:
        sys.stderr.write(NO_PROMPT)
        return 1
    sys.argv = ["-", *arguments]
    sys.path.insert(0, "")
    return run_code(code, "<stdin>")


def run_file(path, arguments):
    """Runs a file as `__main__`, with its folder first on the import path."""
    if os.path.isdir(path) and os.path.exists(os.path.join(path, "__main__.py")):
        sys.argv = [path, *arguments]
        runpy.run_path(path, run_name="__main__")
        return 0
    try:
        with open(path, "rb") as file:
            code = file.read()
    except OSError as error:
        shown = os.path.join(os.getcwd(), path)
        sys.stderr.write(f"python: can't open file {shown!r}: [Errno {error.errno}] {os.strerror(error.errno)}\n")
        return 2
    sys.argv = [path, *arguments]
    absolute = os.path.join(os.getcwd(), path)
    sys.path.insert(0, os.path.dirname(absolute))
    return run_code(code, absolute)


def run_code(source, filename):
    """Compiles and runs source text in a new `__main__` module."""
    module = type(sys)("__main__")
    module.__builtins__ = sys.modules["builtins"]
    if not filename.startswith("<"):
        module.__file__ = filename
    sys.modules["__main__"] = module
    code = compile(source, filename, "exec", dont_inherit=True)
    if filename.startswith("<"):
        # As CPython does for -c since 3.13: tracebacks then show the line.
        linecache._register_code(code, source, filename)
    exec(code, module.__dict__)
    return 0


def apply_warning_option(action):
    """`-W ACTION`: one simple filter, as `python -W` makes it."""
    import warnings

    warnings._processoptions([action])


def usage_error(message):
    sys.stderr.write(
        f"{message}\nusage: python [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `python -h' for more information.\n"
    )
    return 2


def exit_code(stop):
    """The exit code of a SystemExit, by CPython's rules; text goes to standard error."""
    if stop.code is None:
        return 0
    if isinstance(stop.code, int):
        return stop.code & 0xFF
    sys.stderr.write(f"{stop.code}\n")
    return 1


def report(error):
    """Prints an uncaught exception as the interpreter would, without the frames of this file."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename.startswith(OWN_FILES[0]):
        trace = trace.tb_next
    sys.stdout.flush()
    sys.excepthook(type(error), error.with_traceback(trace), trace)


def finish(code):
    """What CPython does at the end: exit handlers, then flush and close whatever is still open."""
    try:
        atexit._run_exitfuncs()
    except BaseException as error:  # noqa: BLE001
        report(error)
    for thing in gc.get_objects():
        kind = type(thing)
        try:
            if kind is io.TextIOWrapper or kind is io.BufferedWriter or kind is io.BufferedRandom:
                if thing is not sys.stdout and thing is not sys.stderr:
                    thing.flush()
            elif issubclass(kind, sqlite3.Connection):
                thing.close()
        except Exception:  # noqa: BLE001,S110 - closing is best effort at the end of a process, as in CPython
            pass
    for stream in (sys.stdout, sys.stderr):
        # Who closes them himself, as python -m json.tool does, has flushed them: CPython passes these over.
        if stream is None or getattr(stream, "closed", False):
            continue
        try:
            stream.flush()
        except Exception:  # noqa: BLE001
            code = 120
    return code
