"""Words near a place in a text: what makes a number a telephone number, or a date a birthday."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property


class Context:
    """Where a text speaks of something; each word is looked for once, and only if somebody asks."""

    def __init__(self, words: re.Pattern[str], text: str, before: int, after: int) -> None:
        """`before` and `after`: how many characters a word may stand before and after what it explains."""
        self._words, self._text, self._before, self._after = words, text, before, after

    @cached_property
    def _spans(self) -> tuple[list[int], list[int]]:
        spans = [match.span() for match in self._words.finditer(self._text)]
        return [start for start, _ in spans], [end for _, end in spans]

    def explains(self, start: int, end: int) -> bool:
        """Whether a word stands near enough to what is at `start` to `end`."""
        starts, ends = self._spans
        first = bisect_left(ends, start - self._before)
        return first < len(starts) and starts[first] <= end + self._after

    def windows(self, room: int = 0) -> Iterator[tuple[int, int]]:
        """The stretches of text that lie near a word, in order, merged where they overlap.

        `room`: how long what ends near a word may be, so that its start lies in the stretch too.
        """
        start = end = -1
        for word_start, word_end in zip(*self._spans, strict=True):
            window_start, window_end = max(0, word_start - self._after - room), word_end + self._before
            if window_start <= end:
                end = window_end
                continue
            if end >= 0:
                yield start, min(end, len(self._text))
            start, end = window_start, window_end
        if end >= 0:
            yield start, min(end, len(self._text))
