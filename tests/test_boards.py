"""Golden boards: a folder of content, and what its pages say. `--regold` writes what is expected, never in CI."""

from __future__ import annotations

import os
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from mfi_site.cli import program

BOARDS = Path(__file__).parent / "boards"
CASES = sorted(p.name for p in BOARDS.iterdir() if (p / "content").is_dir())
_BLOCKS = "p|h\\d|li|tr|dt|dd|div|section|header|footer|nav|main|summary|text|title|desc|article|ul|ol"
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})\b[^>]*>")


def words_of(page: str) -> str:
    """What a page says, a line a block: no tags, no head."""
    body = re.sub(r"(?s)^.*?<body[^>]*>", "", page)
    lines = unescape(re.sub(r"<[^>]+>", "", _BLOCK.sub("\n", body))).splitlines()
    return "\n".join(line for line in (" ".join(one.split()) for one in lines) if line) + "\n"


def built(case: str, place: Path) -> dict[str, str]:
    """Each page's words, each data file, and what the command said, by name."""
    shutil.copytree(BOARDS / case / "content", place / "content")
    result = CliRunner().invoke(program, ["build", str(place / "content"), "-o", str(place / "public"), "--as-of",
                                          "2026-06-26" if case == "bare" else _as_of(case)])
    said = re.sub(r"(?m)^\d+ of \d+ projects built\n", "", result.output)  # progress, where the machine is slow
    said = re.sub(r"\(\d+\.\d\d s\)", "(0.00 s)", said).replace(f"{place.as_posix()}/", "")
    found = {"said.txt": f"exit {result.exit_code}\n{said}"}
    for path in sorted((place / "public").rglob("*")):
        name = path.relative_to(place / "public").as_posix()
        if path.suffix == ".html" and not name.startswith("screens/"):
            found[name.removesuffix(".html").removesuffix("/index").replace("/", "--") + ".txt"] = words_of(
                path.read_text("utf-8"))
        elif name.startswith("data/") and path.is_file():
            found[name.replace("/", "--")] = path.read_bytes().decode("utf-8")
    return found


def _as_of(case: str) -> str:
    settings = (BOARDS / case / "content" / "board.yml").read_text("utf-8")
    return re.search(r"as_of: (\S+)", settings)[1]  # type: ignore[index]


@pytest.mark.parametrize("case", CASES)
def test_a_board_says_what_is_expected(case: str, tmp_path: Path, request: pytest.FixtureRequest,
                                       monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page, download and message of the board is as its folder says; what differs is left in actual/."""
    in_ci = bool(os.environ.get("CI"))
    monkeypatch.delenv("CI", raising=False)  # a build in CI keeps back what is not for a public log
    actual = built(case, tmp_path)
    expected = BOARDS / case / "expected"
    if request.config.getoption("--regold"):
        assert not in_ci, "expectations are never written in CI"
        shutil.rmtree(expected, ignore_errors=True)
        _write(expected, actual)
    wanted = {p.name: p.read_bytes().decode("utf-8") for p in sorted(expected.glob("*"))}
    left = BOARDS / case / "actual"
    shutil.rmtree(left, ignore_errors=True)
    if actual != wanted:
        _write(left, {name: text for name, text in actual.items() if wanted.get(name) != text})
    assert actual == wanted


def _write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode("utf-8"))
