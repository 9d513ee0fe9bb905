"""The host's settings, run as the host runs them: on copies of the repository that hold only some of its history."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from mfi_site.cli import program

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

SETTINGS = tomllib.loads((Path(__file__).parents[1] / "netlify.toml").read_text("utf-8"))
ADDRESS = "https://deploy-preview-7--board.example"
WHO = {f"GIT_{who}_{what}": f"t{'@t.example' if what == 'EMAIL' else ''}"
       for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
CHARTER = "---\ntitle: Reading at home\naim: Read more\nstarted: 2026-01-05\nmanager: Xylophonist\n---\n"


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **WHO}, check=True, capture_output=True)


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A repository whose branch `change` rewords the aim of main's one project."""
    top = tmp_path / "school"
    charter = top / "content/projects/reading/charter.md"
    charter.parent.mkdir(parents=True)
    (top / "content/board.yml").write_text("name: Craigrowan\nas_of: 2026-06-26\n", "utf-8")
    charter.write_text(CHARTER, "utf-8")
    git(top, "init", "-q", "-b", "main")
    git(top, "config", "uploadpack.allowFilter", "true")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "First")
    git(top, "checkout", "-qb", "change")
    charter.write_text(CHARTER.replace("Read more", "By June 2026, 80% read at home"), "utf-8")
    git(top, "commit", "-qam", "Second")
    return top


def run(context: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the context's command publishes, its installation apart."""
    found = SETTINGS["context"][context] if context else SETTINGS["build"]
    install, command = found["command"].split(" && ")
    assert install == "pip install ."
    name, *arguments = shlex.split(command.replace("$DEPLOY_PRIME_URL", ADDRESS))
    assert name == "mfi-site"
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(program, arguments, env={"CI": "true"})
    assert result.exit_code == 0, result.output
    return folder / SETTINGS["build"]["publish"]


@pytest.mark.parametrize(("how", "known"), [
    ((), True),
    (("--depth", "1"), False),
    (("--depth", "1", "--no-single-branch"), True),
    (("--filter=blob:none",), False),
    (("--single-branch",), False),
], ids=["whole", "newest commit", "newest of each branch", "without files", "one branch"])  # fmt: skip
def test_a_preview_is_a_draft_with_a_page_of_what_changed(
    school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: tuple[str, ...], known: bool
) -> None:
    """However little of the history the host has, the draft is built, and its review says what is not known."""
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", *how, "--branch", "change", school.as_uri(), str(clone))
    public = run("deploy-preview", clone, monkeypatch)
    page = (public / "review/index.html").read_text("utf-8")
    assert ("<del>Read more</del>" in page) is known
    assert ("cannot be known" in page) is not known
    assert "X-Robots-Tag: noindex" in (public / "_headers").read_text("utf-8")
    assert "draft" in (public / "index.html").read_text("utf-8").casefold()
    assert all(b"Xylophonist" not in path.read_bytes() for path in public.rglob("*") if path.is_file())


def test_a_branch_is_a_draft_and_the_main_branch_is_none(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the site itself may be found by search engines; no other context has settings of its own."""
    assert set(SETTINGS["context"]) == {"deploy-preview", "branch-deploy"}
    assert "headers" not in SETTINGS
    public = run("branch-deploy", school, monkeypatch)
    assert "X-Robots-Tag: noindex" in (public / "_headers").read_text("utf-8")
    assert not (public / "review").exists()
    public = run("", school, monkeypatch)
    assert "noindex" not in (public / "_headers").read_text("utf-8")
