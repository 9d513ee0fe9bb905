"""The workflows that run on pull requests from people nobody knows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent.parent / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))


def loaded(path: Path) -> dict[str, Any]:
    found = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def test_the_three_workflows_are_there() -> None:
    """The board is built and reviewed, the review is posted, and the program is tested."""
    assert {p.stem for p in WORKFLOWS} == {"board", "board-comment", "ci"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_every_action_is_pinned_to_a_commit(path: Path) -> None:
    """An action is named by a full commit with its version beside it, never by a tag that can be moved."""
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line) for line in used)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_the_token_may_do_as_little_as_it_can(path: Path) -> None:
    """Code of a pull request runs with a token that reads; the one that writes runs no such code."""
    workflow, text = loaded(path), path.read_text("utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    if path.stem == "board-comment":
        assert workflow["permissions"] == {}
        assert "actions/checkout" not in text
        assert not any("run" in step for job in workflow["jobs"].values() for step in job["steps"])
        assert workflow["jobs"]["comment"]["permissions"] == {"actions": "read", "pull-requests": "write"}
    else:
        assert workflow["permissions"] == {"contents": "read"}
        assert all("permissions" not in job for job in workflow["jobs"].values())
        assert text.count("actions/checkout") == text.count("persist-credentials: false")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_nothing_of_a_pull_request_is_pasted_into_a_command(path: Path) -> None:
    """No expression stands inside a command or a script, where a branch's name could run."""
    for job in loaded(path)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            assert "${{" not in step.get("with", {}).get("script", "")


def test_the_comment_calls_nobody_and_points_nowhere() -> None:
    """The pull request's code wrote the text: HTML, mentions, numbers, links and addresses in it are broken."""
    script = loaded(FOLDER / "board-comment.yml")["jobs"]["comment"]["steps"][1]["with"]["script"]
    assert ".replaceAll('<', '&lt;')" in script
    found = re.search(r"\.replace\(/(.+)/gi, '\$&\\u200b'\)", script)
    assert found is not None
    broken = re.compile(found[1].replace("\\/", "/"), re.IGNORECASE)
    for text in ("@everyone", "#12", "gh-3", "](https", "] [r]", "]: x", "://x", "WWW.x"):
        assert broken.match(text), text
    for text in ("] box", "# Heading", "## 9 new values", ": as before"):
        assert not broken.match(text), text


def test_the_comment_belongs_to_the_workflow_that_made_the_review() -> None:
    """The poster waits for the workflow by its name and fetches the review under the name it was kept by."""
    board, comment = loaded(FOLDER / "board.yml"), loaded(FOLDER / "board-comment.yml")
    assert comment["on"]["workflow_run"]["workflows"] == [board["name"]]
    kept = [s["with"]["name"] for s in board["jobs"]["board"]["steps"] if "upload-artifact" in s.get("uses", "")]
    fetched = [s["with"]["name"] for s in comment["jobs"]["comment"]["steps"] if "download" in s.get("uses", "")]
    assert kept == fetched == ["review"]


def _step(workflow: str, job: str, name: str) -> dict[str, Any]:
    steps: list[dict[str, Any]] = loaded(FOLDER / f"{workflow}.yml")["jobs"][job]["steps"]
    return next(step for step in steps if step.get("name", "").startswith(name))


def _git(folder: Path, *arguments: str) -> None:
    named = ("-c", "user.name=Teacher", "-c", "user.email=teacher@school.example", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *named, *arguments], cwd=folder, check=True, capture_output=True)


def _merge_ref(tmp_path: Path) -> Path:
    """What GitHub checks out of a pull request: a commit of nobody's that merges it into a main branch that moved."""
    there, here = tmp_path / "there", tmp_path / "here"
    there.mkdir()
    _git(there, "init")
    charter = "---\ntitle: {}\nstarted: 2025-09-01\n---\n"
    for name in ("mine", "theirs"):
        (there / "content/projects" / name).mkdir(parents=True)
        (there / "content/projects" / name / "charter.md").write_text(charter.format(name), "utf-8")
    (there / "content/board.yml").write_text("name: School\n", "utf-8")
    _git(there, "add", ".")
    _git(there, "commit", "-m", "The board")
    _git(there, "checkout", "-b", "change")
    (there / "content/projects/mine/charter.md").write_text(charter.format("Mine anew"), "utf-8")
    _git(there, "commit", "-am", "The change")
    _git(there, "checkout", "main")
    (there / "content/projects/theirs/charter.md").write_text(charter.format("Theirs anew"), "utf-8")
    _git(there, "commit", "-am", "Somebody else's")
    _git(there, "checkout", "--detach")
    _git(there, "merge", "--no-ff", "change", "-m", "Merge")
    _git(there, "branch", "merge-ref")
    _git(tmp_path, "clone", str(there), str(here))
    _git(here, "checkout", "--detach", "origin/merge-ref")
    return here


def test_the_review_is_of_the_pull_request_alone(tmp_path: Path) -> None:
    """Run as on GitHub, the step reviews what the change does and not what was merged meanwhile."""
    here, summary = _merge_ref(tmp_path), tmp_path / "summary.md"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    known = {"PATH": path, "CI": "true", "GITHUB_BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(summary)}
    step = _step("board", "board", "Review")
    subprocess.run(["bash", "-eo", "pipefail", "-c", step["run"]], cwd=here, env=os.environ | known, check=True)
    said = (here / "review/review.md").read_text("utf-8")
    assert "“Mine anew”" in said and "heirs" not in said
    assert summary.read_text("utf-8") == said


def test_a_review_that_cannot_be_made_hides_no_problem() -> None:
    """Where board.yml is broken there is no review, and the line that broke it is still named."""
    for name in ("Say what is wrong", "Build"):
        assert _step("board", "board", name)["if"] == "${{ !cancelled() }}"


def test_comments_on_one_branch_wait_for_one_another() -> None:
    """Two runs at once would each find no comment, and post two."""
    assert "head_branch" in loaded(FOLDER / "board-comment.yml")["concurrency"]["group"]
