"""Reading git safely, and being content without it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from mfi_site.world.git import GitFailed, run_git
from mfi_site.world.history import Repository, is_shallow, merge_base, repository, resolve, staged
from mfi_site.world.history_log import log_of
from mfi_site.world.listing import list_files, read_files
from mfi_site.world.versions import first_commit_with, list_commits

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

AUTHOR = {
    "GIT_AUTHOR_NAME": "A teacher",
    "GIT_AUTHOR_EMAIL": "teacher@example.org",
    "GIT_COMMITTER_NAME": "A teacher",
    "GIT_COMMITTER_EMAIL": "teacher@example.org",
    "GIT_AUTHOR_DATE": "2026-01-06T09:00:00Z",
    "GIT_COMMITTER_DATE": "2026-01-06T09:00:00Z",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def git(folder: Path, *arguments: str) -> str:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **AUTHOR}
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path, files: dict[str, bytes], message: str = "change") -> str:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def school(tmp_path: Path) -> Path:
    folder = tmp_path / "school"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    return folder


def found(folder: Path) -> Repository:
    repo = repository(folder)
    assert repo is not None
    return repo


def tree_at(repo: Repository, rev: str, folder: str | None = None) -> dict[str, bytes]:
    entries = list_files(repo, rev, repo.prefix if folder is None else folder)
    return read_files(repo, entries, entries)


def test_no_repository_is_none(tmp_path: Path) -> None:
    """A folder outside git, or one that is not there, has no history."""
    assert repository(tmp_path) is None
    assert repository(tmp_path / "absent") is None


def test_without_git_there_is_no_history(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a computer without git a repository reads as none."""
    monkeypatch.setenv("PATH", str(school))
    assert repository(school) is None


def test_tree_at(school: Path) -> None:
    """A folder at a commit comes as it was, odd names and bytes included, without links."""
    files = {
        "content/board.yml": b"name: x\r\n",
        'content/pages/caf\u00e9 "1".md': b"\x00\xff\n",
        "other.txt": b"o",
    }
    old = commit(school, files)
    (school / "content/link.md").symlink_to("board.yml")
    new = commit(school, {"content/board.yml": b"name: y", "content/empty.md": b""})
    repo = found(school / "content")
    assert repo.prefix == "content"
    assert tree_at(repo, old) == {"board.yml": b"name: x\r\n", 'pages/caf\u00e9 "1".md': b"\x00\xff\n"}
    assert tree_at(repo, new)["board.yml"] == b"name: y" and "link.md" not in tree_at(repo, new)
    assert tree_at(repo, new, "")["other.txt"] == b"o"
    assert tree_at(repo, "main", "absent") == {}


def test_a_version_that_is_not_there(school: Path) -> None:
    """A name of no commit, or one that looks like an option, is a sentence and never an option."""
    commit(school, {"a": b"1"})
    repo = found(school)
    for rev in ("nothing", "--output=x", "-h", "", "a\0b", "HEAD:a"):
        assert resolve(repo, rev) is None
    assert not (school / "x").exists()


def test_the_log_of_a_folder(school: Path) -> None:
    """Each change of a file comes with its day and kind, newest first, under the name that it has today."""
    commit(school, {"content/a.md": b"1", "content/caf\u00e9.md": b"1"})
    commit(school, {"other.txt": b"1"})
    commit(school, {"content/a.md": b"2"})
    git(school, "mv", "content/a.md", "content/b.md")
    git(school, "commit", "-q", "-m", "moved")
    (school / "content/caf\u00e9.md").unlink()
    commit(school, {})
    log = log_of(found(school / "content"))
    assert [(t.kind, t.path) for t in log.touches] == [
        ("removed", "caf\u00e9.md"), ("changed", "b.md"), ("added", "b.md"), ("added", "caf\u00e9.md"),
    ]  # fmt: skip
    assert {t.day.isoformat() for t in log.touches} == {"2026-01-06"}
    assert log.since is None


@pytest.mark.parametrize("when", [" 99999999999999 +0000", " 9999999999 +0000", ""])
def test_a_commit_without_a_day_stops_nothing(school: Path, tmp_path: Path, when: str) -> None:
    """What a commit with no date, or one that no calendar has, did is left out; the others are as they were."""
    commit(school, {"content/board.yml": b"name: School"})
    before = log_of(found(school / "content")).touches
    commit(school, {"content/pages/late.md": b"late"})
    odd = [f"{line.rpartition('>')[0]}>{when}" if line.startswith(("author", "committer")) else line
           for line in git(school, "cat-file", "commit", "HEAD").splitlines()]
    (tmp_path / "odd").write_text("\n".join(odd) + "\n", "utf-8")
    git(school, "update-ref", "refs/heads/main", git(school, "hash-object", "-t", "commit", "-w", "--literally",
                                                    str(tmp_path / "odd")))
    repo = found(school / "content")
    known = [touch for touch in log_of(repo).touches if touch.path != "pages/late.md"]
    assert [(t.path, t.day, t.kind) for t in known] == [(t.path, t.day, t.kind) for t in before] and before
    assert len(list(list_commits(repo))) == 2
    assert first_commit_with(repo, git(school, "hash-object", "content/pages/late.md")) is not None


def test_the_log_of_a_shallow_clone(school: Path, tmp_path: Path) -> None:
    """What the oldest known commit holds was already there, nobody knows since when."""
    commit(school, {"a.md": b"1", "b.md": b"1"})
    commit(school, {"a.md": b"2"})
    commit(school, {"c.md": b"1"})
    git(tmp_path, "clone", "-q", "--depth", "2", school.as_uri(), "clone")
    log = log_of(found(tmp_path / "clone"))
    assert [(t.kind, t.path) for t in log.touches] == [("added", "c.md"), ("standing", "a.md"), ("standing", "b.md")]
    assert log.since is not None


def test_an_empty_repository(school: Path) -> None:
    """A repository without a commit has an empty history."""
    repo = found(school)
    assert log_of(repo).touches == () and resolve(repo, "HEAD") is None and not is_shallow(repo)


def test_merge_base_and_shallow(school: Path, tmp_path: Path) -> None:
    """The common ancestor is found; strangers have none; a shallow clone says that it is one."""
    base = commit(school, {"a": b"1"})
    git(school, "checkout", "-q", "-b", "branch")
    commit(school, {"b": b"1"})
    git(school, "checkout", "-q", "main")
    commit(school, {"c": b"1"})
    git(school, "checkout", "-q", "--orphan", "stranger")
    commit(school, {"d": b"1"})
    repo = found(school)
    assert merge_base(repo, "main", "branch") == base
    assert merge_base(repo, "main", "stranger") is None
    assert merge_base(repo, "main", "nothing") is None
    git(tmp_path, "clone", "-q", "--depth", "1", "-b", "main", school.as_uri(), "clone")
    assert is_shallow(found(tmp_path / "clone")) and not is_shallow(repo)


def test_staged(school: Path) -> None:
    """What the next commit will hold is read from the index, not from the folder, first commit included."""
    (school / "first.md").write_bytes(b"first")
    git(school, "add", "first.md")
    assert staged(found(school)) == {"first.md": b"first"}
    commit(school, {"a.md": b"1", "gone.md": b"1"})
    (school / "a.md").write_bytes(b"staged")
    git(school, "add", "a.md")
    git(school, "rm", "-q", "--cached", "gone.md")
    (school / "a.md").write_bytes(b"later")
    assert staged(found(school)) == {"a.md": b"staged"}


@pytest.mark.skipif(os.name == "nt", reason="writes a shell script")
def test_nothing_in_the_repository_runs(school: Path) -> None:
    """Hooks, monitors, external differs, filters and pagers that a repository names are not run."""
    trap = school.parent / "trap.sh"
    mark = school.parent / "ran"
    trap.write_text(f"#!/bin/sh\necho ran >> '{mark}'\ncat\n", "utf-8")
    trap.chmod(0o755)
    commit(school, {"a.md": b"1", ".gitattributes": b"*.md diff=trap filter=trap\n"})
    new = commit(school, {"a.md": b"2"})
    for setting in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.trap.command",
        "diff.trap.textconv",
        "filter.trap.smudge",
        "core.sshCommand",
        "pager.log",
        "gpg.program",
        "core.editor",
    ):
        git(school, "config", setting, str(trap))
    git(school, "config", "log.showSignature", "true")
    repo = found(school)
    assert tree_at(repo, new)["a.md"] == b"2"
    assert len(log_of(repo).touches) >= 2 and staged(repo) == {}
    assert not mark.exists()


def test_git_is_given_no_more_than_its_time(school: Path) -> None:
    """A git that does not answer in time is stopped, with a sentence."""
    with pytest.raises(GitFailed, match="longer than"):
        run_git(school, "cat-file", "--batch", timeout=0.0001)


def test_a_foreign_environment_is_not_used(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIT_DIR and its kin, as set inside a hook, do not lead to another repository."""
    commit(school, {"a.md": b"1"})
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    assert tree_at(found(school), "HEAD") == {"a.md": b"1"}


def test_a_large_board_is_read_in_a_second(school: Path) -> None:
    """200 projects of 15 files at a commit are read in under a second."""
    files = {f"content/projects/p{p}/f{n}.md": b"%d %d " % (p, n) * 300 for p in range(200) for n in range(15)}
    commit(school, files)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        assert len(tree_at(found(school / "content"), "HEAD")) == 3000
        times.append(time.perf_counter() - start)
    assert min(times) < 1.0
