"""What Altair compiles, and the copy of it that saves a first build the time."""

from __future__ import annotations

import pytest

from mfi_site.charts import marks


def test_the_packed_specification_is_what_altair_compiles() -> None:
    """The packed file is, byte for byte, what the libraries give that it names; write it with marks.pack()."""
    if not marks.packed():
        pytest.skip("other versions of the libraries than the packed file names: the program compiles for itself")
    assert marks.PACKED.read_bytes() == marks.pack()


def test_other_versions_compile_for_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    """A packed file of other versions is not used, and the marks are the same."""
    marks.packed.cache_clear()
    marks._compiled_here.cache_clear()
    with_file = marks.draw_marks([], [[(0, 1), (1, 2)]], (0, 1), (0, 3))
    monkeypatch.setattr(marks, "_versions", lambda: "others")
    marks.packed.cache_clear()
    marks._compiled_here.cache_clear()
    try:
        assert marks.packed() == b""
        assert marks.draw_marks([], [[(0, 1), (1, 2)]], (0, 1), (0, 3)) == with_file
    finally:
        marks.packed.cache_clear()
        marks._compiled_here.cache_clear()
