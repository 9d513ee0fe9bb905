"""Pages by tag and status."""

from __future__ import annotations

from collections.abc import Callable

Make = Callable[..., dict[str, bytes]]


def test_a_tag_in_any_script_has_an_address(making: Make) -> None:
    """Accents leave a tag's address readable, a tag of other letters gets one, and tags show as written."""
    site = making({"board.yml": b"name: School\n", "projects/p/charter.md":
                   "---\ntitle: P\nstarted: 2026-01-01\ntags: [Gàidhlig, 数学]\n---\n".encode()})
    assert "Projects: Gàidhlig" in site["tags/gaidhlig/index.html"].decode()
    assert any("Projects: 数学" in data.decode() for path, data in site.items() if path.startswith("tags/tag-"))


def test_a_status_has_a_page_where_projects_differ(making: Make) -> None:
    """Two projects of two statuses give two pages; one project gives none."""
    one = {"board.yml": b"name: School\n", "projects/a/charter.md": b"---\ntitle: A\nstarted: 2026-01-01\n---\n"}
    two = one | {"projects/b/charter.md": b"---\ntitle: B\nstarted: 2026-01-01\nstatus: paused\n---\n"}
    assert not [path for path in making(one) if path.startswith("tags/")]
    assert {path for path in making(two) if path.startswith("tags/")} == {
        "tags/active/index.html", "tags/paused/index.html"}
