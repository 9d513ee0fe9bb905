"""`mfi-site init`: a repository that builds at once."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mfi_site.building.starting import scalar
from mfi_site.cli import program


def run(*words: object) -> Result:
    return CliRunner().invoke(program, [str(word) for word in words])


def test_a_new_repository_builds_and_checks_without_a_problem(tmp_path: Path) -> None:
    """A repository fresh from `init` publishes a board, and the strictest check has nothing to say."""
    made = run("init", tmp_path / "school", "--name", "St Mary's: P.S. #1")
    assert made.exit_code == 0, made.output
    assert (tmp_path / "school/content/board.yml").is_file()
    built = run("build", tmp_path / "school/content", "-o", tmp_path / "public", "--strict")
    assert built.exit_code == 0 and "No problem" in built.output
    assert "St Mary&#39;s: P.S. #1" in (tmp_path / "public/index.html").read_text("utf-8")
    assert run("check", tmp_path / "school/content", "--strict").exit_code == 0


def test_init_says_private_and_suggests_the_guard(tmp_path: Path) -> None:
    """`init` says that the repository is private and how to install the guard."""
    said = run("init", tmp_path / "school").output
    assert "private" in said and "mfi-site guard --install" in said


def test_what_init_says_to_type_can_be_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a space is quoted, the folder one stands in is not gone into, and git's branch is called main."""
    monkeypatch.chdir(tmp_path)
    assert '  cd "Our school"\n  git init -b main\n' in run("init", "Our school").output
    assert "  cd our-board\n" in run("init", "our-board").output
    assert "cd " not in run("init", ".").output


def test_init_never_overwrites(tmp_path: Path) -> None:
    """A second `init` stops, and files that stood in the folder before the first keep their bytes."""
    (tmp_path / "README.md").write_text("ours")
    assert run("init", tmp_path).exit_code == 0
    assert (tmp_path / "README.md").read_text() == "ours"
    board = (tmp_path / "content/board.yml").read_bytes()
    again = run("init", tmp_path, "--name", "Other")
    assert again.exit_code == 1 or isinstance(again.exception, Exception)
    assert (tmp_path / "content/board.yml").read_bytes() == board


def test_what_init_leaves_out_of_git(tmp_path: Path) -> None:
    """The published site and the cache are kept out of the repository."""
    run("init", tmp_path)
    assert {"public/", ".mfi-cache/"} <= set((tmp_path / ".gitignore").read_text().split())


def test_a_name_that_yaml_would_misread_is_quoted() -> None:
    """A text is written to YAML so that it reads back as itself."""
    import yaml

    for text in ("Plain School", "no", "12:30", "# hash", "a: b", "'q'", 'say "hi"', "1", "- x", "Sgoil Àird", "%"):
        assert yaml.load(f"name: {scalar(text)}", Loader=yaml.BaseLoader)["name"] == text


def test_a_board_without_projects_says_how_to_start_one(tmp_path: Path) -> None:
    """The command that `check` gives for an empty board can be copied, wherever the board stands."""
    runner = CliRunner()
    assert runner.invoke(program, ["init", str(tmp_path / "our board")]).exit_code == 0
    content = str(tmp_path / "our board/content")
    told = runner.invoke(program, ["check", content]).output
    command = told.partition("Start one with: mfi-site ")[2]
    assert runner.invoke(program, shlex.split(command)).exit_code == 0
    assert "Start one with" not in runner.invoke(program, ["check", content]).output
