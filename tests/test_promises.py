"""SECURITY.md promises only what a test holds."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| (\d+) \| (.+?) \| `(tests/[\w/]+\.py)::(test_\w+)` \|$", re.MULTILINE)
PROMISES = ROW.findall((ROOT / "SECURITY.md").read_text("utf-8"))


def test_the_promises_are_numbered() -> None:
    """Promises are numbered from 1 without a gap, and each row of the table is one."""
    rows = [line for line in (ROOT / "SECURITY.md").read_text("utf-8").splitlines() if re.match(r"\| \d", line)]
    assert [int(number) for number, *_ in PROMISES] == list(range(1, len(rows) + 1))
    assert len(PROMISES) >= 20


@pytest.mark.parametrize(("path", "name"), [(path, name) for _, _, path, name in PROMISES])
def test_each_promise_has_its_test(path: str, name: str) -> None:
    """The test that a promise names is there, says in one sentence what it holds, and is never skipped."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name]
    assert len(found) == 1
    assert ast.get_docstring(found[0])
    marks = " ".join(ast.unparse(mark) for mark in found[0].decorator_list)
    assert "skip" not in marks and "xfail" not in marks


def test_the_documents_for_safety_lead_somewhere() -> None:
    """Every file that the safety documents name in a link or a command is there."""
    for document in ("SECURITY.md", "INCIDENT.md", "docs/safety.md", "docs/guard.md"):
        text = (ROOT / document).read_text("utf-8")
        places = re.findall(r"(?<![\w/])((?:tests|benchmarks|docs|mfi_site)/[\w./-]*\w)", text)
        assert [place for place in places if not (ROOT / place).exists()] == []
