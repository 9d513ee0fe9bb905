"""`mfi-site build`: what counts as usage."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mfi_site.cli.build import command


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the smallest board."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/board.yml").write_text("name: Our School\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("address", ["notanaddress", "ftp://board.example", "https://", "https://a b.example/"])
def test_a_base_url_that_is_no_address_is_usage(board: Path, address: str) -> None:
    """`--base-url` with anything but a web address exits 2 and publishes nothing."""
    assert CliRunner().invoke(command, ["--base-url", address]).exit_code == 2
    assert not (board / "public").exists()


@pytest.mark.parametrize(("address", "root"), [
    ("https://pre--view.example/some/path/", "/some/path/"), ("http://localhost:8000", "/"), ("", "/"),
])
def test_404_is_rooted_at_the_path_of_the_base_url(board: Path, address: str, root: str) -> None:
    """The links of 404.html start with the path of `--base-url`; an empty one is none."""
    assert CliRunner().invoke(command, ["--base-url", address, "--as-of", "2026-01-30"]).exit_code == 0
    assert f'href="{root}index.html"' in (board / "public/404.html").read_text("utf-8")
