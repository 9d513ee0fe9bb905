"""Small pieces of sentences: numbers as words, names in quotation marks, days."""

from __future__ import annotations

from mfi_site.coach.quoting import plain
from mfi_site.model.project import Measure

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
LONGEST_SUBJECT = 60


def number(n: int) -> str:
    """A number as a word up to twelve."""
    return _WORDS[n] if 0 <= n < len(_WORDS) else f"{n:,}"


def some(n: int, noun: str) -> str:
    """one value, two values"""
    return f"{number(n)} {noun}" if n == 1 else f"{number(n)} {noun}s"


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def clipped(text: str, most: int) -> str:
    """One harmless line of at most `most` characters."""
    text = plain(text)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def named(text: str, most: int = 100) -> str:
    """The text in quotation marks."""
    return f"“{clipped(text, most)}”"


def subject(measure: Measure) -> str:
    """What a measure is called in a headline."""
    return named(measure.short or measure.name, LONGEST_SUBJECT)


def sentences(parts: list[str]) -> str:
    """a, b and c, with a capital and a full stop; "" for none."""
    if not parts:
        return ""
    text = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"{upper(text)}."
