"""A plug is one file, its test and its documentation; nothing is documented that is gone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "mfi_site"


def constants(path: Path) -> set[str]:
    """The names that a module states at its top level."""
    names: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign):
            names |= {t.id for t in node.targets if isinstance(t, ast.Name)}
        elif isinstance(node, ast.FunctionDef):
            names.add(node.name)
    return names


def plugs(folder: str, *marks: str) -> list[Path]:
    """The modules of a folder that state one of `marks`."""
    return [p for p in sorted((PACKAGE / folder).glob("*.py")) if p.name != "__init__.py" and constants(p) & set(marks)]


TESTED = [
    *((p, "charts") for p in plugs("charts", "KIND")),
    *((p, "diagrams") for p in plugs("diagrams", "draw")),
    *((p, "outputs") for p in plugs("outputs", "of_project", "of_board")),
]
DOCUMENTED = plugs("coach/rules", "RULE")


def test_there_are_plugs_of_every_kind() -> None:
    """The walk finds what it should, so that the tests below test something."""
    assert len(TESTED) > 20 and len(DOCUMENTED) > 40


@pytest.mark.parametrize("path", [p for p, _ in TESTED] + DOCUMENTED, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_each_plug_says_what_it_is(path: Path) -> None:
    """Each plug opens with what it does."""
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize(("path", "folder"), TESTED, ids=lambda p: p.stem if isinstance(p, Path) else p)
def test_each_plug_has_a_test_of_its_name(path: Path, folder: str) -> None:
    """A chart, a diagram and an output each have a test file of the same name."""
    places = [ROOT / "tests" / folder / f"test_{path.stem}.py"]
    if path.stem == "screens":
        places.append(ROOT / "tests" / "screens")
    assert any(place.exists() for place in places)


def test_rules_and_their_pages_are_the_same() -> None:
    """Each rule has a page, and no page is of a rule that is gone."""
    rules = {p.stem.replace("_", "-") for p in DOCUMENTED}
    pages = {p.stem for p in (ROOT / "docs" / "rules").glob("*.md")} - {"README"}
    assert rules == pages


def test_no_module_is_longer_than_it_should_be() -> None:
    """A module fits a screen or two: about 300 lines."""
    long = {p.relative_to(ROOT).as_posix(): n for p in PACKAGE.rglob("*.py")
            if (n := len(p.read_text("utf-8").splitlines())) > 320}
    assert long == {}
