"""Small linear models of language: what a text is by the words in it, with weights learnt from the labelled corpora."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, product
from pathlib import Path

from mfi_site.coach.language.kinds import kinds, stem
from mfi_site.coach.language.text import Span, plain, span

WEIGHTS = Path(__file__).parent / "weights"
# the place of a feature that belongs to the whole text
NOWHERE = -1
# texts from 18 words on are of one length
_WORDS_PER_LENGTH, _LONGEST = 3, 6
# enough to quote
MOST_QUOTED = 8
# kinds of words that no quote ends with
_LOOSE = frozenset({"det", "=to", "=by", "=in", "=with", "=for", "=of", "=on", "=and", "=that", "=so", "=will"})
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[%£?:;(,.\"/+&!-]")


@dataclass(frozen=True, slots=True)
class Model:
    """One question's weights, and the sum from which the answer is yes."""

    threshold: float
    weights: dict[str, float]

    def total(self, text: str, beside: Sequence[str] = ()) -> float:
        """The sum of the weights of what is in a text, and of features that were found beside its words."""
        return sum(self.weights.get(name, 0.0) for name in (*names(text), *beside))

    def says(self, text: str, beside: Sequence[str] = ()) -> bool:
        """Whether the answer is yes."""
        return any(c.isalnum() for c in text) and self.total(text, beside) >= self.threshold

    def telling(self, text: str) -> Span | None:
        """The few words in a row that weigh most towards yes."""
        tokens = [(word, token) for word, token in _tokens(plain(text)) if _is_word(token)]
        places = [word for word, _ in tokens]
        weight = [0.0] * len(places)
        for name, place in features(text):
            if place != NOWHERE:
                weight[place] += self.weights.get(name, 0.0)
        best, start, end = 0.0, 0, 0
        for first in range(len(places)):
            run = 0.0
            for last in range(first, min(first + MOST_QUOTED, len(places))):
                run += weight[last]
                if run > best or (run == best and last - first < end - start):
                    best, start, end = run, first, last
        while end > start and _LOOSE.intersection(kinds(tokens[end][1])):
            end -= 1
        return Span(places[start].start, places[end].end) if best else None


@cache
def model(question: str) -> Model:
    """The model of one question, read when it is first asked."""
    data = json.loads((WEIGHTS / f"{question}.json").read_text(encoding="utf-8"))
    return Model(data["threshold"], data["weights"])


def _tokens(flat: str) -> list[tuple[Span, str]]:
    return [(span(m), m.group().removesuffix("'s")) for m in _TOKEN.finditer(flat)]


def _is_word(token: str) -> bool:
    return token[0].isalnum()


@lru_cache(maxsize=256)
def names(text: str) -> tuple[str, ...]:
    """The features of a text in the order of their names, each once."""
    return tuple(sorted({name for name, _ in features(text)}))


def features(text: str) -> Iterator[tuple[str, int]]:
    """What a text has, each with the number of its word: words, neighbours, their kinds, first and last, length."""
    tokens = [name for _, name in _tokens(plain(text))]
    words = [token for token in tokens if _is_word(token)]
    stems = ["#" if word.isdigit() else stem(word) for word in words]
    sorts = [kinds(word) for word in words]
    yield "bias", NOWHERE
    yield f"n:{min(len(words) // _WORDS_PER_LENGTH, _LONGEST)}", NOWHERE
    yield from ((f"p:{token}", NOWHERE) for token in tokens if not _is_word(token))
    for place, (word, own) in enumerate(zip(stems, sorts, strict=True)):
        yield f"w:{word}", place
        yield from ((f"k:{kind}", place) for kind in own)
    for place, (one, two) in enumerate(pairwise(stems)):
        yield f"b:{one} {two}", place
    for place, pair in enumerate(pairwise(sorts)):
        yield from ((f"kb:{one} {two}", place) for one, two in product(*pair))
    for mark, place in (("f", 0), ("s", 1), ("l", len(words) - 1)):
        if 0 <= place < len(words):
            yield f"{mark}:{stems[place]}", place
            yield from ((f"{mark}k:{kind}", place) for kind in sorts[place] or ("-",))
