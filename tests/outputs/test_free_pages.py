"""The school's own pages."""

from __future__ import annotations

from collections.abc import Callable

Make = Callable[..., dict[str, bytes]]


def test_a_free_page_is_safe_and_in_the_footer(public: dict[str, bytes]) -> None:
    """Its heading is the title, its Markdown starts one level below, and every page links to it."""
    text = public["about/index.html"].decode()
    assert "<h1>About us</h1>" in text and "<h2>Who</h2>" in text and 'href="../ideas/index.html"' in text
    assert ">About us</a>" in public["index.html"].decode()


def test_a_page_for_the_coach_is_not_public(making: Make) -> None:
    """A page with audience coach, and a closed section of another, are in no public file."""
    files = {"board.yml": b"name: School\n",
             "pages/inner.md": b"---\ntitle: Inner\naudience: coach\n---\n\nSECRET-ONE\n",
             "pages/open.md": b"---\ntitle: Open\ncoach_only: [Later]\n---\n\n## Now\n\nSeen\n\n"
             b"## Later\n\nSECRET-TWO\n"}
    assert not [path for path, data in making(files).items() if b"SECRET" in data or path.startswith("inner/")]
    assert b"SECRET-ONE" in making(files, "coach")["inner/index.html"]
