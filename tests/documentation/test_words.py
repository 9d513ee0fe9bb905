"""Words of a board that the documentation quotes are the board's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "mfi_site/wording/texts/en-GB"


@pytest.mark.parametrize(("page", "area", "key"), [
    ("screens", "screen", "waiting"), ("screens", "screen", "memory"), ("screens", "screen", "data-to"),
    ("safety", "chart", "small-group"), ("safety", "chart", "or-under"), ("safety", "chart", "or-over"),
    ("safety", "chart", "under"), ("safety", "chart", "over"),
    ("statistics", "chart", "undone"), ("decisions", "chart", "headline-none-since"),
])
def test_what_a_page_quotes_is_what_a_board_says(page: str, area: str, key: str) -> None:
    """A sentence of the board stands on the page with something in each of its gaps."""
    said = yaml.safe_load((TEXTS / f"{area}.yml").read_text("utf-8"))[key]
    pattern = re.sub(r"\\\{\w+\\\}", ".*?", re.escape(said.removeprefix("{verdict} ").removeprefix("{x} ")))
    text = " ".join((ROOT / f"docs/{page}.md").read_text("utf-8").split())
    assert re.search(pattern.removesuffix(":\\ .*?"), text)
