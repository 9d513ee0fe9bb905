"""What a build and a check say of a board's themes and screens."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mfi_site.cli.build import command as build
from mfi_site.cli.check import command as check

CHARTER = "---\ntitle: Phonics\nstarted: 2025-08-25\n---\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board of one project, with nothing wrong."""
    folder = tmp_path / "content"
    (folder / "screens").mkdir(parents=True)
    (folder / "projects/phonics").mkdir(parents=True)
    (folder / "projects/phonics/charter.md").write_text(CHARTER)
    (folder / "board.yml").write_text("name: Our School\nas_of: 2026-01-30\n")
    (folder / "screens/hall.yml").write_text("title: Hall\n")
    monkeypatch.chdir(tmp_path)
    return folder


def test_the_usual_screen_is_no_problem(content: Path) -> None:
    """A screen of the usual size and hours passes `build --strict` and `check`."""
    assert CliRunner().invoke(build, ["--strict"]).exit_code == 0
    assert CliRunner().invoke(check, []).exit_code == 0


@pytest.mark.parametrize(("name", "text", "place", "rule"), [
    ("screens/hall.yml", "title: Hall\nhours: when school is on\n", "2:8", "screen-hours"),
    ("screens/hall.yml", "title: Hall\nviewing: {inches: 20, metres: 20}\n", "2:1", "screen-legible"),
    ("screens/hall.yml", "title: Hall\ntheme: gone\n", "2:8", "theme"),
    ("board.yml", "name: Our School\nas_of: 2026-01-30\ntheme: gone\n", "3:8", "theme"),
])
def test_what_is_wrong_with_a_screen_or_a_theme_is_a_problem(
    content: Path, name: str, text: str, place: str, rule: str
) -> None:
    """Hours, legibility and themes are problems with a place, to `build --strict` and to `check` alike."""
    (content / name).write_text(text)
    built, checked = CliRunner().invoke(build, ["--strict"]), CliRunner().invoke(check, [])
    assert built.exit_code == 1 and f"[{rule}]" in built.stderr and f"{name}:{place}: problem" in built.stderr
    assert checked.exit_code == 1 and f"[{rule}]" in checked.stdout


def test_a_theme_that_is_not_there_is_told_with_those_that_are(content: Path) -> None:
    """The message lists the built-in themes and the school's own."""
    (content.parent / "themes" / "oak").mkdir(parents=True)
    (content.parent / "themes" / "oak" / "theme.yml").write_text("colours: {}\n")
    (content / "board.yml").write_text("name: Our School\nas_of: 2026-01-30\ntheme: gone\n")
    said = CliRunner().invoke(check, []).stdout
    assert "There is no theme called gone. The theme default is used. There are: chalkboard, default, oak." in said
