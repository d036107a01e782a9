"""`headway-sql UP|DOWN REVISION DIALECT`: the SQL of one revision, by Alembic's offline mode.

Runs `flask db upgrade A:B --sql` (or `downgrade`) through the project's own `env.py`. For a
dialect other than the project's, only the dialect's name is replaced in the call that `env.py`
makes to `context.configure`, so its options still count.
"""

import os
import sys

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory


def main(arguments):
    """Prints the SQL; errors are Alembic's own."""
    direction, revision, dialect, project = arguments
    bare = project == "alembic"
    lower = lower_bound(bare, revision)
    span = f"{lower}:{revision}" if direction == "upgrade" else f"{revision}:{lower}"
    replace_dialect(dialect)
    # The header lines of the log say nothing about the SQL.
    command = [direction, span, "--sql"]
    if bare:
        from alembic.config import main as alembic_main

        alembic_main(argv=command, prog="alembic")
        return 0
    from flask.cli import main as flask_main

    sys.argv = ["flask", "db", *command]
    flask_main()
    return 0


def lower_bound(bare, revision):
    """The revision below the given one; of a merge, its first parent, since the SQL is that of the merge alone."""
    script = script_directory(bare).get_revision(revision)
    down = script.down_revision
    if isinstance(down, tuple):
        return down[0]
    return down or "base"


def script_directory(bare):
    """Where `flask db` and `alembic` find the revisions: also in the folders that `version_locations` names."""
    if bare:
        return ScriptDirectory.from_config(Config("alembic.ini"))
    folder = os.environ.get("FLASK_DB_DIRECTORY", "migrations")
    config = Config(os.path.join(folder, "alembic.ini"))
    config.set_main_option("script_location", folder)
    return ScriptDirectory.from_config(config)


def replace_dialect(dialect):
    """Makes `context.configure` write for the named dialect, whatever URL or connection `env.py` hands over."""
    configure = EnvironmentContext.configure

    def configure_for_dialect(self, *positional, **options):
        options.pop("url", None)
        options.pop("connection", None)
        options["dialect_name"] = dialect
        return configure(self, **options)

    EnvironmentContext.configure = configure_for_dialect
