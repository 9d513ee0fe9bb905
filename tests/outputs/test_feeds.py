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


def test_the_sitemap_lists_every_page_but_the_lost_one(public: dict[str, bytes]) -> None:
    """Each page for readers is in the sitemap once; corridor screens are not."""
    listed = [e.text or "" for e in ElementTree.fromstring(public["sitemap.xml"]).iter() if e.tag.endswith("loc")]
    pages = {"https://board.example/school/" + p.removesuffix("index.html") for p in public
             if p.endswith("index.html") and not p.startswith("screens/")}
    assert sorted(listed) == sorted(pages)


def test_the_data_package_describes_each_download(public: dict[str, bytes]) -> None:
    """Each CSV is a resource whose fields are the file's columns."""
    resources = {r["path"]: r for r in json.loads(public["datapackage.json"])["resources"] if "path" in r}
    assert set(resources) == {p for p in public if p.endswith(".csv")}
    for path, resource in resources.items():
        header = public[path].decode().splitlines()[0].split(",")
        assert [f["name"] for f in resource["schema"]["fields"]] == header


def test_what_is_shared_has_every_idea_with_its_learning(public: dict[str, bytes]) -> None:
    """Another school finds what was tried, at what scale and what it taught."""
    shared = json.loads(public["share/board.json"])
    ideas = {i["id"]: i for i in shared["projects"][0]["ideas"]}
    assert ideas["wall"]["state"] == "abandoned" and ideas["wall"]["scale"] == "group"
    assert ideas["wall"]["learning"] == "Pupils use what is on their desk."


def test_the_headers_are_those_of_the_safety_page(public: dict[str, bytes]) -> None:
    """The policy allows this site alone, and what must not be kept says so."""
    said = public["_headers"].decode()
    for part in ("default-src 'none'", "frame-ancestors 'self'", "Strict-Transport-Security", "nosniff",
                 "Referrer-Policy: no-referrer", "screen-wake-lock=(self)", "/sw.js\n  Cache-Control: no-cache",
                 "/version.json\n  Cache-Control: no-cache"):
        assert part in said
