"""Compiled templates are kept with the package's own compiled files, and only those of built-in themes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mfi_site import themes, themes_compiled
from mfi_site.themes import load_theme


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "compiled"
    monkeypatch.setattr(themes_compiled, "_folder", lambda: place)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(themes, "_ENVIRONMENTS", {})
    return place


def again(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(themes, "_ENVIRONMENTS", {})
    return load_theme("default").render("pages/marks.html")


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second process reads the code that the first one wrote, and renders the same."""
    first = again(monkeypatch)
    kept = list(folder.iterdir())
    assert len(kept) == 1
    monkeypatch.setattr("jinja2.environment.Environment.compile", lambda *a, **k: pytest.fail("compiled again"))
    assert again(monkeypatch) == first


@pytest.mark.parametrize("damage", [b"", b"not code", b"j2\x05\x00"])
def test_a_damaged_file_is_compiled_again(folder: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    """What is not the code of this template and this Python is written anew."""
    first = again(monkeypatch)
    kept, = folder.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    assert again(monkeypatch) == first
    assert kept.read_bytes() == whole


def test_a_schools_templates_are_never_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They arrive in pull requests, and nothing of theirs is written into the package."""
    own = load_theme("ours", {"ours/theme.yml": b"extends: default\n", "ours/pages/marks.html": b"hello"})
    assert own.render("pages/marks.html") == "hello"
    assert not folder.exists()


def test_python_told_to_write_nothing_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with Python's own compiled files."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    again(monkeypatch)
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_done_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package installed for all users is read only: templates are then compiled in each process."""
    folder.write_text("a file where the folder would be")
    assert again(monkeypatch) == again(monkeypatch)


def test_templates_read_in_another_way_are_compiled_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code that was made with other settings of the template language is not taken for ours."""
    again(monkeypatch)
    monkeypatch.setattr(themes, "_SYNTAX", {**themes._SYNTAX, "trim_blocks": False})
    again(monkeypatch)
    assert len(list(folder.iterdir())) == 2
