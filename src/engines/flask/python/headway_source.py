"""Prints as JSON what Python files say of models and migrations.

Each file is parsed by `ast` and none is run, so a file that cannot be imported is read all the same. What asks for it is
`src/checks/python-source.ts`; it is part of the runtime since compiling it takes longer than what it does.
"""

import ast
import json
import re
import sys

NO_TYPES = {"ForeignKey", "Computed", "Identity", "Sequence", "CheckConstraint", "DefaultClause", "FetchedValue"}
STEPS = ("upgrade", "downgrade")


def main():
    """Prints a list with what `read` answers for each file that the arguments name."""
    print(json.dumps([read(path) for path in sys.argv[1:]]))


def read(path):
    """What one file says: whether it is `broken` and where, its `models`, the `steps` of a migration."""
    with open(path, "rb") as file:
        source = file.read()
    try:
        module = ast.parse(source, path)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        return {"broken": {"line": line, "message": getattr(error, "msg", str(error))}, "models": [], "steps": {}}
    models = [model for node in ast.walk(module) if isinstance(node, ast.ClassDef) if (model := model_in(node))]
    # As in Python, the last one of a name counts.
    steps = {node.name: operations_in(node) for node in module.body if isinstance(node, ast.FunctionDef) and node.name in STEPS}
    return {"broken": None, "models": models, "steps": steps}


def model_in(node):
    """A class with columns, or with the name of a table; None for any other class."""
    table, columns = None, []
    for statement in node.body:
        name, annotation, value = assignment(statement)
        if name == "__tablename__":
            table = text(value)
        elif name is not None and isinstance(value, ast.Call) and last_name(value.func) in ("Column", "mapped_column"):
            columns.append(column_in(name, annotation, value))
    is_model = any(last_name(base) == "Model" for base in node.bases)
    if table is None and columns and is_model:
        table = snake_case(node.name)
    return None if table is None else {"table": table, "columns": columns}


def assignment(statement):
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name):
        return statement.targets[0].id, None, statement.value
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        return statement.target.id, statement.annotation, statement.value
    return None, None, None


def column_in(attribute, annotation, call):
    arguments = list(call.args)
    name = text(arguments[0]) if arguments else None
    if name is not None:
        del arguments[0]
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    types = [argument for argument in arguments if last_name(argument.func if isinstance(argument, ast.Call) else argument) not in NO_TYPES]
    kind = keywords.get("type_", types[0] if types else None)
    nullable = constant(keywords.get("nullable"))
    if nullable is None:
        nullable = not constant(keywords.get("primary_key")) and (annotation is None or accepts_none(annotation))
    return {"name": name or attribute, "type": "" if kind is None else type_text(kind), "nullable": bool(nullable), "source": ast.unparse(call)}


def accepts_none(annotation):
    return "None" in (written := ast.unparse(annotation)) or "Optional" in written


def type_text(node):
    """`db.String(length=20)` and `String(20)` are the same type."""
    if not isinstance(node, ast.Call):
        return last_name(node)
    arguments = [ast.unparse(argument) for argument in node.args]
    arguments += [ast.unparse(keyword.value) if keyword.arg == "length" else f"{keyword.arg}={ast.unparse(keyword.value)}" for keyword in node.keywords]
    return f"{last_name(node.func)}({', '.join(arguments)})" if arguments else last_name(node.func)


def operations_in(function):
    """The operations of `upgrade` or `downgrade`, in the order in which they are written."""
    batches = {}
    found = []
    for node in ast.walk(function):
        if isinstance(node, ast.With):
            for item in node.items:
                if isinstance(item.context_expr, ast.Call) and last_name(item.context_expr.func) == "batch_alter_table" and isinstance(item.optional_vars, ast.Name):
                    batches[item.optional_vars.id] = first_text(item.context_expr)
    for node in sorted((node for node in ast.walk(function) if isinstance(node, ast.Call)), key=lambda call: (call.lineno, call.col_offset)):
        if not isinstance(node.func, ast.Attribute) or not isinstance(node.func.value, ast.Name):
            continue
        subject, name = node.func.value.id, node.func.attr
        if name == "f":
            continue
        if subject in batches:
            found.append({"operation": name, "subject": subject_of(name, batches[subject], node, 0), "source": ast.unparse(node)})
        elif subject == "op" and name not in ("batch_alter_table", "get_bind", "get_context"):
            found.append({"operation": name, "subject": subject_of(name, first_text(node), node, 1), "source": ast.unparse(node)})
    return found


def subject_of(name, table, call, position):
    """What the operation is about: `users.phone` for a column, else its first name; empty where only running tells."""
    if not name.endswith("_column"):
        return first_text(call) or table or ""
    written = call.args[position] if len(call.args) > position else None
    column = first_text(written) if isinstance(written, ast.Call) else text(written)
    return f"{table}.{column}" if table and column else ""


def first_text(call):
    first = call.args[0] if call.args else None
    if isinstance(first, ast.Call) and last_name(first.func) == "f":
        first = first.args[0]
    return text(first)


def text(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def constant(node):
    return node.value if isinstance(node, ast.Constant) else None


def last_name(node):
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def snake_case(name):
    return re.sub(r"((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))", r"_\1", name).lower().lstrip("_")
