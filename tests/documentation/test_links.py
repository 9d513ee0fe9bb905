"""What the documentation points to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "tests/coach/corpus/README.md"])
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|~~~.*?~~~|`[^`\n]*`", re.DOTALL)
FOLDERS = r"tests|benchmarks|docs|mfi_site|themes/default|content/screens|\.ci|\.github"
FILE = re.compile(rf"(?<![\w/.<-])((?:{FOLDERS})/[\w./-]*\w)(?![\w<*])")
INVENTED = {"content/screens/front-hall.yml"}


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_pages_are_found() -> None:
    """The walk finds the pages at the root, the documentation and a page for each rule."""
    assert {"README.md", "SECURITY.md", "docs/format.md", "docs/rules/pdsa-jump.md"} <= set(NAMES)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link within the repository leads to a file that is there, and to a heading in it where it names one."""
    lost = []
    for link in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        if link.startswith(("https://", "mailto:")):
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_files_that_are_named_are_there(page: Path) -> None:
    """Every file of the program that a page names is there."""
    text = re.sub(r"[\w./]+<\w+>[\w.]*", "", page.read_text("utf-8"))
    assert [name for name in FILE.findall(text) if name not in INVENTED and not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_pages_are_finished(page: Path) -> None:
    """No page holds an unfinished sentence of its author's."""
    assert re.findall(r"TODO|FIXME|\bXXX\b", page.read_text("utf-8")) == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    """Whoever follows links from README.md comes to every page."""
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        links = [link.partition("#")[0] for link in LINK.findall(CODE.sub("", page.read_text("utf-8")))]
        waiting += [(page.parent / link).resolve() for link in links if link and not link.startswith("http")]
    assert [name for page, name in zip(PAGES, NAMES, strict=True) if page not in seen] == []
