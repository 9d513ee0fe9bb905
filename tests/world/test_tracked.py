"""A cache that came with the repository is not used."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from mfi_site.cli import program
from mfi_site.world.tracked import is_tracked


def git(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/board.yml").write_text("name: A school\nas_of: 2026-06-26\n")
    (tmp_path / ".mfi-cache").mkdir()
    (tmp_path / ".mfi-cache/results-1.sqlite3").write_bytes(b"poison")
    git(tmp_path, "add", "content")
    return tmp_path


@pytest.mark.parametrize("version", ["2", "4"])
def test_a_tracked_cache_is_seen(repository: Path, version: str) -> None:
    """In either form of git's index a folder of which a file is tracked is known, and another one is not."""
    git(repository, "update-index", "--index-version", version)
    assert not is_tracked(repository / ".mfi-cache")
    git(repository, "add", "-f", ".mfi-cache")
    assert is_tracked(repository / ".mfi-cache")


def test_a_link_is_no_cache(repository: Path) -> None:
    """A cache that is a link to another folder is treated as if it were tracked."""
    (repository / "elsewhere").mkdir()
    (repository / "link").symlink_to(repository / "elsewhere")
    assert is_tracked(repository / "link")


def test_a_build_says_so_and_leaves_a_tracked_cache_alone(repository: Path) -> None:
    """The build works, says in one line that the cache is not used, and neither reads nor writes it."""
    git(repository, "add", "-f", ".mfi-cache")
    result = CliRunner().invoke(program, ["build", str(repository / "content"), "-o", str(repository / "public")])
    assert result.exit_code == 0, result.output
    assert "came with the repository" in result.output
    assert (repository / ".mfi-cache/results-1.sqlite3").read_bytes() == b"poison"
    assert sorted(p.name for p in (repository / ".mfi-cache").iterdir()) == ["results-1.sqlite3"]
