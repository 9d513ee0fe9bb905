"""The page for an address that is not there."""

from __future__ import annotations


def test_the_page_that_is_not_there_is_rooted(public: dict[str, bytes]) -> None:
    """404.html alone links from the path of the site's address."""
    assert 'href="/school/index.html"' in public["404.html"].decode()
    assert 'href="/' not in public["index.html"].decode()
