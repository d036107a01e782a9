"""`python -c … FOLDER`: what the project in this folder needs, read from its Python files without running any of them.

Each file is parsed by Python itself. FOLDER is where its migrations are; it is left out when there are none. Writes one
JSON object to standard output: the names of `src/transfer/examine.ts`.
"""

import ast
import configparser
import importlib.util
import json
import os
import posixpath
import re
import sys
import warnings

OTHER_DATABASES = re.compile(r"(postgres|postgresql|mysql|mariadb|oracle|mssql|cockroachdb|snowflake|redshift|db2|firebird)(\+\w+)?://", re.IGNORECASE)
DATABASE_NAME = re.compile(r"DATABASE|SQLALCHEMY|DB_UR[IL]|DSN", re.IGNORECASE)
FACTORIES = ("create_app", "make_app")


def main(arguments):
    # The project's own modules are looked for among its files; nothing of it is to be found by an import.
    sys.path[:] = [entry for entry in sys.path if entry]
    warnings.simplefilter("ignore")
    migrations = arguments[0] if arguments else None
    project = Project(python_files())
    settings = dotenv()
    application = project.application(settings)
    env, revisions = scripts(project.modules, migrations)
    json.dump(
        {
            "application": application,
            "broken": project.broken,
            "applicationNeeds": project.needs([application["path"]] if application else []),
            "envNeeds": project.needs(env),
            "revisionsNeed": project.needs(revisions),
            "needs": project.needs(list(project.modules)),
            "databases": [found for path in project.modules for found in databases(path, project.modules[path])] + databases_in_settings(settings),
            "variables": [found for path in project.modules for found in variables(path, project.modules[path])],
            "settings": settings,
        },
        sys.stdout,
    )


def python_files():
    for folder, folders, names in os.walk("."):
        folders[:] = sorted(name for name in folders if name != ".git")
        for name in sorted(names):
            if name.endswith(".py"):
                yield posixpath.normpath(posixpath.join(folder, name))


def scripts(paths, migrations):
    """The files that Alembic loads: env.py, and the revisions."""
    if migrations is None:
        return [], []
    env, versions = posixpath.join(migrations, "env.py"), posixpath.join(migrations, "versions")
    return [path for path in paths if path == env], [path for path in paths if posixpath.dirname(path) == versions]


class Project:
    """The files that parse, by their paths; the others, with where and why they do not."""

    def __init__(self, paths):
        self.modules, self.broken = {}, []
        for path in paths:
            try:
                with open(path, "rb") as file:
                    self.modules[path] = ast.parse(file.read(), path)
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                line = getattr(error, "lineno", None) or 1
                self.broken.append({"path": path, "line": line, "message": getattr(error, "msg", None) or str(error)})
        self.all = {*self.modules, *(found["path"] for found in self.broken)}
        self.own = {part.removesuffix(".py") for path in self.all for part in path.split("/")}

    def find(self, name):
        """The files that importing a dotted name runs, as far as they are the project's own."""
        found, parts = [], name.split(".")
        for count in range(1, len(parts) + 1):
            stem = "/".join(parts[:count])
            found += [path for path in (stem + "/__init__.py", stem + ".py") if path in self.all][:1]
        return found

    def is_there(self, name):
        """Whether an import of the name finds it: among the project's own files, or among what is installed here."""
        top = name.partition(".")[0]
        if not self.find(top) and not any(path.startswith(top + "/") for path in self.all):
            return top in self.own or is_installed(top)
        stem = name.replace(".", "/")
        return any(path == stem + ".py" or path.startswith(stem + "/") for path in self.all)

    def reached(self, start):
        """The files that are run when the given ones are."""
        reached = list(start)
        for path in reached:
            if path in self.modules:
                for name, _, _ in imports(path, self.modules[path]):
                    reached += [each for each in self.find(name) if each not in reached]
        return reached

    def needs(self, start):
        """What running the files asks for and does not find: modules that are missing, and files that do not parse."""
        missing, reached = {}, self.reached(start)
        for path in reached:
            for name, line, optional in imports(path, self.modules[path]) if path in self.modules else ():
                if not optional and not self.is_there(name):
                    missing.setdefault(name, {"module": name, "path": path, "line": line})
        return {"missing": list(missing.values()), "broken": [found for found in self.broken if found["path"] in reached]}

    def application(self, settings):
        """The application as `flask` would look for it; else the first file that makes one, which `flask` has to be told."""
        named = next((found["value"] for found in settings if found["name"] == "FLASK_APP"), None)
        if named:
            module = named.partition(":")[0].removesuffix(".py").replace("/", ".")
            path = next(iter(self.find(module)[-1:]), None)
            return {"path": path, "name": named, "told": True} if path else None
        for path in ("wsgi.py", "app.py"):
            if path in self.all:
                return {"path": path, "name": path, "told": False}
        makers = [path for path in self.modules if makes_application(self.modules[path])]
        if "app/__init__.py" in makers:
            # `flask` finds the package by the name of the file that is not there.
            return {"path": "app/__init__.py", "name": "app", "told": True}
        path = min(makers, key=lambda each: (each.count("/"), "test" in each, each), default=None)
        if path is None:
            return None
        return {"path": path, "name": path.removesuffix(".py").removesuffix("/__init__").replace("/", "."), "told": True}


def makes_application(tree):
    return any(isinstance(node, ast.Call) and last_name(node.func) == "Flask" for node in ast.walk(tree))


def is_installed(name):
    try:
        return name in sys.stdlib_module_names or name in sys.modules or importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def imports(path, tree):
    """Every name that the file imports, its line, and whether the file goes on without it."""
    found = []
    package = posixpath.dirname(path).split("/") if posixpath.dirname(path) else []

    def visit(node, optional):
        if isinstance(node, ast.Import):
            found.extend((each.name, node.lineno, optional) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            if not node.level:
                found.append((module, node.lineno, optional))
            # What is imported from a package may be a module of it.
            names = [f"{module}.{each.name}".lstrip(".") for each in node.names if each.name != "*"]
            found.extend((name, node.lineno, True) for name in names)
        elif isinstance(node, ast.Try | ast.TryStar):
            caught = any(catches_import(handler) for handler in node.handlers)
            for child in node.body:
                visit(child, optional or caught)
            for child in [*node.handlers, *node.orelse, *node.finalbody]:
                visit(child, optional)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            for child in node.body:
                visit(child, True)
            for child in node.orelse:
                visit(child, optional)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            # A function's imports happen when it is called; the one that makes the application is.
            for child in ast.iter_child_nodes(node):
                visit(child, optional or node.name not in FACTORIES)
        else:
            for child in ast.iter_child_nodes(node):
                visit(child, optional)

    visit(tree, False)
    return found


def catches_import(handler):
    names = [last_name(node) for node in ast.walk(handler.type)] if handler.type else ["Exception"]
    return any(name in ("ImportError", "ModuleNotFoundError", "Exception", "BaseException") for name in names)


def databases(path, tree):
    """Addresses of databases that are not SQLite, wherever a text of the file begins with one."""
    fallbacks = {id(fallback): name for name, _, fallback, _ in environment_reads(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            match = OTHER_DATABASES.match(node.value)
            if match:
                yield {"kind": match[1].lower(), "path": path, "line": node.lineno, "variable": fallbacks.get(id(node))}


def databases_in_settings(settings):
    found = [{"kind": match[1].lower(), "path": each["path"], "line": each["line"], "variable": each["name"]} for each in settings if (match := OTHER_DATABASES.match(each["value"]))]
    for folder, folders, names in os.walk("."):
        folders[:] = sorted(name for name in folders if name != ".git")
        if "alembic.ini" in names:
            path = posixpath.normpath(posixpath.join(folder, "alembic.ini"))
            parser = configparser.RawConfigParser(strict=False)
            try:
                with open(path, encoding="utf-8") as file:
                    parser.read_file(file)
            except (configparser.Error, UnicodeDecodeError):
                continue
            match = OTHER_DATABASES.match(parser.get("alembic", "sqlalchemy.url", fallback=""))
            if match:
                found.append({"kind": match[1].lower(), "path": path, "line": 0, "variable": None})
    return found


def variables(path, tree):
    """The environment variables that the file reads, and whether it can do without each."""
    for name, line, fallback, required in environment_reads(tree):
        text = fallback.value if isinstance(fallback, ast.Constant) and isinstance(fallback.value, str) else ""
        other = bool(OTHER_DATABASES.match(text))
        yield {"name": name, "path": path, "line": line, "required": required, "database": other or bool(DATABASE_NAME.search(name)), "hasDefault": fallback is not None and not other}


def environment_reads(tree):
    """Name, line and fallback of every `os.environ.get(…)`, `os.getenv(…)` and `os.environ[…]`, and whether it must be set."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and last_name(node.func) in ("get", "getenv") and is_environment(node.func):
            name, fallback, required = first_text(node.args), node.args[1] if len(node.args) > 1 else None, False
        elif isinstance(node, ast.Subscript) and is_environment(node) and isinstance(node.ctx, ast.Load):
            name, fallback, required = first_text([node.slice]), None, True
        else:
            continue
        if name:
            yield name, node.lineno, fallback, required


def is_environment(node):
    """Whether the node is `getenv`, or something of `environ`."""
    return last_name(node) == "getenv" or (isinstance(node, ast.Attribute | ast.Subscript) and last_name(node.value) == "environ")


def last_name(node):
    return getattr(node, "attr", getattr(node, "id", ""))


def first_text(arguments):
    first = arguments[0] if arguments else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def dotenv():
    """The plain lines of .flaskenv and .env, which python-dotenv would read if it were here."""
    found = []
    for path in (".env", ".flaskenv"):
        try:
            with open(path, encoding="utf-8") as file:
                lines = file.read().splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        for number, line in enumerate(lines, 1):
            match = re.fullmatch(r"\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(?:'([^']*)'|\"([^\"\\$]*)\"|([^\s'\"#$][^#$]*?|))\s*(?:#.*)?", line)
            if match:
                found.append({"name": match[1], "value": match[2] or match[3] or match[4] or "", "path": path, "line": number})
    return found


main(sys.argv[1:])
