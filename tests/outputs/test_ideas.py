"""The page of all change ideas."""

from __future__ import annotations


def test_dropped_ideas_stand_with_the_adopted_ones(public: dict[str, bytes]) -> None:
    """The ideas page has a card of the same kind for each idea, whatever its state."""
    text = public["ideas/index.html"].decode()
    assert text.count('<article class="idea-card"') == 3
    assert "Dropped, and what they taught us" in text and "Pupils use what is on their desk." in text
