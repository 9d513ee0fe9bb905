"""Plain text made comparable without moving a character, so that every span still points into the original."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc`", "'"),
        **dict.fromkeys("\u201c\u201d", '"'),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\t\n\r", " "),
        **dict(zip("àáèéìíòóùú", "aaeeiioouu", strict=True)),
    }
)
_WORD = re.compile(r"[a-z0-9][a-z0-9']*")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters in the text that was given."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Word:
    """One word in lower case and where it stands."""

    text: str
    span: Span


def plain(text: str) -> str:
    """Lower case, straight quotes, plain hyphens and vowels without accents; as long as the text it came from."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(_SAME)


def words(text: str) -> tuple[Word, ...]:
    """The words of a text already made plain; hyphens part words, apostrophes do not."""
    return tuple(Word(m.group(), Span(*m.span())) for m in _WORD.finditer(text))


def span(match: re.Match[str], group: int | str = 0) -> Span:
    """Where a match, or one group of it, stands."""
    return Span(match.start(group), match.end(group))


def wordset(words_apart: str) -> frozenset[str]:
    """A set of words written with spaces between them."""
    return frozenset(words_apart.split())


def masked(text: str, spans: tuple[Span, ...], sign: str = "_") -> str:
    """The text with the spans blanked by a sign that no pattern reads, its length kept."""
    for part in spans:
        text = f"{text[: part.start]}{sign * (part.end - part.start)}{text[part.end :]}"
    return text
