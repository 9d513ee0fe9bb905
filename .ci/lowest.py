"""Print the program's dependencies pinned at the lowest version that pyproject.toml allows, for `pip --constraint`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

BOUND = re.compile(r"([A-Za-z0-9._-]+)>=([0-9.]+)")


def lowest(pyproject: str) -> list[str]:
    """One line a dependency; raises ValueError for one without a lower bound."""
    pinned = []
    for wanted in tomllib.loads(pyproject)["project"]["dependencies"]:
        found = BOUND.match(wanted)
        if found is None:
            raise ValueError(f"{wanted} has no lower bound in pyproject.toml.")
        pinned.append(f"{found[1]}=={found[2]}")
    return pinned


if __name__ == "__main__":
    print("\n".join(lowest((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))))
