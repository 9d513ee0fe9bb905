"""The unit behind a value of one, which a charter gives in the plural: "1 minute" of "minutes".

English alone has a rule that can be trusted, and only for most words; where it cannot, the unit stands first
("lunches: 1"), which is right for any word.
"""

from __future__ import annotations

import re

from mfi_site.wording import FALLBACK, Words, isolated

_ONE = ("1", "−1")
_PLURAL = re.compile(r"(?i)(?<![a-z'’])[a-z]{2,}s\b")
_UNSURE = re.compile(r"(?i).*(?:ss|us|is|as|ies|ses|xes|zes|ches|shes|oes|series|species|news)")


def with_unit(number: str, unit: str, words: Words) -> str:
    """A number and its unit in words."""
    if number not in _ONE:
        return words.say("chart.value-unit", value=number, unit=unit)
    one = of_one(unit) if words.language == FALLBACK else ""
    if one:
        return words.say("chart.value-unit", value=number, unit=one)
    return words.say("chart.unit-value", value=number, unit=unit)


def of_one(unit: str) -> str:
    """The unit of one, "" where its singular is not known: the last word loses its s, or none is plural."""
    if not _PLURAL.search(unit):
        return unit
    *before, last = unit.split(" ")
    known = last.lower().endswith("s") and not _UNSURE.fullmatch(last)
    return " ".join([*before, last[:-1]]) if known and not _PLURAL.search(" ".join(before)) else ""


def parted(shown: str, unit: str) -> tuple[str, str]:
    """A shown value without its unit, and the unit as it may stand behind it; "" where it is not there."""
    if shown.startswith(f"{unit}: "):
        return shown.removeprefix(f"{unit}: "), f"({unit})"
    form = next((form for form in (isolated(unit), unit, of_one(unit)) if form and f" {form}" in shown), "")
    return (shown.replace(f" {form}", "", 1), form) if form else (shown, "")
