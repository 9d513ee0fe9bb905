"""`mfi-site build` as a person meets it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from mfi_site.cli import program


def run(*words: object) -> Result:
    return CliRunner().invoke(program, [str(word) for word in words])


def board(folder: Path) -> Path:
    project = folder / "content/projects/lunch"
    project.mkdir(parents=True)
    (folder / "content/board.yml").write_text("name: S\nas_of: 2026-06-26\n")
    (project / "charter.md").write_text("---\ntitle: Lunch\nstarted: 2025-08-25\nfinish: July\n---\n")
    return folder / "content"


def test_a_board_with_a_problem_is_published_and_says_where(tmp_path: Path) -> None:
    """A problem is told with file, line and repair, the rest is published, and the exit code is 0."""
    built = run("build", board(tmp_path), "-o", tmp_path / "public")
    assert built.exit_code == 0
    assert "charter.md:4:9: problem:" in built.output and "2026-07-03" in built.output
    assert (tmp_path / "public/projects/lunch/index.html").is_file()


def test_strict_publishes_nothing_where_there_is_a_problem(tmp_path: Path) -> None:
    """With --strict a problem is exit code 1, and no folder appears."""
    assert run("build", board(tmp_path), "-o", tmp_path / "public", "--strict").exit_code == 1
    assert not (tmp_path / "public").exists()


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    """Where nothing changed, nothing is written, and the same problems are told."""
    content = board(tmp_path)
    first = run("build", content, "-o", tmp_path / "public")
    second = run("build", content, "-o", tmp_path / "public")
    assert "nothing was written" in second.output
    assert [line for line in first.output.splitlines() if "problem:" in line] == [
        line for line in second.output.splitlines() if "problem:" in line]


def test_a_board_without_a_name_is_a_usage_error(tmp_path: Path) -> None:
    """board.yml without a name stops the build: the message names the file, and nothing is published."""
    content = board(tmp_path)
    (content / "board.yml").write_text("strapline: x\n")
    stopped = run("build", content, "-o", tmp_path / "public")
    assert stopped.exit_code and "board.yml" in str(stopped.exception) + stopped.output
    assert not (tmp_path / "public").exists()
