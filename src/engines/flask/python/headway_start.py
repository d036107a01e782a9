"""Makes an interpreter that has just started into what every process starts from.

Hides the bridge to JavaScript, as no other CPython has one, and imports what every process finds
imported. It is a file of the runtime, so that a kept image of the memory, which is named after the
runtime's files, is never one that an older version of this made.
"""

import gc
import sys

sys.path[:] = ["/lib/headway", *(entry for entry in sys.path if entry not in ("", "/lib/headway", "/lib/python314.zip"))]

import headway_imports  # noqa: E402, F401
import headway_process  # noqa: E402, F401
import headway_source  # noqa: E402, F401
import headway_warm_up  # noqa: E402, F401

sys.path.remove("/lib/headway")
for _name in [name for name in sys.modules if name.split(".")[0] in ("js", "pyodide", "_pyodide", "pyodide_js", "_pyodide_core")]:
    del sys.modules[_name]
sys.meta_path[:] = [finder for finder in sys.meta_path if "pyodide" not in type(finder).__module__]
sys.executable = "/usr/local/bin/python"
# Pyodide's prefix is "/": Flask would take every project for an installed package and put its instance folder under /var.
sys.prefix = sys.exec_prefix = sys.base_prefix = sys.base_exec_prefix = "/usr/local"
# Pyodide starts without it; as at a terminal, a project's files are compiled when they are new, and not by each command.
sys.dont_write_bytecode = False
gc.collect()
gc.freeze()
