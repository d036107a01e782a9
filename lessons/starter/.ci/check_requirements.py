"""Says which version of each requirement is installed, and fails when one is missing.

At work this step is `pip install -r requirements.txt`. Nothing can be installed in this
sandbox, so what is there is checked instead.
"""

import re
import sys
from importlib.metadata import PackageNotFoundError, version

missing = []
with open("requirements.txt") as file:
    for line in file:
        name = re.match(r"[A-Za-z0-9._-]*", line).group()
        if not name:
            continue
        try:
            print(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)

for name in missing:
    print(f"{name} is not installed, and nothing can be installed here.", file=sys.stderr)
sys.exit(len(missing) > 0)
