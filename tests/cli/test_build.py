"""`mfi-site build`: what counts as usage."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from mfi_site.cli.build import command

ROOT = Path(__file__).parents[2]


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


def test_a_build_of_which_nothing_changed_loads_nothing_that_takes_time(board: Path) -> None:
    """It reads, hashes and stops: no model, no reader, no template, no renderer."""
    script = ("import atexit, sys; from mfi_site.cli import main\n"
              "slow = ('pydantic', 'yaml', 'jinja2', 'markdown', 'nh3', 'babel', 'multiprocessing', 'vl_convert')\n"
              "atexit.register(lambda: print('loaded', [name for name in slow if name in sys.modules]))\nmain()")
    command = [sys.executable, "-c", script, "build", "content", "-o", "public"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    first, second = (subprocess.run(command, cwd=board, env=environment, capture_output=True, text=True, check=True)
                     for _ in range(2))
    assert "'pydantic'" in first.stdout and "loaded []" in second.stdout
