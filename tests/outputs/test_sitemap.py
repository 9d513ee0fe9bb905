"""The sitemap."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree


def test_the_sitemap_lists_every_page_but_the_lost_one(public: dict[str, bytes]) -> None:
    """Each page for readers is in the sitemap once; corridor screens are not."""
    listed = [e.text or "" for e in ElementTree.fromstring(public["sitemap.xml"]).iter() if e.tag.endswith("loc")]
    pages = {"https://board.example/school/" + p.removesuffix("index.html") for p in public
             if p.endswith("index.html") and not p.startswith("screens/")}
    assert sorted(listed) == sorted(pages)
