"""The feeds, the sitemap and the data package are what their formats say."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_atom_feed_has_what_the_format_asks(public: dict[str, bytes]) -> None:
    """Feed and entries have id, title and updated; entries are newest first and their ids differ."""
    feed = ElementTree.fromstring(public["feed.xml"])
    entries = feed.findall(f"{ATOM}entry")
    assert all(feed.find(f"{ATOM}{part}") is not None for part in ("id", "title", "updated", "author"))
    updated = [e.findtext(f"{ATOM}updated", "") for e in entries]
    assert updated == sorted(updated, reverse=True) and len(entries) >= 5
    assert len({e.findtext(f"{ATOM}id") for e in entries}) == len(entries)


def test_the_json_feed_says_the_same_as_the_atom_feed(public: dict[str, bytes]) -> None:
    """Both feeds have the same events with absolute addresses."""
    feed = json.loads(public["feed.json"])
    atom = ElementTree.fromstring(public["feed.xml"])
    assert [i["title"] for i in feed["items"]] == [e.findtext(f"{ATOM}title") for e in atom.findall(f"{ATOM}entry")]
    assert all(i["url"].startswith("https://board.example/school/projects/") for i in feed["items"])
