"""The versions of libraries that the program promises to work with, and those that it runs with here."""

from __future__ import annotations

import importlib.util
import re
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_spec = importlib.util.spec_from_file_location("lowest", ROOT / ".ci" / "lowest.py")
assert _spec is not None and _spec.loader is not None
lowest = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(lowest)


def numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text))


def test_every_dependency_has_both_bounds() -> None:
    """Each dependency names a lowest version, which .ci/lowest tests, and stops before a version nobody has seen."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    wanted = text.split("dependencies = [", 1)[1].split("]", 1)[0].split()
    assert len(lowest.lowest(text)) == len(wanted) >= 10
    assert all(re.fullmatch(r'"[\w-]+>=[\d.]+,<[\d.]+",', line) for line in wanted)


def test_this_environment_is_within_the_bounds() -> None:
    """What runs these tests is no older than the lowest version of each dependency."""
    for line in lowest.lowest((ROOT / "pyproject.toml").read_text("utf-8")):
        name, low = line.split("==")
        assert numbers(version(name)) >= numbers(low), line


def test_a_dependency_without_a_lower_bound_is_refused() -> None:
    """The pins cannot leave a dependency out in silence."""
    with pytest.raises(ValueError, match="nh3 has no lower bound"):
        lowest.lowest('[project]\ndependencies = ["click>=8,<9", "nh3"]\n')
