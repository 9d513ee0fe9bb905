"""How a test turns a screen's slides, and says a time to it."""

from __future__ import annotations

from datetime import UTC, datetime

TURN = "n => { for (; n; n--) { dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight'})); } }"


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()
