"""What holds for every page of a site."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from posixpath import dirname, join, normpath

import pytest

ALWAYS = ("index.html", "ideas/index.html", "indicators/index.html", "improvement/index.html",
          "accessibility/index.html", "privacy/index.html", "404.html", "sitemap.xml", "feed.xml", "feed.json",
          "datapackage.json", "share/board.json", "_headers")
Make = Callable[..., dict[str, bytes]]


def pages(site: dict[str, bytes]) -> dict[str, str]:
    """The pages for readers; corridor screens have tests of their own."""
    return {path: data.decode() for path, data in site.items()
            if path.endswith(".html") and not path.startswith("screens/")}


def test_every_address_of_the_product_is_there(public: dict[str, bytes]) -> None:
    """Everything that docs/publishing.md lists exists, with the school's own pages and tags."""
    for path in (*ALWAYS, "about/index.html", "tags/literacy/index.html", "projects/writing/index.html",
                 "projects/writing/measures/on-track/index.html", "data/writing/on-track.csv"):
        assert path in public
    assert any(re.fullmatch(r"assets/site\.[0-9a-f]{8}\.css", path) for path in public)


def test_a_board_without_projects_has_every_fixed_address(making: Make) -> None:
    """All but tags and free pages exist however little there is to show."""
    site = making({"board.yml": b"name: New School\n"})
    assert set(ALWAYS) <= set(site)
    assert "There are no projects yet" in site["index.html"].decode()
    assert json.loads(site["datapackage.json"])["resources"]


def test_every_link_leads_somewhere(public: dict[str, bytes]) -> None:
    """Relative links name a file of the site, and every anchor is on its page."""
    found = pages(public)
    for path, text in found.items():
        if path == "404.html":
            continue
        for href in re.findall(r'(?:href|src)="([^"]+)"', text):
            if re.match(r"https?:|mailto:", href):
                continue
            target, _, anchor = href.partition("#")
            address = normpath(join(dirname(path), target)) if target else path
            assert address in public, (path, href)
            if anchor and address in found:
                assert f'id="{anchor}"' in found[address], (path, href)


def test_no_page_repeats_an_identifier(public: dict[str, bytes]) -> None:
    """Identifiers are unique on a page, and what labels an element is there."""
    for path, text in pages(public).items():
        names = re.findall(r'\sid="([^"]+)"', text)
        assert [n for n, count in Counter(names).items() if count > 1] == [], path
        for labels in re.findall(r'aria-labelledby="([^"]+)"', text):
            assert set(labels.split()) <= set(names), path


def test_pages_hold_no_script_style_or_other_host(public: dict[str, bytes]) -> None:
    """No page runs, styles or asks for anything that the policy would refuse; what authors wrote is text."""
    for path, text in pages(public).items():
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", text), path
        assert not re.search(r'<(?:img|link rel="stylesheet")[^>]+(?:src|href)="https?:', text), path
        assert "alert(2)" not in text
        assert "default-src &#39;none&#39;" in text and "frame-ancestors" not in text, path
    assert "&lt;script&gt;alert(1)" in public["ideas/index.html"].decode()


@pytest.mark.parametrize("secret", [
    "SECRET-INFLUENCE", "SECRET-MANAGER", "SECRET-REVIEW", "SECRET-APPROVER", "SECRET-EXCEPTION", "SECRET-HUMAN",
    "SECRET-FEEDBACK", "SECRET-CONTACT", "6161"])
def test_what_is_for_the_coach_is_on_the_coachs_copy_alone(
        secret: str, public: dict[str, bytes], coach: dict[str, bytes]) -> None:
    """Each closed key is in no public file, and is on the coach's project page."""
    assert not [path for path, data in public.items() if secret.encode() in data]
    assert secret.encode() in coach["projects/writing/index.html"]
    assert b"For the coach" in coach["projects/writing/index.html"]


def test_a_preview_is_marked_and_not_indexed(making: Make, school_files: dict[str, bytes]) -> None:
    """A preview says Draft on each page and asks not to be indexed."""
    site = making({"board.yml": school_files["board.yml"]}, preview=True)
    for path, text in pages(site).items():
        assert 'name="robots" content="noindex"' in text and "Draft" in text, path
    assert b"X-Robots-Tag: noindex" in site["_headers"]


def test_a_project_page_is_light(public: dict[str, bytes]) -> None:
    """A project page with its style sheet is under 100 KB compressed."""
    import gzip

    sheet = next(data for path, data in public.items() if path.startswith("assets/site."))
    assert len(gzip.compress(public["projects/writing/index.html"])) + len(gzip.compress(sheet)) < 100_000


def test_a_second_making_gives_the_same_bytes(
        making: Make, public: dict[str, bytes], school_files: dict[str, bytes]) -> None:
    """The site is a function of its files."""
    assert making(school_files) == public
