"""Every sentence a person can read, by language.

A text is looked up as `area.key` in `texts/<language>/<area>.yml`, falls back to en-GB, and is filled with
named values. A text with plural forms is a mapping of CLDR categories (`one`, `two`, `few`, `other`) chosen
by the value `n`, or of exact numbers (`=1`), which go first: in Gaelic 11 takes the form of 1. Dates and
plurals are Babel's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FALLBACK = "en-GB"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_TEXTS = Path(__file__).parent / "texts"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def isolated(value: Any) -> Any:
    """A value whose right-to-left letters would reorder the sentence around it, set apart from it; others as given."""
    if isinstance(value, str) and not value.isascii() and _RIGHT_TO_LEFT.search(value):
        return f"\u2068{value}\u2069"
    return value


@lru_cache(maxsize=256)
def _area(language: str, area: str) -> Mapping[str, Any]:
    path = _TEXTS / language / f"{area}.yml"
    if not path.is_file():
        return {}
    loaded = yaml.load(path.read_text("utf-8"), Loader=_Loader)
    return loaded if isinstance(loaded, dict) else {}


@lru_cache(maxsize=8)
def _locale(language: str) -> Any:
    from babel import Locale

    return Locale.parse(language.replace("-", "_"))


@lru_cache(maxsize=4096)
def _formatted(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=_locale(language))


@dataclass(frozen=True)
class Words:
    """The words of one language. `alter` changes each text after it is filled, for layout tests."""

    language: str = FALLBACK
    alter: Any = field(default=None, compare=False)

    def say(self, key: str, **values: Any) -> str:
        """The text `key`, filled; `n` chooses the plural form. Raises KeyError where no language has it."""
        area, _, name = key.partition(".")
        found = _area(self.language, area).get(name)
        language = self.language
        if found is None:
            found, language = _area(FALLBACK, area).get(name), FALLBACK
        if found is None:
            raise KeyError(key)
        if isinstance(found, dict):
            n = abs(values.get("n", 0))
            found = found.get(f"={n}") or found.get(_locale(language).plural_form(n), found["other"])
        text = str(found).format(**{k: isolated(v) for k, v in values.items()}) if values else str(found)
        return str(self.alter(text)) if self.alter else text

    def has(self, key: str) -> bool:
        area, _, name = key.partition(".")
        return name in _area(self.language, area) or name in _area(FALLBACK, area)

    def day(self, day: date) -> str:
        """27 October 2025"""
        return _formatted(day, "d MMMM y", self.language)

    def short_day(self, day: date) -> str:
        """27 October"""
        return _formatted(day, "d MMMM", self.language)

    def weekday(self, day: date) -> str:
        """Friday 28 August"""
        return _formatted(day, "EEEE d MMMM", self.language)

    def month(self, day: date) -> str:
        """October 2025"""
        return _formatted(day, "LLLL y", self.language)

    def month_short(self, day: date) -> str:
        """Oct"""
        return "Sep" if self.language == FALLBACK and day.month == 9 else _formatted(day, "LLL", self.language)

    def listed(self, items: list[str] | tuple[str, ...]) -> str:
        """a, b and c"""
        from babel.lists import format_list

        return str(format_list(list(items), locale=_locale(self.language))) if items else ""


@lru_cache(maxsize=8)
def words(language: str = FALLBACK) -> Words:
    """The words of `language`, en-GB where it is not known."""
    return Words(language if (_TEXTS / language).is_dir() else FALLBACK)
