"""Small numbers of people in prose: "3 of 7 pupils" can be recognised by anyone who knows the class."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.lexicon import CARDINALS, CLASS_LABEL, PEOPLE
from mfi_site.coach.language.text import Span, plain, span, wordset

_N = r"(?:\d{1,2}|none|neither|all|both|" + "|".join(CARDINALS) + r")"
_M = r"(?:\d{1,2}|" + "|".join(CARDINALS) + r")"
_DET = r"(?:the |our |these |those |my |a group of |a class of |a table of |a total of |only |just )*"
_OF = re.compile(
    rf"(?<![\w/.:,-])(?P<n>{_N})\s?(?:out of|of|/)\s?{_DET}(?P<m>{_M})(?![\w%/:]|\.\d|-\d|,\d{{3}}"
    rf"|\s?%)(?P<after>[^.;:!?()\n]{{0,40}})"
)
_OF_THE = re.compile(
    rf"\b(?:of|from|out of) {_DET}(?P<m>{_M}) (?P<after>[a-z' -]{{3,30}}?),? (?:only "
    rf"|just )?(?P<n>{_N})\b(?! ?%|/)"
)
_LEAD_PEOPLE = re.compile(r"(?P<word>[a-z']+)\W{1,3}(?:were |was |are )?$")
_STOP = wordset(
    """
    will to and in on at by with from for is are was were has had have did do could can met who that
    than or but as criteria times weeks lessons sessions days marks points minutes steps stars
    classes schools questions
    """
)
_PEOPLE = PEOPLE - wordset(
    """
    those head heads practice service team teams home lead reader driver drivers everyone everybody
    nobody anyone business businesses household households population populations group caseload
    """
)


@dataclass(frozen=True, slots=True)
class SmallNumber:
    """A count of people out of few: `count` of `total`, and where it stands."""

    span: Span
    count: int
    total: int


def _value(word: str, total: int = 0) -> int:
    named = {"none": 0, "neither": 0, "all": total, "both": total}
    return int(word) if word.isdigit() else named[word] if word in named else CARDINALS[word]


def _people_after(after: str) -> bool:
    for word in re.findall(r"[a-z0-9'-]+|,", after)[:5]:
        bare = word.removesuffix("'s").strip("'")
        if bare in _PEOPLE or any(part in _PEOPLE for part in bare.split("-")):
            return True
        if bare in _STOP or word == ",":
            return False
    return False


def _is_class_or_date(text: str, match: re.Match[str]) -> bool:
    joined = re.match(r"\S+\s?/\s?", match.group()) is not None
    before = text[max(0, match.start() - 12) : match.start()]
    tail = text[match.end("m") : match.end("m") + 4]
    named = re.search(r"\b(?:primary|primaries|year|p|s|grade|class|room|week|on)\s?$", before)
    return joined and bool(named or re.match(r"\s?of\b", tail))


def small_numbers(text: str, below: int = 10) -> tuple[SmallNumber, ...]:
    """Every "N of M", "N out of M" or "N/M" with M under `below` beside a word for people, spelled out or not."""
    flat = plain(text)
    found: dict[int, SmallNumber] = {}
    for pattern in (_OF, _OF_THE):
        for match in pattern.finditer(flat):
            total = _value(match.group("m"))
            count = _value(match.group("n"), total)
            if not 0 < total < below or count > total or _is_class_or_date(flat, match):
                continue
            lead = _LEAD_PEOPLE.search(flat[max(0, match.start() - 24) : match.start()]) if pattern is _OF else None
            beside = _people_after(match.group("after")) or (lead is not None and lead.group("word") in _PEOPLE)
            if not beside and not re.match(rf"\s{CLASS_LABEL}\b(?!\s(?:lessons|classes))", match.group("after")):
                continue
            end = match.end("m") if pattern is _OF else match.end("n")
            found.setdefault(match.start(), SmallNumber(Span(span(match).start, end), count, total))
    return tuple(found[start] for start in sorted(found))
