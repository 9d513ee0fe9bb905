"""The same number of text pages built by MkDocs: what a site costs that has no charts, no statistics and no rules."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.boards import name_of, project


def write_site(folder: Path, pages: int) -> Path:
    """A MkDocs site of `pages` pages with the prose of our projects' charters and tests; returns its settings."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    texts = [body for n in range(min(pages, 50)) for path, body in project(n).items() if path.endswith(".md")]
    for number in range(pages):
        body = texts[number % len(texts)].decode("utf-8").split("---\n", 2)[-1]
        (docs / f"{name_of(number)}.md").write_text(f"# Page {number}\n\n{body}", "utf-8")
    (docs / "index.md").write_text("# Pages\n", "utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text("site_name: Pages\nplugins: []\n", "utf-8")
    return settings


def command(settings: Path) -> tuple[str, ...]:
    """What builds it."""
    site = str(settings.parent / "site")
    return (sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(settings), "-d", site)
