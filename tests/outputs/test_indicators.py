"""Projects by quality indicator."""

from __future__ import annotations


def test_indicators_have_their_names_and_projects(public: dict[str, bytes]) -> None:
    """Each of the fifteen indicators is named, and one that is not known still shows its project."""
    text = public["indicators/index.html"].decode()
    assert "2.3 Learning, teaching and assessment" in text and "<h3>9.9</h3>" in text
    assert text.count("No project yet") == 14
