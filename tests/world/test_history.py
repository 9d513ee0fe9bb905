"""Reading git safely, and being content without it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from mfi_site.world.git import GitFailed, run_git
from mfi_site.world.history import (
    Change,
    Repository,
    changes,
    commits,
    is_shallow,
    merge_base,
    renamed_folders,
    repository,
    resolve,
    staged,
    tree_at,
)

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
        with pytest.raises(GitFailed):
            tree_at(repo, rev)
    assert not (school / "x").exists()


def test_commits(school: Path) -> None:
    """The commits of a folder come newest first, with their day, message and paths."""
    commit(school, {"content/a.md": b"1", "content/b.md": b"1"}, "First: caf\u00e9")
    commit(school, {"other.txt": b"1"}, "elsewhere")
    commit(school, {"content/a.md": b"2"}, "Second")
    listed = commits(found(school / "content"))
    assert [(one.subject, one.paths) for one in listed] == [
        ("Second", ("content/a.md",)),
        ("First: caf\u00e9", ("content/a.md", "content/b.md")),
    ]
    assert listed[0].when.isoformat() == "2026-01-06T09:00:00+00:00"
    assert len(commits(found(school), limit=2)) == 2


def test_an_empty_repository(school: Path) -> None:
    """A repository without a commit has an empty history."""
    repo = found(school)
    assert commits(repo) == () and resolve(repo, "HEAD") is None and not is_shallow(repo)


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


def test_changes_and_renamed_folders(school: Path) -> None:
    """A renamed project is recognised by where its files went; a copied or divided one is not."""
    text = b"".join(b"line %d\n" % number for number in range(40))
    old = commit(school, {f"content/projects/{p}/{n}.md": text + p.encode() + n.encode() for p in "abc" for n in "xyz"})
    git(school, "mv", "content/projects/a", "content/projects/phonics")
    (school / "content/projects/b/x.md").unlink()
    new = commit(school, {"content/projects/c/x.md": text + b"cx and more\n", "content/new.md": b"n"})
    listed = changes(found(school / "content"), old, new)
    assert Change("A", "content/new.md") in listed and Change("D", "content/projects/b/x.md") in listed
    assert Change("R", "content/projects/phonics/x.md", "content/projects/a/x.md") in listed
    assert renamed_folders(listed, "content/projects") == {"a": "phonics"}


def test_two_folders_made_one_are_no_rename() -> None:
    """Where two projects became one, neither was renamed."""
    moves = [Change("R", "p/c/1", "p/a/1"), Change("R", "p/c/2", "p/b/2")]
    assert renamed_folders(moves, "p") == {}


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
    old = commit(school, {"a.md": b"1", ".gitattributes": b"*.md diff=trap filter=trap\n"})
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
    assert len(commits(repo)) == 2 and len(changes(repo, old, new)) == 1 and staged(repo) == {}
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
